//===- function_kinds.h - what each local function stands for -------------===//
//
// Two exporters of PyTorch write modules as local functions:
//
// - The TorchScript exporter (`export_modules_as_functions`): one function for
//   each class, `torch.nn.modules.conv`/`Conv2d`, `Conv2d.1` for a variant. It
//   names the nodes in bodies by their operator alone.
// - The exporter of PyTorch 2.1 to 2.4 (`dynamo_export`): one function for each
//   call, of the domain `pkg.PACKAGE.VERSION`; its name has class, path and
//   number of the call, with underscores for dots:
//   `torch_nn_modules_conv_Conv2d_layer1_0_conv1_1`. Each ATen operator is a
//   function, too (`pkg.onnxscript.torch_lib`/`aten_gelu`).
//
// Neither says the path of an instance in full; parameters that are passed do.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_FUNCTION_KINDS_H
#define AIMET_MODULES_FUNCTION_KINDS_H

#include "arena.h"
#include "call_graph.h"

typedef enum aimet_function_kind {
  AIMET_FUNCTION_OTHER,     ///< anything: an operator like others
  AIMET_FUNCTION_LAYER,     ///< a leaf module of torch.nn
  AIMET_FUNCTION_LEAF,      ///< a module of the user's class, without others
  AIMET_FUNCTION_CONTAINER, ///< a module that calls others
  AIMET_FUNCTION_ATEN,      ///< one function of PyTorch
} aimet_function_kind;

typedef struct aimet_module_function {
  MlirOperation op;
  aimet_function_kind kind;
  aimet_string_view class_name; ///< of a module; empty: unknown
  aimet_string_view function;   ///< of AIMET_FUNCTION_ATEN: `gelu`
  /// Of a function that is one call: the module's path with underscores for
  /// dots, and the number of the call. Else empty.
  aimet_string_view display;
  int64_t call;
  /// A call bears the scope of the body's last node: this many scopes below the
  /// module's own.
  size_t num_scopes_below;
  /// For each argument, the parameter that the first call passes; or empty.
  aimet_string_view *parameters;
  size_t num_parameters;
  bool has_first_call; ///< parameters are known
  /// The module's path in the first call, as its parameters tell.
  bool has_path;
  aimet_string_view path;
  /// The path that the first call was given.
  bool is_placed;
  aimet_string_view placed;
} aimet_module_function;

/// The functions of a model; strings are of the context or of it.
typedef struct aimet_module_functions {
  aimet_call_graph *graph;
  aimet_module_function *items; ///< in the order of the graph
  size_t count;
  bool has_modules; ///< some function is a module
  /// All modules are functions: what is outside of those is in no module.
  bool is_complete;
  aimet_arena *arena;
} aimet_module_functions;

aimet_module_functions *aimet_module_functions_create(MlirOperation module);
void aimet_module_functions_destroy(aimet_module_functions *functions);

/// The function that a node calls; null if it calls none.
aimet_module_function *
aimet_called_function(const aimet_module_functions *functions,
                      MlirOperation op);

/// True for the three kinds of modules.
bool aimet_function_is_module(const aimet_module_function *function);

/// The path of the module that `call` is an instance of, as far as the
/// parameters that it passes tell; in terms of the caller's first instance.
bool aimet_path_by_parameters(const aimet_module_functions *functions,
                              const aimet_module_function *caller,
                              MlirOperation call, aimet_string_view *out);

#endif // AIMET_MODULES_FUNCTION_KINDS_H
