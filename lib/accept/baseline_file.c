//===- baseline_file.c - baselines as files -------------------------------===//

#include "baseline_private.h"

#include "alloc.h"
#include "json_file.h"
#include "json_writer.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#define SCHEMA "aimet-opt/baseline"
#define SCHEMA_VERSION 1

/// Of one finding of the file. As many as a file has room for can be added.
#define MAX_COUNT INT32_MAX

typedef aimet_baseline_entry entry;

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

static aimet_string_view get_node(const void *list, size_t i) {
  const json_t *node = json_array_get(list, i);
  return aimet_sv_n(json_string_value(node), json_string_length(node));
}

/// The hash of what a finding says. It stands in the file where the text that
/// stands there is not all of it; false if it is no hash.
static bool read_hash(aimet_baseline *baseline, const json_t *object,
                      uint64_t *out) {
  if (json_object_get(object, "text"))
    return aimet_json_get_fingerprint(object, "text", out);
  const json_t *nodes = json_object_get(object, "nodes");
  aimet_string_view message;
  aimet_json_get_text(object, "message", &message);
  *out = aimet_baseline_hash_text(baseline, message, get_node, nodes,
                                  json_array_size(nodes));
  return true;
}

static void read_text(const aimet_baseline *baseline, const json_t *object,
                      aimet_baseline_text *out) {
  aimet_string_view text;
  const json_t *nodes = json_object_get(object, "nodes");
  out->is_cut = json_object_get(object, "text") ||
                json_array_size(nodes) > AIMET_BASELINE_NODES;
  aimet_json_get_text(object, "message", &text);
  out->message = aimet_baseline_keep_cut(baseline, text, &out->is_cut);
  out->has_module = aimet_json_get_text(object, "module", &text);
  out->module = aimet_baseline_keep(baseline, text);
  for (size_t i = 0; i < json_array_size(nodes) && i < AIMET_BASELINE_NODES;
       ++i)
    out->nodes[out->num_nodes++] =
        aimet_baseline_keep_cut(baseline, get_node(nodes, i), &out->is_cut);
}

/// What is wrong with the key of a finding of the file, null if nothing is.
static const char *read_key(aimet_baseline *baseline, const json_t *object,
                            aimet_baseline_key *out) {
  if (!aimet_json_get_text(object, "check", &out->check) || !out->check.length)
    return "the key 'check' lacks its text";
  const json_t *named_rule = json_object_get(object, "rule");
  if (!aimet_json_get_text(object, "rule", &out->rule) && named_rule)
    return "the key 'rule' is no text";
  if (!aimet_json_get_fingerprint(object, "fingerprint", &out->fingerprint))
    return "the key 'fingerprint' lacks its 16 hexadecimal digits";
  return read_hash(baseline, object, &out->text)
             ? NULL
             : "the key 'text' lacks its 16 hexadecimal digits";
}

/// What is wrong with a finding of the file, null if nothing is. Texts may be
/// left out: it is then known by its fingerprint.
static const char *read_finding(aimet_baseline *baseline,
                                const json_t *object) {
  aimet_baseline_key key;
  const char *fault = read_key(baseline, object, &key);
  if (fault)
    return fault;
  const json_t *number = json_object_get(object, "count");
  json_int_t count = number ? json_integer_value(number) : 1;
  if (count < 1)
    return "the key 'count' is no number over 0";
  if (count > MAX_COUNT)
    return "the key 'count' is too large";
  entry *e = aimet_baseline_insert(baseline, &key);
  if (e->known == 0) {
    read_text(baseline, object, &e->text);
    aimet_baseline_index(baseline, e);
  }
  e->known += (uint64_t)count;
  e->wording->known += (uint64_t)count;
  return NULL;
}

static aimet_status refuse(const char *path, const char *what,
                           aimet_diag *diag) {
  aimet_place place = {.file = aimet_sv(path)};
  aimet_status status =
      aimet_diag_error(diag, AIMET_ERROR_INPUT, place, "%s", what);
  aimet_diag_note(diag, place, "--write-baseline=FILE makes a baseline");
  return status;
}

/// The schema and its version, before anything else is looked at.
static aimet_status check_schema(const json_t *root, const char *path,
                                 aimet_diag *diag) {
  aimet_string_view schema;
  if (!aimet_json_get_text(root, "schema", &schema) ||
      !aimet_sv_is(schema, SCHEMA))
    return refuse(path, "not a baseline: no key 'schema' says '" SCHEMA "'",
                  diag);
  json_int_t version = json_integer_value(json_object_get(root, "version"));
  if (version != SCHEMA_VERSION)
    return aimet_diag_error(diag, AIMET_ERROR_INPUT,
                            (aimet_place){.file = aimet_sv(path)},
                            "wrong version of the baseline: got %lld, "
                            "expected %d",
                            (long long)version, SCHEMA_VERSION);
  return json_is_array(json_object_get(root, "findings"))
             ? AIMET_OK
             : refuse(path, "the baseline has no array 'findings'", diag);
}

static aimet_status read_findings(aimet_baseline *baseline, const json_t *root,
                                  const char *path, aimet_diag *diag) {
  const json_t *findings = json_object_get(root, "findings");
  for (size_t i = 0; i < json_array_size(findings); ++i) {
    const char *fault = read_finding(baseline, json_array_get(findings, i));
    if (fault)
      return aimet_diag_error(diag, AIMET_ERROR_INPUT,
                              (aimet_place){.file = aimet_sv(path)},
                              "findings[%zu]: %s", i, fault);
  }
  return AIMET_OK;
}

aimet_status aimet_baseline_read(aimet_baseline *baseline, const char *path,
                                 aimet_diag *diag) {
  json_t *root;
  aimet_status status = aimet_json_file_read(path, diag, &root);
  if (status == AIMET_OK)
    status = check_schema(root, path, diag);
  if (status == AIMET_OK)
    status = read_findings(baseline, root, path, diag);
  json_decref(root);
  return status;
}

aimet_status aimet_baseline_check_target(const char *path, aimet_diag *diag) {
  struct stat info;
  if (stat(path, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size == 0)
    return AIMET_OK;
  json_t *root;
  aimet_status status = aimet_json_file_read(path, diag, &root);
  if (status == AIMET_OK)
    status = check_schema(root, path, diag);
  json_decref(root);
  if (status != AIMET_OK)
    aimet_diag_note(diag, (aimet_place){.file = aimet_sv(path)},
                    "it is not overwritten; remove it, or write the baseline "
                    "elsewhere");
  return status;
}

//===----------------------------------------------------------------------===//
// After it
//===----------------------------------------------------------------------===//

/// The number of the last run of each check.
static aimet_string_map *last_runs(const aimet_findings *findings) {
  aimet_string_map *runs = aimet_string_map_create();
  for (size_t i = 0; i < aimet_findings_run_count(findings); ++i) {
    const aimet_findings_run *run = aimet_findings_run_at(findings, i);
    if (run->is_check)
      aimet_string_map_insert(runs, aimet_sv(run->pass), NULL)->value.number =
          i + 1;
  }
  return runs;
}

/// How often an entry was met by the last run of its check; as often as it
/// stands in the file if there was none.
static uint64_t count_now(const entry *e, const aimet_string_map *runs) {
  const aimet_map_entry *last = aimet_string_map_find(runs, e->key.check);
  if (!last)
    return e->known;
  return last->value.number == e->run ? e->met : 0;
}

uint64_t aimet_baseline_count_gone(const aimet_baseline *baseline,
                                   const aimet_findings *findings) {
  aimet_string_map *runs = last_runs(findings);
  uint64_t gone = 0;
  for (size_t i = 0; i < aimet_string_map_size(baseline->wordings); ++i) {
    const aimet_baseline_wording *wording =
        aimet_string_map_at(baseline->wordings, i)->value.const_pointer;
    const aimet_map_entry *last = aimet_string_map_find(runs, wording->check);
    if (last)
      gone += wording->known -
              (last->value.number == wording->run ? wording->used : 0);
  }
  aimet_string_map_destroy(runs);
  return gone;
}

static int compare_numbers(uint64_t a, uint64_t b) { return (a > b) - (a < b); }

static int compare_entries(const void *a, const void *b) {
  const aimet_baseline_key *x = &(*(const entry *const *)a)->key;
  const aimet_baseline_key *y = &(*(const entry *const *)b)->key;
  int order = aimet_sv_compare(x->check, y->check);
  if (order == 0)
    order = aimet_sv_compare(x->rule, y->rule);
  if (order == 0)
    order = compare_numbers(x->fingerprint, y->fingerprint);
  return order == 0 ? compare_numbers(x->text, y->text) : order;
}

static void write_text(aimet_json_writer *writer, const char *key,
                       aimet_string_view text) {
  aimet_json_key(writer, key);
  aimet_json_text(writer, text);
}

static void write_hash(aimet_json_writer *writer, const char *key,
                       uint64_t hash) {
  char digits[17];
  snprintf(digits, sizeof digits, "%016" PRIx64, hash);
  write_text(writer, key, aimet_sv(digits));
}

/// One line for each finding, so that a change of one changes one line.
static void write_entry(aimet_json_writer *writer, const entry *e,
                        uint64_t count) {
  const aimet_baseline_text *text = &e->text;
  aimet_json_open(writer, '{', true);
  write_text(writer, "check", e->key.check);
  if (e->key.rule.length)
    write_text(writer, "rule", e->key.rule);
  write_hash(writer, "fingerprint", e->key.fingerprint);
  if (text->is_cut)
    write_hash(writer, "text", e->key.text);
  aimet_json_key(writer, "count");
  aimet_json_uint(writer, count);
  write_text(writer, "message", text->message);
  if (text->has_module)
    write_text(writer, "module", text->module);
  aimet_json_key(writer, "nodes");
  aimet_json_open(writer, '[', true);
  for (size_t i = 0; i < text->num_nodes; ++i)
    aimet_json_text(writer, text->nodes[i]);
  aimet_json_close(writer, ']');
  aimet_json_close(writer, '}');
}

/// The entries, sorted; the caller frees the array.
static const entry **sorted_entries(const aimet_baseline *baseline) {
  size_t count = aimet_string_map_size(baseline->entries);
  const entry **sorted = aimet_calloc(count, sizeof *sorted);
  for (size_t i = 0; i < count; ++i)
    sorted[i] = aimet_string_map_at(baseline->entries, i)->value.const_pointer;
  qsort(sorted, count, sizeof(*sorted), compare_entries);
  return sorted;
}

void aimet_baseline_print(const aimet_baseline *baseline,
                          const aimet_findings *findings, const char *version,
                          aimet_string_builder *out) {
  aimet_string_map *runs = last_runs(findings);
  const entry **sorted = sorted_entries(baseline);
  aimet_json_writer writer = aimet_json_writer_begin(out);
  aimet_json_open(&writer, '{', false);
  write_text(&writer, "schema", aimet_sv(SCHEMA));
  aimet_json_key(&writer, "version");
  aimet_json_uint(&writer, SCHEMA_VERSION);
  write_text(&writer, "tool", aimet_sv(version));
  aimet_json_key(&writer, "findings");
  aimet_json_open(&writer, '[', false);
  for (size_t i = 0; i < aimet_string_map_size(baseline->entries); ++i) {
    uint64_t count = count_now(sorted[i], runs);
    if (count)
      write_entry(&writer, sorted[i], count);
  }
  aimet_json_close(&writer, ']');
  aimet_json_close(&writer, '}');
  aimet_json_writer_end(&writer);
  free(sorted);
  aimet_string_map_destroy(runs);
}
