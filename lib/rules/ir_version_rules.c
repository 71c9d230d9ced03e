//===- ir_version_rules.c - features newer than the IR version ------------===//

#include "ir_version_rules.h"

#include "element_type.h"
#include "node_rules_internal.h"
#include "op.h"
#include "rule_memory.h"

/// When each feature came, and what it is called.
static const struct {
  int64_t version;
  const char *text;
} features[] = {
    [AIMET_FEATURE_NONE] = {0, ""},
    [AIMET_FEATURE_MODEL_METADATA] = {3, "metadata_props of a model"},
    [AIMET_FEATURE_NODE_DOMAIN] = {3, "the domain of a node"},
    [AIMET_FEATURE_BFLOAT16] = {4, "data type BFLOAT16"},
    [AIMET_FEATURE_EXTERNAL_DATA] = {4, "external data"},
    [AIMET_FEATURE_QUANTIZATION_ANNOTATION] = {5, "quantization_annotation"},
    [AIMET_FEATURE_SPARSE_TENSOR] = {6, "a sparse tensor"},
    [AIMET_FEATURE_TRAINING_INFO] = {7, "training_info"},
    [AIMET_FEATURE_OPTIONAL_TYPE] = {8, "an optional type"},
    [AIMET_FEATURE_SPARSE_TYPE] = {8, "a sparse tensor type"},
    [AIMET_FEATURE_TYPE_ATTRIBUTE] = {8, "an attribute that holds a type"},
    [AIMET_FEATURE_FLOAT8] = {9, "a FLOAT8 data type"},
    [AIMET_FEATURE_ATTRIBUTE_DEFAULTS] =
        {9, "the default of a function's attribute"},
    [AIMET_FEATURE_INT4] = {10, "data type INT4 or UINT4"},
    [AIMET_FEATURE_OVERLOAD] = {10, "the overload of a function"},
    [AIMET_FEATURE_METADATA] = {10, "metadata_props below the model"},
    [AIMET_FEATURE_FUNCTION_VALUE_INFO] = {10, "value_info of a function"},
    [AIMET_FEATURE_FLOAT4] = {11, "data type FLOAT4E2M1"},
    [AIMET_FEATURE_DEVICES] = {11, "a device configuration"},
    [AIMET_FEATURE_FLOAT8E8M0] = {12, "data type FLOAT8E8M0"},
    [AIMET_FEATURE_INT2] = {13, "data type INT2 or UINT2"},
    [AIMET_FEATURE_FLOAT6] = {14, "a FLOAT6 data type"},
};

static const aimet_rule feature_rule = {
    "ir-feature", NULL,
    "a reader of that IR version may ignore the field or refuse the model, "
    "though most read it",
    "export the model with a newer IR version"};

void aimet_note_feature(const aimet_rule_input *input, aimet_feature feature,
                        MlirOperation op) {
  uint64_t bit = UINT64_C(1) << feature;
  if (feature == AIMET_FEATURE_NONE || input->ir_version < 1 ||
      input->ir_version >= features[feature].version ||
      (input->memory->features & bit))
    return;
  input->memory->features |= bit;
  aimet_rule_context context = aimet_rule_context_of(input, &feature_rule, op);
  aimet_rule_report(&context, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                    "the model uses %s, which came with IR version %lld, at IR "
                    "version %lld",
                    features[feature].text,
                    (long long)features[feature].version,
                    (long long)input->ir_version);
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

static aimet_feature feature_of_element(MlirType element) {
  switch (aimet_data_type(element)) {
  case AIMET_DATA_BFLOAT16:
    return AIMET_FEATURE_BFLOAT16;
  case AIMET_DATA_FLOAT8E4M3FN:
  case AIMET_DATA_FLOAT8E4M3FNUZ:
  case AIMET_DATA_FLOAT8E5M2:
  case AIMET_DATA_FLOAT8E5M2FNUZ:
    return AIMET_FEATURE_FLOAT8;
  case AIMET_DATA_INT4:
  case AIMET_DATA_UINT4:
    return AIMET_FEATURE_INT4;
  case AIMET_DATA_FLOAT4E2M1:
    return AIMET_FEATURE_FLOAT4;
  case AIMET_DATA_FLOAT8E8M0:
    return AIMET_FEATURE_FLOAT8E8M0;
  case AIMET_DATA_INT2:
  case AIMET_DATA_UINT2:
    return AIMET_FEATURE_INT2;
  case AIMET_DATA_FLOAT6E2M3:
  case AIMET_DATA_FLOAT6E3M2:
    return AIMET_FEATURE_FLOAT6;
  default:
    return AIMET_FEATURE_NONE;
  }
}

static aimet_feature feature_of_type(MlirType type) {
  if (mlirTypeIsATensor(type))
    return feature_of_element(mlirShapedTypeGetElementType(type));
  if (!mlirTypeIsAOpaque(type))
    return AIMET_FEATURE_NONE;
  aimet_string_view text = aimet_view(mlirOpaqueTypeGetData(type));
  if (aimet_sv_starts_with(text, aimet_sv("Opt<")))
    return AIMET_FEATURE_OPTIONAL_TYPE;
  if (aimet_sv_starts_with(text, aimet_sv("SparseTensor<")))
    return AIMET_FEATURE_SPARSE_TYPE;
  return AIMET_FEATURE_NONE;
}

void aimet_note_type(const aimet_rule_input *input, MlirType type,
                     MlirOperation op) {
  bool is_new;
  if (input->ir_version >= features[AIMET_FEATURE_FLOAT6].version)
    return;
  uint64_t *feature =
      aimet_ptr_map_insert(&input->memory->types, type.ptr, &is_new);
  if (is_new)
    *feature = feature_of_type(type);
  if (*feature != AIMET_FEATURE_NONE)
    aimet_note_feature(input, (aimet_feature)*feature, op);
}

//===----------------------------------------------------------------------===//
// Model and functions
//===----------------------------------------------------------------------===//

static void note_if(const aimet_rule_input *input, MlirOperation op,
                    MlirAttribute field, aimet_feature feature) {
  if (!mlirAttributeIsNull(field))
    aimet_note_feature(input, feature, op);
}

static void note_function(const aimet_rule_input *input, MlirOperation op) {
  MlirAttribute message = aimet_op_attr(op, "onnx.function");
  note_if(input, op, aimet_dict_get(message, "attribute_proto"),
          AIMET_FEATURE_ATTRIBUTE_DEFAULTS);
  note_if(input, op, aimet_dict_get(message, "overload"),
          AIMET_FEATURE_OVERLOAD);
  note_if(input, op, aimet_dict_get(message, "metadata_props"),
          AIMET_FEATURE_METADATA);
}

void aimet_note_model_features(const aimet_rule_input *input) {
  MlirOperation module = input->module;
  note_if(input, module, aimet_op_attr(module, "onnx.metadata_props"),
          AIMET_FEATURE_MODEL_METADATA);
  note_if(input, module, aimet_op_attr(module, "onnx.training_info"),
          AIMET_FEATURE_TRAINING_INFO);
  note_if(input, module, aimet_op_attr(module, "onnx.configuration"),
          AIMET_FEATURE_DEVICES);
  MlirBlock body = aimet_body(module, 0);
  if (mlirBlockIsNull(body))
    return;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (aimet_op_is(op, "func.func"))
      note_function(input, op);
}
