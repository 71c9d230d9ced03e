//===- check_onnx_rules.h - the rules of check-onnx -----------------------===//

#ifndef AIMET_PASSES_CHECK_ONNX_RULES_H
#define AIMET_PASSES_CHECK_ONNX_RULES_H

#include "pass.h"

/// Ended by an entry without name.
extern const aimet_pass_rule aimet_check_onnx_rules[];

#endif // AIMET_PASSES_CHECK_ONNX_RULES_H
