//===- finding_access.c - the public view of findings and changes ---------===//

#include "finding.h"

const char *aimet_finding_get_check(const aimet_finding *finding) {
  return finding->check;
}

const char *aimet_finding_get_rule(const aimet_finding *finding) {
  return finding->rule;
}

aimet_severity aimet_finding_get_severity(const aimet_finding *finding) {
  return finding->severity;
}

bool aimet_finding_get_module(const aimet_finding *finding,
                              aimet_string_view *out_path) {
  *out_path = finding->module;
  return finding->has_module;
}

aimet_string_view aimet_finding_get_class(const aimet_finding *finding) {
  return finding->class_name;
}

int64_t aimet_finding_get_calls(const aimet_finding *finding) {
  return finding->calls;
}

aimet_string_view aimet_finding_get_functional(const aimet_finding *finding) {
  return finding->functional;
}

size_t aimet_finding_get_node_count(const aimet_finding *finding) {
  return finding->num_nodes;
}

aimet_string_view aimet_finding_get_node(const aimet_finding *finding,
                                         size_t i) {
  return finding->nodes[i];
}

aimet_string_view aimet_finding_get_tensor(const aimet_finding *finding) {
  return finding->tensor;
}

aimet_string_view aimet_finding_get_message(const aimet_finding *finding) {
  return finding->message;
}

aimet_string_view aimet_finding_get_why(const aimet_finding *finding) {
  return finding->why;
}

aimet_string_view aimet_finding_get_remedy(const aimet_finding *finding) {
  return finding->remedy;
}

const char *aimet_finding_get_fixed_by(const aimet_finding *finding) {
  return finding->fixed_by;
}

uint64_t aimet_finding_get_fingerprint(const aimet_finding *finding) {
  return finding->fingerprint;
}

const char *aimet_finding_get_aimet_check(const aimet_finding *finding) {
  return finding->aimet_check;
}

aimet_string_view aimet_finding_get_issue(const aimet_finding *finding) {
  return finding->issue;
}

aimet_string_view
aimet_finding_get_recommendation(const aimet_finding *finding) {
  return finding->recommendation;
}

const char *aimet_finding_get_reason(const aimet_finding *finding) {
  return finding->reason;
}

aimet_string_view aimet_finding_get_neighbour(const aimet_finding *finding) {
  return finding->neighbour;
}

bool aimet_finding_get_cost(const aimet_finding *finding,
                            aimet_finding_cost *out_cost) {
  *out_cost = finding->has_cost ? finding->cost : AIMET_FINDING_COST_UNKNOWN;
  return finding->has_cost;
}

bool aimet_finding_get_suppression(const aimet_finding *finding,
                                   aimet_string_view *out_reason) {
  *out_reason = finding->suppression;
  return finding->is_suppressed;
}

bool aimet_finding_is_in_baseline(const aimet_finding *finding) {
  return finding->baseline == AIMET_BASELINE_KNOWN;
}

const char *aimet_change_get_pass(const aimet_change *change) {
  return change->pass;
}

aimet_string_view aimet_change_get_module(const aimet_change *change) {
  return change->module;
}

aimet_string_view aimet_change_get_class(const aimet_change *change) {
  return change->class_name;
}

size_t aimet_change_get_node_count(const aimet_change *change) {
  return change->num_nodes;
}

aimet_string_view aimet_change_get_node(const aimet_change *change, size_t i) {
  return change->nodes[i];
}

size_t aimet_change_get_old_node_count(const aimet_change *change) {
  return change->num_old_nodes;
}

aimet_string_view aimet_change_get_old_node(const aimet_change *change,
                                            size_t i) {
  return change->old_nodes[i];
}

aimet_string_view aimet_change_get_message(const aimet_change *change) {
  return change->message;
}
