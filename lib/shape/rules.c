//===- rules.c - the inference rules of all operators ---------------------===//

#include "rules.h"

#define AIMET_RULES(family) aimet_rules_##family,
static const aimet_infer_rule *const tables[] = {
#include "rule_tables.def"
};
#undef AIMET_RULES

const aimet_infer_rule *aimet_infer_rule_of(const aimet_schema *schema) {
  for (size_t i = 0; i < sizeof tables / sizeof *tables; ++i)
    for (const aimet_infer_rule *rule = tables[i]; rule->name; ++rule)
      if (aimet_sv_is(aimet_sv(schema->name), rule->name) &&
          aimet_sv_is(aimet_sv(schema->domain),
                      rule->domain ? rule->domain : ""))
        return rule;
  return NULL;
}
