//===- json_report.c - findings for programs ------------------------------===//

#include "json_report.h"

#include "accepted_report.h"
#include "finding_json.h"

#include <math.h>

static void key_int(aimet_json_writer *json, const char *key, int64_t value) {
  aimet_json_key(json, key);
  aimet_json_int(json, value);
}

static void key_bool(aimet_json_writer *json, const char *key, bool value) {
  aimet_json_key(json, key);
  aimet_json_bool(json, value);
}

/// A key whose text may be empty.
static void key_any_text(aimet_json_writer *json, const char *key,
                         aimet_string_view text) {
  aimet_json_key(json, key);
  aimet_json_text(json, text);
}

static void key_texts(aimet_json_writer *json, const char *key,
                      const aimet_string_view *texts, size_t count) {
  aimet_json_key(json, key);
  aimet_json_open(json, '[', false);
  for (size_t i = 0; i < count; ++i)
    aimet_json_text(json, texts[i]);
  aimet_json_close(json, ']');
}

//===----------------------------------------------------------------------===//
// Findings
//===----------------------------------------------------------------------===//

/// The line of the user's source.
static void print_source(aimet_json_writer *json,
                         const aimet_finding *finding) {
  if (!finding->source_file.length)
    return;
  aimet_json_key(json, "source");
  aimet_json_open(json, '{', false);
  key_any_text(json, "file", finding->source_file);
  key_int(json, "line", finding->source_line);
  key_any_text(json, "code", finding->source_code);
  aimet_json_close(json, '}');
}

/// What the finding is about.
static void print_subject(aimet_json_writer *json,
                          const aimet_finding *finding) {
  if (finding->has_module)
    key_any_text(json, "module", finding->module);
  aimet_json_key_text(json, "class", finding->class_name);
  if (finding->calls)
    key_int(json, "calls", finding->calls);
  aimet_json_key_text(json, "functional", finding->functional);
  key_texts(json, "nodes", finding->nodes, finding->num_nodes);
  aimet_json_key_text(json, "tensor", finding->tensor);
}

static void print_standing(aimet_json_writer *json,
                           const aimet_finding *finding) {
  if (finding->baseline != AIMET_BASELINE_NONE)
    key_any_text(
        json, "baseline",
        aimet_sv(finding->baseline == AIMET_BASELINE_NEW ? "new" : "known"));
  if (!finding->is_suppressed)
    return;
  key_bool(json, "suppressed", true);
  key_any_text(json, "suppression", finding->suppression);
}

static void print_finding(aimet_json_writer *json, const aimet_finding *finding,
                          bool is_current) {
  aimet_json_open(json, '{', false);
  key_any_text(json, "check", aimet_sv(finding->check));
  aimet_json_key_text(json, "rule", aimet_sv(finding->rule));
  key_any_text(json, "severity",
               aimet_sv(aimet_severity_name(finding->severity)));
  print_subject(json, finding);
  key_any_text(json, "message", finding->message);
  aimet_json_key_text(json, "why", finding->why);
  aimet_json_key_text(json, "remedy", finding->remedy);
  aimet_json_key_text(json, "fixed_by", aimet_sv(finding->fixed_by));
  aimet_json_key_text(json, "aimet_check", aimet_sv(finding->aimet_check));
  aimet_json_key_text(json, "issue", finding->issue);
  aimet_json_key_text(json, "recommendation", finding->recommendation);
  aimet_json_key_text(json, "reason", aimet_sv(finding->reason));
  aimet_json_key_text(json, "neighbour", finding->neighbour);
  aimet_finding_cost_print(json, finding);
  print_source(json, finding);
  aimet_json_key_fingerprint(json, "fingerprint", finding->fingerprint);
  print_standing(json, finding);
  if (!is_current)
    key_bool(json, "current", false);
  aimet_json_close(json, '}');
}

/// Lists `most` findings, those that count before the others.
static void print_some_findings(aimet_json_writer *json,
                                const aimet_findings *findings, size_t most) {
  for (int accepted = 0; accepted < 2; ++accepted)
    for (size_t i = 0; i < aimet_findings_count(findings) && most; ++i) {
      const aimet_finding *finding = aimet_findings_at(findings, i);
      if (aimet_finding_is_accepted(finding) != (accepted == 1))
        continue;
      print_finding(json, finding, aimet_findings_is_current(findings, i));
      --most;
    }
}

static void print_findings(aimet_json_writer *json,
                           const aimet_report *report) {
  const aimet_findings *findings = report->findings;
  size_t count = aimet_findings_count(findings);
  size_t most = report->options.max_findings;
  aimet_json_key(json, "findings");
  aimet_json_open(json, '[', false);
  print_some_findings(json, findings, most && count > most ? most : 0);
  for (size_t i = 0; i < count && (!most || count <= most); ++i)
    print_finding(json, aimet_findings_at(findings, i),
                  aimet_findings_is_current(findings, i));
  aimet_json_close(json, ']');
  size_t left = (most && count > most ? count - most : 0);
  for (size_t i = 0; i < aimet_findings_run_count(findings); ++i)
    left += aimet_findings_run_at(findings, i)->num_unlisted;
  if (left)
    key_int(json, "findings_not_listed", (int64_t)left);
}

//===----------------------------------------------------------------------===//
// Changes and runs
//===----------------------------------------------------------------------===//

static void print_change(aimet_json_writer *json, const aimet_change *change) {
  aimet_json_open(json, '{', false);
  key_any_text(json, "pass", aimet_sv(change->pass));
  key_any_text(json, "module", change->module);
  aimet_json_key_text(json, "class", change->class_name);
  key_texts(json, "nodes", change->nodes, change->num_nodes);
  if (change->num_old_nodes)
    key_texts(json, "old_nodes", change->old_nodes, change->num_old_nodes);
  aimet_json_key_text(json, "tensor", change->tensor);
  aimet_json_key_text(json, "copy", change->copy);
  aimet_json_key_text(json, "message", change->message);
  aimet_json_close(json, '}');
}

static void print_changes(aimet_json_writer *json,
                          const aimet_findings *findings) {
  aimet_json_key(json, "changes");
  aimet_json_open(json, '[', false);
  for (size_t i = 0; i < aimet_findings_change_count(findings); ++i)
    print_change(json, aimet_findings_change_at(findings, i));
  aimet_json_close(json, ']');
}

/// How many findings there are of each severity.
static void print_counts(aimet_json_writer *json, const size_t *severities) {
  aimet_json_key(json, "summary");
  aimet_json_open(json, '{', false);
  for (int i = AIMET_SEVERITY_ERROR; i <= (int)AIMET_SEVERITY_REMARK; ++i)
    key_int(json, aimet_severity_name((aimet_severity)i),
            (int64_t)severities[i]);
  aimet_json_close(json, '}');
}

static void print_check_run(aimet_json_writer *json,
                            const aimet_findings_run *run) {
  key_bool(json, "ok", run->severities[AIMET_SEVERITY_ERROR] == 0);
  key_int(json, "first_finding", (int64_t)run->first_finding);
  key_int(json, "findings", (int64_t)run->num_findings);
  print_counts(json, run->severities);
  key_int(json, "ignored", (int64_t)run->num_ignored);
  if (run->num_suppressed)
    key_int(json, "suppressed", (int64_t)run->num_suppressed);
  if (run->num_known)
    key_int(json, "known", (int64_t)run->num_known);
  if (run->num_unlisted)
    key_int(json, "not_listed", (int64_t)run->num_unlisted);
}

static void print_run(aimet_json_writer *json, const aimet_findings_run *run) {
  aimet_json_open(json, '{', false);
  key_any_text(json, "pass", aimet_sv(run->pass));
  key_any_text(json, "kind", aimet_sv(run->is_check ? "check" : "rewrite"));
  if (run->is_check) {
    print_check_run(json, run);
  } else {
    key_int(json, "first_change", (int64_t)run->first_change);
    key_int(json, "changes", (int64_t)run->num_changes);
  }
  aimet_json_close(json, '}');
}

/// What ran, in order. The findings of a run stand together.
static void print_runs(aimet_json_writer *json,
                       const aimet_findings *findings) {
  aimet_json_key(json, "runs");
  aimet_json_open(json, '[', false);
  for (size_t i = 0; i < aimet_findings_run_count(findings); ++i) {
    const aimet_findings_run *run = aimet_findings_run_at(findings, i);
    if (run->is_complete)
      print_run(json, run);
  }
  aimet_json_close(json, ']');
}

//===----------------------------------------------------------------------===//
// The report
//===----------------------------------------------------------------------===//

static void print_tool(aimet_json_writer *json, const char *version) {
  aimet_json_key(json, "tool");
  aimet_json_open(json, '{', false);
  key_any_text(json, "name", aimet_sv("aimet-opt"));
  key_any_text(json, "version", aimet_sv(version));
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
  aimet_json_key(json, "readiness");
  aimet_json_open(json, '{', false);
  key_score(json, "score", readiness, readiness->score);
  key_score(json, "after_all", readiness, readiness->all_steps_score);
  aimet_json_key(json, "after");
  aimet_json_open(json, '[', false);
  for (size_t i = 0; i < readiness->num_steps; ++i) {
    const aimet_readiness_step *step = &readiness->steps[i];
    aimet_json_open(json, '{', true);
    key_any_text(json, "pass", aimet_sv(step->pass));
    key_score(json, "score", readiness, step->score);
    key_int(json, "mended", (int64_t)step->num_mended);
    if (step->num_added)
      key_int(json, "added", (int64_t)step->num_added);
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
  key_any_text(&json, "input", report->input);
  aimet_json_key_text(&json, "profile", aimet_sv(report->profile));
  key_bool(&json, "ok", report->ok);
  print_findings(&json, report);
  print_changes(&json, report->findings);
  print_runs(&json, report->findings);
  if (report->num_proven)
    key_int(&json, "proven_rewrites", (int64_t)report->num_proven);
  if (report->readiness)
    print_readiness(&json, report->readiness);
  aimet_accepted_json_print(&json, report);
  print_summary(&json, report->findings);
  aimet_json_close(&json, '}');
  aimet_json_writer_end(&json);
}
