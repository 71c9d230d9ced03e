//===- tensor_rules.h - rules on the payloads of tensors ------------------===//
//
// Private to the rules of ONNX. What import refuses (docs/limits.md) does not
// come here: sizes that do not fit, data in the wrong field, files that cannot
// be read.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_RULES_TENSOR_RULES_H
#define AIMET_RULES_TENSOR_RULES_H

#include "node_rules_internal.h"

/// Checks an onnx.Initializer or onnx.SparseInitializer.
void aimet_check_initializer(const aimet_rule_input *input, MlirOperation op);

/// Checks the tensors in the attributes of a node.
void aimet_check_attribute_tensors(const aimet_rule_context *context);

/// Checks a tensor attribute that belongs to `op`. `subject` begins messages
/// (`tensor "w"`), `name` is the tensor's, or empty.
void aimet_check_tensor(const aimet_rule_input *input, MlirOperation op,
                        MlirAttribute tensor, aimet_string_view name,
                        aimet_string_view subject);

/// Checks the message attribute of a SparseTensorProto likewise.
void aimet_check_sparse_tensor(const aimet_rule_input *input, MlirOperation op,
                               MlirAttribute message, aimet_string_view name,
                               aimet_string_view subject);

#endif // AIMET_RULES_TENSOR_RULES_H
