//===- model_suppressions.c - suppressions that stand in the model --------===//
//
// Equal texts are one suppression, however many nodes carry it: a rewrite may
// copy a node with its metadata. Which nodes carry which is read anew for each
// run of a check, for their names change.
//
//===----------------------------------------------------------------------===//

#include "model_suppressions.h"

#include "alloc.h"
#include "node.h"
#include "node_places.h"
#include "selection.h"
#include "string_builder.h"

#include <stdlib.h>

/// Bytes of a faulty text that a diagnostic shows.
#define TEXT_SHOWN 200

/// Faulty texts that are said; the rest is counted.
#define FAULTS_SAID 10

/// One of the suppressions that a node carries.
typedef struct carried {
  size_t suppression;
  size_t next; ///< of the same node
} carried;

struct aimet_model_suppressions {
  aimet_arena *arena;
  aimet_suppression *items;
  size_t count, capacity;
  aimet_string_map *texts; ///< -> number of the suppression, from 1; 0: faulty
  /// Where they stand now.
  carried *carried;
  size_t num_carried, carried_capacity;
  aimet_string_map *by_node; ///< name or place -> first entry of `carried`
  size_t of_model;           ///< the first of the model itself
  size_t num_faulty;         ///< texts that are no suppression
  uint64_t num_compared;     ///< findings so far
};

/// A walk over a model.
typedef struct walk {
  aimet_model_suppressions *list;
  const aimet_registry *registry;
  aimet_diag *diag;
  MlirOperation *unnamed; ///< nodes with suppressions and without a name
  size_t num_unnamed, unnamed_capacity;
} walk;

aimet_model_suppressions *aimet_model_suppressions_create(void) {
  aimet_model_suppressions *list = aimet_calloc(1, sizeof *list);
  list->arena = aimet_arena_create();
  list->texts = aimet_string_map_create();
  list->by_node = aimet_string_map_create();
  list->of_model = AIMET_NO_SUPPRESSION;
  return list;
}

static void forget_places(aimet_model_suppressions *list) {
  aimet_string_map_destroy(list->by_node);
  list->by_node = aimet_string_map_create();
  list->num_carried = 0;
  list->of_model = AIMET_NO_SUPPRESSION;
}

void aimet_model_suppressions_destroy(aimet_model_suppressions *list) {
  if (!list)
    return;
  aimet_string_map_destroy(list->by_node);
  aimet_string_map_destroy(list->texts);
  aimet_arena_destroy(list->arena);
  free(list->items);
  free(list->carried);
  free(list);
}

//===----------------------------------------------------------------------===//
// Texts
//===----------------------------------------------------------------------===//

/// The text up to a line end or `;`, which is taken from `rest`.
static aimet_string_view next_part(aimet_string_view *rest) {
  size_t end = 0;
  while (end < rest->length && rest->data[end] != '\n' &&
         rest->data[end] != ';')
    ++end;
  aimet_string_view part = aimet_sv_slice(*rest, 0, end);
  *rest = aimet_sv_slice(*rest, end + 1, rest->length);
  return aimet_sv_trim(part);
}

/// Counts a faulty text; true if it is one of those that are said.
static bool count_faulty(const walk *w) {
  return w->list->num_faulty++ < FAULTS_SAID;
}

static void say_faulty(const walk *w, aimet_place place,
                       aimet_string_view text) {
  aimet_string_builder escaped = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&escaped, text, TEXT_SHOWN);
  aimet_diag_emit(w->diag, AIMET_SEVERITY_WARNING, place,
                  "wrong text of " AIMET_SUPPRESS_KEY
                  ": got '%s', expected 'CHECK: why it is accepted'",
                  aimet_sb_view(&escaped).data);
  aimet_sb_deinit(&escaped);
}

/// Reads `check: reason`; says what is wrong with it.
static bool read_text(const walk *w, aimet_string_view text, aimet_place place,
                      aimet_suppression *out) {
  aimet_arena *arena = w->list->arena;
  size_t colon = aimet_sv_find(text, ':');
  aimet_string_view check = aimet_sv_trim(aimet_sv_slice(text, 0, colon));
  aimet_string_view reason =
      aimet_sv_trim(aimet_sv_slice(text, colon + 1, text.length));
  if (!check.length || !reason.length ||
      aimet_sv_find(check, ' ') < check.length) {
    if (count_faulty(w))
      say_faulty(w, place, text);
    return false;
  }
  out->check = aimet_arena_string(arena, check);
  out->reason = aimet_sv_n(aimet_arena_string(arena, reason), reason.length);
  if (aimet_pattern_names_any(out->check, w->registry))
    return true;
  if (count_faulty(w))
    aimet_suppression_say_unknown(out->check, place, AIMET_SEVERITY_WARNING,
                                  w->registry, w->diag);
  return false;
}

static aimet_place keep_place(aimet_arena *arena, aimet_place place) {
  place.file =
      aimet_sv_n(aimet_arena_string(arena, place.file), place.file.length);
  place.entity =
      aimet_sv_n(aimet_arena_string(arena, place.entity), place.entity.length);
  return place;
}

/// The number of the suppression that a text is, from 1; 0 if it is none.
static size_t find_suppression(const walk *w, aimet_string_view text,
                               aimet_place place) {
  aimet_model_suppressions *list = w->list;
  bool is_new;
  aimet_map_entry *entry = aimet_string_map_insert(list->texts, text, &is_new);
  if (!is_new)
    return (size_t)entry->value.number;
  aimet_suppression made = {.is_inline = true,
                            .place = keep_place(list->arena, place)};
  if (!read_text(w, text, place, &made))
    return 0;
  void *items = list->items;
  aimet_grow_array(&items, &list->capacity, list->count + 1,
                   sizeof *list->items);
  list->items = items;
  list->items[list->count] = made;
  entry->value.number = ++list->count;
  return list->count;
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

/// The value of the i-th element of metadata if its key is ours: keys and
/// values stand in turn, or together in a dictionary. Null if it is not.
static MlirAttribute value_at(MlirAttribute metadata, intptr_t i) {
  MlirAttribute entry = aimet_array_get(metadata, i), none = {NULL};
  aimet_string_view key;
  if (!aimet_attr_get_string(entry, &key))
    return aimet_sv_is(aimet_dict_get_string(entry, "key"), AIMET_SUPPRESS_KEY)
               ? aimet_dict_get(entry, "value")
               : none;
  bool is_ours = aimet_sv_is(key, AIMET_SUPPRESS_KEY) &&
                 i + 1 < aimet_array_size(metadata);
  return is_ours ? aimet_array_get(metadata, i + 1) : none;
}

/// The next text under the key in the metadata of an operation, from element
/// *at on, which is moved behind it; false: none. A key may stand there twice.
static bool next_text(MlirOperation op, intptr_t *at, aimet_string_view *out) {
  MlirAttribute metadata = aimet_op_attr(op, "onnx.metadata_props");
  intptr_t count = aimet_array_size(metadata);
  while (*at < count) {
    aimet_string_view key;
    intptr_t i = *at;
    *at += aimet_attr_get_string(aimet_array_get(metadata, i), &key) ? 2 : 1;
    if (aimet_attr_get_string(value_at(metadata, i), out))
      return true;
  }
  return false;
}

static bool has_text(MlirOperation op) {
  aimet_string_view text;
  intptr_t at = 0;
  return next_text(op, &at, &text);
}

/// Puts the suppressions of a text before those that begin at `first`.
static size_t carry_text(const walk *w, aimet_string_view text,
                         aimet_place place, size_t first) {
  aimet_model_suppressions *list = w->list;
  while (text.length) {
    aimet_string_view part = next_part(&text);
    size_t number = part.length ? find_suppression(w, part, place) : 0;
    if (!number)
      continue;
    void *items = list->carried;
    aimet_grow_array(&items, &list->carried_capacity, list->num_carried + 1,
                     sizeof *list->carried);
    list->carried = items;
    list->carried[list->num_carried] = (carried){number - 1, first};
    first = list->num_carried++;
  }
  return first;
}

/// The same of all texts of an operation.
static size_t carry(const walk *w, MlirOperation op, aimet_place place,
                    size_t first) {
  aimet_string_view text;
  for (intptr_t at = 0; next_text(op, &at, &text);)
    first = carry_text(w, text, place, first);
  return first;
}

/// Where a node is; it is called `label`.
static aimet_place place_of(MlirOperation op, aimet_string_view label,
                            aimet_string_builder *entity) {
  aimet_place place = aimet_place_from_location(mlirOperationGetLocation(op));
  if (place.line)
    return place;
  aimet_sb_append_cstr(entity, "node \"");
  aimet_sb_append_escaped(entity, label, TEXT_SHOWN);
  aimet_sb_append_char(entity, '"');
  place.entity = aimet_sb_view(entity);
  return place;
}

/// Notes what a node carries under what findings call it.
static void read_text_of(const walk *w, MlirOperation op,
                         aimet_string_view label) {
  aimet_string_builder entity = AIMET_STRING_BUILDER_INIT;
  aimet_place place = place_of(op, label, &entity);
  bool is_new;
  aimet_map_entry *entry =
      aimet_string_map_insert(w->list->by_node, label, &is_new);
  entry->value.number =
      carry(w, op, place,
            is_new ? AIMET_NO_SUPPRESSION : (size_t)entry->value.number);
  aimet_sb_deinit(&entity);
}

static void read_node(MlirOperation op, void *user_data) {
  walk *w = user_data;
  if (!aimet_op_is_node(op) || !has_text(op))
    return;
  aimet_string_view name = aimet_op_node_name(op);
  if (name.length) {
    read_text_of(w, op, name);
    return;
  }
  void *unnamed = w->unnamed;
  aimet_grow_array(&unnamed, &w->unnamed_capacity, w->num_unnamed + 1,
                   sizeof *w->unnamed);
  w->unnamed = unnamed;
  w->unnamed[w->num_unnamed++] = op;
}

/// Nodes without a name are called by their place.
static void read_unnamed(const walk *w, MlirOperation module) {
  if (!w->num_unnamed)
    return;
  aimet_arena *arena = aimet_arena_create();
  aimet_node_places places;
  aimet_node_places_init(&places, module);
  for (size_t i = 0; i < w->num_unnamed; ++i)
    read_text_of(w, w->unnamed[i],
                 aimet_node_place_label(&places, w->unnamed[i], arena));
  aimet_node_places_deinit(&places);
  aimet_arena_destroy(arena);
}

/// Counts the faulty texts that were not said, of which `counted_before` have
/// been counted.
static void say_rest(const walk *w, MlirOperation module,
                     size_t counted_before) {
  size_t known = counted_before > FAULTS_SAID ? counted_before : FAULTS_SAID;
  if (w->list->num_faulty <= known)
    return;
  size_t count = w->list->num_faulty - known;
  MlirLocation location = mlirOperationGetLocation(module);
  aimet_diag_emit(
      w->diag, AIMET_SEVERITY_WARNING,
      (aimet_place){.file = aimet_place_from_location(location).file},
      "%zu more %s of " AIMET_SUPPRESS_KEY " %s faulty", count,
      count == 1 ? "entry" : "entries", count == 1 ? "is" : "are");
}

void aimet_model_suppressions_read(aimet_model_suppressions *list,
                                   MlirOperation module,
                                   const aimet_registry *registry,
                                   aimet_diag *diag) {
  forget_places(list);
  size_t counted_before = list->num_faulty;
  walk w = {.list = list, .registry = registry, .diag = diag};
  if (has_text(module)) {
    MlirLocation location = mlirOperationGetLocation(module);
    aimet_place place = {.file = aimet_place_from_location(location).file,
                         .entity = aimet_sv("metadata of the model")};
    list->of_model = carry(&w, module, place, AIMET_NO_SUPPRESSION);
  }
  aimet_walk(module, read_node, &w);
  read_unnamed(&w, module);
  say_rest(&w, module, counted_before);
  free(w.unnamed);
}

bool aimet_model_suppressions_any(const aimet_model_suppressions *list) {
  return list->count > 0;
}

//===----------------------------------------------------------------------===//
// Findings
//===----------------------------------------------------------------------===//

static void use_all(aimet_model_suppressions *list, size_t first,
                    aimet_finding *finding) {
  for (size_t i = first; i != AIMET_NO_SUPPRESSION; i = list->carried[i].next)
    aimet_suppression_use(&list->items[list->carried[i].suppression], finding,
                          list->num_compared);
}

void aimet_model_suppressions_apply(aimet_model_suppressions *list,
                                    aimet_finding *finding) {
  if (!list->num_carried)
    return;
  ++list->num_compared;
  use_all(list, list->of_model, finding);
  for (size_t i = 0; i < finding->num_nodes; ++i) {
    const aimet_map_entry *entry =
        aimet_string_map_find(list->by_node, finding->nodes[i]);
    if (entry)
      use_all(list, (size_t)entry->value.number, finding);
  }
}

size_t aimet_model_suppressions_count(const aimet_model_suppressions *list) {
  return list->count;
}

const aimet_suppression *
aimet_model_suppressions_at(const aimet_model_suppressions *list, size_t i) {
  return &list->items[i];
}
