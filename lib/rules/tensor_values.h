//===- tensor_values.h - entries that are no value of their type ----------===//
//
// Private to the rules of ONNX.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_RULES_TENSOR_VALUES_H
#define AIMET_RULES_TENSOR_VALUES_H

#include "node_rules.h"

/// The first entry of a payload that is no value of the tensor's type.
typedef struct aimet_bad_entry {
  uint64_t index;
  int64_t value;
  int64_t min, max; ///< what would be one
} aimet_bad_entry;

/// Looks for an entry of int32_data that does not fit a narrower type, or a
/// byte of a BOOL that is neither 0 nor 1; false if there is none. A payload in
/// a file is read piece by piece.
bool aimet_find_bad_entry(const aimet_rule_input *input, MlirAttribute tensor,
                          int32_t data_type, aimet_bad_entry *out);

/// True if bits are set behind the last element of a FLOAT6 tensor's raw_data.
bool aimet_has_float6_padding(const aimet_rule_input *input,
                              MlirAttribute tensor, int32_t data_type);

#endif // AIMET_RULES_TENSOR_VALUES_H
