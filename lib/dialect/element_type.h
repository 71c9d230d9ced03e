//===- element_type.h - TensorProto.DataType and MLIR element types -------===//

#ifndef AIMET_DIALECT_ELEMENT_TYPE_H
#define AIMET_DIALECT_ELEMENT_TYPE_H

#include "attr.h"

#include <stdbool.h>

/// TensorProto.DataType, with its numbers.
typedef enum aimet_data_type_number {
  AIMET_DATA_UNDEFINED = 0,
  AIMET_DATA_FLOAT = 1,
  AIMET_DATA_UINT8 = 2,
  AIMET_DATA_INT8 = 3,
  AIMET_DATA_UINT16 = 4,
  AIMET_DATA_INT16 = 5,
  AIMET_DATA_INT32 = 6,
  AIMET_DATA_INT64 = 7,
  AIMET_DATA_STRING = 8,
  AIMET_DATA_BOOL = 9,
  AIMET_DATA_FLOAT16 = 10,
  AIMET_DATA_DOUBLE = 11,
  AIMET_DATA_UINT32 = 12,
  AIMET_DATA_UINT64 = 13,
  AIMET_DATA_COMPLEX64 = 14,
  AIMET_DATA_COMPLEX128 = 15,
  AIMET_DATA_BFLOAT16 = 16,
  AIMET_DATA_FLOAT8E4M3FN = 17,
  AIMET_DATA_FLOAT8E4M3FNUZ = 18,
  AIMET_DATA_FLOAT8E5M2 = 19,
  AIMET_DATA_FLOAT8E5M2FNUZ = 20,
  AIMET_DATA_UINT4 = 21,
  AIMET_DATA_INT4 = 22,
  AIMET_DATA_FLOAT4E2M1 = 23,
  AIMET_DATA_FLOAT8E8M0 = 24,
  AIMET_DATA_UINT2 = 25,
  AIMET_DATA_INT2 = 26,
  AIMET_DATA_FLOAT6E2M3 = 27,
  AIMET_DATA_FLOAT6E3M2 = 28,
} aimet_data_type_number;

/// The largest number that a data type has.
#define AIMET_DATA_LAST AIMET_DATA_FLOAT6E3M2

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

#endif // AIMET_DIALECT_ELEMENT_TYPE_H
