//===- rewrite.h - rewriting that keeps names -----------------------------===//
//
// Names of tensors are the model's interface to everything around it: a rewrite
// never changes one, and makes new ones only for values that it adds.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_IR_REWRITE_H
#define AIMET_IR_REWRITE_H

#include "op.h"

/// Names that are taken, and an allocator of such that are not.
typedef struct aimet_name_set aimet_name_set;

aimet_name_set *aimet_name_set_create(void);
void aimet_name_set_destroy(aimet_name_set *set);

/// Takes a name; false if it was taken already. The empty name is never taken.
bool aimet_name_set_add(aimet_name_set *set, aimet_string_view name);
bool aimet_name_set_has(const aimet_name_set *set, aimet_string_view name);

/// True if the set has the name of a value.
bool aimet_name_set_has_value(const aimet_name_set *set, MlirValue value);

/// True if no name is taken.
bool aimet_name_set_is_empty(const aimet_name_set *set);

/// Takes and returns `base`, or `base_1`, `base_2`, ..., the first that is
/// free. The string belongs to the set. Amortised constant time.
aimet_string_view aimet_name_set_unique(aimet_name_set *set,
                                        aimet_string_view base);

/// Takes the names of all nodes / of all values (results, graph inputs,
/// arguments of bodies) inside `root`.
void aimet_name_set_add_nodes(aimet_name_set *set, MlirOperation root);
void aimet_name_set_add_values(aimet_name_set *set, MlirOperation root);

/// Gives a node another name. Names of results that are derived from the old
/// one are written down first, so that no tensor changes its name.
void aimet_rename_node(MlirOperation op, aimet_string_view name);

/// Gives result `i` of an operation another name; no other name changes.
void aimet_rename_result(MlirOperation op, intptr_t i, aimet_string_view name);

/// Takes every name that the model mentions outside of its nodes' inputs and
/// outputs: in quantization annotations, training graphs and bindings, and
/// device configurations. A value of such a name must stay, and keep it.
void aimet_name_set_add_mentioned(aimet_name_set *set, MlirOperation module);

/// Puts a copy of an initializer (or a Constant) right behind it, with the same
/// payload (a reference stays a reference) and another name for the value;
/// returns the copy.
MlirOperation aimet_clone_initializer(MlirOperation initializer,
                                      aimet_string_view name);

/// The onnx.Initializer that defines a value; null for anything else, also for
/// the default of a graph input.
MlirOperation aimet_initializer_of(MlirValue value);

/// Makes the type of a function what its arguments and the values that it
/// returns have become.
void aimet_update_signature(MlirOperation function);

#endif // AIMET_IR_REWRITE_H
