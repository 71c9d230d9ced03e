//===- text_report.c - findings, changes and the verdict in words ---------===//

#include "text_report.h"

#include "accepted_report.h"
#include "change_list.h"
#include "finding_text.h"
#include "run_totals.h"
#include "text_table.h"
#include "text_wrap.h"

#include <inttypes.h>

/// Names of files are cut at this length.
#define NAME_LIMIT 4096

/// And texts of findings at this one.
#define TEXT_LIMIT 16384

//===----------------------------------------------------------------------===//
// One run
//===----------------------------------------------------------------------===//

static void append_count(aimet_string_builder *out, size_t count,
                         const char *noun) {
  aimet_sb_appendf(out, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

/// `2 errors, 1 warning`; nothing if there are none.
static void append_counts(aimet_string_builder *out,
                          const aimet_findings_run *run) {
  size_t errors = run->severities[AIMET_SEVERITY_ERROR];
  size_t warnings = run->severities[AIMET_SEVERITY_WARNING];
  if (errors)
    append_count(out, errors, "error");
  if (errors && warnings)
    aimet_sb_append_cstr(out, ", ");
  if (warnings)
    append_count(out, warnings, "warning");
}

static bool has_counts(const aimet_findings_run *run) {
  return run->severities[AIMET_SEVERITY_ERROR] ||
         run->severities[AIMET_SEVERITY_WARNING];
}

static const char *check_result(const aimet_findings_run *run) {
  return run->severities[AIMET_SEVERITY_ERROR] ? "failed" : "passed";
}

/// Findings of all severities that count.
static size_t count_all(const aimet_findings_run *run) {
  size_t count = 0;
  for (int i = 0; i < AIMET_NUM_SEVERITIES; ++i)
    count += run->severities[i];
  return count;
}

static void print_check(const aimet_findings_run *run, size_t max_findings,
                        aimet_string_builder *out) {
  aimet_sb_appendf(out, "%s: %s", run->pass, check_result(run));
  if (has_counts(run)) {
    aimet_sb_append_cstr(out, ", ");
    append_counts(out, run);
  }
  aimet_accepted_counts_print(run->num_suppressed, run->num_known, out);
  if (run->num_ignored)
    aimet_sb_appendf(out, "; %zu ignored", run->num_ignored);
  if (max_findings && count_all(run) > max_findings)
    aimet_sb_appendf(out, "; %zu of %zu are shown, --max-findings=0 shows all",
                     max_findings, count_all(run));
  aimet_sb_append_char(out, '\n');
}

static void print_rewrite(const aimet_findings_run *run,
                          aimet_string_builder *out) {
  aimet_sb_appendf(out, "%s: ", run->pass);
  append_count(out, run->num_changes, "change");
  aimet_sb_append_char(out, '\n');
}

void aimet_text_run_print(const aimet_findings_run *run,
                          const aimet_findings *findings,
                          const aimet_text_options *options,
                          aimet_string_builder *out) {
  if (run->is_check) {
    aimet_string_builder line = AIMET_STRING_BUILDER_INIT;
    print_check(run, options->max_findings, &line);
    aimet_append_wrapped_lines(out, aimet_sb_view(&line), options->line_width);
    aimet_sb_deinit(&line);
    return;
  }
  if (options->max_changes && !run->num_changes)
    return;
  print_rewrite(run, out);
  if (options->max_changes)
    aimet_change_list_print(run, findings, options->max_changes,
                            options->line_width, out);
}

//===----------------------------------------------------------------------===//
// The verdict
//===----------------------------------------------------------------------===//

static const aimet_table_column before_after[] = {
    {"check", false, 0, 0},
    {"before", false, 0, 0},
    {"after", false, 0, 0},
};

/// True if a check ran more than once.
static bool has_before_and_after(const aimet_findings *findings) {
  for (size_t i = 0; i < aimet_findings_run_count(findings); ++i) {
    const aimet_findings_run *run = aimet_findings_run_at(findings, i);
    if (run->is_check && run->is_complete &&
        run != aimet_findings_last_run(findings, run->pass))
      return true;
  }
  return false;
}

/// True if a rewrite has changed something in a run before / after this one.
static bool is_changed(const aimet_findings *findings,
                       const aimet_findings_run *run, bool before) {
  const aimet_findings_run *first = aimet_findings_run_at(findings, 0);
  size_t at = (size_t)(run - first);
  size_t begin = before ? 0 : at;
  size_t end = before ? at : aimet_findings_run_count(findings);
  for (size_t i = begin; i < end; ++i)
    if (!first[i].is_check && first[i].num_changes)
      return true;
  return false;
}

static void add_result(aimet_table *table, const aimet_findings_run *run) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  if (!run)
    aimet_sb_append_char(&text, '-');
  else if (has_counts(run))
    append_counts(&text, run);
  else
    aimet_sb_append_cstr(&text, "passed");
  aimet_table_add(table, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
}

/// A check that ran once did so before the changes or after them.
static void add_check(aimet_table *table, const aimet_findings *findings,
                      const aimet_findings_run *first) {
  const aimet_findings_run *last =
      aimet_findings_last_run(findings, first->pass);
  bool is_after = last == first && is_changed(findings, first, true);
  aimet_table_add(table, aimet_sv(first->pass));
  add_result(table, is_after ? NULL : first);
  add_result(table, is_after || last != first ? last : NULL);
}

static void print_before_and_after(const aimet_findings *findings,
                                   aimet_string_builder *out) {
  aimet_table *table = aimet_table_create(
      before_after, sizeof before_after / sizeof *before_after);
  for (size_t i = 0; i < aimet_findings_run_count(findings); ++i) {
    const aimet_findings_run *run = aimet_findings_run_at(findings, i);
    if (run->is_check && run == aimet_findings_first_run(findings, run->pass))
      add_check(table, findings, run);
  }
  aimet_sb_append_char(out, '\n');
  aimet_table_print(table, 0, 0, out);
  aimet_sb_append_char(out, '\n');
  aimet_table_destroy(table);
}

/// The last check that ran, null if none did.
static const aimet_findings_run *last_check(const aimet_findings *findings) {
  for (size_t i = aimet_findings_run_count(findings); i > 0; --i) {
    const aimet_findings_run *run = aimet_findings_run_at(findings, i - 1);
    if (run->is_check && run->is_complete)
      return run;
  }
  return NULL;
}

/// True if a check of modules could not judge everything when it ran last.
static bool has_unknown_modules(const aimet_findings *findings) {
  static const char *const checks[] = {"check-missing-modules",
                                       "check-reused-modules"};
  for (size_t i = 0; i < sizeof checks / sizeof *checks; ++i) {
    const aimet_findings_run *run =
        aimet_findings_last_run(findings, checks[i]);
    if (run && run->severities[AIMET_SEVERITY_REMARK])
      return true;
  }
  return false;
}

static void print_verdict(const aimet_report *report,
                          aimet_string_builder *out) {
  size_t errors = aimet_findings_total(report->findings, AIMET_SEVERITY_ERROR);
  size_t warnings =
      aimet_findings_total(report->findings, AIMET_SEVERITY_WARNING);
  aimet_sb_append_escaped(out, report->input, NAME_LIMIT);
  bool is_ready = report->ok && errors == 0;
  aimet_sb_appendf(out, ": %sready for quantization", is_ready ? "" : "not ");
  if (errors || warnings) {
    aimet_sb_append_cstr(out, ": ");
    append_count(out, errors, "error");
    aimet_sb_append_cstr(out, ", ");
    append_count(out, warnings, "warning");
  }
  if (!is_ready && errors == 0)
    aimet_sb_append_cstr(out, " (--fail-level=warning)");
  aimet_run_totals totals = aimet_run_totals_of(report->findings);
  aimet_accepted_counts_print(totals.num_suppressed, totals.num_known, out);
  if (has_unknown_modules(report->findings))
    aimet_sb_append_cstr(out, "; operations without module information were "
                              "not judged");
  aimet_sb_append_char(out, '\n');
}

/// True if there were rewrites, none of which changed anything.
static bool is_left_alone(const aimet_findings *findings) {
  bool has_rewrites = false;
  for (size_t i = 0; i < aimet_findings_run_count(findings); ++i) {
    const aimet_findings_run *run = aimet_findings_run_at(findings, i);
    has_rewrites |= !run->is_check && run->is_complete;
    if (run->num_changes)
      return false;
  }
  return has_rewrites;
}

static void print_step(const aimet_readiness_step *step,
                       aimet_string_builder *out) {
  aimet_sb_appendf(out, "  %.1f after ", step->score);
  aimet_append_step_flags(out, step);
  aimet_sb_append_cstr(out, ", ");
  append_count(out, step->num_added ? step->num_added : step->num_mended,
               "finding");
  aimet_sb_append_cstr(out, step->num_added ? " more\n" : " fewer\n");
}

static void print_readiness(const aimet_readiness *readiness,
                            aimet_string_builder *out) {
  if (readiness->sizes.any) {
    aimet_sb_append_cstr(out,
                         "readiness: not known (it depends on named sizes)\n");
    return;
  }
  if (!readiness->is_known) {
    aimet_sb_append_cstr(out, "readiness: not known (no shape says how much "
                              "work findings touch)\n");
    return;
  }
  aimet_sb_appendf(out,
                   "readiness: %.1f of 100 (the share of the model's work that "
                   "no finding of --check-arch touches)\n",
                   readiness->score);
  for (size_t i = 0; i < readiness->num_steps; ++i)
    print_step(&readiness->steps[i], out);
  if (readiness->num_steps > 1)
    aimet_sb_appendf(out, "  %.1f after all of them\n",
                     readiness->all_steps_score);
}

/// What stands above the table of before and after.
static void print_rewrites(const aimet_report *report,
                           aimet_string_builder *out) {
  if (is_left_alone(report->findings))
    aimet_sb_append_cstr(out, "nothing to change\n");
  if (!report->num_proven)
    return;
  aimet_sb_append_cstr(out, "proof: ");
  append_count(out, report->num_proven, "rewrite");
  aimet_sb_append_cstr(out, ", data flow unchanged\n");
}

static void print_cost_sizes(const aimet_report *report,
                             aimet_string_builder *out) {
  const aimet_cost_sizes *sizes = aimet_report_cost_sizes(report);
  if (!sizes)
    return;
  aimet_append_cost_sizes(out, sizes);
  aimet_sb_append_char(out, '\n');
}

/// And below it, `last` being the last check.
static void print_outcome(const aimet_report *report,
                          const aimet_findings_run *last,
                          aimet_string_builder *out) {
  print_verdict(report, out);
  aimet_accepted_text_print(report->accepted, out);
  if (report->readiness)
    print_readiness(report->readiness, out);
  print_cost_sizes(report, out);
  if (is_changed(report->findings, last, false))
    aimet_sb_append_cstr(out, "the model was changed after the last check; "
                              "--validate at the end checks it again\n");
}

void aimet_text_verdict_print(const aimet_report *report, size_t line_width,
                              aimet_string_builder *out) {
  print_rewrites(report, out);
  const aimet_findings_run *last = last_check(report->findings);
  if (!last)
    return;
  if (has_before_and_after(report->findings))
    print_before_and_after(report->findings, out);
  aimet_string_builder lines = AIMET_STRING_BUILDER_INIT;
  print_outcome(report, last, &lines);
  aimet_append_wrapped_lines(out, aimet_sb_view(&lines), line_width);
  aimet_sb_deinit(&lines);
}

void aimet_text_summary_print(const aimet_report *report,
                              aimet_string_builder *out) {
  static const aimet_text_options options = {0, 0, 0};
  for (size_t i = 0; i < aimet_findings_run_count(report->findings); ++i) {
    const aimet_findings_run *run = aimet_findings_run_at(report->findings, i);
    if (run->is_complete)
      aimet_text_run_print(run, report->findings, &options, out);
  }
  aimet_text_verdict_print(report, 0, out);
}

//===----------------------------------------------------------------------===//
// Everything
//===----------------------------------------------------------------------===//

/// `  label: text`, nothing if there is no text.
static void print_detail(const char *label, aimet_string_view text,
                         aimet_string_builder *out) {
  if (!text.length)
    return;
  aimet_sb_appendf(out, "  %s: ", label);
  aimet_sb_append_escaped(out, text, TEXT_LIMIT);
  aimet_sb_append_char(out, '\n');
}

static void print_source(const aimet_finding *finding,
                         aimet_string_builder *out) {
  if (!finding->source_file.length)
    return;
  aimet_sb_append_cstr(out, "  source: ");
  aimet_sb_append_escaped(out, finding->source_file, NAME_LIMIT);
  aimet_sb_appendf(out, ":%" PRId64 ": ", finding->source_line);
  aimet_sb_append_escaped(out, finding->source_code, TEXT_LIMIT);
  aimet_sb_append_char(out, '\n');
}

static void print_cost(const aimet_finding *finding,
                       aimet_string_builder *out) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_append_cost(&text, finding);
  print_detail("cost", aimet_sb_view(&text), out);
  aimet_sb_deinit(&text);
}

static void print_finding(const aimet_finding *finding,
                          aimet_string_builder *out) {
  aimet_sb_appendf(out, "%s: ", aimet_severity_name(finding->severity));
  aimet_sb_append_escaped(out, finding->message, TEXT_LIMIT);
  aimet_append_check(out, finding);
  aimet_sb_append_char(out, '\n');
  if (finding->is_suppressed)
    print_detail("suppressed", finding->suppression, out);
  else if (finding->baseline == AIMET_BASELINE_KNOWN)
    aimet_sb_append_cstr(out, "  known: it is in the baseline\n");
  print_detail("module", finding->module, out);
  for (size_t i = 0; i < finding->num_nodes; ++i)
    print_detail("node", finding->nodes[i], out);
  print_detail("tensor", finding->tensor, out);
  print_detail("reason", aimet_sv(finding->reason), out);
  print_detail("neighbour", finding->neighbour, out);
  print_cost(finding, out);
  print_source(finding, out);
  print_detail("why", finding->why, out);
  print_detail("remedy", finding->remedy, out);
  if (finding->fixed_by)
    aimet_sb_appendf(out, "  fixed by: --%s\n", finding->fixed_by);
}

static void print_findings(const aimet_report *report,
                           const aimet_findings_run *run,
                           aimet_string_builder *out) {
  aimet_report_rows rows = aimet_report_run_rows_create(report, run);
  for (size_t i = 0; i < rows.count; ++i)
    print_finding(aimet_findings_at(report->findings, rows.findings[i]), out);
  if (rows.count < rows.total)
    aimet_sb_appendf(out,
                     "%zu more %s not listed, "
                     "--max-report-findings=0 lists all\n",
                     rows.total - rows.count,
                     rows.total - rows.count == 1 ? "finding is"
                                                  : "findings are");
  aimet_report_rows_destroy(&rows);
}

static void print_change(const aimet_change *change,
                         aimet_string_builder *out) {
  if (!change->message.length)
    return;
  aimet_sb_append_cstr(out, "changed: ");
  aimet_sb_append_escaped(out, change->message, TEXT_LIMIT);
  aimet_sb_appendf(out, " [%s]\n", change->pass);
}

void aimet_text_report_print(const aimet_report *report,
                             aimet_string_builder *out) {
  static const aimet_text_options options = {0, 0, 0};
  const aimet_findings *findings = report->findings;
  for (size_t i = 0; i < aimet_findings_run_count(findings); ++i) {
    const aimet_findings_run *run = aimet_findings_run_at(findings, i);
    print_findings(report, run, out);
    for (size_t k = 0; k < run->num_changes; ++k)
      print_change(aimet_findings_change_at(findings, run->first_change + k),
                   out);
    if (run->is_complete)
      aimet_text_run_print(run, findings, &options, out);
  }
  aimet_text_verdict_print(report, 0, out);
}
