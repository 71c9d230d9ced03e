//===- text_report.c - the verdict in words -------------------------------===//

#include "text_report.h"

/// Names of files are cut at this length.
#define NAME_LIMIT 4096

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

void aimet_text_report_print(const aimet_report *report,
                             aimet_string_builder *out) {
  for (size_t i = 0; i < report->num_rewrites; ++i)
    print_rewrite(report, report->rewrites[i], out);
  for (size_t i = 0; i < report->num_checks; ++i)
    print_check(report, report->checks[i], out);
  if (report->num_checks)
    print_verdict(report, out);
}
