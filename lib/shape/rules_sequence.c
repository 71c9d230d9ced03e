//===- rules_sequence.c - sequences and optionals -------------------------===//
//
// SequenceConstruct, SequenceEmpty, SequenceInsert, SequenceErase, SequenceAt,
// SequenceLength, ConcatFromSequence, Optional, OptionalGetElement,
// OptionalHasElement.
//
//===----------------------------------------------------------------------===//

#include "rule_tools.h"
#include "rules.h"

static void set_container(aimet_infer *node, aimet_type_kind kind,
                          const aimet_value_type *of) {
  aimet_set_type(node, 0,
                 aimet_container_type(aimet_infer_arena(node), kind,
                                      AIMET_DATA_UNDEFINED, of));
}

/// What input `i` holds if it is a sequence; null if that is not known.
static const aimet_value_type *held_by(aimet_infer *node, int i) {
  const aimet_value_type *type = aimet_input_type(node, i);
  return type->kind == AIMET_TYPE_SEQUENCE ? type->of : NULL;
}

//===----------------------------------------------------------------------===//
// Sequences
//===----------------------------------------------------------------------===//

static void infer_sequence_construct(aimet_infer *node) {
  const aimet_value_type *of = aimet_input_type(node, 0);
  for (int i = 1; i < aimet_input_count(node); ++i)
    of =
        aimet_type_join(aimet_infer_arena(node), of, aimet_input_type(node, i));
  if (aimet_input_count(node) > 0 && of->kind == AIMET_TYPE_TENSOR)
    set_container(node, AIMET_TYPE_SEQUENCE, of);
}

static void infer_sequence_empty(aimet_infer *node) {
  int64_t element =
      aimet_node_int(aimet_infer_view(node), "dtype", AIMET_DATA_FLOAT);
  if (!aimet_is_data_type(element)) {
    aimet_infer_error(
        node, AIMET_FAULT_ATTRIBUTE,
        "attribute \"dtype\" is no data type, got %lld, expected 1 "
        "to %d",
        (long long)element, AIMET_DATA_LAST);
    return;
  }
  set_container(node, AIMET_TYPE_SEQUENCE,
                aimet_tensor_type(aimet_infer_arena(node), (int32_t)element,
                                  AIMET_UNRANKED, NULL));
}

/// Reports two element types that are known and differ.
static void check_inserted(aimet_infer *node, const aimet_value_type *of,
                           const aimet_value_type *tensor) {
  if (of->kind != AIMET_TYPE_TENSOR || tensor->kind != AIMET_TYPE_TENSOR ||
      !aimet_is_data_type(of->element) ||
      !aimet_is_data_type(tensor->element) || of->element == tensor->element)
    return;
  aimet_infer_error(node, AIMET_FAULT_TYPE,
                    "the tensor has another element type than the sequence, "
                    "got %s, expected %s",
                    aimet_data_type_name(tensor->element),
                    aimet_data_type_name(of->element));
}

static void infer_sequence_insert(aimet_infer *node) {
  const aimet_value_type *of = held_by(node, 0);
  const aimet_value_type *tensor = aimet_input_type(node, 1);
  if (!of)
    return;
  check_inserted(node, of, tensor);
  const aimet_value_type *both =
      aimet_type_join(aimet_infer_arena(node), of, tensor);
  set_container(node, AIMET_TYPE_SEQUENCE,
                both->kind == AIMET_TYPE_TENSOR ? both : of);
}

static void infer_sequence_erase(aimet_infer *node) {
  if (held_by(node, 0))
    aimet_set_type(node, 0, aimet_input_type(node, 0));
}

static void infer_sequence_at(aimet_infer *node) {
  const aimet_value_type *of = held_by(node, 0);
  if (of && of->kind != AIMET_TYPE_UNKNOWN)
    aimet_set_type(node, 0, of);
}

static void infer_sequence_length(aimet_infer *node) {
  aimet_set_element(node, 0, AIMET_DATA_INT64);
  aimet_set_shape(node, 0, 0, NULL);
}

static void infer_concat_from_sequence(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  const aimet_value_type *of = held_by(node, 0);
  int64_t is_new = aimet_node_int(view, "new_axis", 0);
  if (is_new != 0 && is_new != 1)
    aimet_infer_error(
        node, AIMET_FAULT_ATTRIBUTE,
        "\"new_axis\" is no truth value, got %lld, expected 0 or 1",
        (long long)is_new);
  if (!of || of->kind != AIMET_TYPE_TENSOR)
    return;
  if (of->element != AIMET_DATA_UNDEFINED)
    aimet_set_element(node, 0, of->element);
  if (!aimet_is_ranked_tensor(of) || (is_new != 0 && is_new != 1) ||
      !aimet_node_has(view, "axis"))
    return;
  int32_t rank = of->rank + (int32_t)is_new, axis;
  if (!aimet_normalize_axis(node, "axis", aimet_node_int(view, "axis", 0), rank,
                            &axis))
    return;
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank + 1);
  for (int32_t k = 0; k < rank; ++k)
    dims[k] = k == axis            ? aimet_unknown_number()
              : is_new && k > axis ? of->dims[k - 1]
                                   : of->dims[k];
  aimet_set_shape(node, 0, rank, dims);
}

//===----------------------------------------------------------------------===//
// Optionals
//===----------------------------------------------------------------------===//

/// The type that attribute 'type' states; null if it states none.
static const aimet_value_type *stated_type(aimet_infer *node) {
  MlirAttribute type = aimet_node_attr(aimet_infer_view(node), "type");
  MlirAttribute no_names = {NULL};
  if (mlirAttributeIsNull(type))
    return NULL;
  if (mlirAttributeIsAType(type))
    return aimet_type_from_mlir(aimet_infer_arena(node),
                                aimet_infer_symbols(node),
                                mlirTypeAttrGetValue(type), no_names);
  MlirAttribute message = aimet_dict_get(type, "tp");
  return aimet_type_from_message(aimet_infer_arena(node),
                                 aimet_infer_symbols(node),
                                 mlirAttributeIsNull(message) ? type : message);
}

static void infer_optional(aimet_infer *node) {
  const aimet_value_type *of =
      aimet_has_input(node, 0) ? aimet_input_type(node, 0) : stated_type(node);
  if (!of)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "nothing says what the optional holds, got neither, "
                      "expected an input or attribute \"type\"");
  else if (of->kind != AIMET_TYPE_UNKNOWN)
    set_container(node, AIMET_TYPE_OPTIONAL, of);
}

static void infer_optional_get_element(aimet_infer *node) {
  const aimet_value_type *in = aimet_input_type(node, 0);
  const aimet_value_type *of = in->kind == AIMET_TYPE_OPTIONAL ? in->of : in;
  if (of->kind != AIMET_TYPE_UNKNOWN && of->kind != AIMET_TYPE_ABSENT)
    aimet_set_type(node, 0, of);
}

/// Before 18 there is no optional to speak of: its element is its input.
static void evaluate_optional_get_element(aimet_infer *node) {
  if (aimet_input_type(node, 0)->kind == AIMET_TYPE_TENSOR)
    aimet_copy_elements(node);
}

static void infer_optional_has_element(aimet_infer *node) {
  aimet_set_element(node, 0, AIMET_DATA_BOOL);
  aimet_set_shape(node, 0, 0, NULL);
}

static void evaluate_optional_has_element(aimet_infer *node) {
  const aimet_value_type *in = aimet_input_type(node, 0);
  aimet_number has =
      in->kind == AIMET_TYPE_ABSENT ? aimet_int(0) : aimet_int(1);
  if (in->kind == AIMET_TYPE_ABSENT || in->kind == AIMET_TYPE_TENSOR ||
      in->kind == AIMET_TYPE_SEQUENCE)
    aimet_set_elements(node, 0, &has);
}

const aimet_infer_rule aimet_rules_sequence[] = {
    {"SequenceConstruct", NULL, infer_sequence_construct, NULL},
    {"SequenceEmpty", NULL, infer_sequence_empty, NULL},
    {"SequenceInsert", NULL, infer_sequence_insert, NULL},
    {"SequenceErase", NULL, infer_sequence_erase, NULL},
    {"SequenceAt", NULL, infer_sequence_at, NULL},
    {"SequenceLength", NULL, infer_sequence_length, NULL},
    {"ConcatFromSequence", NULL, infer_concat_from_sequence, NULL},
    {"Optional", NULL, infer_optional, NULL},
    {"OptionalGetElement", NULL, infer_optional_get_element,
     evaluate_optional_get_element},
    {"OptionalHasElement", NULL, infer_optional_has_element,
     evaluate_optional_has_element},
    {NULL, NULL, NULL, NULL},
};
