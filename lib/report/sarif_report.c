//===- sarif_report.c - findings as SARIF 2.1.0 ---------------------------===//

#include "sarif_report.h"

#include "accepted_report.h"
#include "sarif_result.h"
#include "uri.h"

#include <math.h>

static void print_tool(aimet_json_writer *json, const aimet_report *report,
                       const aimet_sarif_rules *rules) {
  aimet_json_key_object(json, "tool", false);
  aimet_json_key_object(json, "driver", false);
  aimet_json_key_text(json, "name", aimet_sv("aimet-opt"));
  aimet_json_key_text(json, "semanticVersion", aimet_sv(report->version));
  aimet_json_key(json, "rules");
  aimet_sarif_rules_print(rules, json);
  aimet_json_close(json, '}');
  aimet_json_close(json, '}');
}

/// Says that a list is cut.
static void print_cut(aimet_json_writer *json, size_t listed, size_t total,
                      const char *what) {
  if (listed == total)
    return;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&text,
                   "%zu of %zu %s are listed, --max-report-findings=0 lists "
                   "all",
                   listed, total, what);
  aimet_json_open(json, '{', true);
  aimet_json_key_text(json, "level", aimet_sv("note"));
  aimet_json_key_object(json, "message", true);
  aimet_json_key_text(json, "text", aimet_sb_view(&text));
  aimet_json_close(json, '}');
  aimet_json_close(json, '}');
  aimet_sb_deinit(&text);
}

/// What a reader must know of the run.
static void print_notifications(aimet_json_writer *json,
                                const aimet_report *report,
                                const aimet_report_rows *rows) {
  size_t num_gone = report->accepted ? report->accepted->num_gone_kinds : 0;
  size_t num_gone_listed = aimet_gone_listed(report, rows->count);
  if (rows->count == rows->total && num_gone_listed == num_gone)
    return;
  aimet_json_key_array(json, "toolExecutionNotifications", false);
  print_cut(json, rows->count, rows->total, "findings");
  print_cut(json, num_gone_listed, num_gone,
            "findings of the baseline that are gone");
  aimet_json_close(json, ']');
}

static void print_invocation(aimet_json_writer *json,
                             const aimet_report *report,
                             const aimet_report_rows *rows) {
  aimet_json_key_array(json, "invocations", false);
  aimet_json_open(json, '{', false);
  aimet_json_key_bool(json, "executionSuccessful", true);
  aimet_json_key_int(json, "exitCode",
                     report->ok || report->options.never_fails ? 0 : 1);
  print_notifications(json, report, rows);
  aimet_json_close(json, '}');
  aimet_json_close(json, ']');
}

/// The folder that the model's place is relative to.
static void print_root(aimet_json_writer *json, const aimet_report *report) {
  aimet_string_view root = aimet_sv(report->options.root);
  if (!root.length)
    return;
  aimet_string_builder uri = AIMET_STRING_BUILDER_INIT;
  aimet_append_uri(&uri, root);
  if (!aimet_sv_ends_with(root, aimet_sv("/")))
    aimet_sb_append_char(&uri, '/');
  aimet_json_key_object(json, "originalUriBaseIds", false);
  aimet_json_key_object(json, AIMET_SARIF_ROOT, true);
  aimet_json_key_text(json, "uri", aimet_sb_view(&uri));
  aimet_json_close(json, '}');
  aimet_json_close(json, '}');
  aimet_sb_deinit(&uri);
}

static void print_artifacts(aimet_json_writer *json,
                            const aimet_report *report) {
  aimet_json_key_array(json, "artifacts", false);
  aimet_json_open(json, '{', true);
  aimet_json_key_object(json, "location", true);
  aimet_sarif_model_print(json, report);
  aimet_json_close(json, '}');
  aimet_json_key_array(json, "roles", true);
  aimet_json_text(json, aimet_sv("analysisTarget"));
  aimet_json_close(json, ']');
  aimet_json_close(json, '}');
  aimet_json_close(json, ']');
}

static void print_properties(aimet_json_writer *json,
                             const aimet_report *report,
                             const aimet_report_rows *rows) {
  aimet_json_key_object(json, "properties", false);
  aimet_json_key_bool(json, "ok", report->ok);
  aimet_json_key_uint(json, "findings", rows->total);
  aimet_json_key_uint(json, "listed", rows->count);
  aimet_json_key_text_if_any(json, "profile", aimet_sv(report->profile));
  if (report->accepted && report->accepted->num_gone)
    aimet_json_key_uint(json, "goneFromBaseline", report->accepted->num_gone);
  if (report->readiness && report->readiness->is_known)
    aimet_json_key_float(json, "readiness",
                         round(report->readiness->score * 10) / 10);
  aimet_json_close(json, '}');
}

static void print_run(aimet_json_writer *json, const aimet_report *report,
                      const aimet_report_rows *rows) {
  aimet_sarif_rules *rules = aimet_sarif_rules_create(report->registry);
  aimet_json_open(json, '{', false);
  print_tool(json, report, rules);
  print_invocation(json, report, rows);
  print_root(json, report);
  print_artifacts(json, report);
  aimet_json_key_text(json, "columnKind", aimet_sv("unicodeCodePoints"));
  aimet_json_key_array(json, "results", false);
  for (size_t i = 0; i < rows->count; ++i)
    aimet_sarif_result_print(json, report, rules, rows->findings[i]);
  for (size_t i = 0; i < aimet_gone_listed(report, rows->count); ++i)
    aimet_sarif_absent_result_print(json, report, rules,
                                    &report->accepted->gone[i]);
  aimet_json_close(json, ']');
  print_properties(json, report, rows);
  aimet_json_close(json, '}');
  aimet_sarif_rules_destroy(rules);
}

void aimet_sarif_report_print(const aimet_report *report,
                              aimet_string_builder *out) {
  aimet_json_writer json = aimet_json_writer_begin(out);
  aimet_report_rows rows = aimet_report_rows_create(report);
  aimet_json_open(&json, '{', false);
  aimet_json_key_text(
      &json, "$schema",
      aimet_sv("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/"
               "os/schemas/sarif-schema-2.1.0.json"));
  aimet_json_key_text(&json, "version", aimet_sv("2.1.0"));
  aimet_json_key_array(&json, "runs", false);
  print_run(&json, report, &rows);
  aimet_json_close(&json, ']');
  aimet_json_close(&json, '}');
  aimet_json_writer_end(&json);
  aimet_report_rows_destroy(&rows);
}
