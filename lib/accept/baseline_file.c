//===- baseline_file.c - baselines as files -------------------------------===//

#include "baseline_private.h"

#include "json_file.h"
#include "json_writer.h"

#include <stdlib.h>
#include <sys/stat.h>

#define SCHEMA "aimet-opt/baseline"
#define SCHEMA_VERSION 1

/// Of one finding of the file. As many as a file has room for can be added.
#define MAX_COUNT 2147483647

#define TEXT_OF_TOKENS(x) #x
#define TEXT_OF(x) TEXT_OF_TOKENS(x)

typedef aimet_baseline_entry entry;

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

static bool is_count(const json_t *value) {
  json_int_t count = json_integer_value(value);
  return count >= 1 && count <= MAX_COUNT;
}

static bool is_version(const json_t *value) {
  return json_integer_value(value) == SCHEMA_VERSION;
}

static bool is_array(const json_t *value) { return json_is_array(value); }

static const aimet_json_member file_members[] = {
    {"version", is_version, TEXT_OF(SCHEMA_VERSION), true},
    {"input", aimet_json_is_text, "a text", false},
    {"profile", aimet_json_is_text, "a text", false},
    {"findings", is_array, "an array", true},
    {0},
};

/// Texts may be left out: the finding is then known by its fingerprint.
static const aimet_json_member finding_members[] = {
    {"check", aimet_json_is_filled_text, "the name of a check", true},
    {"rule", aimet_json_is_text, "a text", false},
    {"severity", aimet_json_is_severity, "error, warning or remark", false},
    {"fingerprint", aimet_json_is_fingerprint,
     "a text of 16 hexadecimal digits", true},
    {"text", aimet_json_is_fingerprint, "a text of 16 hexadecimal digits",
     false},
    {"count", is_count, "a number from 1 to " TEXT_OF(MAX_COUNT), false},
    {"message", aimet_json_is_text, "a text", false},
    {"module", aimet_json_is_text, "a text", false},
    {"nodes", aimet_json_is_texts, "an array of texts", false},
    {0},
};

static aimet_string_view get_node(const void *list, size_t i) {
  return aimet_json_text_at(list, i);
}

/// The hash of what a finding says. It stands in the file where the text that
/// stands there is not all of it.
static uint64_t read_hash(aimet_baseline *baseline, const json_t *object) {
  uint64_t hash;
  if (aimet_json_get_fingerprint(object, "text", &hash))
    return hash;
  const json_t *nodes = json_object_get(object, "nodes");
  aimet_string_view message;
  aimet_json_get_text(object, "message", &message);
  return aimet_baseline_hash_text(baseline, message, get_node, nodes,
                                  json_array_size(nodes));
}

static void read_text(const aimet_baseline *baseline, const json_t *object,
                      aimet_baseline_text *out) {
  aimet_string_view text;
  const json_t *nodes = json_object_get(object, "nodes");
  out->has_severity =
      aimet_json_get_severity(object, "severity", &out->severity);
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

/// Reads a finding whose members fit.
static void read_finding(aimet_baseline *baseline, const json_t *object) {
  aimet_baseline_key key;
  aimet_json_get_text(object, "check", &key.check);
  aimet_json_get_text(object, "rule", &key.rule);
  aimet_json_get_fingerprint(object, "fingerprint", &key.fingerprint);
  key.text = read_hash(baseline, object);
  const json_t *number = json_object_get(object, "count");
  uint64_t count = number ? (uint64_t)json_integer_value(number) : 1;
  entry *e = aimet_baseline_insert(baseline, &key);
  if (e->known == 0) {
    read_text(baseline, object, &e->text);
    aimet_baseline_index(baseline, e);
  }
  e->known += count;
  e->wording->known += count;
}

/// Reads a file that says it is a baseline, of our version.
static aimet_status read_baseline_file(const char *path, aimet_diag *diag,
                                       aimet_json_file *out) {
  aimet_status status = aimet_json_file_read(path, diag, out);
  if (status != AIMET_OK)
    return status;
  aimet_string_view schema;
  if (aimet_json_get_text(out->root, "schema", &schema) &&
      aimet_sv_is(schema, SCHEMA))
    return aimet_json_check(out, out->root,
                            &(aimet_json_spot){NULL, AIMET_JSON_ALL},
                            "the baseline", file_members, diag);
  aimet_place place = {.file = out->path};
  status =
      aimet_diag_error(diag, AIMET_ERROR_INPUT, place,
                       "not a baseline: no key 'schema' says '" SCHEMA "'");
  aimet_diag_note(diag, place, "--write-baseline=FILE makes a baseline");
  return status;
}

static void read_subject(aimet_baseline *baseline, const json_t *root) {
  aimet_baseline_subject subject = {0};
  aimet_json_get_text(root, "input", &subject.input);
  aimet_json_get_text(root, "profile", &subject.profile);
  baseline->of_file = (aimet_baseline_subject){
      .input = aimet_baseline_keep_name(baseline, subject.input),
      .profile = aimet_baseline_keep_name(baseline, subject.profile)};
}

aimet_status aimet_baseline_read(aimet_baseline *baseline, const char *path,
                                 aimet_diag *diag) {
  aimet_json_file file;
  aimet_status status = read_baseline_file(path, diag, &file);
  const json_t *findings = json_object_get(file.root, "findings");
  for (size_t i = 0; status == AIMET_OK && i < json_array_size(findings); ++i) {
    const json_t *object = json_array_get(findings, i);
    status =
        aimet_json_check(&file, object, &(aimet_json_spot){"findings", i},
                         "a finding of the baseline", finding_members, diag);
    if (status == AIMET_OK)
      read_finding(baseline, object);
  }
  if (status == AIMET_OK)
    read_subject(baseline, file.root);
  aimet_json_file_close(&file);
  return status;
}

aimet_status aimet_baseline_check_target(const char *path, aimet_diag *diag) {
  struct stat info;
  if (stat(path, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size == 0)
    return AIMET_OK;
  aimet_json_file file;
  aimet_status status = read_baseline_file(path, diag, &file);
  aimet_json_file_close(&file);
  if (status != AIMET_OK)
    aimet_diag_note(diag, (aimet_place){.file = aimet_sv(path)},
                    "it is not overwritten; remove it, or write the baseline "
                    "elsewhere");
  return status;
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

/// How often an entry was met by the last run of its check; as often as it
/// stands in the file if there was none, or if it did not look there.
static uint64_t count_now(const entry *e, const aimet_findings *findings) {
  size_t run = aimet_findings_check_run(findings, e->key.check);
  if (!run)
    return e->known;
  return (e->run == run ? e->met : 0) + aimet_baseline_left_out(e, run);
}

/// What the run does not know is as before.
static void write_subject(aimet_json_writer *writer,
                          const aimet_baseline *baseline) {
  const aimet_baseline_subject *now = &baseline->of_run,
                               *before = &baseline->of_file;
  aimet_json_key_text_if_any(writer, "input",
                             now->input.length ? now->input : before->input);
  aimet_json_key_text_if_any(
      writer, "profile", now->profile.length ? now->profile : before->profile);
}

/// One line for each finding, so that a change of one changes one line.
static void write_entry(aimet_json_writer *writer, const entry *e,
                        uint64_t count) {
  const aimet_baseline_text *text = &e->text;
  aimet_json_open(writer, '{', true);
  aimet_json_key_text(writer, "check", e->key.check);
  aimet_json_key_text_if_any(writer, "rule", e->key.rule);
  if (text->has_severity)
    aimet_json_key_text(writer, "severity",
                        aimet_sv(aimet_severity_name(text->severity)));
  aimet_json_key_hash(writer, "fingerprint", e->key.fingerprint);
  if (text->is_cut)
    aimet_json_key_hash(writer, "text", e->key.text);
  // Files that were merged may add up to more than is read again.
  aimet_json_key_uint(writer, "count", count < MAX_COUNT ? count : MAX_COUNT);
  aimet_json_key_text(writer, "message", text->message);
  if (text->has_module)
    aimet_json_key_text(writer, "module", text->module);
  aimet_json_key_texts(writer, "nodes", text->nodes, text->num_nodes, true);
  aimet_json_close(writer, '}');
}

void aimet_baseline_print(const aimet_baseline *baseline,
                          const aimet_findings *findings, const char *version,
                          aimet_string_builder *out) {
  const entry **sorted = aimet_baseline_sort(baseline);
  aimet_json_writer writer = aimet_json_writer_begin(out);
  aimet_json_open(&writer, '{', false);
  aimet_json_key_text(&writer, "schema", aimet_sv(SCHEMA));
  aimet_json_key_uint(&writer, "version", SCHEMA_VERSION);
  aimet_json_key_text(&writer, "tool", aimet_sv(version));
  write_subject(&writer, baseline);
  aimet_json_key_array(&writer, "findings", false);
  for (size_t i = 0; i < aimet_string_map_size(baseline->entries); ++i) {
    uint64_t count = count_now(sorted[i], findings);
    if (count)
      write_entry(&writer, sorted[i], count);
  }
  aimet_json_close(&writer, ']');
  aimet_json_close(&writer, '}');
  aimet_json_writer_end(&writer);
  free(sorted);
}
