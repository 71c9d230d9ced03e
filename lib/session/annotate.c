//===- annotate.c - findings in the metadata of nodes ---------------------===//
//
// For viewers of models, which show the metadata of a node. The keys are
// `aimet.finding`, `aimet.finding.2` and so on of a node, `aimet.findings` of
// the model.
//
//===----------------------------------------------------------------------===//

#include "session_private.h"

#include "alloc.h"
#include "arena.h"
#include "node.h"
#include "node_places.h"

#include <stdlib.h>

#define KEY "aimet.finding"
#define MODEL_KEY "aimet.findings"
#define METADATA "onnx.metadata_props"

/// Bytes of a text; reports have it whole.
#define TEXT_LIMIT 1024

#define NO_NOTE SIZE_MAX

/// One finding of one node.
typedef struct note {
  MlirAttribute text;
  size_t next; ///< of the same node
} note;

/// The first and the last note of a node.
typedef struct note_chain {
  size_t first, last;
} note_chain;

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
  aimet_string_map *by_node; ///< name or place -> chain
  aimet_node_places places;
  pair_list pairs;
} annotator;

//===----------------------------------------------------------------------===//
// What nodes are told
//===----------------------------------------------------------------------===//

static MlirAttribute text_of(const annotator *a, const aimet_finding *finding) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&text, "%s: ", aimet_severity_name(finding->severity));
  aimet_sb_append_escaped(&text, finding->message, TEXT_LIMIT);
  aimet_sb_appendf(&text, " [%s%s%s]", finding->check, finding->rule ? "/" : "",
                   finding->rule ? finding->rule : "");
  if (finding->fixed_by)
    aimet_sb_appendf(&text, "; --%s mends it", finding->fixed_by);
  MlirAttribute made = aimet_attr_string(a->context, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
  return made;
}

static void add_note(annotator *a, aimet_string_view node, MlirAttribute text) {
  bool is_new;
  aimet_map_entry *entry = aimet_string_map_insert(a->by_node, node, &is_new);
  if (is_new)
    entry->value.pointer = aimet_arena_calloc(a->arena, 1, sizeof(note_chain));
  note_chain *chain = entry->value.pointer;
  void *notes = a->notes;
  aimet_grow_array(&notes, &a->note_capacity, a->num_notes + 1,
                   sizeof *a->notes);
  a->notes = notes;
  if (is_new)
    chain->first = a->num_notes;
  else
    a->notes[chain->last].next = a->num_notes;
  chain->last = a->num_notes;
  a->notes[a->num_notes++] = (note){text, NO_NOTE};
}

static void collect_notes(annotator *a, const aimet_findings *findings) {
  for (size_t i = 0; i < aimet_findings_count(findings); ++i) {
    if (!aimet_findings_counts(findings, i))
      continue;
    const aimet_finding *finding = aimet_findings_at(findings, i);
    MlirAttribute text = text_of(a, finding);
    for (size_t k = 0; k < finding->num_nodes; ++k)
      add_note(a, finding->nodes[k], text);
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

static bool is_own(MlirAttribute key) {
  aimet_string_view text;
  return aimet_attr_get_string(key, &text) &&
         (aimet_sv_is(text, KEY) || aimet_sv_is(text, MODEL_KEY) ||
          aimet_sv_starts_with(text, aimet_sv(KEY ".")));
}

/// The pairs that a node has and that are none of an earlier run.
static void keep_others(annotator *a, MlirAttribute metadata) {
  a->pairs.count = 0;
  for (intptr_t i = 0; i + 1 < aimet_array_size(metadata); i += 2) {
    if (is_own(aimet_array_get(metadata, i)))
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
  aimet_string_view name = aimet_op_node_name(op);
  if (!name.length)
    name = aimet_node_place_label(&a->places, op, a->arena);
  const aimet_map_entry *entry = aimet_string_map_find(a->by_node, name);
  if (!entry && !aimet_array_size(old))
    return;
  keep_others(a, old);
  const note_chain *chain = entry ? entry->value.const_pointer : NULL;
  size_t number = 0;
  for (size_t i = chain ? chain->first : NO_NOTE; i != NO_NOTE;
       i = a->notes[i].next) {
    push(&a->pairs, numbered_key(a, ++number));
    push(&a->pairs, a->notes[i].text);
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

/// How many findings there are, in the metadata of the model.
static void annotate_model(annotator *a, const aimet_model *model) {
  MlirAttribute old = aimet_op_attr(model->module, METADATA);
  a->pairs.count = 0;
  for (intptr_t i = 0; i < aimet_array_size(old); ++i)
    if (!is_own(aimet_dict_get(aimet_array_get(old, i), "key")))
      push(&a->pairs, aimet_array_get(old, i));
  size_t errors = aimet_findings_total(model->findings, AIMET_SEVERITY_ERROR);
  size_t warnings =
      aimet_findings_total(model->findings, AIMET_SEVERITY_WARNING);
  size_t remarks = aimet_findings_total(model->findings, AIMET_SEVERITY_REMARK);
  if (errors || warnings || remarks) {
    const char *text =
        aimet_arena_format(a->arena, "errors: %zu, warnings: %zu, remarks: %zu",
                           errors, warnings, remarks);
    push(&a->pairs, make_pair(a, MODEL_KEY, text));
  }
  set_pairs(a, model->module, old);
}

void aimet_model_annotate(aimet_model *model) {
  annotator a = {.context = model->session->context,
                 .arena = aimet_arena_create(),
                 .by_node = aimet_string_map_create()};
  aimet_node_places_init(&a.places, model->module);
  collect_notes(&a, model->findings);
  aimet_walk(model->module, annotate_node, &a);
  annotate_model(&a, model);
  aimet_node_places_deinit(&a.places);
  aimet_string_map_destroy(a.by_node);
  aimet_arena_destroy(a.arena);
  free(a.notes);
  free(a.pairs.items);
}
