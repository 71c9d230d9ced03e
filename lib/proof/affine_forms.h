//===- affine_forms.h - linear operators and affine maps as forms ---------===//
//
// Private to lib/proof. Where a rewrite may fold norms, a linear operator with
// constant parameters is the product of a LINEAR (its weights, up to a factor
// for each output channel) and of an AFFINE (those factors, and its bias); a
// norm is an AFFINE. An AFFINE on an AFFINE is one, one below a linear operator
// goes into it, so that it does not matter which of them holds the numbers.
//
// Channels of which nothing is left, for weights or scales are zeros, are the
// same whatever else is said of them.
//
// Forms are equal if the numbers are the same within what rounding does to
// them: the first numbers that were met stand for all that are close to them.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PROOF_AFFINE_FORMS_H
#define AIMET_PROOF_AFFINE_FORMS_H

#include "constant_forms.h"
#include "linear_weight.h"
#include "node_words.h"

/// The numbers behind the forms of one table.
typedef struct aimet_affine_forms aimet_affine_forms;

aimet_affine_forms *aimet_affine_forms_create(aimet_form_table *table);
void aimet_affine_forms_destroy(aimet_affine_forms *forms);

/// A file that could not be read (diagnosed); forms made since are worth
/// nothing.
aimet_status aimet_affine_forms_status(const aimet_affine_forms *forms);

/// How often numbers were looked for no further, for there are too many of
/// their like: forms that are said to differ may be the same.
size_t aimet_affine_forms_given_up(const aimet_affine_forms *forms);

/// Says how many channels each input of a Concat has that joins them, and whose
/// inputs are without their maps.
void affine_form_note_join(aimet_affine_forms *forms, aimet_form join,
                           const uint64_t *counts, size_t num_counts);

/// An affine map of the channels of a form. Takes `map`.
aimet_form affine_form_get(aimet_affine_forms *forms, aimet_form form,
                           affine_axis axis, channel_map *map);

/// The map of an AFFINE; null for other forms, axes and numbers of channels.
const channel_map *affine_form_map(const aimet_affine_forms *forms,
                                   aimet_form form, affine_axis axis,
                                   uint64_t count);

/// The map and the weights of an AFFINE and a LINEAR.
const channel_map *affine_form_numbers(const aimet_affine_forms *forms,
                                       aimet_form affine);
const linear_weight *linear_form_weight(const aimet_affine_forms *forms,
                                        aimet_form linear);

/// A linear operator without bias: what `form` is multiplied by to be that.
typedef struct linear_product {
  aimet_form form;     ///< a LINEAR
  const near *factors; ///< for each output channel
  const near *sums;    ///< what it makes of the shifts of the input; or null
} linear_product;

/// The operator of these words (of a node) on `input`; `constant` is the form
/// of its weights, `weight->input` the map of an AFFINE on `input`, or null.
linear_product linear_form_get(aimet_affine_forms *forms, aimet_form input,
                               const aimet_words *words, aimet_form constant,
                               const linear_weight *weight);

#endif // AIMET_PROOF_AFFINE_FORMS_H
