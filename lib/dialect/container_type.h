//===- container_type.h - types of ONNX that hold other types -------------===//
//
// `!onnx.Seq<T>`, `!onnx.Opt<T>`, `!onnx.Map<K, T>` and `!onnx.SparseTensor<T>`
// are opaque types of MLIR, whose arguments are text.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_DIALECT_CONTAINER_TYPE_H
#define AIMET_DIALECT_CONTAINER_TYPE_H

#include "attr.h"

typedef enum aimet_container_kind {
  AIMET_CONTAINER_NONE, ///< no such type, or its argument is none
  AIMET_CONTAINER_SEQUENCE,
  AIMET_CONTAINER_OPTIONAL,
  AIMET_CONTAINER_MAP,
  AIMET_CONTAINER_SPARSE_TENSOR,
} aimet_container_kind;

/// Makes the type; `key` is of a map only.
MlirType aimet_container_type_get(MlirContext context,
                                  aimet_container_kind kind, MlirType key,
                                  MlirType of);

/// What kind of container a type is, and what it holds; `*out_key` is set for a
/// map. Parses text: not for the inner loop.
aimet_container_kind
aimet_container_type_split(MlirType type, MlirType *out_key, MlirType *out_of);

#endif // AIMET_DIALECT_CONTAINER_TYPE_H
