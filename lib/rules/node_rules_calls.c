//===- node_rules_calls.c - rules on calls of local functions -------------===//

#include "node_rules_internal.h"

#include "op.h"

/// Names that differ in more characters than this are not suggested.
#define SUGGESTION_DISTANCE 3

/// The function of this domain whose name is nearest; null if none is near.
static const aimet_local_function *
nearest_function(const aimet_local_functions *functions,
                 aimet_string_view domain, aimet_string_view name) {
  const aimet_local_function *best = NULL;
  size_t best_distance = SUGGESTION_DISTANCE + 1;
  for (size_t i = 0; i < functions->count; ++i) {
    const aimet_local_function *function = &functions->items[i];
    if (!aimet_sv_equal(function->domain, domain))
      continue;
    size_t distance = aimet_sv_distance(name, function->name);
    if (distance < best_distance) {
      best = function;
      best_distance = distance;
    }
  }
  return best;
}

/// Domains whose operators a runtime brings, though models may define more.
static bool is_runtime_domain(aimet_string_view domain) {
  return aimet_sv_starts_with(domain, aimet_sv("com.microsoft"));
}

static void report_unknown_function(aimet_rule_context *c) {
  aimet_severity severity = is_runtime_domain(c->domain)
                                ? AIMET_SEVERITY_WARNING
                                : AIMET_SEVERITY_ERROR;
  const aimet_local_function *nearest =
      nearest_function(c->input->functions, c->domain, c->type);
  if (!nearest)
    aimet_rule_report(c, severity, aimet_sv(""), NULL,
                      "the model has no function \"%.*s\" in domain \"%.*s\"",
                      AIMET_SV(c->type), AIMET_SV(c->domain));
  else if (aimet_sv_equal(nearest->name, c->type))
    aimet_rule_report(c, severity, aimet_sv(""),
                      "call the function with an overload that it has",
                      "the model has function \"%.*s\" in domain \"%.*s\", but "
                      "not with this overload",
                      AIMET_SV(c->type), AIMET_SV(c->domain));
  else
    aimet_rule_report(c, severity, aimet_sv(""), NULL,
                      "the model has no function \"%.*s\" in domain \"%.*s\", "
                      "did you mean \"%.*s\"?",
                      AIMET_SV(c->type), AIMET_SV(c->domain),
                      AIMET_SV(nearest->name));
}

void aimet_rule_call_target(aimet_rule_context *c) {
  if (c->is_call && !c->callee)
    aimet_rule_error(c, "the called function does not exist");
  else if (!c->is_call && !c->schema && c->type.length && c->domain.length &&
           aimet_string_map_find(c->input->functions->domains, c->domain))
    report_unknown_function(c);
}

void aimet_rule_call_arity(aimet_rule_context *c) {
  if (!c->callee)
    return;
  intptr_t inputs = mlirOperationGetNumOperands(c->node);
  intptr_t outputs = mlirOperationGetNumResults(c->node);
  if (inputs > c->callee->num_inputs)
    aimet_rule_error(c,
                     "wrong number of inputs of function \"%.*s\", got %td, "
                     "expected %td",
                     AIMET_SV(c->type), inputs, c->callee->num_inputs);
  else if (inputs < c->callee->num_inputs)
    aimet_rule_report(c, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                      "call gives %td of %td inputs of function \"%.*s\", the "
                      "others are absent in it",
                      inputs, c->callee->num_inputs, AIMET_SV(c->type));
  if (outputs > c->callee->num_outputs)
    aimet_rule_error(c,
                     "wrong number of outputs of function \"%.*s\", got %td, "
                     "expected %td",
                     AIMET_SV(c->type), outputs, c->callee->num_outputs);
}

bool aimet_function_declares(const aimet_local_function *function,
                             aimet_string_view name) {
  return aimet_string_map_find(function->declared, name) != NULL;
}

void aimet_rule_call_attributes(aimet_rule_context *c) {
  for (size_t i = 0; c->callee && i < c->num_attributes; ++i)
    if (!aimet_function_declares(c->callee, c->attributes[i].name))
      aimet_rule_report(c, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                        "function \"%.*s\" has no attribute \"%.*s\"",
                        AIMET_SV(c->type), AIMET_SV(c->attributes[i].name));
}
