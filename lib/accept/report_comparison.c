//===- report_comparison.c - what is new between two reports --------------===//

#include "report_comparison.h"

#include "alloc.h"
#include "arena.h"
#include "json_file.h"
#include "json_writer.h"
#include "string_map.h"

#include <inttypes.h>
#include <stdlib.h>

/// Bytes of a text that are shown.
#define TEXT_LIMIT 4096

/// What a report can count at most, so that sums are numbers too.
#define MAX_UNLISTED ((json_int_t)1 << 40)

/// A finding of a report; all borrowed from its object.
typedef struct listed_finding {
  const json_t *object;
  /// Check and rule with the fingerprint, and with what it says of which nodes.
  aimet_string_view fingerprint, text;
  const struct listed_finding *twin; ///< in the other report; null: none
  aimet_string_view check, rule, message;
  aimet_severity severity;
  bool counts; ///< neither suppressed nor known
} listed_finding;

typedef struct report {
  const char *path;
  aimet_json_file file;
  listed_finding *findings; ///< the current ones
  size_t num_findings;
  json_int_t num_unlisted; ///< findings that it counts but does not list
  bool has_score;
  double score; ///< of readiness, 0 to 100
} report;

/// What is compared, and what comes of it.
typedef struct comparison {
  const aimet_report_pair *pair;
  aimet_arena *arena;
  aimet_diag *diag;
  report old, new;
  const listed_finding **added, **worse, **fixed;
  size_t num_added, num_worse, num_fixed, num_unchanged;
  size_t num_failing; ///< of those added or worse
} comparison;

//===----------------------------------------------------------------------===//
// Reading
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

static const aimet_json_member report_members[] = {
    {"findings_not_listed", is_unlisted, "a number from 0 to 2^40", false},
    {"readiness", is_object, "an object", false},
    {0},
};

static const aimet_json_member readiness_members[] = {
    {"score", is_score, "a number from 0 to 100, or null", false},
    {0},
};

static const aimet_json_member finding_members[] = {
    {"check", aimet_json_is_text, "a text", true},
    {"rule", aimet_json_is_text, "a text", false},
    {"severity", aimet_json_is_severity, "error, warning, remark or note",
     true},
    {"message", aimet_json_is_text, "a text", true},
    {"fingerprint", aimet_json_is_fingerprint,
     "a text of 16 hexadecimal digits", true},
    {"module", aimet_json_is_text, "a text", false},
    {"nodes", aimet_json_is_texts, "an array of texts", false},
    {0},
};

static aimet_string_view text_of(const comparison *c, const json_t *object,
                                 const listed_finding *finding) {
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
      aimet_arena_string(c->arena, aimet_sb_view(&text)), text.length);
  aimet_sb_deinit(&text);
  return kept;
}

/// Reads a finding whose members fit.
static void read_finding(const comparison *c, const json_t *object,
                         listed_finding *out) {
  uint64_t fingerprint;
  aimet_string_view baseline;
  *out = (listed_finding){.object = object};
  aimet_json_get_text(object, "check", &out->check);
  aimet_json_get_text(object, "rule", &out->rule);
  aimet_json_get_severity(object, "severity", &out->severity);
  aimet_json_get_text(object, "message", &out->message);
  aimet_json_get_fingerprint(object, "fingerprint", &fingerprint);
  aimet_json_get_text(object, "baseline", &baseline);
  out->counts = !aimet_sv_is(baseline, "known") &&
                !json_is_true(json_object_get(object, "suppressed"));
  out->fingerprint = aimet_sv(aimet_arena_format(
      c->arena, "%.*s/%.*s/%016" PRIx64, AIMET_SV(out->check),
      AIMET_SV(out->rule), fingerprint));
  out->text = text_of(c, object, out);
}

static aimet_status read_findings(const comparison *c, report *r) {
  const json_t *findings = json_object_get(r->file.root, "findings");
  size_t count = json_array_size(findings);
  r->findings = aimet_arena_calloc(c->arena, count, sizeof *r->findings);
  for (size_t i = 0; i < count; ++i) {
    const json_t *object = json_array_get(findings, i);
    aimet_status status =
        aimet_json_check(&r->file, object, &(aimet_json_spot){"findings", i},
                         "a finding of the report", finding_members, c->diag);
    if (status != AIMET_OK)
      return status;
    if (!json_is_false(json_object_get(object, "current")))
      read_finding(c, object, &r->findings[r->num_findings++]);
  }
  return AIMET_OK;
}

/// Numbers of the report; nothing else says that they are any.
static aimet_status read_numbers(const comparison *c, report *r) {
  const json_t *root = r->file.root;
  const json_t *readiness = json_object_get(root, "readiness");
  aimet_status status =
      aimet_json_check(&r->file, root, &(aimet_json_spot){NULL, AIMET_JSON_ALL},
                       "the report", report_members, c->diag);
  if (status == AIMET_OK && readiness)
    status = aimet_json_check(&r->file, readiness,
                              &(aimet_json_spot){"readiness", AIMET_JSON_ALL},
                              "'readiness'", readiness_members, c->diag);
  const json_t *score = json_object_get(readiness, "score");
  r->num_unlisted =
      json_integer_value(json_object_get(root, "findings_not_listed"));
  r->has_score = json_is_number(score);
  r->score = json_number_value(score);
  return status;
}

static aimet_status read_report(const comparison *c, report *r) {
  aimet_status status = aimet_json_file_read(r->path, c->diag, &r->file);
  if (status != AIMET_OK)
    return status;
  const json_t *root = r->file.root;
  aimet_string_view tool;
  if (!aimet_json_get_text(json_object_get(root, "tool"), "name", &tool) ||
      !aimet_sv_is(tool, "aimet-opt") ||
      !json_is_array(json_object_get(root, "findings")))
    return aimet_diag_error(
        c->diag, AIMET_ERROR_INPUT, (aimet_place){.file = r->file.path},
        "not a report that --report=json writes: no 'tool' that is aimet-opt, "
        "or no 'findings'");
  status = read_numbers(c, r);
  return status == AIMET_OK ? read_findings(c, r) : status;
}

//===----------------------------------------------------------------------===//
// Comparing
//===----------------------------------------------------------------------===//

/// What two findings are matched by.
typedef aimet_string_view get_key(const listed_finding *finding);

static aimet_string_view get_text(const listed_finding *finding) {
  return finding->text;
}

static aimet_string_view get_fingerprint(const listed_finding *finding) {
  return finding->fingerprint;
}

/// Puts those that are not matched into a map from key to number, from 1, of
/// the first of them; `next` leads on to those with the same key.
static aimet_string_map *make_waiting(const report *r, get_key *key,
                                      size_t *next) {
  aimet_string_map *waiting = aimet_string_map_create();
  for (size_t i = r->num_findings; i > 0; --i) {
    const listed_finding *finding = &r->findings[i - 1];
    if (finding->twin)
      continue;
    aimet_map_entry *entry =
        aimet_string_map_insert(waiting, key(finding), NULL);
    next[i - 1] = (size_t)entry->value.number;
    entry->value.number = i;
  }
  return waiting;
}

/// Matches findings that are not yet matched, one to one.
static void match(report *old, report *new, get_key *key) {
  size_t *next = aimet_calloc(old->num_findings, sizeof *next);
  aimet_string_map *waiting = make_waiting(old, key, next);
  for (size_t i = 0; i < new->num_findings; ++i) {
    listed_finding *finding = &new->findings[i];
    aimet_map_entry *entry =
        finding->twin ? NULL : aimet_string_map_find(waiting, key(finding));
    if (!entry || !entry->value.number)
      continue;
    size_t found = (size_t)entry->value.number - 1;
    entry->value.number = next[found];
    finding->twin = &old->findings[found];
    old->findings[found].twin = finding;
  }
  free(next);
  aimet_string_map_destroy(waiting);
}

static bool is_alone(const listed_finding *finding) { return !finding->twin; }

/// True if it counts, and before it was accepted or not as bad.
static bool is_worse(const listed_finding *finding) {
  const listed_finding *before = finding->twin;
  return before && finding->counts &&
         (!before->counts || finding->severity < before->severity);
}

/// The findings of a report of which something is true.
static const listed_finding **
pick(const comparison *c, const report *r,
     bool (*is_picked)(const listed_finding *finding), size_t *out_count) {
  const listed_finding **list =
      aimet_arena_calloc(c->arena, r->num_findings, sizeof *list);
  for (size_t i = 0; i < r->num_findings; ++i)
    if (is_picked(&r->findings[i]))
      list[(*out_count)++] = &r->findings[i];
  return list;
}

static size_t count_failing(const comparison *c,
                            const listed_finding *const *findings,
                            size_t count) {
  size_t failing = 0;
  for (size_t i = 0; i < count; ++i)
    failing +=
        findings[i]->counts && findings[i]->severity <= c->pair->fail_level;
  return failing;
}

static void compare(comparison *c) {
  match(&c->old, &c->new, get_text);
  match(&c->old, &c->new, get_fingerprint);
  c->added = pick(c, &c->new, is_alone, &c->num_added);
  c->worse = pick(c, &c->new, is_worse, &c->num_worse);
  c->fixed = pick(c, &c->old, is_alone, &c->num_fixed);
  c->num_unchanged = c->new.num_findings - c->num_added - c->num_worse;
  c->num_failing = count_failing(c, c->added, c->num_added) +
                   count_failing(c, c->worse, c->num_worse);
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

/// A line that says where a finding is, as far as the report tells.
static void print_where(const listed_finding *f, aimet_string_builder *out) {
  aimet_string_view module, node;
  aimet_json_get_text(f->object, "module", &module);
  const json_t *nodes = json_object_get(f->object, "nodes");
  node = aimet_json_text_at(nodes, 0);
  if (!node.length && !module.length)
    return;
  aimet_sb_append_cstr(out, "    in ");
  if (module.length) {
    aimet_sb_append_cstr(out, "module \"");
    aimet_sb_append_escaped(out, module, TEXT_LIMIT);
    aimet_sb_append_cstr(out, node.length ? "\", " : "\"");
  }
  if (node.length) {
    aimet_sb_append_cstr(out, "node \"");
    aimet_sb_append_escaped(out, node, TEXT_LIMIT);
    aimet_sb_append_char(out, '"');
  }
  if (json_array_size(nodes) > 1)
    aimet_sb_appendf(out, " and %zu more", json_array_size(nodes) - 1);
  aimet_sb_append_char(out, '\n');
}

/// What has become of it, after its text.
static void print_state(const listed_finding *f, aimet_string_builder *out) {
  if (!f->counts)
    aimet_sb_append_cstr(out, " (accepted)");
  else if (is_worse(f) && !f->twin->counts)
    aimet_sb_append_cstr(out, " (was accepted)");
  else if (is_worse(f))
    aimet_sb_appendf(out, " (was: %s)", aimet_severity_name(f->twin->severity));
}

static void print_findings(const char *title,
                           const listed_finding *const *findings, size_t count,
                           aimet_string_builder *out) {
  if (count)
    aimet_sb_appendf(out, "\n%s:\n", title);
  for (size_t i = 0; i < count; ++i) {
    const listed_finding *f = findings[i];
    aimet_sb_appendf(out, "  %s: ", aimet_severity_name(f->severity));
    aimet_sb_append_escaped(out, f->message, TEXT_LIMIT);
    aimet_sb_append_cstr(out, " [");
    aimet_sb_append_escaped(out, f->check, TEXT_LIMIT);
    aimet_sb_append_cstr(out, f->rule.length ? "/" : "");
    aimet_sb_append_escaped(out, f->rule, TEXT_LIMIT);
    aimet_sb_append_char(out, ']');
    print_state(f, out);
    aimet_sb_append_char(out, '\n');
    print_where(f, out);
  }
}

static void print_score(const comparison *c, aimet_string_builder *out) {
  if (c->old.has_score && c->new.has_score)
    aimet_sb_appendf(out, "\nreadiness: %.1f -> %.1f\n", c->old.score,
                     c->new.score);
}

static void print_unlisted(const report *r, aimet_string_builder *out) {
  if (!r->num_unlisted)
    return;
  aimet_sb_appendf(out, "\n%lld findings are not listed in '",
                   (long long)r->num_unlisted);
  aimet_sb_append_escaped(out, aimet_sv(r->path), TEXT_LIMIT);
  aimet_sb_append_cstr(out, "', and were not compared\n");
}

static void print_text(const comparison *c, aimet_string_builder *out) {
  aimet_sb_append_escaped(out, aimet_sv(c->new.path), TEXT_LIMIT);
  aimet_sb_append_cstr(out, " against ");
  aimet_sb_append_escaped(out, aimet_sv(c->old.path), TEXT_LIMIT);
  aimet_sb_appendf(out, ": %zu new, ", c->num_added);
  if (c->num_worse)
    aimet_sb_appendf(out, "%zu worse, ", c->num_worse);
  aimet_sb_appendf(out, "%zu fixed, %zu unchanged findings\n", c->num_fixed,
                   c->num_unchanged);
  print_score(c, out);
  print_unlisted(&c->old, out);
  print_unlisted(&c->new, out);
  print_findings("new", c->added, c->num_added, out);
  print_findings("worse", c->worse, c->num_worse, out);
  print_findings("fixed", c->fixed, c->num_fixed, out);
}

//===----------------------------------------------------------------------===//
// JSON
//===----------------------------------------------------------------------===//

/// Takes the value.
static void set(json_t *object, const char *key, json_t *value) {
  if (!value || json_object_set_new(object, key, value) != 0)
    aimet_out_of_memory();
}

static json_t *new_object(void) {
  json_t *object = json_object();
  if (!object)
    aimet_out_of_memory();
  return object;
}

/// A path may be no UTF-8, which JSON has no place for.
static json_t *new_text(const char *text) {
  aimet_string_builder utf8 = AIMET_STRING_BUILDER_INIT;
  aimet_append_utf8(&utf8, aimet_sv(text));
  json_t *value = json_stringn(aimet_sb_view(&utf8).data, utf8.length);
  aimet_sb_deinit(&utf8);
  return value;
}

static json_t *new_findings(const listed_finding *const *findings,
                            size_t count) {
  json_t *array = json_array();
  for (size_t i = 0; i < count; ++i)
    if (json_array_append(array, (json_t *)findings[i]->object) != 0)
      aimet_out_of_memory();
  return array;
}

static void set_scores(const comparison *c, json_t *root) {
  if (!c->old.has_score || !c->new.has_score)
    return;
  json_t *readiness = new_object();
  set(readiness, "old", json_real(c->old.score));
  set(readiness, "new", json_real(c->new.score));
  set(root, "readiness", readiness);
}

static void print_json(const comparison *c, aimet_string_builder *out) {
  json_t *tool = new_object(), *root = new_object();
  set(tool, "name", json_string("aimet-opt"));
  set(tool, "version", json_string(c->pair->version));
  set(root, "tool", tool);
  set(root, "old", new_text(c->old.path));
  set(root, "new", new_text(c->new.path));
  set(root, "ok", json_boolean(c->num_failing == 0));
  set(root, "new_findings", new_findings(c->added, c->num_added));
  set(root, "worse_findings", new_findings(c->worse, c->num_worse));
  set(root, "fixed_findings", new_findings(c->fixed, c->num_fixed));
  set(root, "unchanged", json_integer((json_int_t)c->num_unchanged));
  json_int_t unlisted = c->old.num_unlisted + c->new.num_unlisted;
  if (unlisted)
    set(root, "not_compared", json_integer(unlisted));
  set_scores(c, root);
  char *text = json_dumps(root, JSON_INDENT(2));
  if (!text)
    aimet_out_of_memory();
  aimet_sb_append_cstr(out, text);
  aimet_sb_append_char(out, '\n');
  free(text);
  json_decref(root);
}

aimet_status aimet_reports_compare(const aimet_report_pair *pair,
                                   aimet_diag *diag, bool *out_worse,
                                   aimet_string_builder *text,
                                   aimet_string_builder *json) {
  comparison c = {.pair = pair,
                  .arena = aimet_arena_create(),
                  .diag = diag,
                  .old = {.path = pair->old_path},
                  .new = {.path = pair->new_path}};
  *out_worse = false;
  aimet_status status = read_report(&c, &c.old);
  if (status == AIMET_OK)
    status = read_report(&c, &c.new);
  if (status == AIMET_OK) {
    compare(&c);
    print_text(&c, text);
    print_json(&c, json);
    *out_worse = c.num_failing > 0;
  }
  aimet_json_file_close(&c.old.file);
  aimet_json_file_close(&c.new.file);
  aimet_arena_destroy(c.arena);
  return status;
}
