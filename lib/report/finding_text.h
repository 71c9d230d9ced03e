//===- finding_text.h - a finding in the words of AIMET's table -----------===//
//
// What every tabular report says of a finding. The strings may hold any bytes.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_FINDING_TEXT_H
#define AIMET_REPORT_FINDING_TEXT_H

#include "finding.h"
#include "report.h"
#include "string_builder.h"

/// `Graph/Layer_name`: the module, `(root)` for the root; where nothing tells
/// the module the first node, else the tensor.
aimet_string_view aimet_finding_layer(const aimet_finding *finding);

/// What AIMET's column says, else the message / the remedy.
aimet_string_view aimet_finding_issue(const aimet_finding *finding);
aimet_string_view aimet_finding_recommendation(const aimet_finding *finding);

/// `open` or, against a baseline, `new`; `known` (it is in the baseline),
/// `suppressed`.
const char *aimet_finding_status(const aimet_finding *finding);

/// What share of the model's work it touches, from 0 to 1: the mean of that of
/// MACs and that of activations, or the one that is known; -1 if neither is.
double aimet_finding_share(const aimet_finding *finding);

/// Appends `12.3%`, `<0.1%`.
void aimet_append_percent(aimet_string_builder *out, double share);

/// Appends `12.3% of MACs, 4.5% of activations, padding adds 33.3%`, what is
/// known of it.
void aimet_append_cost(aimet_string_builder *out, const aimet_finding *finding);

/// Appends which sizes make costs unknown, and what makes them known:
/// `costs depend on the size "height": --specialize-inputs ...`.
void aimet_append_cost_sizes(aimet_string_builder *out,
                             const aimet_cost_sizes *sizes);

/// The sizes that make the readiness unknown, or the cost of a current finding;
/// null if none do.
const aimet_cost_sizes *aimet_report_cost_sizes(const aimet_report *report);

/// Appends the flags of a step of readiness.
void aimet_append_step_flags(aimet_string_builder *out,
                             const aimet_readiness_step *step);

#endif // AIMET_REPORT_FINDING_TEXT_H
