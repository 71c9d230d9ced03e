//===- type_proto.h - TypeProto and MLIR types ----------------------------===//

#ifndef AIMET_ONNX_TYPE_PROTO_H
#define AIMET_ONNX_TYPE_PROTO_H

#include "codec.h"

/// An MLIR type and how much of the TypeProto it holds.
typedef struct aimet_imported_type {
  MlirType type;
  /// Names of symbolic dimensions, "" for others; null: no dimension has one.
  MlirAttribute dim_params;
  /// True if type and dim_params give the TypeProto exactly.
  bool exact;
} aimet_imported_type;

/// The MLIR type of a TypeProto; of a null one the type of a value without
/// type.
aimet_imported_type aimet_type_from_proto(aimet_codec *codec,
                                          const Onnx__TypeProto *proto);

/// The TypeProto (in the codec's arena) of an MLIR type; null for the type of a
/// value without type and for `none`. Fails the codec for types that ONNX has
/// not.
Onnx__TypeProto *aimet_type_to_proto(aimet_codec *codec, MlirType type,
                                     MlirAttribute dim_params);

#endif // AIMET_ONNX_TYPE_PROTO_H
