//===- module_remedy.h - what to write in the user's source ---------------===//
//
// Words about members that the user adds to __init__ of a module, under names
// that the module does not have yet.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_MODULE_REMEDY_H
#define AIMET_PASSES_MODULE_REMEDY_H

#include "constructor.h"
#include "module_tree.h"
#include "string_builder.h"

/// Names of members that are taken: of modules, parameters, and those given.
typedef struct aimet_member_names aimet_member_names;

aimet_member_names *aimet_member_names_create(const aimet_module_tree *tree,
                                              MlirOperation module);
void aimet_member_names_destroy(aimet_member_names *names);

/// Gives a member of the module `container` a name that is free: `base` if that
/// is, else `base_2`, `base_3`, ... Amortised constant time; the string belongs
/// to the names.
aimet_string_view aimet_member_name(aimet_member_names *names,
                                    aimet_string_view container,
                                    aimet_string_view base);

/// The nodes of a call of a leaf / of a functional, in order; in the arena.
aimet_constructor_nodes aimet_call_nodes(const aimet_module_tree *tree,
                                         size_t call, aimet_arena *arena);
aimet_constructor_nodes aimet_functional_nodes(const aimet_module_tree *tree,
                                               size_t functional,
                                               aimet_arena *arena);

/// Appends where the member goes: "`__init__` of `BasicBlock` (module
/// "layer1.0")"; without class or path what is known of the two.
void aimet_append_container(aimet_string_builder *out,
                            const aimet_module_tree *tree,
                            aimet_string_view container);

/// The innermost module that `path` is, or lies in, whose name may be that of a
/// member: `seq` for `seq.0.1`, for numbers are names in lists of modules only.
aimet_string_view aimet_nameable_module(aimet_string_view path);

/// True if the module is a layer of Keras, where PyTorch's words are wrong.
bool aimet_is_of_keras(const aimet_provenance *provenance);

/// Appends the Python expression for the module `path` below `root`:
/// `model.layer1[0].conv`; with names that are no Python names
/// `model.get_submodule("a-b.0")`.
void aimet_append_python_path(aimet_string_builder *out, const char *root,
                              aimet_string_view path);

#endif // AIMET_PASSES_MODULE_REMEDY_H
