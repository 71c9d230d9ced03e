//===- rule_checks.c - checks that many rules make ------------------------===//

#include "rule_checks.h"

#include <inttypes.h>

const char *aimet_number_text(aimet_infer *node, aimet_number number) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_number_print(&text, number);
  const char *copy =
      aimet_arena_string(aimet_infer_arena(node), aimet_sb_view(&text));
  aimet_sb_deinit(&text);
  return copy;
}

const int64_t *aimet_axis_list(aimet_infer *node, const char *name,
                               int32_t count, int64_t minimum, bool *broken) {
  uint64_t length = 0;
  const int64_t *list = aimet_node_ints(aimet_infer_view(node), name,
                                        aimet_infer_arena(node), &length);
  if (!list)
    return NULL;
  if (length != (uint64_t)count) {
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "attribute \"%s\" has the wrong length, got %" PRIu64
                      ", expected %" PRId32,
                      name, length, count);
    *broken = true;
    return NULL;
  }
  for (int32_t i = 0; i < count; ++i) {
    if (list[i] >= minimum)
      continue;
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "entry %" PRId32 " of attribute \"%s\" is out of range, "
                      "got %" PRId64 ", expected at least %" PRId64,
                      i, name, list[i], minimum);
    *broken = true;
    return NULL;
  }
  return list;
}

void aimet_expect_scale(aimet_infer *node, int i, const char *name,
                        aimet_number channels) {
  int32_t rank = aimet_input_rank(node, i);
  aimet_number size = aimet_input_dim(node, i, 0);
  bool listed = channels.kind != AIMET_NUMBER_UNKNOWN;
  if (rank == AIMET_UNRANKED || rank == 0 ||
      (rank == 1 && (!aimet_number_differs(size, aimet_int(1)) ||
                     (listed && !aimet_number_differs(size, channels)))))
    return;
  const char *expected =
      listed ? aimet_arena_format(aimet_infer_arena(node),
                                  "a scalar or a list of %s",
                                  aimet_number_text(node, channels))
             : "a scalar";
  if (rank == 1)
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "input \"%s\" has the wrong size, got a list of %s, "
                      "expected %s",
                      name, aimet_number_text(node, size), expected);
  else
    aimet_infer_error(node, AIMET_FAULT_RANK,
                      "input \"%s\" has the wrong rank, got %" PRId32
                      ", expected %s",
                      name, rank, expected);
}

aimet_number aimet_join_list(aimet_infer *node, int i, const char *what,
                             aimet_number size) {
  if (!aimet_has_input(node, i) || !aimet_expect_rank(node, i, 1, 1))
    return size;
  return aimet_same_dim(node, what, size, aimet_input_dim(node, i, 0));
}

int aimet_word_of(const aimet_infer *node, const char *name,
                  const char *const *words) {
  aimet_string_view value = aimet_node_string(aimet_infer_view(node), name);
  for (int i = 0; words[i]; ++i)
    if (aimet_sv_is(value, words[i]))
      return i;
  return -1;
}

bool aimet_expect_at_least(aimet_infer *node, const char *name, int64_t value,
                           int64_t minimum) {
  if (value >= minimum)
    return true;
  aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                    "attribute \"%s\" is out of range, got %" PRId64
                    ", expected at least %" PRId64,
                    name, value, minimum);
  return false;
}

/// "[2, N, ?]".
static const char *shape_text(aimet_infer *node, int32_t rank,
                              const aimet_number *dims) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_char(&text, '[');
  for (int32_t i = 0; i < rank; ++i) {
    if (i)
      aimet_sb_append_cstr(&text, ", ");
    aimet_number_print(&text, dims[i]);
  }
  aimet_sb_append_char(&text, ']');
  const char *copy =
      aimet_arena_string(aimet_infer_arena(node), aimet_sb_view(&text));
  aimet_sb_deinit(&text);
  return copy;
}

void aimet_expect_broadcasts_to(aimet_infer *node, int i, const char *name,
                                int32_t rank, const aimet_number *dims) {
  const aimet_value_type *type = aimet_input_type(node, i);
  if (!aimet_type_is_ranked(type))
    return;
  bool fits = type->rank <= rank;
  for (int32_t axis = 1; fits && axis <= type->rank; ++axis) {
    aimet_number own = type->dims[type->rank - axis];
    fits = !aimet_is_int(own) || own.as.i == 1 ||
           !aimet_number_differs(own, dims[rank - axis]);
  }
  if (!fits)
    aimet_infer_error(node, AIMET_FAULT_BROADCAST,
                      "input \"%s\" has the wrong shape, got %s, expected one "
                      "that broadcasts to %s",
                      name, shape_text(node, type->rank, type->dims),
                      shape_text(node, rank, dims));
}

bool aimet_join_shape(aimet_infer *node, int i, const char *what, int32_t rank,
                      aimet_number *dims) {
  if (!aimet_has_input(node, i) || !aimet_expect_rank(node, i, rank, rank))
    return false;
  for (int32_t axis = 0; axis < rank; ++axis) {
    aimet_number own = aimet_input_dim(node, i, axis);
    if (aimet_number_differs(dims[axis], own))
      aimet_same_dim(node, what, dims[axis], own);
    else
      dims[axis] = aimet_same_dim(node, what, dims[axis], own);
  }
  return true;
}

void aimet_expect_size(aimet_infer *node, const char *what, aimet_number size,
                       int64_t expected) {
  if (aimet_is_int(size) && size.as.i != expected)
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "%s has the wrong size, got %" PRId64
                      ", expected %" PRId64,
                      what, size.as.i, expected);
}

aimet_number aimet_divide_evenly(aimet_infer *node, const char *what,
                                 aimet_number size, aimet_number divisor) {
  if (!aimet_is_int(divisor) || divisor.as.i <= 0)
    return aimet_unknown_number();
  if (aimet_is_int(size) && size.as.i % divisor.as.i != 0)
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "%s cannot be divided evenly, got %" PRId64
                      ", expected a multiple of %" PRId64,
                      what, size.as.i, divisor.as.i);
  return aimet_div(aimet_infer_symbols(node), size, divisor);
}
