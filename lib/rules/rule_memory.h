//===- rule_memory.h - what rules remember between operations -------------===//
//
// Private to the rules of ONNX.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_RULES_RULE_MEMORY_H
#define AIMET_RULES_RULE_MEMORY_H

#include "node_rules_internal.h"

#include "ptr_map.h"

struct aimet_rule_memory {
  MlirOperation function; ///< whose imports the operators below go by
  aimet_ptr_map by_name;  ///< name of an operation -> 1 + index
  aimet_operator *operators;
  size_t num_operators, capacity;
  aimet_operator unnamed; ///< of an operation whose name does not tell all
  aimet_ptr_map types;    ///< type -> 1 + its feature (ir_version_rules.c)
  uint64_t features;      ///< bit set of those that have been reported
  /// `domain:type` of an operator that does not exist -> the nearest one's name
  aimet_string_map *nearest;
  aimet_string_map *configurations; ///< of devices: name -> their number + 1
  aimet_status read_status;         ///< of files
};

#endif // AIMET_RULES_RULE_MEMORY_H
