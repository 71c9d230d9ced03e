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
  case ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT:
    return mlirF32TypeGet(context);
  case ONNX__TENSOR_PROTO__DATA_TYPE__DOUBLE:
    return mlirF64TypeGet(context);
  case ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT16:
    return mlirF16TypeGet(context);
  case ONNX__TENSOR_PROTO__DATA_TYPE__BFLOAT16:
    return mlirBF16TypeGet(context);
  case ONNX__TENSOR_PROTO__DATA_TYPE__INT64:
    return signless(context, 64);
  case ONNX__TENSOR_PROTO__DATA_TYPE__INT32:
    return signless(context, 32);
  case ONNX__TENSOR_PROTO__DATA_TYPE__INT16:
    return signless(context, 16);
  case ONNX__TENSOR_PROTO__DATA_TYPE__INT8:
    return signless(context, 8);
  case ONNX__TENSOR_PROTO__DATA_TYPE__INT4:
    return signless(context, 4);
  case ONNX__TENSOR_PROTO__DATA_TYPE__INT2:
    return signless(context, 2);
  case ONNX__TENSOR_PROTO__DATA_TYPE__BOOL:
    return signless(context, 1);
  case ONNX__TENSOR_PROTO__DATA_TYPE__UINT64:
    return mlirIntegerTypeUnsignedGet(context, 64);
  case ONNX__TENSOR_PROTO__DATA_TYPE__UINT32:
    return mlirIntegerTypeUnsignedGet(context, 32);
  case ONNX__TENSOR_PROTO__DATA_TYPE__UINT16:
    return mlirIntegerTypeUnsignedGet(context, 16);
  case ONNX__TENSOR_PROTO__DATA_TYPE__UINT8:
    return mlirIntegerTypeUnsignedGet(context, 8);
  case ONNX__TENSOR_PROTO__DATA_TYPE__UINT4:
    return mlirIntegerTypeUnsignedGet(context, 4);
  case ONNX__TENSOR_PROTO__DATA_TYPE__UINT2:
    return mlirIntegerTypeUnsignedGet(context, 2);
  case ONNX__TENSOR_PROTO__DATA_TYPE__COMPLEX64:
    return complex_of(mlirF32TypeGet(context));
  case ONNX__TENSOR_PROTO__DATA_TYPE__COMPLEX128:
    return complex_of(mlirF64TypeGet(context));
  case ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT8E4M3FN:
    return mlirFloat8E4M3FNTypeGet(context);
  case ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT8E4M3FNUZ:
    return mlirFloat8E4M3FNUZTypeGet(context);
  case ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT8E5M2:
    return mlirFloat8E5M2TypeGet(context);
  case ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT8E5M2FNUZ:
    return mlirFloat8E5M2FNUZTypeGet(context);
  case ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT8E8M0:
    return mlirFloat8E8M0FNUTypeGet(context);
  case ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT6E2M3:
    return mlirFloat6E2M3FNTypeGet(context);
  case ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT6E3M2:
    return mlirFloat6E3M2FNTypeGet(context);
  case ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT4E2M1:
    return mlirFloat4E2M1FNTypeGet(context);
  case ONNX__TENSOR_PROTO__DATA_TYPE__STRING:
    return onnx_type(context, "String");
  default:
    return onnx_type(context, "unknown");
  }
}

int32_t aimet_data_type(MlirType element_type) {
  // Types are uniqued: the one that a data type gives is the same object.
  MlirContext context = mlirTypeGetContext(element_type);
  const ProtobufCEnumDescriptor *types =
      &onnx__tensor_proto__data_type__descriptor;
  for (unsigned i = 0; i < types->n_values; ++i) {
    int32_t data_type = types->values[i].value;
    if (data_type != 0 &&
        mlirTypeEqual(aimet_element_type(context, data_type), element_type))
      return data_type;
  }
  return 0;
}

const char *aimet_data_type_name(int32_t data_type) {
  if (data_type == 0)
    return NULL;
  const ProtobufCEnumValue *value = protobuf_c_enum_descriptor_get_value(
      &onnx__tensor_proto__data_type__descriptor, data_type);
  return value ? value->name : NULL;
}

uint32_t aimet_typed_field(int32_t data_type) {
  switch (data_type) {
  case ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT:
  case ONNX__TENSOR_PROTO__DATA_TYPE__COMPLEX64:
    return FLOAT_DATA;
  case ONNX__TENSOR_PROTO__DATA_TYPE__DOUBLE:
  case ONNX__TENSOR_PROTO__DATA_TYPE__COMPLEX128:
    return DOUBLE_DATA;
  case ONNX__TENSOR_PROTO__DATA_TYPE__INT64:
    return INT64_DATA;
  case ONNX__TENSOR_PROTO__DATA_TYPE__UINT64:
  case ONNX__TENSOR_PROTO__DATA_TYPE__UINT32:
    return UINT64_DATA;
  case ONNX__TENSOR_PROTO__DATA_TYPE__STRING:
    return STRING_DATA;
  default:
    return aimet_data_type_name(data_type) ? INT32_DATA : 0;
  }
}

uint64_t aimet_typed_entries(int32_t data_type, uint64_t elements) {
  switch (data_type) {
  case ONNX__TENSOR_PROTO__DATA_TYPE__COMPLEX64:
  case ONNX__TENSOR_PROTO__DATA_TYPE__COMPLEX128:
    return elements * 2;
  case ONNX__TENSOR_PROTO__DATA_TYPE__UINT4:
  case ONNX__TENSOR_PROTO__DATA_TYPE__INT4:
  case ONNX__TENSOR_PROTO__DATA_TYPE__FLOAT4E2M1:
    return elements / 2 + elements % 2;
  case ONNX__TENSOR_PROTO__DATA_TYPE__UINT2:
  case ONNX__TENSOR_PROTO__DATA_TYPE__INT2:
    return elements / 4 + (elements % 4 != 0);
  default:
    return elements;
  }
}
