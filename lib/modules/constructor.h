//===- constructor.h - the Python that makes a module ---------------------===//
//
// What a user has to write to get the module that stands for a function or a
// layer: `nn.Softmax(dim=1)`, `elementwise_ops.Add()`. Arguments are read from
// the nodes that the function or layer became.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_CONSTRUCTOR_H
#define AIMET_MODULES_CONSTRUCTOR_H

#include "node.h"
#include "string_builder.h"

/// Whose class a constructor is of.
typedef enum aimet_constructor_kind {
  AIMET_CONSTRUCTOR_TORCH, ///< torch.nn, imported as `nn`
  AIMET_CONSTRUCTOR_AIMET, ///< AIMET_ELEMENTWISE_OPS
  /// Nobody's: `elementwise_ops.create_wrapper_module` makes the class.
  AIMET_CONSTRUCTOR_WRAPPED,
} aimet_constructor_kind;

/// The line that imports `elementwise_ops`.
#define AIMET_ELEMENTWISE_OPS                                                  \
  "from aimet_torch.nn.modules import custom as elementwise_ops"

/// The nodes of a function or of one call of a layer.
typedef struct aimet_constructor_nodes {
  const MlirOperation *ops;
  size_t count;
} aimet_constructor_nodes;

typedef struct aimet_constructor {
  aimet_constructor_kind kind;
  bool is_complete;    ///< all arguments are read; else `...` stands for some
  bool has_parameters; ///< the module holds weights, to be taken over
} aimet_constructor;

/// Appends the constructor for a function (functional_names.h).
aimet_constructor
aimet_append_function_constructor(aimet_string_builder *out,
                                  aimet_string_view function,
                                  const aimet_constructor_nodes *nodes);

/// Appends the constructor of a class of torch.nn, stated with its Python
/// module; false, and nothing appended, for other classes.
bool aimet_append_class_constructor(aimet_string_builder *out,
                                    aimet_string_view class_name,
                                    const aimet_constructor_nodes *nodes,
                                    aimet_constructor *out_constructor);

#endif // AIMET_MODULES_CONSTRUCTOR_H
