//===- functional_names.h - the names of PyTorch's functions --------------===//
//
// A functional is known by the name of the function that was called (`add`,
// `max_pool2d`), whatever the exporter made of it. One table says for each
// function what it is and which class of module stands for it.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_FUNCTIONAL_NAMES_H
#define AIMET_MODULES_FUNCTIONAL_NAMES_H

#include "arena.h"
#include "node.h"

/// The function that a qualified ATen operator stands for:
/// `aten.max_pool2d_with_indices.default` is `max_pool2d`; operators of other
/// libraries keep their name without library and overload. In-place forms lose
/// their trailing underscore.
aimet_string_view aimet_function_of_aten(aimet_string_view qualified,
                                         aimet_arena *arena);

/// The function that an operator alone stands for (`Div` is `truediv`, a
/// `MaxPool` with two kernel dimensions `max_pool2d`); operators that the table
/// does not know give their type in snake case.
aimet_string_view aimet_function_of_op(MlirOperation op, aimet_arena *arena);

/// True for functions that only view, move, convert or measure.
bool aimet_function_is_math_invariant(aimet_string_view function);

/// True for functions that the tables here know.
bool aimet_function_is_known(aimet_string_view function);

/// Calls `visit` with each function that the tables know; some come twice.
void aimet_each_function(void (*visit)(const char *function, void *user_data),
                         void *user_data);

/// True for functions that torch has among its activations (`silu`, `softmax`).
bool aimet_function_is_activation(aimet_string_view function);

/// Calls `visit` with each of them.
void aimet_each_activation(void (*visit)(const char *function, void *user_data),
                           void *user_data);

/// False for functions that get a module but whose lack is no fault (`mean`).
bool aimet_function_is_reported(aimet_string_view function);

/// The class of the module that stands for a function: `Add`, `ReLU`, `Linear`;
/// for functions that the table does not know their name in camel case.
aimet_string_view aimet_function_class(aimet_string_view function,
                                       aimet_arena *arena);

/// The qualified class of torch.nn whose only work is this function
/// (`torch.nn.modules.activation.ReLU`); `op` is the function's (last)
/// operation. Empty if no class or no one class is it.
aimet_string_view aimet_function_torch_class(aimet_string_view function,
                                             MlirOperation op,
                                             aimet_arena *arena);

/// `LayerNorm2d` -> `layer_norm2d`: an underscore between a small letter and a
/// capital, all in small letters (the rule of torch.fx).
aimet_string_view aimet_snake_case(aimet_string_view text, aimet_arena *arena);

#endif // AIMET_MODULES_FUNCTIONAL_NAMES_H
