//===- constant_forms.h - constants by what they hold ---------------------===//
//
// Two constants are one form exactly if type, shape and content are the same,
// in whichever way a model stores them: an Initializer or a Constant, raw bytes
// or a typed field, inside of the model or in a file. Small ones are compared
// by bytes. Large ones are the same if they are the same piece of a file; only
// where two different pieces might hold the same bytes they are read, and
// compared by a hash of 128 bits.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PROOF_CONSTANT_FORMS_H
#define AIMET_PROOF_CONSTANT_FORMS_H

#include "constant_value.h"
#include "form_table.h"
#include "weights.h"

/// The constants of one table of forms.
typedef struct aimet_constant_forms aimet_constant_forms;

aimet_constant_forms *aimet_constant_forms_create(aimet_form_table *table);
void aimet_constant_forms_destroy(aimet_constant_forms *constants);

/// The form of a tensor attribute. `store` reads it, null: only what stands in
/// the IR is read.
aimet_form aimet_constant_form_of_tensor(aimet_constant_forms *constants,
                                         aimet_weight_store *store,
                                         MlirAttribute tensor);

/// The form of what a Constant or initializer holds; 0 if it holds nothing.
aimet_form aimet_constant_form_of_value(aimet_constant_forms *constants,
                                        aimet_weight_store *store,
                                        aimet_constant_value value);

/// A file that could not be read (diagnosed); forms made since are worth
/// nothing.
aimet_status aimet_constant_forms_status(const aimet_constant_forms *constants);

/// The attribute that the form was made of, and the store that reads it. False
/// if the form is no constant, or is one that no tensor attribute states.
bool aimet_constant_form_tensor(const aimet_constant_forms *constants,
                                aimet_form form, MlirAttribute *out_tensor,
                                aimet_weight_store **out_store);

/// The type of a constant; null if there is none.
MlirType aimet_constant_form_type(const aimet_constant_forms *constants,
                                  aimet_form form);

/// Bytes that were read from files for comparing.
uint64_t aimet_constant_forms_bytes_read(const aimet_constant_forms *constants);

#endif // AIMET_PROOF_CONSTANT_FORMS_H
