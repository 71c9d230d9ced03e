//===- attribute_proto.h - AttributeProto and MLIR attributes -------------===//
//
// See the table in docs/dialect.md, "Operations". Graphs are regions and not
// handled here.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_ATTRIBUTE_PROTO_H
#define AIMET_ONNX_ATTRIBUTE_PROTO_H

#include "codec.h"

/// The natural form of an attribute; a null attribute if it has none (then a
/// message attribute holds it).
MlirAttribute aimet_attribute_natural(aimet_codec *codec,
                                      const Onnx__AttributeProto *proto);

/// The AttributeProto of a natural form; null with the codec failed if the
/// attribute is none.
Onnx__AttributeProto *aimet_attribute_to_proto(aimet_codec *codec,
                                               aimet_string_view name,
                                               MlirAttribute attribute);

/// What a graph attribute says besides its graph: null if it is no more than
/// name and type GRAPH.
MlirAttribute aimet_graph_attribute_rest(aimet_codec *codec,
                                         const Onnx__AttributeProto *proto,
                                         bool is_list);

#endif // AIMET_ONNX_ATTRIBUTE_PROTO_H
