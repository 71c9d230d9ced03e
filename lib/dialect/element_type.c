//===- element_type.c - TensorProto.DataType and MLIR element types -------===//

#include "element_type.h"

enum {
  FLOAT_DATA = 4,
  INT32_DATA = 5,
  STRING_DATA = 6,
  INT64_DATA = 7,
  DOUBLE_DATA = 10,
  UINT64_DATA = 11
};

static MlirType signless(MlirContext context, unsigned width) {
  return mlirIntegerTypeGet(context, width);
}
static MlirType complex_of(MlirType part) { return mlirComplexTypeGet(part); }
static MlirType onnx_type(MlirContext context, const char *name) {
  return mlirOpaqueTypeGet(context, aimet_ref_c("onnx"), aimet_ref_c(name));
}

MlirType aimet_element_type(MlirContext context, int32_t data_type) {
  switch (data_type) {
  case AIMET_DATA_FLOAT:
    return mlirF32TypeGet(context);
  case AIMET_DATA_DOUBLE:
    return mlirF64TypeGet(context);
  case AIMET_DATA_FLOAT16:
    return mlirF16TypeGet(context);
  case AIMET_DATA_BFLOAT16:
    return mlirBF16TypeGet(context);
  case AIMET_DATA_INT64:
    return signless(context, 64);
  case AIMET_DATA_INT32:
    return signless(context, 32);
  case AIMET_DATA_INT16:
    return signless(context, 16);
  case AIMET_DATA_INT8:
    return signless(context, 8);
  case AIMET_DATA_INT4:
    return signless(context, 4);
  case AIMET_DATA_INT2:
    return signless(context, 2);
  case AIMET_DATA_BOOL:
    return signless(context, 1);
  case AIMET_DATA_UINT64:
    return mlirIntegerTypeUnsignedGet(context, 64);
  case AIMET_DATA_UINT32:
    return mlirIntegerTypeUnsignedGet(context, 32);
  case AIMET_DATA_UINT16:
    return mlirIntegerTypeUnsignedGet(context, 16);
  case AIMET_DATA_UINT8:
    return mlirIntegerTypeUnsignedGet(context, 8);
  case AIMET_DATA_UINT4:
    return mlirIntegerTypeUnsignedGet(context, 4);
  case AIMET_DATA_UINT2:
    return mlirIntegerTypeUnsignedGet(context, 2);
  case AIMET_DATA_COMPLEX64:
    return complex_of(mlirF32TypeGet(context));
  case AIMET_DATA_COMPLEX128:
    return complex_of(mlirF64TypeGet(context));
  case AIMET_DATA_FLOAT8E4M3FN:
    return mlirFloat8E4M3FNTypeGet(context);
  case AIMET_DATA_FLOAT8E4M3FNUZ:
    return mlirFloat8E4M3FNUZTypeGet(context);
  case AIMET_DATA_FLOAT8E5M2:
    return mlirFloat8E5M2TypeGet(context);
  case AIMET_DATA_FLOAT8E5M2FNUZ:
    return mlirFloat8E5M2FNUZTypeGet(context);
  case AIMET_DATA_FLOAT8E8M0:
    return mlirFloat8E8M0FNUTypeGet(context);
  case AIMET_DATA_FLOAT6E2M3:
    return mlirFloat6E2M3FNTypeGet(context);
  case AIMET_DATA_FLOAT6E3M2:
    return mlirFloat6E3M2FNTypeGet(context);
  case AIMET_DATA_FLOAT4E2M1:
    return mlirFloat4E2M1FNTypeGet(context);
  case AIMET_DATA_STRING:
    return onnx_type(context, "String");
  default:
    return onnx_type(context, "unknown");
  }
}

static int32_t integer_data_type(MlirType type) {
  bool is_unsigned = mlirIntegerTypeIsUnsigned(type);
  if (mlirIntegerTypeIsSigned(type))
    return 0;
  switch (mlirIntegerTypeGetWidth(type)) {
  case 1:
    return is_unsigned ? 0 : AIMET_DATA_BOOL;
  case 2:
    return is_unsigned ? AIMET_DATA_UINT2 : AIMET_DATA_INT2;
  case 4:
    return is_unsigned ? AIMET_DATA_UINT4 : AIMET_DATA_INT4;
  case 8:
    return is_unsigned ? AIMET_DATA_UINT8 : AIMET_DATA_INT8;
  case 16:
    return is_unsigned ? AIMET_DATA_UINT16 : AIMET_DATA_INT16;
  case 32:
    return is_unsigned ? AIMET_DATA_UINT32 : AIMET_DATA_INT32;
  case 64:
    return is_unsigned ? AIMET_DATA_UINT64 : AIMET_DATA_INT64;
  default:
    return 0;
  }
}

int32_t aimet_data_type(MlirType element_type) {
  if (mlirTypeIsAF32(element_type))
    return AIMET_DATA_FLOAT;
  if (mlirTypeIsAInteger(element_type))
    return integer_data_type(element_type);
  // Types are uniqued: the one that a data type gives is the same object.
  MlirContext context = mlirTypeGetContext(element_type);
  for (int32_t data_type = 1; data_type <= AIMET_DATA_LAST; ++data_type)
    if (mlirTypeEqual(aimet_element_type(context, data_type), element_type))
      return data_type;
  return 0;
}

const char *aimet_data_type_name(int32_t data_type) {
  static const char *const names[] = {
      [AIMET_DATA_FLOAT] = "FLOAT",
      [AIMET_DATA_UINT8] = "UINT8",
      [AIMET_DATA_INT8] = "INT8",
      [AIMET_DATA_UINT16] = "UINT16",
      [AIMET_DATA_INT16] = "INT16",
      [AIMET_DATA_INT32] = "INT32",
      [AIMET_DATA_INT64] = "INT64",
      [AIMET_DATA_STRING] = "STRING",
      [AIMET_DATA_BOOL] = "BOOL",
      [AIMET_DATA_FLOAT16] = "FLOAT16",
      [AIMET_DATA_DOUBLE] = "DOUBLE",
      [AIMET_DATA_UINT32] = "UINT32",
      [AIMET_DATA_UINT64] = "UINT64",
      [AIMET_DATA_COMPLEX64] = "COMPLEX64",
      [AIMET_DATA_COMPLEX128] = "COMPLEX128",
      [AIMET_DATA_BFLOAT16] = "BFLOAT16",
      [AIMET_DATA_FLOAT8E4M3FN] = "FLOAT8E4M3FN",
      [AIMET_DATA_FLOAT8E4M3FNUZ] = "FLOAT8E4M3FNUZ",
      [AIMET_DATA_FLOAT8E5M2] = "FLOAT8E5M2",
      [AIMET_DATA_FLOAT8E5M2FNUZ] = "FLOAT8E5M2FNUZ",
      [AIMET_DATA_UINT4] = "UINT4",
      [AIMET_DATA_INT4] = "INT4",
      [AIMET_DATA_FLOAT4E2M1] = "FLOAT4E2M1",
      [AIMET_DATA_FLOAT8E8M0] = "FLOAT8E8M0",
      [AIMET_DATA_UINT2] = "UINT2",
      [AIMET_DATA_INT2] = "INT2",
      [AIMET_DATA_FLOAT6E2M3] = "FLOAT6E2M3",
      [AIMET_DATA_FLOAT6E3M2] = "FLOAT6E3M2",
  };
  return data_type > 0 && data_type <= AIMET_DATA_LAST ? names[data_type]
                                                       : NULL;
}

uint32_t aimet_typed_field(int32_t data_type) {
  switch (data_type) {
  case AIMET_DATA_FLOAT:
  case AIMET_DATA_COMPLEX64:
    return FLOAT_DATA;
  case AIMET_DATA_DOUBLE:
  case AIMET_DATA_COMPLEX128:
    return DOUBLE_DATA;
  case AIMET_DATA_INT64:
    return INT64_DATA;
  case AIMET_DATA_UINT64:
  case AIMET_DATA_UINT32:
    return UINT64_DATA;
  case AIMET_DATA_STRING:
    return STRING_DATA;
  default:
    return aimet_data_type_name(data_type) ? INT32_DATA : 0;
  }
}

uint64_t aimet_typed_entries(int32_t data_type, uint64_t elements) {
  switch (data_type) {
  case AIMET_DATA_COMPLEX64:
  case AIMET_DATA_COMPLEX128:
    return elements * 2;
  case AIMET_DATA_UINT4:
  case AIMET_DATA_INT4:
  case AIMET_DATA_FLOAT4E2M1:
    return elements / 2 + elements % 2;
  case AIMET_DATA_UINT2:
  case AIMET_DATA_INT2:
    return elements / 4 + (elements % 4 != 0);
  default:
    return elements;
  }
}
