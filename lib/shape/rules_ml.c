//===- rules_ml.c - classical machine learning, features and models -------===//
//
// The domain ai.onnx.ml but for trees (rules_ml_trees.c) and encoders
// (rules_ml_encoders.c).
//
//===----------------------------------------------------------------------===//

#include "rules.h"

#include "ml_attribute.h"

static void keep_shape(aimet_infer *node) { aimet_set_shape_of(node, 0, 0); }

//===----------------------------------------------------------------------===//
// Features
//===----------------------------------------------------------------------===//

/// The last dimension is replaced by the number of indices.
static void infer_array_feature_extractor(aimet_infer *node) {
  int32_t rank = aimet_input_rank(node, 0), indices = aimet_input_rank(node, 1);
  if (rank == AIMET_UNRANKED || !aimet_expect_rank(node, 0, 1, -1))
    return;
  aimet_number count =
      indices == AIMET_UNRANKED ? aimet_unknown_number() : aimet_int(1);
  for (int32_t i = 0; i < indices; ++i)
    count = aimet_mul(aimet_infer_symbols(node), count,
                      aimet_input_dim(node, 1, i));
  if (rank == 1) {
    aimet_ml_set_matrix(node, 0, aimet_int(1), count);
    return;
  }
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
  for (int32_t i = 0; i + 1 < rank; ++i)
    dims[i] = aimet_input_dim(node, 0, i);
  dims[rank - 1] = count;
  aimet_set_shape(node, 0, rank, dims);
}

/// All columns of all inputs side by side.
static void infer_feature_vectorizer(aimet_infer *node) {
  uint64_t count;
  const int64_t *sizes =
      aimet_node_ints(aimet_infer_view(node), "inputdimensions",
                      aimet_infer_arena(node), &count);
  aimet_number columns = sizes ? aimet_int(0) : aimet_unknown_number();
  for (uint64_t i = 0; sizes && i < count; ++i)
    columns =
        aimet_add(aimet_infer_symbols(node), columns, aimet_int(sizes[i]));
  aimet_ml_set_matrix(node, 0, aimet_ml_batch(node), columns);
}

/// A map is a tensor of one row: as many columns as it has entries, or as
/// `max_map` says.
static void infer_cast_map(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  aimet_string_view to = aimet_node_string(view, "cast_to");
  if (aimet_sv_is(to, "TO_FLOAT"))
    aimet_set_element(node, 0, AIMET_DATA_FLOAT);
  else if (aimet_sv_is(to, "TO_INT64"))
    aimet_set_element(node, 0, AIMET_DATA_INT64);
  else if (aimet_sv_is(to, "TO_STRING"))
    aimet_set_element(node, 0, AIMET_DATA_STRING);
  bool is_sparse = aimet_sv_is(aimet_node_string(view, "map_form"), "SPARSE");
  aimet_ml_set_matrix(node, 0, aimet_int(1),
                      is_sparse ? aimet_int(aimet_node_int(view, "max_map", 1))
                                : aimet_unknown_number());
}

/// The values of the map in the order of a vocabulary.
static void infer_dict_vectorizer(aimet_infer *node) {
  const aimet_value_type *map = aimet_input_type(node, 0);
  if (map->kind == AIMET_TYPE_MAP && aimet_type_is_tensor(map->of))
    aimet_set_element(node, 0, map->of->element);
}

static void infer_normalizer(aimet_infer *node) {
  aimet_set_shape_of(node, 0, 0);
  aimet_expect_rank(node, 0, 0, 2);
}

//===----------------------------------------------------------------------===//
// Linear models and support vector machines
//===----------------------------------------------------------------------===//

/// The labels are strings if any are given, else integers.
static aimet_ml_list set_labels(aimet_infer *node, const char *strings_name,
                                const char *ints_name) {
  aimet_ml_list strings = aimet_ml_list_of(node, strings_name);
  bool is_string = strings.given && strings.count > 0;
  aimet_set_element(node, 0, is_string ? AIMET_DATA_STRING : AIMET_DATA_INT64);
  return is_string ? strings : aimet_ml_list_of(node, ints_name);
}

static void infer_linear_classifier(aimet_infer *node) {
  aimet_ml_list labels =
      set_labels(node, "classlabels_strings", "classlabels_ints");
  uint64_t classes = aimet_ml_list_of(node, "intercepts").count;
  if (classes == 1 && labels.count == 2)
    classes = 2;
  aimet_expect_rank(node, 0, 1, 2);
  aimet_number rows = aimet_ml_batch(node);
  aimet_ml_set_vector(node, 0, rows);
  aimet_ml_set_matrix(node, 1, rows,
                      classes > 0 ? aimet_int((int64_t)classes)
                                  : aimet_unknown_number());
}

static void infer_linear_regressor(aimet_infer *node) {
  int64_t targets = aimet_node_int(aimet_infer_view(node), "targets", 1);
  aimet_ml_set_matrix(node, 0, aimet_ml_batch(node), aimet_int(targets));
}

static void infer_svm_classifier(aimet_infer *node) {
  set_labels(node, "classlabels_strings", "classlabels_ints");
  aimet_number rows = aimet_ml_batch(node);
  aimet_ml_set_vector(node, 0, rows);
  aimet_ml_set_matrix(node, 1, rows, aimet_unknown_number());
}

static void infer_svm_regressor(aimet_infer *node) {
  aimet_ml_set_matrix(node, 0, aimet_ml_batch(node), aimet_int(1));
}

const aimet_infer_rule aimet_rules_ml[] = {
    {"ArrayFeatureExtractor", AIMET_ML_DOMAIN, infer_array_feature_extractor,
     NULL},
    {"Binarizer", AIMET_ML_DOMAIN, keep_shape, NULL},
    {"CastMap", AIMET_ML_DOMAIN, infer_cast_map, NULL},
    {"DictVectorizer", AIMET_ML_DOMAIN, infer_dict_vectorizer, NULL},
    {"FeatureVectorizer", AIMET_ML_DOMAIN, infer_feature_vectorizer, NULL},
    {"Imputer", AIMET_ML_DOMAIN, keep_shape, NULL},
    {"LinearClassifier", AIMET_ML_DOMAIN, infer_linear_classifier, NULL},
    {"LinearRegressor", AIMET_ML_DOMAIN, infer_linear_regressor, NULL},
    {"Normalizer", AIMET_ML_DOMAIN, infer_normalizer, NULL},
    {"SVMClassifier", AIMET_ML_DOMAIN, infer_svm_classifier, NULL},
    {"SVMRegressor", AIMET_ML_DOMAIN, infer_svm_regressor, NULL},
    {"Scaler", AIMET_ML_DOMAIN, keep_shape, NULL},
    {0},
};
