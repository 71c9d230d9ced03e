//===- provenance.c - where an operation comes from -----------------------===//

#include "provenance.h"

#include "alloc.h"
#include "op.h"
#include "ptr_map.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static bool has_key(MlirAttribute dictionary, const char *key) {
  return !mlirAttributeIsNull(aimet_dict_get(dictionary, key));
}

/// Reads one entry of the dictionary.
static void read_entry(aimet_string_view key, MlirAttribute value,
                       aimet_provenance *out) {
  if (aimet_sv_is(key, "path"))
    aimet_attr_get_string(value, &out->path);
  else if (aimet_sv_is(key, "class"))
    aimet_attr_get_string(value, &out->class_name);
  else if (aimet_sv_is(key, "functional"))
    aimet_attr_get_string(value, &out->functional);
  else if (aimet_sv_is(key, "source"))
    aimet_attr_get_string(value, &out->source);
  else if (aimet_sv_is(key, "fx"))
    aimet_attr_get_string(value, &out->fx);
  else if (aimet_sv_is(key, "call"))
    aimet_attr_get_int(value, &out->call);
  else if (aimet_sv_is(key, "unit"))
    aimet_attr_get_int(value, &out->unit);
  else if (aimet_sv_is(key, "skipped"))
    aimet_attr_get_int(value, &out->skipped);
  else if (aimet_sv_is(key, "leaf"))
    out->leaf = true;
}

/// Every pass reads the provenance of every operation: one walk through the
/// dictionary costs a third of looking up each key.
bool aimet_provenance_read(MlirAttribute attribute, aimet_provenance *out) {
  if (mlirAttributeIsNull(attribute) || !mlirAttributeIsADictionary(attribute))
    return false;
  aimet_provenance read = AIMET_PROVENANCE_INIT;
  bool has_path = false;
  intptr_t count = mlirDictionaryAttrGetNumElements(attribute);
  for (intptr_t i = 0; i < count; ++i) {
    MlirNamedAttribute entry = mlirDictionaryAttrGetElement(attribute, i);
    aimet_string_view key = aimet_view(mlirIdentifierStr(entry.name));
    has_path |= aimet_sv_is(key, "path");
    read_entry(key, entry.attribute, &read);
  }
  if (has_path)
    *out = read;
  return has_path;
}

bool aimet_provenance_of(MlirOperation op, aimet_provenance *out) {
  return aimet_provenance_read(aimet_op_attr(op, "aimet.module"), out);
}

/// Entries of the dictionary in the order of their names, which MLIR would
/// otherwise have to bring them into.
typedef struct entry_list {
  MlirContext context;
  MlirNamedAttribute items[9];
  intptr_t count;
} entry_list;

static void add_entry(entry_list *list, const char *key, MlirAttribute value) {
  MlirIdentifier name = mlirIdentifierGet(list->context, aimet_ref_c(key));
  list->items[list->count++] = mlirNamedAttributeGet(name, value);
}

static void add_string(entry_list *list, const char *key,
                       aimet_string_view text) {
  if (text.length)
    add_entry(list, key, aimet_attr_string(list->context, text));
}

static void add_int(entry_list *list, const char *key, int64_t value) {
  add_entry(list, key, aimet_attr_i64(list->context, value));
}

MlirAttribute aimet_provenance_attribute(MlirContext context,
                                         const aimet_provenance *provenance) {
  entry_list list = {.context = context};
  if (provenance->leaf || provenance->call)
    add_int(&list, "call", provenance->call);
  add_string(&list, "class", provenance->class_name);
  add_string(&list, "functional", provenance->functional);
  add_string(&list, "fx", provenance->fx);
  if (provenance->leaf)
    add_entry(&list, "leaf", aimet_attr_unit(context));
  add_entry(&list, "path", aimet_attr_string(context, provenance->path));
  if (provenance->skipped > 0)
    add_int(&list, "skipped", provenance->skipped);
  add_string(&list, "source", provenance->source);
  if (provenance->unit >= 0)
    add_int(&list, "unit", provenance->unit);
  return mlirDictionaryAttrGet(context, list.count, list.items);
}

//===----------------------------------------------------------------------===//
// Metadata
//===----------------------------------------------------------------------===//

static bool is_own_key(MlirAttribute key) {
  aimet_string_view text;
  return aimet_attr_get_string(key, &text) &&
         aimet_sv_starts_with(text, aimet_sv("aimet."));
}

/// A decimal number without sign; false for anything else.
static bool parse_number(aimet_string_view text, int64_t *out) {
  if (!text.length || text.length > 18)
    return false;
  int64_t value = 0;
  for (size_t i = 0; i < text.length; ++i) {
    if (text.data[i] < '0' || text.data[i] > '9')
      return false;
    value = value * 10 + (text.data[i] - '0');
  }
  *out = value;
  return true;
}

static void read_pair(aimet_string_view key, aimet_string_view value,
                      aimet_provenance *out) {
  if (aimet_sv_is(key, "aimet.module"))
    out->path = value;
  else if (aimet_sv_is(key, "aimet.module_class"))
    out->class_name = value;
  else if (aimet_sv_is(key, "aimet.functional"))
    out->functional = value;
  else if (aimet_sv_is(key, "aimet.fx"))
    out->fx = value;
  else if (aimet_sv_is(key, "aimet.leaf"))
    out->leaf = true;
  else if (aimet_sv_is(key, "aimet.call"))
    parse_number(value, &out->call);
  else if (aimet_sv_is(key, "aimet.unit"))
    parse_number(value, &out->unit);
  else if (aimet_sv_is(key, "aimet.skipped"))
    parse_number(value, &out->skipped);
}

bool aimet_provenance_from_metadata(MlirOperation op, aimet_provenance *out) {
  MlirAttribute metadata = aimet_op_attr(op, "onnx.metadata_props");
  intptr_t count = aimet_array_size(metadata);
  aimet_provenance result = AIMET_PROVENANCE_INIT;
  bool found = false;
  for (intptr_t i = 0; i + 1 < count; i += 2) {
    aimet_string_view key, value;
    if (!aimet_attr_get_string(aimet_array_get(metadata, i), &key) ||
        !aimet_attr_get_string(aimet_array_get(metadata, i + 1), &value))
      continue;
    found = found || aimet_sv_is(key, "aimet.module");
    read_pair(key, value, &result);
  }
  if (!found)
    return false;
  result.source = aimet_sv("aimet");
  *out = result;
  return true;
}

typedef struct attribute_list {
  MlirAttribute *items;
  size_t count, capacity;
} attribute_list;

static void push(attribute_list *list, MlirAttribute attribute) {
  void *items = list->items;
  aimet_grow_array(&items, &list->capacity, list->count + 1,
                   sizeof *list->items);
  list->items = items;
  list->items[list->count++] = attribute;
}

/// The pairs in the order in which they are written; values that are strings
/// are those of the attribute itself.
typedef enum pair_kind { PAIR_STRING, PAIR_NUMBER, PAIR_UNIT } pair_kind;

typedef struct pair_row {
  const char *metadata_key;
  const char *attribute_key;
  pair_kind kind;
} pair_row;

static const pair_row pair_table[] = {
    {"aimet.module", "path", PAIR_STRING},
    {"aimet.module_class", "class", PAIR_STRING},
    {"aimet.call", "call", PAIR_NUMBER},
    {"aimet.leaf", "leaf", PAIR_UNIT},
    {"aimet.functional", "functional", PAIR_STRING},
    {"aimet.unit", "unit", PAIR_NUMBER},
    {"aimet.fx", "fx", PAIR_STRING},
    {"aimet.skipped", "skipped", PAIR_NUMBER},
};

#define NUM_PAIRS (sizeof pair_table / sizeof *pair_table)

/// Numbers of calls and units below this are made once.
#define SMALL_NUMBERS 64

typedef struct seal_state {
  MlirContext context;
  MlirAttribute keys[NUM_PAIRS]; ///< of pair_table
  attribute_list pairs;
  MlirAttribute numbers[SMALL_NUMBERS]; ///< as text; null: not made yet
  aimet_ptr_map own_pairs; ///< provenance attribute -> array of own pairs alone
} seal_state;

static MlirAttribute make_number(MlirContext context, int64_t value) {
  char text[24];
  int length = snprintf(text, sizeof text, "%" PRId64, value);
  return aimet_attr_string(context, aimet_sv_n(text, (size_t)length));
}

static MlirAttribute number_text(seal_state *state, int64_t value) {
  if (value >= SMALL_NUMBERS)
    return make_number(state->context, value);
  MlirAttribute *made = &state->numbers[value];
  if (mlirAttributeIsNull(*made))
    *made = make_number(state->context, value);
  return *made;
}

/// The value of a pair; null if the attribute does not say it.
static MlirAttribute pair_value(seal_state *state, const pair_row *row,
                                MlirAttribute provenance) {
  MlirAttribute value = aimet_dict_get(provenance, row->attribute_key);
  int64_t number;
  switch (row->kind) {
  case PAIR_STRING:
    break;
  case PAIR_UNIT:
    return mlirAttributeIsNull(value) ? value : number_text(state, 1);
  case PAIR_NUMBER:
    return aimet_attr_get_int(value, &number) && number >= 0
               ? number_text(state, number)
               : mlirAttributeGetNull();
  }
  aimet_string_view text;
  return aimet_attr_get_string(value, &text) ? value : mlirAttributeGetNull();
}

static void push_own_pairs(seal_state *state, MlirAttribute provenance) {
  for (size_t i = 0; i < NUM_PAIRS; ++i) {
    MlirAttribute value = pair_value(state, &pair_table[i], provenance);
    if (mlirAttributeIsNull(value))
      continue;
    push(&state->pairs, state->keys[i]);
    push(&state->pairs, value);
  }
}

static void keep_pairs_of_others(attribute_list *list, MlirAttribute metadata) {
  intptr_t count = aimet_array_size(metadata);
  for (intptr_t i = 0; i + 1 < count; i += 2) {
    MlirAttribute key = aimet_array_get(metadata, i);
    if (is_own_key(key))
      continue;
    push(list, key);
    push(list, aimet_array_get(metadata, i + 1));
  }
}

static MlirAttribute pairs_as_array(const seal_state *state) {
  return mlirArrayAttrGet(state->context, (intptr_t)state->pairs.count,
                          state->pairs.items);
}

/// The metadata of an operation that had none, or ours alone: shared by all
/// operations of the same provenance.
static MlirAttribute own_pairs(seal_state *state, MlirAttribute provenance) {
  bool inserted;
  uint64_t *entry =
      aimet_ptr_map_insert(&state->own_pairs, provenance.ptr, &inserted);
  if (inserted) {
    state->pairs.count = 0;
    push_own_pairs(state, provenance);
    *entry = (uint64_t)(uintptr_t)pairs_as_array(state).ptr;
  }
  return (MlirAttribute){(const void *)(uintptr_t)*entry};
}

static void seal_op(MlirOperation op, void *user_data) {
  seal_state *state = user_data;
  MlirAttribute attribute = aimet_op_attr(op, "aimet.module");
  if (mlirAttributeIsNull(attribute) ||
      !mlirAttributeIsADictionary(attribute) || !has_key(attribute, "path"))
    return;
  MlirAttribute old = aimet_op_attr(op, "onnx.metadata_props");
  MlirAttribute own = own_pairs(state, attribute);
  if (mlirAttributeEqual(old, own))
    return;
  state->pairs.count = 0;
  keep_pairs_of_others(&state->pairs, old);
  MlirAttribute made = own;
  if (state->pairs.count) {
    for (intptr_t i = 0; i < aimet_array_size(own); ++i)
      push(&state->pairs, aimet_array_get(own, i));
    made = pairs_as_array(state);
  }
  if (!mlirAttributeEqual(old, made))
    aimet_op_set_attr(op, "onnx.metadata_props", made);
}

/// On a module between a rewrite and the end of the row that it stands in.
static const char unsealed[] = "aimet.unsealed";

void aimet_provenance_seal(MlirOperation module) {
  aimet_op_set_attr(module, unsealed,
                    aimet_attr_unit(mlirOperationGetContext(module)));
}

void aimet_provenance_write_seals(MlirOperation module) {
  if (mlirAttributeIsNull(aimet_op_attr(module, unsealed)))
    return;
  aimet_op_set_attr(module, unsealed, mlirAttributeGetNull());
  seal_state state = {.context = mlirOperationGetContext(module)};
  for (size_t i = 0; i < NUM_PAIRS; ++i)
    state.keys[i] =
        aimet_attr_string(state.context, aimet_sv(pair_table[i].metadata_key));
  aimet_walk(module, seal_op, &state);
  free(state.pairs.items);
  aimet_ptr_map_deinit(&state.own_pairs);
}

static void restore_op(MlirOperation op, void *user_data) {
  aimet_provenance provenance;
  (void)user_data;
  if (mlirAttributeIsNull(aimet_op_attr(op, "aimet.module")) &&
      aimet_provenance_from_metadata(op, &provenance))
    aimet_op_set_attr(
        op, "aimet.module",
        aimet_provenance_attribute(mlirOperationGetContext(op), &provenance));
}

void aimet_provenance_restore(MlirOperation module) {
  aimet_walk(module, restore_op, NULL);
}

void aimet_provenance_forget(MlirOperation op) {
  MlirAttribute old = aimet_op_attr(op, "onnx.metadata_props");
  attribute_list kept = {0};
  keep_pairs_of_others(&kept, old);
  MlirAttribute made = kept.count
                           ? mlirArrayAttrGet(mlirOperationGetContext(op),
                                              (intptr_t)kept.count, kept.items)
                           : mlirAttributeGetNull();
  if ((intptr_t)kept.count != aimet_array_size(old))
    aimet_op_set_attr(op, "onnx.metadata_props", made);
  free(kept.items);
}

//===----------------------------------------------------------------------===//
// Paths
//===----------------------------------------------------------------------===//

aimet_string_view aimet_path_parent(aimet_string_view path) {
  size_t dot = aimet_sv_rfind(path, '.');
  return dot == path.length ? aimet_sv_n(path.data, 0)
                            : aimet_sv_slice(path, 0, dot);
}

aimet_string_view aimet_path_leaf(aimet_string_view path) {
  size_t dot = aimet_sv_rfind(path, '.');
  return dot == path.length ? path : aimet_sv_slice(path, dot + 1, path.length);
}

bool aimet_path_is_within(aimet_string_view path, aimet_string_view prefix) {
  if (!prefix.length)
    return true;
  return aimet_sv_starts_with(path, prefix) &&
         (path.length == prefix.length || path.data[prefix.length] == '.');
}
