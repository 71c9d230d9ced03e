//===- rules_ml_trees.c - ensembles of decision trees ---------------------===//
//
// The trees stand in lists of equal length, one entry for each node or leaf.
//
//===----------------------------------------------------------------------===//

#include "rules.h"

#include "ml_attribute.h"

/// Version 3 gave lists of floats a second form, as tensors.
static void exclude_tensor_forms(aimet_infer *node, const char *weights,
                                 const char *weights_as_tensor) {
  if (aimet_infer_version(node) < 3)
    return;
  aimet_ml_exclude(node, "nodes_values", "nodes_values_as_tensor");
  aimet_ml_exclude(node, "nodes_hitrates", "nodes_hitrates_as_tensor");
  aimet_ml_exclude(node, weights, weights_as_tensor);
  aimet_ml_exclude(node, "base_values", "base_values_as_tensor");
}

static void expect_samples(aimet_infer *node) {
  aimet_expect_rank(node, 0, aimet_infer_version(node) < 3 ? 1 : 2, 2);
}

static void infer_classifier(aimet_infer *node) {
  exclude_tensor_forms(node, "class_weights", "class_weights_as_tensor");
  expect_samples(node);
  aimet_ml_list strings = aimet_ml_list_of(node, "classlabels_strings");
  aimet_ml_list ints = aimet_ml_list_of(node, "classlabels_int64s");
  bool is_string = strings.count > 0;
  uint64_t classes = is_string ? strings.count : ints.count;
  if (classes == 0 && aimet_infer_version(node) >= 3)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "no class labels are given, expected "
                      "\"classlabels_int64s\" or \"classlabels_strings\"");
  aimet_set_element(node, 0, is_string ? AIMET_DATA_STRING : AIMET_DATA_INT64);
  aimet_number rows = aimet_ml_batch(node);
  aimet_ml_set_vector(node, 0, rows);
  aimet_ml_set_matrix(node, 1, rows,
                      classes ? aimet_int((int64_t)classes)
                              : aimet_unknown_number());
}

static void set_targets(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  int64_t targets = aimet_node_int(view, "n_targets", 0);
  aimet_ml_set_matrix(node, 0, aimet_ml_batch(node),
                      aimet_node_has(view, "n_targets")
                          ? aimet_int(targets)
                          : aimet_unknown_number());
}

static void infer_regressor(aimet_infer *node) {
  exclude_tensor_forms(node, "target_weights", "target_weights_as_tensor");
  expect_samples(node);
  set_targets(node);
}

//===----------------------------------------------------------------------===//
// TreeEnsemble
//===----------------------------------------------------------------------===//

/// A list with one entry for each node, and its element type.
typedef struct column {
  const char *name;
  int32_t element;
} column;

static const column columns[] = {
    {"nodes_featureids", AIMET_DATA_INT64},
    {"nodes_hitrates", AIMET_DATA_FLOAT},
    {"nodes_modes", AIMET_DATA_UINT8},
    {"nodes_truenodeids", AIMET_DATA_INT64},
    {"nodes_falsenodeids", AIMET_DATA_INT64},
    {"nodes_trueleafs", AIMET_DATA_INT64},
    {"nodes_falseleafs", AIMET_DATA_INT64},
    {"nodes_missing_value_tracks_true", AIMET_DATA_INT64},
};

static void expect_element(aimet_infer *node, const aimet_ml_list *list,
                           int32_t expected) {
  if (list->given && expected != AIMET_DATA_UNDEFINED &&
      list->element != expected)
    aimet_infer_error(
        node, AIMET_FAULT_TYPE,
        "attribute \"%s\" is of a wrong type, got %s, expected %s", list->name,
        aimet_data_type_name(list->element), aimet_data_type_name(expected));
}

static void expect_rank_one(aimet_infer *node, const aimet_ml_list *list) {
  if (list->given && list->rank != 1)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "attribute \"%s\" has a wrong rank, got %d, expected 1",
                      list->name, (int)list->rank);
}

static void expect_count(aimet_infer *node, const aimet_ml_list *list,
                         const aimet_ml_list *other) {
  if (list->given && other->given && list->rank == 1 && other->rank == 1 &&
      list->count != other->count)
    aimet_infer_error(
        node, AIMET_FAULT_ATTRIBUTE,
        "attribute \"%s\" has a wrong length, got %llu, expected %llu as "
        "\"%s\" has",
        list->name, (unsigned long long)list->count,
        (unsigned long long)other->count, other->name);
}

static void check_columns(aimet_infer *node, const aimet_ml_list *splits) {
  for (size_t i = 0; i < sizeof columns / sizeof *columns; ++i) {
    aimet_ml_list list = aimet_ml_list_of(node, columns[i].name);
    expect_element(node, &list, columns[i].element);
    expect_rank_one(node, &list);
    expect_count(node, &list, splits);
  }
}

static void infer_tree_ensemble(aimet_infer *node) {
  int32_t element = aimet_input_element(node, 0);
  aimet_expect_rank(node, 0, 2, 2);
  aimet_ml_list splits = aimet_ml_list_of(node, "nodes_splits");
  aimet_ml_list members = aimet_ml_list_of(node, "membership_values");
  aimet_ml_list ids = aimet_ml_list_of(node, "leaf_targetids");
  aimet_ml_list weights = aimet_ml_list_of(node, "leaf_weights");
  expect_rank_one(node, &splits);
  expect_rank_one(node, &weights);
  expect_element(node, &splits, element);
  expect_element(node, &members, element);
  expect_element(node, &weights, element);
  check_columns(node, &splits);
  expect_count(node, &ids, &weights);
  set_targets(node);
}

const aimet_infer_rule aimet_rules_ml_trees[] = {
    {"TreeEnsemble", AIMET_ML_DOMAIN, infer_tree_ensemble, NULL},
    {"TreeEnsembleClassifier", AIMET_ML_DOMAIN, infer_classifier, NULL},
    {"TreeEnsembleRegressor", AIMET_ML_DOMAIN, infer_regressor, NULL},
    {0},
};
