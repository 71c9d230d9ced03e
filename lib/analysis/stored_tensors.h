//===- stored_tensors.h - what a model stores, and who reads it -----------===//

#ifndef AIMET_ANALYSIS_STORED_TENSORS_H
#define AIMET_ANALYSIS_STORED_TENSORS_H

#include "call_graph.h"
#include "constant_role.h"

/// An initializer (also the default of a graph input) or a Constant node.
typedef struct aimet_stored_tensor {
  MlirOperation op; ///< Initializer, SparseInitializer or Constant
  MlirValue value;  ///< what it defines, or the graph input
  /// The first operator, in the order of the model, that reads it, through
  /// views and into local functions.
  aimet_constant_use use;
  aimet_constant_role role;
  int32_t element; ///< TensorProto.DataType; 0: unknown
  bool is_scalar;
  bool is_sized; ///< the two below are known
  uint64_t elements;
  uint64_t bytes; ///< as raw_data; 0 for strings
} aimet_stored_tensor;

/// Every stored tensor of the main graph, of local functions and of bodies,
/// once. Borrows the IR.
typedef struct aimet_stored_tensors {
  aimet_stored_tensor *items;
  size_t count, capacity;
} aimet_stored_tensors;

void aimet_stored_tensors_init(aimet_stored_tensors *tensors,
                               const aimet_call_graph *graph);
void aimet_stored_tensors_deinit(aimet_stored_tensors *tensors);

#endif // AIMET_ANALYSIS_STORED_TENSORS_H
