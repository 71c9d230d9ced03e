//===- sarif_report.c - findings as SARIF 2.1.0 ---------------------------===//

#include "sarif_report.h"

#include "finding_json.h"
#include "sarif_result.h"
#include "uri.h"

static void print_tool(aimet_json_writer *json, const aimet_report *report,
                       const aimet_sarif_rules *rules) {
  aimet_json_key(json, "tool");
  aimet_json_open(json, '{', false);
  aimet_json_key(json, "driver");
  aimet_json_open(json, '{', false);
  aimet_json_key_text(json, "name", aimet_sv("aimet-opt"));
  aimet_json_key_text(json, "semanticVersion", aimet_sv(report->version));
  aimet_json_key(json, "rules");
  aimet_sarif_rules_print(rules, json);
  aimet_json_close(json, '}');
  aimet_json_close(json, '}');
}

/// What a reader must know of the run: a list that is cut.
static void print_notifications(aimet_json_writer *json,
                                const aimet_report_rows *rows) {
  if (rows->count == rows->total)
    return;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&text,
                   "%zu of %zu findings are listed, --max-report-findings=0 "
                   "lists all",
                   rows->count, rows->total);
  aimet_json_key(json, "toolExecutionNotifications");
  aimet_json_open(json, '[', false);
  aimet_json_open(json, '{', true);
  aimet_json_key_text(json, "level", aimet_sv("note"));
  aimet_json_key(json, "message");
  aimet_json_open(json, '{', true);
  aimet_json_key_text(json, "text", aimet_sb_view(&text));
  aimet_json_close(json, '}');
  aimet_json_close(json, '}');
  aimet_json_close(json, ']');
  aimet_sb_deinit(&text);
}

static void print_invocation(aimet_json_writer *json,
                             const aimet_report *report,
                             const aimet_report_rows *rows) {
  aimet_json_key(json, "invocations");
  aimet_json_open(json, '[', false);
  aimet_json_open(json, '{', false);
  aimet_json_key(json, "executionSuccessful");
  aimet_json_bool(json, true);
  aimet_json_key(json, "exitCode");
  aimet_json_int(json, report->ok || report->options.never_fails ? 0 : 1);
  print_notifications(json, rows);
  aimet_json_close(json, '}');
  aimet_json_close(json, ']');
}

static void print_artifacts(aimet_json_writer *json,
                            const aimet_report *report) {
  aimet_string_builder uri = AIMET_STRING_BUILDER_INIT;
  aimet_append_uri(&uri, report->input);
  aimet_json_key(json, "artifacts");
  aimet_json_open(json, '[', false);
  aimet_json_open(json, '{', true);
  aimet_json_key(json, "location");
  aimet_json_open(json, '{', true);
  aimet_json_key_text(json, "uri", aimet_sb_view(&uri));
  aimet_json_close(json, '}');
  aimet_json_key(json, "roles");
  aimet_json_open(json, '[', true);
  aimet_json_text(json, aimet_sv("analysisTarget"));
  aimet_json_close(json, ']');
  aimet_json_close(json, '}');
  aimet_json_close(json, ']');
  aimet_sb_deinit(&uri);
}

static void print_properties(aimet_json_writer *json,
                             const aimet_report *report,
                             const aimet_report_rows *rows) {
  aimet_json_key(json, "properties");
  aimet_json_open(json, '{', false);
  aimet_json_key(json, "ok");
  aimet_json_bool(json, report->ok);
  aimet_json_key(json, "findings");
  aimet_json_uint(json, rows->total);
  aimet_json_key(json, "listed");
  aimet_json_uint(json, rows->count);
  if (report->profile)
    aimet_json_key_text(json, "profile", aimet_sv(report->profile));
  if (report->accepted && report->accepted->num_gone) {
    aimet_json_key(json, "goneFromBaseline");
    aimet_json_uint(json, report->accepted->num_gone);
  }
  if (report->readiness && report->readiness->is_known) {
    aimet_json_key(json, "readiness");
    aimet_json_float(json, report->readiness->score);
  }
  aimet_json_close(json, '}');
}

static void print_run(aimet_json_writer *json, const aimet_report *report,
                      const aimet_report_rows *rows) {
  aimet_sarif_rules *rules = aimet_sarif_rules_create(report->registry);
  aimet_json_open(json, '{', false);
  print_tool(json, report, rules);
  print_invocation(json, report, rows);
  print_artifacts(json, report);
  aimet_json_key_text(json, "columnKind", aimet_sv("unicodeCodePoints"));
  aimet_json_key(json, "results");
  aimet_json_open(json, '[', false);
  for (size_t i = 0; i < rows->count; ++i)
    aimet_sarif_result_print(json, report, rules, rows->findings[i]);
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
  aimet_json_key(&json, "runs");
  aimet_json_open(&json, '[', false);
  print_run(&json, report, &rows);
  aimet_json_close(&json, ']');
  aimet_json_close(&json, '}');
  aimet_json_writer_end(&json);
  aimet_report_rows_destroy(&rows);
}
