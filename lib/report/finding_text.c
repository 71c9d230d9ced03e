//===- finding_text.c - a finding in the words of AIMET's table -----------===//

#include "finding_text.h"

#include "string_view.h"

/// Sizes that are named at most, and bytes of a name.
#define MAX_SIZES 8
#define SIZE_NAME_LIMIT 100

aimet_string_view aimet_finding_layer(const aimet_finding *finding) {
  if (finding->has_module)
    return finding->module.length ? finding->module : aimet_sv("(root)");
  return finding->num_nodes ? finding->nodes[0] : finding->tensor;
}

aimet_string_view aimet_finding_issue(const aimet_finding *finding) {
  return finding->issue.length ? finding->issue : finding->message;
}

aimet_string_view aimet_finding_recommendation(const aimet_finding *finding) {
  return finding->recommendation.length ? finding->recommendation
                                        : finding->remedy;
}

const char *aimet_finding_status(const aimet_finding *finding) {
  if (finding->is_suppressed)
    return "suppressed";
  switch (finding->baseline) {
  case AIMET_BASELINE_NONE:
    return "open";
  case AIMET_BASELINE_NEW:
    return "new";
  case AIMET_BASELINE_KNOWN:
    return "known";
  }
  return "open";
}

double aimet_finding_share(const aimet_finding *finding) {
  if (!finding->has_cost)
    return -1;
  const aimet_finding_cost *cost = &finding->cost;
  if (cost->mac_share < 0 || cost->bytes_share < 0)
    return cost->mac_share < 0 ? cost->bytes_share : cost->mac_share;
  return (cost->mac_share + cost->bytes_share) / 2;
}

void aimet_append_percent(aimet_string_builder *out, double share) {
  if (share > 0 && share < 0.0005)
    aimet_sb_append_cstr(out, "<0.1%");
  else
    aimet_sb_appendf(out, "%.1f%%", share * 100);
}

/// What is appended first begins at `begin`.
static void append_part(aimet_string_builder *out, size_t begin, double share,
                        const char *before, const char *after) {
  if (share < 0)
    return;
  aimet_sb_appendf(out, "%s%s", out->length > begin ? ", " : "", before);
  aimet_append_percent(out, share);
  aimet_sb_append_cstr(out, after);
}

void aimet_append_cost(aimet_string_builder *out,
                       const aimet_finding *finding) {
  if (!finding->has_cost)
    return;
  size_t begin = out->length;
  append_part(out, begin, finding->cost.mac_share, "", " of MACs");
  append_part(out, begin, finding->cost.bytes_share, "", " of activations");
  append_part(out, begin, finding->cost.waste, "padding adds ", "");
}

//===----------------------------------------------------------------------===//
// Sizes that costs depend on
//===----------------------------------------------------------------------===//

static void append_sizes(aimet_string_builder *out,
                         const aimet_cost_sizes *sizes, const char *separator,
                         const char *before, const char *after) {
  for (size_t i = 0; i < sizes->num_names && i < MAX_SIZES; ++i) {
    aimet_sb_appendf(out, "%s%s", i ? separator : "", before);
    aimet_sb_append_escaped(out, sizes->names[i], SIZE_NAME_LIMIT);
    aimet_sb_append_cstr(out, after);
  }
  if (sizes->num_names > MAX_SIZES)
    aimet_sb_appendf(out, "%s...", separator);
}

void aimet_append_cost_sizes(aimet_string_builder *out,
                             const aimet_cost_sizes *sizes) {
  if (!sizes->num_names) {
    aimet_sb_append_cstr(out, "costs depend on sizes that inputs do not name");
    return;
  }
  aimet_sb_appendf(out, "costs depend on the size%s ",
                   sizes->num_names > 1 ? "s" : "");
  append_sizes(out, sizes, ", ", "\"", "\"");
  if (sizes->has_others)
    aimet_sb_append_cstr(out, " and on some that inputs do not name");
  aimet_sb_append_cstr(out, ": --specialize-inputs ");
  append_sizes(out, sizes, " ", "--concrete-arg=", "=...");
  aimet_sb_append_cstr(out, sizes->has_others
                                ? " before the checks tells the former"
                                : " before the checks makes them known");
}

const aimet_cost_sizes *aimet_report_cost_sizes(const aimet_report *report) {
  if (report->readiness && report->readiness->sizes.any)
    return &report->readiness->sizes;
  const aimet_findings *findings = report->findings;
  for (size_t i = 0; i < aimet_findings_count(findings); ++i) {
    const aimet_finding *finding = aimet_findings_at(findings, i);
    if (finding->cost_sizes.any && aimet_findings_is_current(findings, i))
      return &finding->cost_sizes;
  }
  return NULL;
}

void aimet_append_step_flags(aimet_string_builder *out,
                             const aimet_readiness_step *step) {
  aimet_sb_appendf(out, "--%s", step->pass);
  if (step->followed_by)
    aimet_sb_appendf(out, " --%s", step->followed_by);
}
