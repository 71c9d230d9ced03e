//===- ir_version_rules.h - features newer than the IR version ------------===//
//
// Private to the rules of ONNX. Rules note which features of the format they
// meet; the first use of each that the model's IR version has not is reported.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_RULES_IR_VERSION_RULES_H
#define AIMET_RULES_IR_VERSION_RULES_H

#include "node_rules.h"

typedef enum aimet_feature {
  AIMET_FEATURE_NONE,
  AIMET_FEATURE_MODEL_METADATA,
  AIMET_FEATURE_NODE_DOMAIN,
  AIMET_FEATURE_BFLOAT16,
  AIMET_FEATURE_EXTERNAL_DATA,
  AIMET_FEATURE_QUANTIZATION_ANNOTATION,
  AIMET_FEATURE_SPARSE_TENSOR,
  AIMET_FEATURE_TRAINING_INFO,
  AIMET_FEATURE_OPTIONAL_TYPE,
  AIMET_FEATURE_SPARSE_TYPE,
  AIMET_FEATURE_TYPE_ATTRIBUTE,
  AIMET_FEATURE_FLOAT8,
  AIMET_FEATURE_ATTRIBUTE_DEFAULTS,
  AIMET_FEATURE_INT4,
  AIMET_FEATURE_OVERLOAD,
  AIMET_FEATURE_METADATA,
  AIMET_FEATURE_FUNCTION_VALUE_INFO,
  AIMET_FEATURE_FLOAT4,
  AIMET_FEATURE_DEVICES,
  AIMET_FEATURE_FLOAT8E8M0,
  AIMET_FEATURE_INT2,
  AIMET_FEATURE_FLOAT6,
} aimet_feature;

/// The model uses a feature at `op`.
void aimet_note_feature(const aimet_rule_input *input, aimet_feature feature,
                        MlirOperation op);

/// The model has a value or tensor of this type at `op`.
void aimet_note_type(const aimet_rule_input *input, MlirType type,
                     MlirOperation op);

/// Notes what the model and its local functions state about themselves.
void aimet_note_model_features(const aimet_rule_input *input);

#endif // AIMET_RULES_IR_VERSION_RULES_H
