//===- listed_report.c - a JSON report, as it is read back ----------------===//

#include "listed_report.h"

#include "string_builder.h"

#include <inttypes.h>

/// What a report can count at most, so that sums are numbers too.
#define MAX_UNLISTED ((json_int_t)1 << 40)

typedef struct reader {
  aimet_arena *arena;
  aimet_diag *diag;
} reader;

//===----------------------------------------------------------------------===//
// What a report must look like
//===----------------------------------------------------------------------===//

static bool is_unlisted(const json_t *value) {
  return json_is_integer(value) && json_integer_value(value) >= 0 &&
         json_integer_value(value) <= MAX_UNLISTED;
}

static bool is_score(const json_t *value) {
  return json_is_null(value) ||
         (json_is_number(value) && json_number_value(value) >= 0 &&
          json_number_value(value) <= 100);
}

static bool is_object(const json_t *value) { return json_is_object(value); }

static bool is_array(const json_t *value) { return json_is_array(value); }

static const aimet_json_member report_members[] = {
    {"findings_not_listed", is_unlisted, "a number from 0 to 2^40", false},
    {"profile", aimet_json_is_text, "a text", false},
    {"readiness", is_object, "an object", false},
    {"runs", is_array, "an array", false},
    {0},
};

static const aimet_json_member readiness_members[] = {
    {"score", is_score, "a number from 0 to 100, or null", false},
    {0},
};

static const aimet_json_member run_members[] = {
    {"pass", aimet_json_is_text, "a text", true},
    {"ignored_rules", aimet_json_is_texts, "an array of texts", false},
    {0},
};

static const aimet_json_member finding_members[] = {
    {"check", aimet_json_is_text, "a text", true},
    {"rule", aimet_json_is_text, "a text", false},
    {"severity", aimet_json_is_severity, "error, warning or remark", true},
    {"message", aimet_json_is_text, "a text", true},
    {"fingerprint", aimet_json_is_fingerprint,
     "a text of 16 hexadecimal digits", true},
    {"module", aimet_json_is_text, "a text", false},
    {"nodes", aimet_json_is_texts, "an array of texts", false},
    {0},
};

/// A rule of a check, as the map of runs has it.
static aimet_string_view rule_key(const reader *in, aimet_string_view check,
                                  aimet_string_view rule) {
  return aimet_sv(aimet_arena_format(in->arena, "%.*s/%.*s", AIMET_SV(check),
                                     AIMET_SV(rule)));
}

static aimet_string_view text_of(const reader *in, const json_t *object,
                                 const aimet_listed_finding *finding) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&text, "%.*s/%.*s\n", AIMET_SV(finding->check),
                   AIMET_SV(finding->rule));
  aimet_sb_append(&text, finding->message);
  const json_t *nodes = json_object_get(object, "nodes");
  for (size_t i = 0; i < json_array_size(nodes); ++i) {
    aimet_sb_append_char(&text, '\n');
    aimet_sb_append(&text, aimet_json_text_at(nodes, i));
  }
  aimet_string_view kept = aimet_sv_n(
      aimet_arena_string(in->arena, aimet_sb_view(&text)), text.length);
  aimet_sb_deinit(&text);
  return kept;
}

/// Reads a finding whose members fit.
static void read_finding(const reader *in, const json_t *object,
                         aimet_listed_finding *out) {
  uint64_t fingerprint;
  aimet_string_view baseline;
  *out = (aimet_listed_finding){.object = object};
  aimet_json_get_text(object, "check", &out->check);
  aimet_json_get_text(object, "rule", &out->rule);
  aimet_json_get_severity(object, "severity", &out->severity);
  aimet_json_get_text(object, "message", &out->message);
  aimet_json_get_fingerprint(object, "fingerprint", &fingerprint);
  aimet_json_get_text(object, "baseline", &baseline);
  out->counts = !aimet_sv_is(baseline, "known") &&
                !json_is_true(json_object_get(object, "suppressed"));
  out->full_rule = rule_key(in, out->check, out->rule);
  out->fingerprint = aimet_sv(aimet_arena_format(
      in->arena, "%.*s/%016" PRIx64, AIMET_SV(out->full_rule), fingerprint));
  out->node = aimet_sv(aimet_arena_format(
      in->arena, "%.*s/%.*s", AIMET_SV(out->fingerprint),
      AIMET_SV(aimet_json_text_at(json_object_get(object, "nodes"), 0))));
  out->text = text_of(in, object, out);
}

static aimet_status read_findings(const reader *in, aimet_listed_report *r) {
  const json_t *findings = json_object_get(r->file.root, "findings");
  size_t count = json_array_size(findings);
  r->findings = aimet_arena_calloc(in->arena, count, sizeof *r->findings);
  for (size_t i = 0; i < count; ++i) {
    const json_t *object = json_array_get(findings, i);
    aimet_status status =
        aimet_json_check(&r->file, object, &(aimet_json_spot){"findings", i},
                         "a finding of the report", finding_members, in->diag);
    if (status != AIMET_OK)
      return status;
    if (!json_is_false(json_object_get(object, "current")))
      read_finding(in, object, &r->findings[r->num_findings++]);
  }
  return AIMET_OK;
}

/// Notes that a pass ran, and what of it was ignored; of the last run only,
/// which is the one that decides. They are read from the last to the first.
static void read_run(const reader *in, const json_t *object,
                     aimet_listed_report *r) {
  aimet_string_view pass;
  bool is_last;
  aimet_json_get_text(object, "pass", &pass);
  aimet_string_map_insert(r->runs, pass, &is_last);
  const json_t *rules = json_object_get(object, "ignored_rules");
  for (size_t i = 0; is_last && i < json_array_size(rules); ++i)
    aimet_string_map_insert(
        r->runs, rule_key(in, pass, aimet_json_text_at(rules, i)), NULL);
}

static aimet_status read_runs(const reader *in, aimet_listed_report *r) {
  const json_t *runs = json_object_get(r->file.root, "runs");
  if (!runs)
    return AIMET_OK;
  r->runs = aimet_string_map_create();
  for (size_t i = json_array_size(runs); i > 0; --i) {
    const json_t *object = json_array_get(runs, i - 1);
    aimet_status status =
        aimet_json_check(&r->file, object, &(aimet_json_spot){"runs", i - 1},
                         "a run of the report", run_members, in->diag);
    if (status != AIMET_OK)
      return status;
    read_run(in, object, r);
  }
  return AIMET_OK;
}

/// Numbers of the report; nothing else says that they are any.
static aimet_status read_numbers(const reader *in, aimet_listed_report *r) {
  const json_t *root = r->file.root;
  const json_t *readiness = json_object_get(root, "readiness");
  aimet_status status =
      aimet_json_check(&r->file, root, &(aimet_json_spot){NULL, AIMET_JSON_ALL},
                       "the report", report_members, in->diag);
  if (status == AIMET_OK && readiness)
    status = aimet_json_check(&r->file, readiness,
                              &(aimet_json_spot){"readiness", AIMET_JSON_ALL},
                              "'readiness'", readiness_members, in->diag);
  const json_t *score = json_object_get(readiness, "score");
  r->num_unlisted =
      json_integer_value(json_object_get(root, "findings_not_listed"));
  aimet_json_get_text(root, "profile", &r->profile);
  r->has_score = json_is_number(score);
  r->score = json_number_value(score);
  return status;
}

aimet_status aimet_listed_report_read(const char *path, aimet_arena *arena,
                                      aimet_diag *diag,
                                      aimet_listed_report *out) {
  const reader in = {arena, diag};
  *out = (aimet_listed_report){.path = path};
  aimet_status status = aimet_json_file_read(path, diag, &out->file);
  if (status != AIMET_OK)
    return status;
  const json_t *root = out->file.root;
  aimet_string_view tool;
  if (!aimet_json_get_text(json_object_get(root, "tool"), "name", &tool) ||
      !aimet_sv_is(tool, "aimet-opt") ||
      !json_is_array(json_object_get(root, "findings")))
    return aimet_diag_error(
        diag, AIMET_ERROR_INPUT, (aimet_place){.file = out->file.path},
        "not a report that --report=json writes: no 'tool' that is aimet-opt, "
        "or no 'findings'");
  status = read_numbers(&in, out);
  if (status == AIMET_OK)
    status = read_runs(&in, out);
  return status == AIMET_OK ? read_findings(&in, out) : status;
}

void aimet_listed_report_close(aimet_listed_report *report) {
  aimet_json_file_close(&report->file);
  aimet_string_map_destroy(report->runs);
  report->runs = NULL;
}

aimet_absence aimet_listed_report_absence(const aimet_listed_report *report,
                                          const aimet_listed_finding *finding) {
  if (report->num_unlisted)
    return AIMET_ABSENCE_CUT;
  const aimet_string_map *runs = report->runs;
  if (!runs)
    return AIMET_ABSENCE_MEANT;
  if (aimet_string_map_find(runs, finding->full_rule))
    return AIMET_ABSENCE_IGNORED;
  bool is_check = aimet_sv_starts_with(finding->check, aimet_sv("check-"));
  return is_check && !aimet_string_map_find(runs, finding->check)
             ? AIMET_ABSENCE_NOT_RUN
             : AIMET_ABSENCE_MEANT;
}
