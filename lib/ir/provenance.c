//===- provenance.c - where an operation comes from -----------------------===//

#include "provenance.h"

#include "alloc.h"
#include "op.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

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

static void note_provenance(MlirOperation op, void *user_data) {
  bool *found = user_data;
  aimet_provenance provenance;
  *found = *found || aimet_provenance_of(op, &provenance);
}

bool aimet_holds_provenance(MlirOperation root) {
  bool found = false;
  aimet_walk(root, note_provenance, &found);
  return found;
}

/// Keys in the order of their names, which MLIR would otherwise have to bring
/// entries into.
enum {
  KEY_CALL,
  KEY_CLASS,
  KEY_FUNCTIONAL,
  KEY_FX,
  KEY_LEAF,
  KEY_PATH,
  KEY_SKIPPED,
  KEY_SOURCE,
  KEY_UNIT,
  NUM_KEYS,
};

static const char *const key_names[NUM_KEYS] = {
    "call", "class",   "functional", "fx",  "leaf",
    "path", "skipped", "source",     "unit"};

/// The entries of an attribute that is being made.
typedef struct entry_list {
  aimet_provenance_maker *maker;
  MlirNamedAttribute items[NUM_KEYS];
  intptr_t count;
} entry_list;

static void add_entry(entry_list *list, size_t key, MlirAttribute value) {
  list->items[list->count++] =
      mlirNamedAttributeGet(list->maker->keys[key], value);
}

static MlirAttribute make_string(const entry_list *list,
                                 aimet_string_view text) {
  return aimet_attr_string(list->maker->context, text);
}

static void add_string(entry_list *list, size_t key, aimet_string_view text) {
  if (text.length)
    add_entry(list, key, make_string(list, text));
}

/// A text that is often that of the attribute before.
static void add_repeated(entry_list *list, size_t key, aimet_string_view text,
                         MlirAttribute *last) {
  aimet_string_view known;
  if (!text.length)
    return;
  if (!aimet_attr_get_string(*last, &known) || !aimet_sv_equal(known, text))
    *last = make_string(list, text);
  add_entry(list, key, *last);
}

static void add_int(entry_list *list, size_t key, int64_t value) {
  add_entry(list, key, aimet_attr_i64(list->maker->context, value));
}

void aimet_provenance_maker_init(aimet_provenance_maker *maker,
                                 MlirContext context) {
  *maker = (aimet_provenance_maker){.context = context};
  for (size_t i = 0; i < NUM_KEYS; ++i)
    maker->keys[i] = mlirIdentifierGet(context, aimet_ref_c(key_names[i]));
  maker->leaf = aimet_attr_unit(context);
  maker->first_call = aimet_attr_i64(context, 0);
}

MlirAttribute aimet_provenance_make(aimet_provenance_maker *maker,
                                    const aimet_provenance *provenance) {
  entry_list list = {.maker = maker};
  if (provenance->call)
    add_int(&list, KEY_CALL, provenance->call);
  else if (provenance->leaf)
    add_entry(&list, KEY_CALL, maker->first_call);
  add_repeated(&list, KEY_CLASS, provenance->class_name, &maker->class_name);
  add_repeated(&list, KEY_FUNCTIONAL, provenance->functional,
               &maker->functional);
  add_string(&list, KEY_FX, provenance->fx);
  if (provenance->leaf)
    add_entry(&list, KEY_LEAF, maker->leaf);
  add_entry(&list, KEY_PATH, make_string(&list, provenance->path));
  if (provenance->skipped > 0)
    add_int(&list, KEY_SKIPPED, provenance->skipped);
  add_repeated(&list, KEY_SOURCE, provenance->source, &maker->source);
  if (provenance->unit >= 0)
    add_int(&list, KEY_UNIT, provenance->unit);
  return mlirDictionaryAttrGet(maker->context, list.count, list.items);
}

MlirAttribute aimet_provenance_attribute(MlirContext context,
                                         const aimet_provenance *provenance) {
  aimet_provenance_maker maker;
  aimet_provenance_maker_init(&maker, context);
  return aimet_provenance_make(&maker, provenance);
}

//===----------------------------------------------------------------------===//
// Metadata
//===----------------------------------------------------------------------===//

/// Others under `aimet.` are the user's, or what other parts of the tool write.
bool aimet_provenance_is_key(aimet_string_view key) {
  static const char *const keys[] = {
      "aimet.module",     "aimet.module_class", "aimet.call", "aimet.leaf",
      "aimet.functional", "aimet.unit",         "aimet.fx",   "aimet.skipped"};
  if (!aimet_sv_starts_with(key, aimet_sv("aimet.")))
    return false;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; ++i)
    if (aimet_sv_is(key, keys[i]))
      return true;
  return false;
}

static bool is_own_key(MlirAttribute key) {
  aimet_string_view text;
  return aimet_attr_get_string(key, &text) && aimet_provenance_is_key(text);
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
        !aimet_provenance_is_key(key) ||
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

static void add_pair(aimet_provenance_pairs *out, const char *key,
                     aimet_string_view value) {
  out->items[out->count++] = (struct aimet_provenance_pair){key, value};
}

static void add_number(aimet_provenance_pairs *out, const char *key,
                       int64_t value) {
  char *text = out->numbers[out->count];
  int length = snprintf(text, sizeof *out->numbers, "%" PRId64, value);
  add_pair(out, key, aimet_sv_n(text, (size_t)length));
}

bool aimet_provenance_pairs_of(MlirOperation op, aimet_provenance_pairs *out) {
  MlirAttribute attribute = aimet_op_attr(op, "aimet.module");
  aimet_provenance provenance;
  out->count = 0;
  if (!aimet_provenance_read(attribute, &provenance))
    return false;
  add_pair(out, "aimet.module", provenance.path);
  if (provenance.class_name.length)
    add_pair(out, "aimet.module_class", provenance.class_name);
  if (aimet_dict_get_int(attribute, "call", -1) >= 0)
    add_number(out, "aimet.call", provenance.call);
  if (provenance.leaf)
    add_pair(out, "aimet.leaf", aimet_sv("1"));
  if (provenance.functional.length)
    add_pair(out, "aimet.functional", provenance.functional);
  if (provenance.unit >= 0)
    add_number(out, "aimet.unit", provenance.unit);
  if (provenance.fx.length)
    add_pair(out, "aimet.fx", provenance.fx);
  if (provenance.skipped > 0)
    add_number(out, "aimet.skipped", provenance.skipped);
  return true;
}

static const char sealed[] = "aimet.sealed";

void aimet_provenance_seal(MlirOperation module) {
  aimet_op_set_attr(module, sealed,
                    aimet_attr_unit(mlirOperationGetContext(module)));
}

bool aimet_provenance_is_sealed(MlirOperation module) {
  return !mlirAttributeIsNull(aimet_op_attr(module, sealed));
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
