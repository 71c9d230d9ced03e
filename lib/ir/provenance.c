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

bool aimet_provenance_read(MlirAttribute attribute, aimet_provenance *out) {
  if (mlirAttributeIsNull(attribute) ||
      !mlirAttributeIsADictionary(attribute) || !has_key(attribute, "path"))
    return false;
  *out = (aimet_provenance){
      .path = aimet_dict_get_string(attribute, "path"),
      .class_name = aimet_dict_get_string(attribute, "class"),
      .functional = aimet_dict_get_string(attribute, "functional"),
      .source = aimet_dict_get_string(attribute, "source"),
      .fx = aimet_dict_get_string(attribute, "fx"),
      .call = aimet_dict_get_int(attribute, "call", 0),
      .unit = aimet_dict_get_int(attribute, "unit", -1),
      .skipped = aimet_dict_get_int(attribute, "skipped", 0),
      .leaf = has_key(attribute, "leaf"),
  };
  return true;
}

bool aimet_provenance_of(MlirOperation op, aimet_provenance *out) {
  return aimet_provenance_read(aimet_op_attr(op, "aimet.module"), out);
}

static void add_string(aimet_attr_list *list, MlirContext context,
                       const char *key, aimet_string_view text) {
  if (text.length)
    aimet_attr_list_add(list, context, aimet_sv(key),
                        aimet_attr_string(context, text));
}

static void add_int(aimet_attr_list *list, MlirContext context, const char *key,
                    int64_t value) {
  aimet_attr_list_add(list, context, aimet_sv(key),
                      aimet_attr_i64(context, value));
}

MlirAttribute aimet_provenance_attribute(MlirContext context,
                                         const aimet_provenance *provenance) {
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  aimet_attr_list_add(&list, context, aimet_sv("path"),
                      aimet_attr_string(context, provenance->path));
  add_string(&list, context, "class", provenance->class_name);
  add_string(&list, context, "functional", provenance->functional);
  add_string(&list, context, "source", provenance->source);
  add_string(&list, context, "fx", provenance->fx);
  if (provenance->leaf)
    aimet_attr_list_add(&list, context, aimet_sv("leaf"),
                        aimet_attr_unit(context));
  if (provenance->leaf || provenance->call)
    add_int(&list, context, "call", provenance->call);
  if (provenance->unit >= 0)
    add_int(&list, context, "unit", provenance->unit);
  if (provenance->skipped > 0)
    add_int(&list, context, "skipped", provenance->skipped);
  MlirAttribute attribute = aimet_attr_list_to_dict(&list, context);
  aimet_attr_list_deinit(&list);
  return attribute;
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

typedef struct seal_state {
  MlirContext context;
  MlirAttribute keys[NUM_PAIRS]; ///< of pair_table
  attribute_list pairs;
  aimet_ptr_map own_pairs; ///< provenance attribute -> array of own pairs alone
} seal_state;

static MlirAttribute number_text(MlirContext context, int64_t value) {
  char text[24];
  int length = snprintf(text, sizeof text, "%" PRId64, value);
  return aimet_attr_string(context, aimet_sv_n(text, (size_t)length));
}

/// The value of a pair; null if the attribute does not say it.
static MlirAttribute pair_value(const seal_state *state, const pair_row *row,
                                MlirAttribute provenance) {
  MlirAttribute value = aimet_dict_get(provenance, row->attribute_key);
  int64_t number;
  switch (row->kind) {
  case PAIR_STRING:
    break;
  case PAIR_UNIT:
    return mlirAttributeIsNull(value)
               ? value
               : aimet_attr_string(state->context, aimet_sv("1"));
  case PAIR_NUMBER:
    return aimet_attr_get_int(value, &number) && number >= 0
               ? number_text(state->context, number)
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
    push_own_pairs(state, attribute);
    made = pairs_as_array(state);
  }
  if (!mlirAttributeEqual(old, made))
    aimet_op_set_attr(op, "onnx.metadata_props", made);
}

void aimet_provenance_seal(MlirOperation module) {
  seal_state state = {.context = mlirOperationGetContext(module)};
  for (size_t i = 0; i < NUM_PAIRS; ++i)
    state.keys[i] =
        aimet_attr_string(state.context, aimet_sv(pair_table[i].metadata_key));
  aimet_walk(module, seal_op, &state);
  free(state.pairs.items);
  aimet_ptr_map_deinit(&state.own_pairs);
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
