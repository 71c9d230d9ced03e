//===- eval.c - elements of outputs from elements of inputs ---------------===//

#include "eval.h"

#include "arena.h"

aimet_eval aimet_eval_begin(aimet_infer *node, int operand) {
  return (aimet_eval){.node = node,
                      .symbols = aimet_infer_symbols(node),
                      .element = aimet_input_element(node, operand)};
}

bool aimet_eval_is_integer(int32_t element) {
  switch (element) {
  case AIMET_DATA_INT8:
  case AIMET_DATA_INT16:
  case AIMET_DATA_INT32:
  case AIMET_DATA_INT64:
  case AIMET_DATA_UINT8:
  case AIMET_DATA_UINT16:
  case AIMET_DATA_UINT32:
  case AIMET_DATA_UINT64:
    return true;
  default:
    return false;
  }
}

bool aimet_eval_is_float(int32_t element) {
  return element == AIMET_DATA_FLOAT || element == AIMET_DATA_DOUBLE ||
         element == AIMET_DATA_FLOAT16 || element == AIMET_DATA_BFLOAT16;
}

bool aimet_eval_is_plain(const aimet_eval *e, aimet_number a) {
  return aimet_is_int(a) && (e->element != AIMET_DATA_UINT64 || a.as.i >= 0);
}

/// For each dimension of the output how far apart its elements are in the
/// input, 0 where the input is repeated. All dimensions are static here.
static uint64_t *broadcast_strides(aimet_infer *node,
                                   const aimet_value_type *from,
                                   const aimet_value_type *to) {
  size_t rank = (size_t)to->rank;
  uint64_t *strides =
      aimet_arena_calloc(aimet_infer_arena(node), rank + 1, sizeof *strides);
  uint64_t stride = 1;
  for (int32_t i = 1; i <= from->rank && i <= to->rank; ++i) {
    uint64_t size = (uint64_t)from->dims[from->rank - i].as.i;
    strides[to->rank - i] = size == 1 ? 0 : stride;
    stride *= size;
  }
  return strides;
}

/// Goes to the next element of a row-major walk; `at` moves with the strides.
static void step(const aimet_value_type *shape, const uint64_t *strides,
                 uint64_t *index, uint64_t *at) {
  for (int32_t i = shape->rank - 1; i >= 0; --i) {
    *at += strides[i];
    if (++index[i] < (uint64_t)shape->dims[i].as.i)
      return;
    *at -= strides[i] * index[i];
    index[i] = 0;
  }
}

/// True if each dimension of `from` broadcasts to that of `to`.
static bool fits(const aimet_value_type *from, const aimet_value_type *to) {
  if (!aimet_type_is_ranked(from) || from->rank > to->rank)
    return false;
  for (int32_t i = 1; i <= from->rank; ++i) {
    aimet_number size = from->dims[from->rank - i];
    if (!aimet_is(size, 1) && !aimet_number_same(size, to->dims[to->rank - i]))
      return false;
  }
  return true;
}

const aimet_number *aimet_eval_expand(const aimet_eval *e, int i,
                                      uint64_t count) {
  const aimet_elements *elements = aimet_input_elements(e->node, i);
  if (!elements)
    return NULL;
  if (elements->count == count)
    return elements->at;
  aimet_number *out = aimet_infer_numbers(e->node, count);
  if (elements->count == 1) {
    for (uint64_t k = 0; k < count; ++k)
      out[k] = elements->at[0];
    return out;
  }
  // Operators before version 7 broadcast in another way.
  if (aimet_infer_version(e->node) < 7)
    return NULL;
  const aimet_value_type *from = aimet_input_type(e->node, i);
  const aimet_value_type *to = aimet_output_type(e->node, 0);
  if (!fits(from, to))
    return NULL;
  uint64_t *strides = broadcast_strides(e->node, from, to);
  uint64_t *index = aimet_arena_calloc(aimet_infer_arena(e->node),
                                       (size_t)to->rank + 1, sizeof *index);
  uint64_t at = 0;
  for (uint64_t k = 0; k < count; ++k) {
    out[k] = elements->at[at];
    step(to, strides, index, &at);
  }
  return out;
}

void aimet_evaluate_unary(aimet_infer *node, aimet_eval_unary function) {
  uint64_t count;
  const aimet_elements *a = aimet_input_elements(node, 0);
  if (!a || !aimet_can_evaluate(node, 0, &count) || a->count != count)
    return;
  aimet_eval e = aimet_eval_begin(node, 0);
  aimet_number *out = aimet_infer_numbers(node, count);
  for (uint64_t k = 0; k < count; ++k)
    out[k] = function(&e, a->at[k]);
  aimet_set_elements(node, 0, out);
}

/// True if the operands can make anything known. One of them may be enough:
/// nothing is true and false, no integer times zero is not zero. Of floats both
/// are needed, and weights of layers need not be read.
static bool may_be_known(const aimet_infer *node) {
  bool has_a = aimet_input_may_have_elements(node, 0);
  bool has_b = aimet_input_may_have_elements(node, 1);
  int32_t element = aimet_input_element(node, 0);
  bool one_is_enough =
      aimet_eval_is_integer(element) || element == AIMET_DATA_BOOL;
  return one_is_enough ? has_a || has_b : has_a && has_b;
}

void aimet_evaluate_binary(const aimet_eval *e, aimet_eval_binary function) {
  uint64_t count;
  if (!may_be_known(e->node) || !aimet_can_evaluate(e->node, 0, &count))
    return;
  const aimet_number *a = aimet_eval_expand(e, 0, count);
  const aimet_number *b = aimet_eval_expand(e, 1, count);
  if (!a && !b)
    return;
  if (!a || !b)
    *(a ? &b : &a) = aimet_infer_numbers(e->node, count);
  aimet_number *out = aimet_infer_numbers(e->node, count);
  for (uint64_t k = 0; k < count; ++k)
    out[k] = function(e, a[k], b[k]);
  aimet_set_elements(e->node, 0, out);
}

void aimet_evaluate_fold(aimet_infer *node, aimet_eval_binary function) {
  uint64_t count;
  if (!aimet_can_evaluate(node, 0, &count))
    return;
  aimet_eval e = aimet_eval_begin(node, 0);
  aimet_number *out = aimet_infer_numbers(node, count);
  for (int i = 0; i < aimet_input_count(node); ++i) {
    const aimet_number *next = aimet_eval_expand(&e, i, count);
    if (!next)
      return;
    for (uint64_t k = 0; k < count; ++k)
      out[k] = i == 0 ? next[k] : function(&e, out[k], next[k]);
  }
  aimet_set_elements(node, 0, out);
}
