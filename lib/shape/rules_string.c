//===- rules_string.c - operators on strings ------------------------------===//
//
// StringConcat, StringSplit, RegexFullMatch, StringNormalizer, TfIdfVectorizer.
// Strings are not evaluated.
//
//===----------------------------------------------------------------------===//

#include "rule_tools.h"
#include "rules.h"

static void infer_string_concat(aimet_infer *node) {
  aimet_set_element(node, 0, AIMET_DATA_STRING);
  aimet_set_broadcast(node, 0, NULL, 2);
}

static void infer_string_split(aimet_infer *node) {
  int32_t rank = aimet_input_rank(node, 0);
  aimet_number *dims = aimet_copy_dims(node, 0, 1);
  aimet_set_element(node, 0, AIMET_DATA_STRING);
  aimet_set_element(node, 1, AIMET_DATA_INT64);
  if (!dims)
    return;
  dims[rank] = aimet_unknown_number();
  aimet_set_shape(node, 0, rank + 1, dims);
  aimet_set_shape(node, 1, rank, dims);
}

static void infer_regex_full_match(aimet_infer *node) {
  aimet_set_element(node, 0, AIMET_DATA_BOOL);
  aimet_set_shape_of(node, 0, 0);
}

static void infer_string_normalizer(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  aimet_set_element(node, 0, AIMET_DATA_STRING);
  aimet_number *dims = aimet_copy_dims(node, 0, 0);
  if (!aimet_expect_rank(node, 0, 1, 2) || !dims)
    return;
  int32_t rank = aimet_input_rank(node, 0);
  if (rank == 2 && !aimet_is(dims[0], 1))
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "the input is no row of strings, got a first dimension "
                      "that is not known to be 1, expected 1");
  // Only stop words take strings away; where none is left there is one, empty.
  uint64_t count = 0;
  aimet_node_strings(view, "stopwords", aimet_infer_arena(node), &count);
  if (count > 0 || !aimet_is_int(dims[rank - 1]) || dims[rank - 1].as.i == 0)
    dims[rank - 1] = aimet_unknown_number();
  aimet_set_shape(node, 0, rank, dims);
}

/// The length of a row of the output: one more than the largest index; unknown,
/// and reported, if there is none.
static aimet_number vector_length(aimet_infer *node) {
  uint64_t count;
  const int64_t *indexes = aimet_node_ints(
      aimet_infer_view(node), "ngram_indexes", aimet_infer_arena(node), &count);
  int64_t largest = -1, least = 0;
  for (uint64_t i = 0; indexes && i < count; ++i) {
    largest = indexes[i] > largest ? indexes[i] : largest;
    least = indexes[i] < least ? indexes[i] : least;
  }
  if (indexes && (count == 0 || least < 0))
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "\"ngram_indexes\" is not a list of places, got %s, "
                      "expected numbers from 0 on",
                      count == 0 ? "none" : "a negative one");
  return indexes && count > 0 && least >= 0 && largest < INT64_MAX
             ? aimet_int(largest + 1)
             : aimet_unknown_number();
}

static void infer_tf_idf_vectorizer(aimet_infer *node) {
  aimet_number length = vector_length(node);
  aimet_set_element(node, 0, AIMET_DATA_FLOAT);
  if (!aimet_expect_rank(node, 0, 1, 2))
    return;
  int32_t rank = aimet_input_rank(node, 0);
  aimet_number dims[2] = {aimet_input_dim(node, 0, 0), length};
  aimet_set_shape(node, 0, rank, rank == 1 ? &length : dims);
}

const aimet_infer_rule aimet_rules_string[] = {
    {"StringConcat", NULL, infer_string_concat, NULL},
    {"StringSplit", NULL, infer_string_split, NULL},
    {"RegexFullMatch", NULL, infer_regex_full_match, NULL},
    {"StringNormalizer", NULL, infer_string_normalizer, NULL},
    {"TfIdfVectorizer", NULL, infer_tf_idf_vectorizer, NULL},
    {NULL, NULL, NULL, NULL},
};
