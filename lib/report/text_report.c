//===- text_report.c - the verdict in words -------------------------------===//

#include "text_report.h"

/// Names of files are cut at this length.
#define NAME_LIMIT 4096

/// And texts of findings at this one.
#define TEXT_LIMIT 16384

static size_t count_findings(const aimet_report *report, const char *check,
                             aimet_severity severity) {
  size_t count = 0;
  for (size_t i = 0; i < aimet_findings_count(report->findings); ++i) {
    const aimet_finding *finding = aimet_findings_at(report->findings, i);
    if (aimet_findings_is_current(report->findings, i) &&
        finding->severity == severity && strcmp(finding->check, check) == 0)
      ++count;
  }
  return count;
}

static size_t count_changes(const aimet_report *report, const char *pass) {
  size_t count = 0;
  for (size_t i = 0; i < aimet_findings_change_count(report->findings); ++i)
    if (strcmp(aimet_findings_change_at(report->findings, i)->pass, pass) == 0)
      ++count;
  return count;
}

static void append_count(aimet_string_builder *out, size_t count,
                         const char *noun) {
  aimet_sb_appendf(out, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

static void print_check(const aimet_report *report, const char *check,
                        aimet_string_builder *out) {
  size_t errors = count_findings(report, check, AIMET_SEVERITY_ERROR);
  size_t warnings = count_findings(report, check, AIMET_SEVERITY_WARNING);
  aimet_sb_appendf(out, "%s: %s", check, errors ? "failed" : "passed");
  if (errors) {
    aimet_sb_append_cstr(out, ", ");
    append_count(out, errors, "error");
  }
  if (warnings) {
    aimet_sb_append_cstr(out, ", ");
    append_count(out, warnings, "warning");
  }
  aimet_sb_append_char(out, '\n');
}

static void print_rewrite(const aimet_report *report, const char *pass,
                          aimet_string_builder *out) {
  aimet_sb_appendf(out, "%s: ", pass);
  append_count(out, count_changes(report, pass), "change");
  aimet_sb_append_char(out, '\n');
}

static void print_verdict(const aimet_report *report,
                          aimet_string_builder *out) {
  size_t errors = aimet_findings_total(report->findings, AIMET_SEVERITY_ERROR);
  size_t warnings =
      aimet_findings_total(report->findings, AIMET_SEVERITY_WARNING);
  aimet_sb_append_escaped(out, report->input, NAME_LIMIT);
  aimet_sb_appendf(out, ": %sready for quantization", errors ? "not " : "");
  if (errors || warnings) {
    aimet_sb_append_cstr(out, ": ");
    append_count(out, errors, "error");
    aimet_sb_append_cstr(out, ", ");
    append_count(out, warnings, "warning");
  }
  aimet_sb_append_char(out, '\n');
}

void aimet_text_summary_print(const aimet_report *report,
                              aimet_string_builder *out) {
  for (size_t i = 0; i < report->num_rewrites; ++i)
    print_rewrite(report, report->rewrites[i], out);
  for (size_t i = 0; i < report->num_checks; ++i)
    print_check(report, report->checks[i], out);
  if (report->num_checks)
    print_verdict(report, out);
}

/// `  label: text`, nothing if there is no text.
static void print_detail(const char *label, aimet_string_view text,
                         aimet_string_builder *out) {
  if (!text.length)
    return;
  aimet_sb_appendf(out, "  %s: ", label);
  aimet_sb_append_escaped(out, text, TEXT_LIMIT);
  aimet_sb_append_char(out, '\n');
}

static void print_finding(const aimet_finding *finding,
                          aimet_string_builder *out) {
  aimet_sb_appendf(out, "%s: ", aimet_severity_name(finding->severity));
  aimet_sb_append_escaped(out, finding->message, TEXT_LIMIT);
  aimet_sb_appendf(out, " [%s]\n", finding->check);
  print_detail("rule", aimet_sv(finding->rule), out);
  for (size_t i = 0; i < finding->num_nodes; ++i)
    print_detail("node", finding->nodes[i], out);
  print_detail("tensor", finding->tensor, out);
  print_detail("why", finding->why, out);
  print_detail("remedy", finding->remedy, out);
  if (finding->fixed_by)
    aimet_sb_appendf(out, "  fixed by: --%s\n", finding->fixed_by);
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
  const aimet_findings *findings = report->findings;
  for (size_t i = 0; i < aimet_findings_change_count(findings); ++i)
    print_change(aimet_findings_change_at(findings, i), out);
  for (size_t i = 0; i < aimet_findings_count(findings); ++i)
    if (aimet_findings_is_current(findings, i))
      print_finding(aimet_findings_at(findings, i), out);
  aimet_text_summary_print(report, out);
}
