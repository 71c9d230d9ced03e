//===- rules_constant.c - operators without tensors of their own ----------===//
//
// Constant in all its forms, and the random generators.
//
//===----------------------------------------------------------------------===//

#include "rule_tools.h"
#include "rules.h"

#include "constant.h"

//===----------------------------------------------------------------------===//
// Constant
//===----------------------------------------------------------------------===//

static const char *const constant_forms[] = {
    "value",     "sparse_value", "value_float",  "value_floats",
    "value_int", "value_ints",   "value_string", "value_strings",
};
#define NUM_CONSTANT_FORMS                                                     \
  ((int)(sizeof constant_forms / sizeof *constant_forms))

/// How many attributes state the constant, and the last one of them.
static int count_forms(const aimet_infer *node, const char **out_form) {
  int count = 0;
  *out_form = NULL;
  for (int i = 0; i < NUM_CONSTANT_FORMS; ++i)
    if (aimet_node_has(aimet_infer_view(node), constant_forms[i])) {
      *out_form = constant_forms[i];
      ++count;
    }
  return count;
}

/// The attribute that holds the constant; null unless there is exactly one.
static const char *only_form(const aimet_infer *node) {
  const char *form;
  return count_forms(node, &form) == 1 ? form : NULL;
}

/// A list of `count`, or (negative) a scalar.
static void set_plain_constant(aimet_infer *node, int32_t element,
                               int64_t count) {
  aimet_number dim = aimet_int(count);
  aimet_set_element(node, 0, element);
  aimet_set_shape(node, 0, count < 0 ? 0 : 1, &dim);
}

/// The size of a list attribute of any kind.
static int64_t list_size(aimet_infer *node, const char *form) {
  aimet_arena *arena = aimet_infer_arena(node);
  const aimet_node *view = aimet_infer_view(node);
  uint64_t count = 0;
  if (strcmp(form, "value_ints") == 0)
    aimet_node_ints(view, form, arena, &count);
  else if (strcmp(form, "value_floats") == 0)
    aimet_node_floats(view, form, arena, &count);
  else
    aimet_node_strings(view, form, arena, &count);
  return (int64_t)count;
}

static void set_tensor_constant(aimet_infer *node, const char *form) {
  MlirAttribute value = aimet_node_attr(aimet_infer_view(node), form);
  MlirType type = aimet_tensor_attribute_type(value);
  if (mlirTypeIsNull(type))
    return;
  MlirAttribute no_names = {NULL};
  aimet_set_type(node, 0,
                 aimet_type_from_mlir(aimet_infer_arena(node),
                                      aimet_infer_symbols(node), type,
                                      no_names));
}

static void infer_constant(aimet_infer *node) {
  const char *form;
  int count = count_forms(node, &form);
  if (count != 1)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "the constant is not stated once, got %d of the "
                      "attributes \"value\", \"sparse_value\" and "
                      "\"value_*\", expected one",
                      count);
  if (count != 1 || !aimet_has_output(node, 0))
    return;
  const aimet_value_type *type = aimet_constant_type(
      aimet_infer_arena(node),
      mlirOperationGetResult(aimet_infer_view(node)->op, 0));
  if (type) {
    aimet_set_type(node, 0, type);
    return;
  }
  bool is_list = form[strlen(form) - 1] == 's';
  if (strncmp(form, "value_", strlen("value_")) != 0) {
    set_tensor_constant(node, form);
    return;
  }
  int32_t element = strstr(form, "int")     ? AIMET_DATA_INT64
                    : strstr(form, "float") ? AIMET_DATA_FLOAT
                                            : AIMET_DATA_STRING;
  set_plain_constant(node, element, is_list ? list_size(node, form) : -1);
}

/// The numbers that attributes of the enclosing function give, which differ
/// from call to call; all others are read where they are used.
static void evaluate_constant(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  aimet_arena *arena = aimet_infer_arena(node);
  const char *form = view->frame ? only_form(node) : NULL;
  uint64_t count, room;
  if (!form || !mlirAttributeIsNull(aimet_op_attr(view->op, form)) ||
      !aimet_can_evaluate(node, 0, &room))
    return;
  const int64_t *ints = aimet_node_ints(view, "value_ints", arena, &count);
  aimet_number *list = aimet_infer_numbers(node, room);
  for (uint64_t i = 0; ints && count == room && i < count; ++i)
    list[i] = aimet_int(ints[i]);
  if (strcmp(form, "value_int") == 0)
    list[0] = aimet_int(aimet_node_int(view, form, 0));
  if (strcmp(form, "value_float") == 0)
    list[0] = aimet_float(aimet_node_float(view, form, 0));
  aimet_set_elements(node, 0, list);
}

//===----------------------------------------------------------------------===//
// Random numbers
//===----------------------------------------------------------------------===//

static void infer_random(aimet_infer *node) {
  aimet_set_element_of_attribute(node, "dtype", AIMET_DATA_FLOAT);
  aimet_list shape = aimet_list_of_attribute(node, "shape");
  if (shape.given)
    aimet_set_shape(node, 0, (int32_t)shape.count, shape.at);
}

static void infer_random_like(aimet_infer *node) {
  aimet_set_element_of_attribute(node, "dtype", aimet_input_element(node, 0));
  aimet_set_shape_of(node, 0, 0);
}

static void infer_multinomial(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  int64_t element = aimet_node_int(view, "dtype", AIMET_DATA_INT32);
  if (element == AIMET_DATA_INT32 || element == AIMET_DATA_INT64)
    aimet_set_element(node, 0, (int32_t)element);
  else
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "\"dtype\" is no type of indices, got %lld, expected 6 "
                      "(int32) or 7 (int64)",
                      (long long)element);
  aimet_number dims[2] = {aimet_unknown_number(),
                          aimet_int(aimet_node_int(view, "sample_size", 1))};
  if (aimet_expect_rank(node, 0, 2, 2))
    dims[0] = aimet_input_dim(node, 0, 0);
  aimet_set_shape(node, 0, 2, dims);
}

const aimet_infer_rule aimet_rules_constant[] = {
    {"Constant", NULL, infer_constant, evaluate_constant},
    {"RandomNormal", NULL, infer_random, NULL},
    {"RandomUniform", NULL, infer_random, NULL},
    {"RandomNormalLike", NULL, infer_random_like, NULL},
    {"RandomUniformLike", NULL, infer_random_like, NULL},
    {"Bernoulli", NULL, infer_random_like, NULL},
    {"Multinomial", NULL, infer_multinomial, NULL},
    {NULL, NULL, NULL, NULL},
};
