//===- known_values.h - what is known of values before a model runs -------===//
//
// Private to lib/proof. What forms look through where a rewrite may use what is
// known of values: constants that are computed, branches and loops that are
// decided, operators that change nothing.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PROOF_KNOWN_VALUES_H
#define AIMET_PROOF_KNOWN_VALUES_H

#include "form_builder.h"
#include "inference.h"

/// What is known of one module. With `binds` of the builder's options a value
/// that is known is a constant; else that is only used to decide control flow,
/// and the value is what computes it.
typedef struct known_values known_values;

/// Infers the module of the builder, which must not change. Null in `*out` on
/// failure (diagnosed).
AIMET_MUST_USE aimet_status known_values_create(form_builder *builder,
                                                bool binds, known_values **out);
void known_values_destroy(known_values *known);

/// Binds the results of a node of which more is known than its operator; false
/// if there is nothing.
bool known_walk(known_values *known, const form_scope *scope, MlirOperation op);

/// What result `i` of a node is, whose form is `form`: that, or a constant.
aimet_form known_result(known_values *known, MlirOperation op, intptr_t i,
                        aimet_form form);

/// What a deterministic node is: a constant if its operands are known and it
/// computes exactly, else `form` itself. The opsets are those that `like` sees.
aimet_form known_node(known_values *known, const form_scope *scope,
                      MlirOperation op, MlirOperation like, aimet_form form);

/// The constant that a form is known to be; 0 if it is not.
aimet_form known_form(const known_values *known, aimet_form form);

/// A form that is one integer or bool.
bool known_integer(const known_values *known, aimet_form form, int64_t *out);

/// What is inferred of the module.
aimet_inference *known_inference(const known_values *known);

#endif // AIMET_PROOF_KNOWN_VALUES_H
