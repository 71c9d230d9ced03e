//===- json_report.c - findings for programs ------------------------------===//
//
// Builds the object with jansson, which keeps the order of insertion.
//
//===----------------------------------------------------------------------===//

#include "json_report.h"

#include "alloc.h"
#include "json_writer.h"

#include <jansson.h>

#include <inttypes.h>

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

static json_t *checked(json_t *value) {
  if (!value)
    aimet_out_of_memory();
  return value;
}

static json_t *new_text(aimet_string_view text) {
  if (aimet_sv_is_text(text))
    return checked(json_stringn(text.length ? text.data : "", text.length));
  aimet_string_builder replaced = AIMET_STRING_BUILDER_INIT;
  aimet_append_utf8(&replaced, text);
  json_t *value = checked(json_stringn(replaced.data, replaced.length));
  aimet_sb_deinit(&replaced);
  return value;
}

static json_t *new_texts(const aimet_string_view *texts, size_t count) {
  json_t *array = checked(json_array());
  for (size_t i = 0; i < count; ++i)
    if (json_array_append_new(array, new_text(texts[i])) != 0)
      aimet_out_of_memory();
  return array;
}

/// Sets a key; takes the value.
static void set(json_t *object, const char *key, json_t *value) {
  if (json_object_set_new(object, key, value) != 0)
    aimet_out_of_memory();
}

static void set_text(json_t *object, const char *key, aimet_string_view text) {
  if (text.length)
    set(object, key, new_text(text));
}

static void set_integer(json_t *object, const char *key, int64_t value) {
  set(object, key, checked(json_integer(value)));
}

//===----------------------------------------------------------------------===//
// Findings and changes
//===----------------------------------------------------------------------===//

static void set_fingerprint(json_t *object, uint64_t fingerprint) {
  char text[17];
  snprintf(text, sizeof text, "%016" PRIx64, fingerprint);
  set(object, "fingerprint", new_text(aimet_sv(text)));
}

/// The line of the user's source.
static json_t *new_source(const aimet_finding *finding) {
  json_t *object = checked(json_object());
  set(object, "file", new_text(finding->source_file));
  set_integer(object, "line", finding->source_line);
  set(object, "code", new_text(finding->source_code));
  return object;
}

static json_t *new_finding(const aimet_finding *finding, bool is_current) {
  json_t *object = checked(json_object());
  set(object, "check", new_text(aimet_sv(finding->check)));
  if (finding->rule)
    set(object, "rule", new_text(aimet_sv(finding->rule)));
  set(object, "severity",
      new_text(aimet_sv(aimet_severity_name(finding->severity))));
  if (finding->has_module)
    set(object, "module", new_text(finding->module));
  set_text(object, "class", finding->class_name);
  if (finding->calls)
    set_integer(object, "calls", finding->calls);
  set_text(object, "functional", finding->functional);
  set(object, "nodes", new_texts(finding->nodes, finding->num_nodes));
  set_text(object, "tensor", finding->tensor);
  set(object, "message", new_text(finding->message));
  set_text(object, "why", finding->why);
  set_text(object, "remedy", finding->remedy);
  if (finding->fixed_by)
    set(object, "fixed_by", new_text(aimet_sv(finding->fixed_by)));
  if (finding->source_file.length)
    set(object, "source", new_source(finding));
  set_fingerprint(object, finding->fingerprint);
  if (!is_current)
    set(object, "current", json_false());
  return object;
}

static json_t *new_findings(const aimet_findings *findings) {
  json_t *array = checked(json_array());
  for (size_t i = 0; i < aimet_findings_count(findings); ++i) {
    json_t *finding = new_finding(aimet_findings_at(findings, i),
                                  aimet_findings_is_current(findings, i));
    if (json_array_append_new(array, finding) != 0)
      aimet_out_of_memory();
  }
  return array;
}

/// How many findings there are of each severity.
static json_t *new_counts(const size_t *severities) {
  json_t *object = checked(json_object());
  for (int i = AIMET_SEVERITY_ERROR; i <= (int)AIMET_SEVERITY_REMARK; ++i)
    set_integer(object, aimet_severity_name((aimet_severity)i),
                (int64_t)severities[i]);
  return object;
}

static json_t *new_run(const aimet_findings_run *run) {
  json_t *object = checked(json_object());
  set(object, "pass", new_text(aimet_sv(run->pass)));
  set(object, "kind", new_text(aimet_sv(run->is_check ? "check" : "rewrite")));
  if (run->is_check) {
    set(object, "ok", json_boolean(run->severities[AIMET_SEVERITY_ERROR] == 0));
    set_integer(object, "first_finding", (int64_t)run->first_finding);
    set_integer(object, "findings", (int64_t)run->num_findings);
    set(object, "summary", new_counts(run->severities));
    set_integer(object, "ignored", (int64_t)run->num_ignored);
  } else {
    set_integer(object, "first_change", (int64_t)run->first_change);
    set_integer(object, "changes", (int64_t)run->num_changes);
  }
  return object;
}

/// What ran, in order. The findings of a run stand together.
static json_t *new_runs(const aimet_findings *findings) {
  json_t *array = checked(json_array());
  for (size_t i = 0; i < aimet_findings_run_count(findings); ++i) {
    const aimet_findings_run *run = aimet_findings_run_at(findings, i);
    if (run->is_complete && json_array_append_new(array, new_run(run)) != 0)
      aimet_out_of_memory();
  }
  return array;
}

static json_t *new_change(const aimet_change *change) {
  json_t *object = checked(json_object());
  set(object, "pass", new_text(aimet_sv(change->pass)));
  set(object, "module", new_text(change->module));
  set_text(object, "class", change->class_name);
  set(object, "nodes", new_texts(change->nodes, change->num_nodes));
  if (change->num_old_nodes)
    set(object, "old_nodes",
        new_texts(change->old_nodes, change->num_old_nodes));
  set_text(object, "tensor", change->tensor);
  set_text(object, "copy", change->copy);
  set_text(object, "message", change->message);
  return object;
}

static json_t *new_changes(const aimet_findings *findings) {
  json_t *array = checked(json_array());
  for (size_t i = 0; i < aimet_findings_change_count(findings); ++i)
    if (json_array_append_new(
            array, new_change(aimet_findings_change_at(findings, i))) != 0)
      aimet_out_of_memory();
  return array;
}

static json_t *new_summary(const aimet_findings *findings) {
  size_t severities[AIMET_NUM_SEVERITIES];
  for (int i = 0; i < AIMET_NUM_SEVERITIES; ++i)
    severities[i] = aimet_findings_total(findings, (aimet_severity)i);
  return new_counts(severities);
}

static json_t *new_tool(const char *version) {
  json_t *object = checked(json_object());
  set(object, "name", new_text(aimet_sv("aimet-opt")));
  set(object, "version", new_text(aimet_sv(version)));
  return object;
}

void aimet_json_report_print(const aimet_report *report,
                             aimet_string_builder *out) {
  json_t *root = checked(json_object());
  set(root, "tool", new_tool(report->version));
  set(root, "input", new_text(report->input));
  set(root, "ok", json_boolean(report->ok));
  set(root, "findings", new_findings(report->findings));
  set(root, "changes", new_changes(report->findings));
  set(root, "runs", new_runs(report->findings));
  if (report->num_proven)
    set_integer(root, "proven_rewrites", (int64_t)report->num_proven);
  set(root, "summary", new_summary(report->findings));
  char *text = json_dumps(root, JSON_INDENT(2));
  if (!text)
    aimet_out_of_memory();
  aimet_sb_append_cstr(out, text);
  aimet_sb_append_char(out, '\n');
  free(text);
  json_decref(root);
}
