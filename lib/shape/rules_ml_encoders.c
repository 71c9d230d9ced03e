//===- rules_ml_encoders.c - labels, categories and maps ------------------===//
//
// Operators of ai.onnx.ml that look up each element in a table that their
// attributes hold.
//
//===----------------------------------------------------------------------===//

#include "rules.h"

#include "ml_attribute.h"

/// Strings become integers and integers strings.
static void swap_strings_and_integers(aimet_infer *node) {
  int32_t element = aimet_input_element(node, 0);
  if (element == AIMET_DATA_STRING)
    aimet_set_element(node, 0, AIMET_DATA_INT64);
  else if (element == AIMET_DATA_INT64)
    aimet_set_element(node, 0, AIMET_DATA_STRING);
  aimet_set_shape_of(node, 0, 0);
}

static void expect_equal_counts(aimet_infer *node, const aimet_ml_list *a,
                                const aimet_ml_list *b) {
  if (a->count != b->count)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "\"%s\" and \"%s\" are of different length, got %llu and "
                      "%llu, expected one value for each key",
                      a->name, b->name, (unsigned long long)a->count,
                      (unsigned long long)b->count);
}

static void infer_category_mapper(aimet_infer *node) {
  swap_strings_and_integers(node);
  aimet_ml_list ints = aimet_ml_list_of(node, "cats_int64s");
  aimet_ml_list strings = aimet_ml_list_of(node, "cats_strings");
  if (!ints.given || !strings.given)
    aimet_infer_error(
        node, AIMET_FAULT_ATTRIBUTE,
        "attribute \"%s\" is missing, expected both \"cats_int64s\" and "
        "\"cats_strings\"",
        ints.given ? "cats_strings" : "cats_int64s");
  else
    expect_equal_counts(node, &ints, &strings);
}

//===----------------------------------------------------------------------===//
// LabelEncoder
//===----------------------------------------------------------------------===//

enum { TABLE_FORMS = 4 };

/// The one of several attributes that is given; reports none and more than one.
static aimet_ml_list only_list(aimet_infer *node, const char *what,
                               const char *const *names) {
  aimet_ml_list only = {.name = what};
  int count = 0;
  for (int i = 0; i < TABLE_FORMS; ++i) {
    aimet_ml_list list = aimet_ml_list_of(node, names[i]);
    if (!list.given)
      continue;
    only = list;
    ++count;
  }
  if (count != 1)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "%d of the attributes \"%s_*\" are given, expected one",
                      count, what);
  only.given = count == 1;
  if (only.given && only.rank != 1)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "attribute \"%s\" has a wrong rank, got %d, expected 1",
                      only.name, (int)only.rank);
  return only;
}

static void check_keys(aimet_infer *node, const aimet_ml_list *keys) {
  int32_t element = aimet_input_element(node, 0);
  if (keys->element != AIMET_DATA_UNDEFINED &&
      element != AIMET_DATA_UNDEFINED && keys->element != element)
    aimet_infer_error(node, AIMET_FAULT_TYPE,
                      "\"%s\" are of another type than the input, got %s, "
                      "expected %s",
                      keys->name, aimet_data_type_name(keys->element),
                      aimet_data_type_name(element));
}

static void check_default(aimet_infer *node, const aimet_ml_list *values) {
  aimet_ml_list fallback = aimet_ml_list_of(node, "default_tensor");
  if (!fallback.given)
    return;
  if (fallback.element != values->element)
    aimet_infer_error(
        node, AIMET_FAULT_TYPE,
        "attribute \"default_tensor\" is of another type than \"%s\", got %s, "
        "expected %s",
        values->name, aimet_data_type_name(fallback.element),
        aimet_data_type_name(values->element));
  if (fallback.rank != 1 || fallback.count != 1)
    aimet_infer_error(
        node, AIMET_FAULT_ATTRIBUTE,
        "attribute \"default_tensor\" has a wrong shape, expected [1]");
}

static void infer_label_encoder(aimet_infer *node) {
  static const char *const key_names[TABLE_FORMS] = {
      "keys_tensor", "keys_strings", "keys_int64s", "keys_floats"};
  static const char *const value_names[TABLE_FORMS] = {
      "values_tensor", "values_strings", "values_int64s", "values_floats"};
  if (aimet_infer_version(node) < 2) {
    swap_strings_and_integers(node);
    return;
  }
  aimet_set_shape_of(node, 0, 0);
  aimet_ml_list keys = only_list(node, "keys", key_names);
  aimet_ml_list values = only_list(node, "values", value_names);
  if (keys.given)
    check_keys(node, &keys);
  if (!values.given || values.element == AIMET_DATA_UNDEFINED)
    return;
  aimet_set_element(node, 0, values.element);
  if (keys.given)
    expect_equal_counts(node, &keys, &values);
  check_default(node, &values);
}

//===----------------------------------------------------------------------===//
// OneHotEncoder, ZipMap
//===----------------------------------------------------------------------===//

/// One more dimension, of the categories.
static void infer_one_hot_encoder(aimet_infer *node) {
  aimet_ml_list ints = aimet_ml_list_of(node, "cats_int64s");
  aimet_ml_list strings = aimet_ml_list_of(node, "cats_strings");
  if (ints.given == strings.given)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "%s of \"cats_int64s\" and \"cats_strings\" are given, "
                      "expected one",
                      ints.given ? "both" : "none");
  int32_t rank = aimet_input_rank(node, 0);
  if (rank == AIMET_UNRANKED || ints.given == strings.given)
    return;
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank + 1);
  for (int32_t i = 0; i < rank; ++i)
    dims[i] = aimet_input_dim(node, 0, i);
  dims[rank] = aimet_int((int64_t)(ints.given ? ints.count : strings.count));
  aimet_set_shape(node, 0, rank + 1, dims);
}

/// A sequence of maps, one for each sample.
static void infer_zip_map(aimet_infer *node) {
  aimet_expect_rank(node, 0, 1, 2);
  aimet_ml_list strings = aimet_ml_list_of(node, "classlabels_strings");
  aimet_ml_list ints = aimet_ml_list_of(node, "classlabels_int64s");
  int32_t key = ints.count > 0      ? AIMET_DATA_INT64
                : strings.count > 0 ? AIMET_DATA_STRING
                                    : AIMET_DATA_UNDEFINED;
  aimet_arena *arena = aimet_infer_arena(node);
  const aimet_value_type *map =
      aimet_container_type(arena, AIMET_TYPE_MAP, key,
                           aimet_tensor_type(arena, AIMET_DATA_FLOAT, 0, NULL));
  aimet_set_type(node, 0,
                 aimet_container_type(arena, AIMET_TYPE_SEQUENCE,
                                      AIMET_DATA_UNDEFINED, map));
}

const aimet_infer_rule aimet_rules_ml_encoders[] = {
    {"CategoryMapper", AIMET_ML_DOMAIN, infer_category_mapper, NULL},
    {"LabelEncoder", AIMET_ML_DOMAIN, infer_label_encoder, NULL},
    {"OneHotEncoder", AIMET_ML_DOMAIN, infer_one_hot_encoder, NULL},
    {"ZipMap", AIMET_ML_DOMAIN, infer_zip_map, NULL},
    {0},
};
