//===- typed_data.h - the typed value fields of TensorProto ---------------===//
//
// float_data, int32_data, ... as protobuf-c unpacks them. What their entries
// mean for a data type is known to lib/weights, which reads the packed form.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_TYPED_DATA_H
#define AIMET_ONNX_TYPED_DATA_H

#include "codec.h"

/// "raw_data", "float_data", ...; null if `field` holds no values.
const char *aimet_typed_field_name(uint32_t field);

/// The inverse; 0 for other names.
uint32_t aimet_typed_field_number(aimet_string_view name);

/// Entries of a typed field that the tensor holds; 0 for other fields.
uint64_t aimet_typed_count(const Onnx__TensorProto *tensor, uint32_t field);

/// The packed form of a field of numbers, in the arena (or the tensor itself).
const void *aimet_typed_pack(aimet_arena *arena,
                             const Onnx__TensorProto *tensor, uint32_t field,
                             size_t *out_length);

/// Sets a field of numbers of the tensor from its packed form. False with the
/// codec failed if the bytes are malformed.
bool aimet_typed_unpack(aimet_codec *codec, uint32_t field,
                        const uint8_t *bytes, uint64_t length,
                        Onnx__TensorProto *tensor);

/// Counts the entries of a packed field that lies in a file.
AIMET_MUST_USE aimet_status aimet_typed_count_packed(
    const aimet_input_file *file, uint64_t offset, uint64_t length,
    uint32_t field, uint64_t *out_count, aimet_file_error *out_error);

#endif // AIMET_ONNX_TYPED_DATA_H
