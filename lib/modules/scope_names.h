//===- scope_names.h - node names as the TorchScript exporter spells them -===//
//
// `/layer1/layer1.0/conv1/Conv` is a Conv of the module `layer1.0.conv1`: each
// component is a child's name, which begins with its parent's where the parent
// is an indexed container.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_SCOPE_NAMES_H
#define AIMET_MODULES_SCOPE_NAMES_H

#include "arena.h"
#include "string_builder.h"

/// True for a name of this style: it begins with `/` and has no empty
/// component.
bool aimet_scope_name_is(aimet_string_view name);

/// True if a component is that of its parent and more, after a dot: `layer1.0`
/// in `layer1`.
bool aimet_scope_repeats(aimet_string_view component, aimet_string_view parent);

/// The dotted path that the scopes of a name spell, call suffixes left as they
/// stand; the string lives in the arena.
aimet_string_view aimet_scope_path(aimet_string_view name, aimet_arena *arena);

/// Appends the name of an operator in the module `path`:
/// `/layer1/layer1.0/conv1/Conv`.
void aimet_scope_append_name(aimet_string_builder *out, aimet_string_view path,
                             aimet_string_view op_type);

/// Splits `relu_2` into `relu` and 2; false if there is no such number (without
/// leading zeros, at least 1).
bool aimet_split_suffix(aimet_string_view text, aimet_string_view *out_base,
                        int64_t *out_number);

/// True for the name of a module that a preparer made: `module_add_1`.
bool aimet_is_made_module(aimet_string_view path);

#endif // AIMET_MODULES_SCOPE_NAMES_H
