//===- rules.h - the inference rules of all operators ---------------------===//
//
// A file of rules holds those of one family of operators in a table
// `aimet_rules_FAMILY`, named by a line of rule_tables.def.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_RULES_H
#define AIMET_SHAPE_RULES_H

#include "infer.h"

#define AIMET_RULES(family)                                                    \
  extern const aimet_infer_rule aimet_rules_##family[];
#include "rule_tables.def"
#undef AIMET_RULES

/// The rule of an operator, or null.
const aimet_infer_rule *aimet_infer_rule_of(const aimet_schema *schema);

#endif // AIMET_SHAPE_RULES_H
