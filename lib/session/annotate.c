//===- annotate.c - findings in the metadata of nodes ---------------------===//
//
// For viewers of models, which show the metadata of a node. The keys are
// `aimet.finding`, `aimet.finding.2` and so on of a node, `aimet.findings` of
// the model; all others are the user's. Nodes are known as operations: names
// may be missing, and several nodes may have one.
//
//===----------------------------------------------------------------------===//

#include "session_private.h"

#include "alloc.h"
#include "arena.h"
#include "node.h"
#include "ptr_map.h"

#include <stdlib.h>

#define KEY "aimet.finding"
#define MODEL_KEY "aimet.findings"
#define METADATA "onnx.metadata_props"

/// Bytes of a text; reports have it whole.
#define TEXT_LIMIT 1024

/// One finding of one node.
typedef struct note {
  MlirAttribute text;
  uint64_t next; ///< number of the node's next one, from 1; 0: none
} note;

/// Metadata that is being made: of a node keys and values in turn, of the model
/// pairs.
typedef struct pair_list {
  MlirAttribute *items;
  size_t count, capacity;
} pair_list;

typedef struct annotator {
  MlirContext context;
  aimet_arena *arena;
  note *notes;
  size_t num_notes, note_capacity;
  aimet_ptr_map first_notes; ///< node -> number of its first note, from 1
  size_t severities[AIMET_NUM_SEVERITIES]; ///< findings that are written
  size_t num_left; ///< those of which no node is known any longer
  pair_list pairs;
} annotator;

//===----------------------------------------------------------------------===//
// What nodes are told
//===----------------------------------------------------------------------===//

static MlirAttribute text_of(const annotator *a, const aimet_finding *finding) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&text, "%s: ", aimet_severity_name(finding->severity));
  aimet_sb_append_escaped(&text, finding->message, TEXT_LIMIT);
  aimet_append_check(&text, finding);
  if (finding->fixed_by)
    aimet_sb_appendf(&text, "; --%s mends it", finding->fixed_by);
  MlirAttribute made = aimet_attr_string(a->context, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
  return made;
}

/// Puts a note before those that the node has. A node that runs several times
/// is told once.
static void add_note(annotator *a, MlirOperation node, MlirAttribute text) {
  uint64_t *first = aimet_ptr_map_insert(&a->first_notes, node.ptr, NULL);
  if (*first && mlirAttributeEqual(a->notes[*first - 1].text, text))
    return;
  void *notes = a->notes;
  aimet_grow_array(&notes, &a->note_capacity, a->num_notes + 1,
                   sizeof *a->notes);
  a->notes = notes;
  a->notes[a->num_notes++] = (note){text, *first};
  *first = a->num_notes;
}

static void collect_notes(annotator *a, const aimet_findings *findings) {
  for (size_t i = aimet_findings_count(findings); i-- > 0;) {
    if (!aimet_findings_counts(findings, i))
      continue;
    const aimet_finding *finding = aimet_findings_at(findings, i);
    if (finding->num_nodes && !finding->num_operations) {
      ++a->num_left;
      continue;
    }
    ++a->severities[finding->severity];
    MlirAttribute text = text_of(a, finding);
    for (size_t k = 0; k < finding->num_operations; ++k)
      add_note(a, finding->operations[k], text);
  }
}

//===----------------------------------------------------------------------===//
// Metadata
//===----------------------------------------------------------------------===//

static void push(pair_list *pairs, MlirAttribute item) {
  void *items = pairs->items;
  aimet_grow_array(&items, &pairs->capacity, pairs->count + 1,
                   sizeof *pairs->items);
  pairs->items = items;
  pairs->items[pairs->count++] = item;
}

/// True for numbers from 2 on as they are printed.
static bool is_note_number(aimet_string_view text) {
  for (size_t i = 0; i < text.length; ++i)
    if (text.data[i] < '0' || text.data[i] > '9')
      return false;
  return text.length && text.data[0] != '0' && !aimet_sv_is(text, "1");
}

/// True for keys that numbered_key makes.
static bool is_note_key(MlirAttribute key) {
  aimet_string_view text, begin = aimet_sv(KEY ".");
  if (!aimet_attr_get_string(key, &text))
    return false;
  return aimet_sv_is(text, KEY) ||
         (aimet_sv_starts_with(text, begin) &&
          is_note_number(aimet_sv_slice(text, begin.length, text.length)));
}

static bool is_model_key(MlirAttribute key) {
  aimet_string_view text;
  return aimet_attr_get_string(key, &text) && aimet_sv_is(text, MODEL_KEY);
}

/// The pairs that a node has and that are none of an earlier run.
static void keep_others(annotator *a, MlirAttribute metadata) {
  a->pairs.count = 0;
  for (intptr_t i = 0; i + 1 < aimet_array_size(metadata); i += 2) {
    if (is_note_key(aimet_array_get(metadata, i)))
      continue;
    push(&a->pairs, aimet_array_get(metadata, i));
    push(&a->pairs, aimet_array_get(metadata, i + 1));
  }
}

/// Sets the pairs, but leaves alone what is right.
static void set_pairs(const annotator *a, MlirOperation op,
                      MlirAttribute old_metadata) {
  if (a->pairs.count == 0) {
    if (aimet_array_size(old_metadata))
      aimet_op_set_attr(op, METADATA, mlirAttributeGetNull());
    return;
  }
  MlirAttribute made =
      mlirArrayAttrGet(a->context, (intptr_t)a->pairs.count, a->pairs.items);
  if (!mlirAttributeEqual(old_metadata, made))
    aimet_op_set_attr(op, METADATA, made);
}

static MlirAttribute numbered_key(const annotator *a, size_t number) {
  const char *key =
      number == 1 ? KEY : aimet_arena_format(a->arena, KEY ".%zu", number);
  return aimet_attr_string(a->context, aimet_sv(key));
}

static void annotate_node(MlirOperation op, void *user_data) {
  annotator *a = user_data;
  if (!aimet_op_is_node(op))
    return;
  MlirAttribute old = aimet_op_attr(op, METADATA);
  const uint64_t *first = aimet_ptr_map_find(&a->first_notes, op.ptr);
  if (!first && !aimet_array_size(old))
    return;
  keep_others(a, old);
  size_t number = 0;
  for (uint64_t i = first ? *first : 0; i; i = a->notes[i - 1].next) {
    push(&a->pairs, numbered_key(a, ++number));
    push(&a->pairs, a->notes[i - 1].text);
  }
  set_pairs(a, op, old);
}

/// A pair of the model's metadata.
static MlirAttribute make_pair(const annotator *a, const char *key,
                               const char *value) {
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  aimet_attr_list_add(&list, a->context, aimet_sv("key"),
                      aimet_attr_string(a->context, aimet_sv(key)));
  aimet_attr_list_add(&list, a->context, aimet_sv("value"),
                      aimet_attr_string(a->context, aimet_sv(value)));
  MlirAttribute pair = aimet_attr_list_to_dict(&list, a->context);
  aimet_attr_list_deinit(&list);
  return pair;
}

/// How many findings are written, and how many are about the model as such, in
/// its metadata.
static void annotate_model(annotator *a, const aimet_model *model) {
  MlirAttribute old = aimet_op_attr(model->module, METADATA);
  a->pairs.count = 0;
  for (intptr_t i = 0; i < aimet_array_size(old); ++i)
    if (!is_model_key(aimet_dict_get(aimet_array_get(old, i), "key")))
      push(&a->pairs, aimet_array_get(old, i));
  size_t errors = a->severities[AIMET_SEVERITY_ERROR];
  size_t warnings = a->severities[AIMET_SEVERITY_WARNING];
  size_t remarks = a->severities[AIMET_SEVERITY_REMARK];
  if (errors || warnings || remarks) {
    const char *text =
        aimet_arena_format(a->arena, "errors: %zu, warnings: %zu, remarks: %zu",
                           errors, warnings, remarks);
    push(&a->pairs, make_pair(a, MODEL_KEY, text));
  }
  set_pairs(a, model->module, old);
}

static void warn(const aimet_model *model, size_t count, const char *cause,
                 const char *advice) {
  if (!count)
    return;
  const aimet_place place = {.file = aimet_sv(model->name)};
  aimet_diag_emit(model->session->diag, AIMET_SEVERITY_WARNING, place,
                  "%zu finding%s not written into the model%s", count,
                  count == 1 ? " is" : "s are", cause);
  aimet_diag_note(model->session->diag, place, "%s", advice);
}

static void warn_of_left(const annotator *a, const aimet_model *model) {
  warn(model, a->num_left, ", which has changed since the check",
       "run checks behind what changes the model");
  size_t unlisted = 0;
  for (int i = 0; i < AIMET_NUM_SEVERITIES; ++i)
    unlisted += aimet_findings_total(model->findings, (aimet_severity)i) -
                a->severities[i];
  warn(model, unlisted - a->num_left, ", for the list of findings is cut",
       "--max-report-findings=0 lists all");
}

void aimet_model_annotate(aimet_model *model) {
  annotator a = {.context = model->session->context,
                 .arena = aimet_arena_create()};
  collect_notes(&a, model->findings);
  aimet_walk(model->module, annotate_node, &a);
  annotate_model(&a, model);
  warn_of_left(&a, model);
  aimet_ptr_map_deinit(&a.first_notes);
  aimet_arena_destroy(a.arena);
  free(a.notes);
  free(a.pairs.items);
}
