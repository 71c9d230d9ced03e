//===- tensor_proto.h - TensorProto and tensor attributes -----------------===//
//
// A payload is validated here, once, on import: its size against dims and
// data_type, one field only, the right one for the type, external files open
// and long enough. What the checks let pass comes back on export bit by bit.
//
// Stricter than onnx.checker, deliberately: data that is too long, fewer than
// the format's entries of 4-bit and 2-bit types, keys of external_data given
// twice, offsets and lengths that are not plain digits, a length that is not
// the tensor's.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_TENSOR_PROTO_H
#define AIMET_ONNX_TENSOR_PROTO_H

#include "codec.h"

/// Converts a tensor. `drop_name` leaves its name out (an initializer's name is
/// that of its value). Fails the codec if the tensor is refused.
MlirAttribute aimet_tensor_to_attribute(aimet_codec *codec,
                                        const Onnx__TensorProto *tensor,
                                        bool drop_name);

/// Builds the tensor of an attribute in the codec's arena. Its payload is
/// represented by a marker (see aimet_export_payload), but for strings and for
/// tensors that are held as they were. Null, with the codec failed, if the
/// attribute is no tensor.
Onnx__TensorProto *aimet_tensor_from_attribute(aimet_codec *codec,
                                               MlirAttribute attribute);

/// True for an unknown field that stands for a payload outside the message:
/// on import made by the wire scan, on export by aimet_tensor_from_attribute.
bool aimet_is_marker(const ProtobufCMessageUnknownField *field);

/// The payload of a tensor being exported, in the form of a TensorProto field.
typedef struct aimet_export_payload {
  uint32_t field;
  uint64_t length;
  const aimet_input_file *file; ///< where it lies; null: `data` holds it
  uint64_t offset;
  const uint8_t *data; ///< in the codec's arena
} aimet_export_payload;

/// The payload behind an exported tensor's marker; null if it has none.
const aimet_export_payload *
aimet_export_payload_of(const Onnx__TensorProto *tensor);

/// Replaces the tensor's payload; a null one leaves it without.
void aimet_export_payload_set(aimet_codec *codec, Onnx__TensorProto *tensor,
                              const aimet_export_payload *payload);

#endif // AIMET_ONNX_TENSOR_PROTO_H
