//===- form_text.h - forms in words ---------------------------------------===//

#ifndef AIMET_PROOF_FORM_TEXT_H
#define AIMET_PROOF_FORM_TEXT_H

#include "model_form.h"
#include "string_builder.h"

/// Appends a form as one of the models calls it: `Conv "/conv"`, `input "x"`,
/// `weight "w"`, `result 1 of Split "/s"`.
void aimet_form_print(const aimet_form_space *space, aimet_form form,
                      unsigned side, aimet_string_builder *out);

/// Appends a name in quotes, escaped; nothing if there is none.
void aimet_form_print_name(aimet_string_builder *out, MlirAttribute name);

/// Appends an attribute or a type as MLIR prints it, cut where it is long.
void aimet_form_print_attribute(aimet_string_builder *out,
                                MlirAttribute attribute);
void aimet_form_print_type(aimet_string_builder *out, MlirType type);

/// Appends where the elements of two constants of one type part: `element 3 is
/// 0.5 before and 0.25 after`; nothing if that cannot be told.
void aimet_form_print_elements(const aimet_form_space *space,
                               const aimet_form forms[2],
                               const char *const names[2],
                               aimet_string_builder *out);

#endif // AIMET_PROOF_FORM_TEXT_H
