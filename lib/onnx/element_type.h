//===- element_type.h - TensorProto.DataType and MLIR element types -------===//

#ifndef AIMET_ONNX_ELEMENT_TYPE_H
#define AIMET_ONNX_ELEMENT_TYPE_H

#include "codec.h"

/// The element type of a data type; `!onnx.unknown` for UNDEFINED and numbers
/// that no data type has.
MlirType aimet_element_type(MlirContext context, int32_t data_type);

/// The data type of an element type; 0 (UNDEFINED) if there is none.
int32_t aimet_data_type(MlirType element_type);

/// "FLOAT", "INT4", ...; null for UNDEFINED and numbers that no type has.
const char *aimet_data_type_name(int32_t data_type);

/// The typed TensorProto field (its number) for a data type: what holds the
/// values where raw_data does not; 0 if there is none.
uint32_t aimet_typed_field(int32_t data_type);

/// Entries that `elements` elements take in the typed field: two for a complex
/// number, one for two 4-bit or four 2-bit elements.
uint64_t aimet_typed_entries(int32_t data_type, uint64_t elements);

#endif // AIMET_ONNX_ELEMENT_TYPE_H
