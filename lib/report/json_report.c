//===- json_report.c - findings for programs ------------------------------===//

#include "json_report.h"

#include "accepted_report.h"
#include "finding_json.h"

#include <math.h>

//===----------------------------------------------------------------------===//
// Findings
//===----------------------------------------------------------------------===//

/// The line of the user's source.
static void print_source(aimet_json_writer *json,
                         const aimet_finding *finding) {
  if (!finding->source_file.length)
    return;
  aimet_json_key_object(json, "source", false);
  aimet_json_key_text(json, "file", finding->source_file);
  aimet_json_key_int(json, "line", finding->source_line);
  aimet_json_key_text(json, "code", finding->source_code);
  aimet_json_close(json, '}');
}

/// What the finding is about.
static void print_subject(aimet_json_writer *json,
                          const aimet_finding *finding) {
  if (finding->has_module)
    aimet_json_key_text(json, "module", finding->module);
  aimet_json_key_text_if_any(json, "class", finding->class_name);
  if (finding->calls)
    aimet_json_key_int(json, "calls", finding->calls);
  aimet_json_key_text_if_any(json, "functional", finding->functional);
  aimet_json_key_texts(json, "nodes", finding->nodes, finding->num_nodes,
                       false);
  aimet_json_key_text_if_any(json, "tensor", finding->tensor);
}

static void print_standing(aimet_json_writer *json,
                           const aimet_finding *finding) {
  if (finding->baseline != AIMET_BASELINE_NONE)
    aimet_json_key_text(
        json, "baseline",
        aimet_sv(finding->baseline == AIMET_BASELINE_NEW ? "new" : "known"));
  if (!finding->is_suppressed)
    return;
  aimet_json_key_bool(json, "suppressed", true);
  aimet_json_key_text(json, "suppression", finding->suppression);
}

static void print_finding(aimet_json_writer *json, const aimet_finding *finding,
                          bool is_current) {
  aimet_json_open(json, '{', false);
  aimet_json_key_text(json, "check", aimet_sv(finding->check));
  aimet_json_key_text_if_any(json, "rule", aimet_sv(finding->rule));
  aimet_json_key_text(json, "severity",
                      aimet_sv(aimet_severity_name(finding->severity)));
  print_subject(json, finding);
  aimet_json_key_text(json, "message", finding->message);
  aimet_json_key_text_if_any(json, "why", finding->why);
  aimet_json_key_text_if_any(json, "remedy", finding->remedy);
  aimet_json_key_text_if_any(json, "fixed_by", aimet_sv(finding->fixed_by));
  aimet_json_key_text_if_any(json, "aimet_check",
                             aimet_sv(finding->aimet_check));
  aimet_json_key_text_if_any(json, "issue", finding->issue);
  aimet_json_key_text_if_any(json, "recommendation", finding->recommendation);
  aimet_json_key_text_if_any(json, "reason", aimet_sv(finding->reason));
  aimet_json_key_text_if_any(json, "neighbour", finding->neighbour);
  aimet_finding_cost_print(json, finding);
  print_source(json, finding);
  aimet_json_key_hash(json, "fingerprint", finding->fingerprint);
  print_standing(json, finding);
  if (!is_current)
    aimet_json_key_bool(json, "current", false);
  aimet_json_close(json, '}');
}

/// True if not all findings of the list are written: they then stand in another
/// order.
static bool is_cut(const aimet_report *report) {
  size_t most = report->options.max_findings;
  return most && aimet_findings_count(report->findings) > most;
}

/// Writes at most `most` findings that count, or those that do not; returns how
/// many.
static size_t print_some_findings(aimet_json_writer *json,
                                  const aimet_findings *findings, bool counting,
                                  size_t most) {
  size_t count = 0;
  for (size_t i = 0; i < aimet_findings_count(findings) && count < most; ++i) {
    if (aimet_findings_counts(findings, i) != counting)
      continue;
    print_finding(json, aimet_findings_at(findings, i),
                  aimet_findings_is_current(findings, i));
    ++count;
  }
  return count;
}

static void print_findings(aimet_json_writer *json,
                           const aimet_report *report) {
  const aimet_findings *findings = report->findings;
  size_t count = aimet_findings_count(findings), left = 0;
  aimet_json_key_array(json, "findings", false);
  if (is_cut(report)) {
    size_t most = report->options.max_findings;
    size_t listed = print_some_findings(json, findings, true, most);
    print_some_findings(json, findings, false, most - listed);
    left = count - most;
  } else {
    for (size_t i = 0; i < count; ++i)
      print_finding(json, aimet_findings_at(findings, i),
                    aimet_findings_is_current(findings, i));
  }
  aimet_json_close(json, ']');
  for (size_t i = 0; i < aimet_findings_run_count(findings); ++i)
    left += aimet_findings_run_at(findings, i)->num_unlisted;
  if (left)
    aimet_json_key_uint(json, "findings_not_listed", left);
}

//===----------------------------------------------------------------------===//
// Changes and runs
//===----------------------------------------------------------------------===//

static void print_change(aimet_json_writer *json, const aimet_change *change) {
  aimet_json_open(json, '{', false);
  aimet_json_key_text(json, "pass", aimet_sv(change->pass));
  aimet_json_key_text(json, "module", change->module);
  aimet_json_key_text_if_any(json, "class", change->class_name);
  aimet_json_key_texts(json, "nodes", change->nodes, change->num_nodes, false);
  if (change->num_old_nodes)
    aimet_json_key_texts(json, "old_nodes", change->old_nodes,
                         change->num_old_nodes, false);
  aimet_json_key_text_if_any(json, "tensor", change->tensor);
  aimet_json_key_text_if_any(json, "copy", change->copy);
  aimet_json_key_text_if_any(json, "message", change->message);
  aimet_json_close(json, '}');
}

static void print_changes(aimet_json_writer *json,
                          const aimet_findings *findings) {
  aimet_json_key_array(json, "changes", false);
  for (size_t i = 0; i < aimet_findings_change_count(findings); ++i)
    print_change(json, aimet_findings_change_at(findings, i));
  aimet_json_close(json, ']');
}

/// How many findings there are of each severity.
static void print_counts(aimet_json_writer *json, const size_t *severities) {
  aimet_json_key_object(json, "summary", false);
  for (int i = AIMET_SEVERITY_ERROR; i <= (int)AIMET_SEVERITY_REMARK; ++i)
    aimet_json_key_uint(json, aimet_severity_name((aimet_severity)i),
                        severities[i]);
  aimet_json_close(json, '}');
}

static void print_check_run(aimet_json_writer *json,
                            const aimet_findings_run *run, bool has_places) {
  aimet_json_key_bool(json, "ok", run->severities[AIMET_SEVERITY_ERROR] == 0);
  if (has_places)
    aimet_json_key_uint(json, "first_finding", run->first_finding);
  aimet_json_key_uint(json, "findings", run->num_findings);
  print_counts(json, run->severities);
  aimet_json_key_uint(json, "ignored", run->num_ignored);
  if (run->num_ignored_rules)
    aimet_json_key_texts(json, "ignored_rules", run->ignored_rules,
                         run->num_ignored_rules, true);
  if (run->num_suppressed)
    aimet_json_key_uint(json, "suppressed", run->num_suppressed);
  if (run->num_known)
    aimet_json_key_uint(json, "known", run->num_known);
  if (run->num_unlisted)
    aimet_json_key_uint(json, "not_listed", run->num_unlisted);
}

static void print_run(aimet_json_writer *json, const aimet_findings_run *run,
                      bool has_places) {
  aimet_json_open(json, '{', false);
  aimet_json_key_text(json, "pass", aimet_sv(run->pass));
  aimet_json_key_text(json, "kind",
                      aimet_sv(run->is_check ? "check" : "rewrite"));
  if (run->is_check) {
    print_check_run(json, run, has_places);
  } else {
    aimet_json_key_uint(json, "first_change", run->first_change);
    aimet_json_key_uint(json, "changes", run->num_changes);
  }
  aimet_json_close(json, '}');
}

/// What ran, in order. The findings of a run stand together, unless the list is
/// cut.
static void print_runs(aimet_json_writer *json, const aimet_report *report) {
  const aimet_findings *findings = report->findings;
  aimet_json_key_array(json, "runs", false);
  for (size_t i = 0; i < aimet_findings_run_count(findings); ++i) {
    const aimet_findings_run *run = aimet_findings_run_at(findings, i);
    if (run->is_complete)
      print_run(json, run, !is_cut(report));
  }
  aimet_json_close(json, ']');
}

//===----------------------------------------------------------------------===//
// The report
//===----------------------------------------------------------------------===//

static void print_tool(aimet_json_writer *json, const char *version) {
  aimet_json_key_object(json, "tool", false);
  aimet_json_key_text(json, "name", aimet_sv("aimet-opt"));
  aimet_json_key_text(json, "version", aimet_sv(version));
  aimet_json_close(json, '}');
}

/// Null if it is not known.
static void key_score(aimet_json_writer *json, const char *key,
                      const aimet_readiness *readiness, double score) {
  aimet_json_key(json, key);
  if (readiness->is_known)
    aimet_json_float(json, round(score * 10) / 10);
  else
    aimet_json_null(json);
}

static void print_readiness(aimet_json_writer *json,
                            const aimet_readiness *readiness) {
  aimet_json_key_object(json, "readiness", false);
  key_score(json, "score", readiness, readiness->score);
  key_score(json, "after_all", readiness, readiness->all_steps_score);
  aimet_cost_sizes_print(json, &readiness->sizes);
  aimet_json_key_array(json, "after", false);
  for (size_t i = 0; i < readiness->num_steps; ++i) {
    const aimet_readiness_step *step = &readiness->steps[i];
    aimet_json_open(json, '{', true);
    aimet_json_key_text(json, "pass", aimet_sv(step->pass));
    aimet_json_key_text_if_any(json, "followed_by",
                               aimet_sv(step->followed_by));
    key_score(json, "score", readiness, step->score);
    aimet_json_key_uint(json, "mended", step->num_mended);
    if (step->num_added)
      aimet_json_key_uint(json, "added", step->num_added);
    aimet_json_close(json, '}');
  }
  aimet_json_close(json, ']');
  aimet_json_close(json, '}');
}

static void print_summary(aimet_json_writer *json,
                          const aimet_findings *findings) {
  size_t severities[AIMET_NUM_SEVERITIES];
  for (int i = 0; i < AIMET_NUM_SEVERITIES; ++i)
    severities[i] = aimet_findings_total(findings, (aimet_severity)i);
  print_counts(json, severities);
}

void aimet_json_report_print(const aimet_report *report,
                             aimet_string_builder *out) {
  aimet_json_writer json = aimet_json_writer_begin(out);
  aimet_json_open(&json, '{', false);
  print_tool(&json, report->version);
  aimet_json_key_text(&json, "input", report->input);
  aimet_json_key_text_if_any(&json, "profile", aimet_sv(report->profile));
  aimet_json_key_bool(&json, "ok", report->ok);
  print_findings(&json, report);
  print_changes(&json, report->findings);
  print_runs(&json, report);
  if (report->num_proven)
    aimet_json_key_uint(&json, "proven_rewrites", report->num_proven);
  if (report->readiness)
    print_readiness(&json, report->readiness);
  aimet_accepted_json_print(&json, report);
  print_summary(&json, report->findings);
  aimet_json_close(&json, '}');
  aimet_json_writer_end(&json);
}
