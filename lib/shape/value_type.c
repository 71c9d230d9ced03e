//===- value_type.c - what is known of a value's type ---------------------===//

#include "value_type.h"

#include "checked.h"

#include <string.h>

const aimet_value_type aimet_type_unknown = {.kind = AIMET_TYPE_UNKNOWN,
                                             .rank = AIMET_UNRANKED};
const aimet_value_type aimet_type_absent = {.kind = AIMET_TYPE_ABSENT,
                                            .rank = AIMET_UNRANKED};

static bool is_tensor_like(const aimet_value_type *type) {
  return type->kind == AIMET_TYPE_TENSOR ||
         type->kind == AIMET_TYPE_SPARSE_TENSOR;
}

static const aimet_value_type *keep(aimet_arena *arena, aimet_value_type type) {
  aimet_value_type *kept = aimet_arena_alloc(arena, sizeof *kept);
  *kept = type;
  return kept;
}

const aimet_value_type *aimet_tensor_type(aimet_arena *arena, int32_t element,
                                          int32_t rank,
                                          const aimet_number *dims) {
  aimet_value_type type = {.kind = AIMET_TYPE_TENSOR,
                           .element = element,
                           .rank = dims ? rank : AIMET_UNRANKED};
  if (rank == 0)
    type.rank = 0;
  if (type.rank > 0) {
    size_t size = (size_t)rank * sizeof *dims;
    aimet_number *copy = aimet_arena_alloc(arena, size);
    memcpy(copy, dims, size);
    type.dims = copy;
  }
  return keep(arena, type);
}

const aimet_value_type *aimet_container_type(aimet_arena *arena,
                                             aimet_type_kind kind, int32_t key,
                                             const aimet_value_type *of) {
  return keep(arena, (aimet_value_type){.kind = kind,
                                        .element = key,
                                        .rank = AIMET_UNRANKED,
                                        .of = of});
}

bool aimet_type_static_count(const aimet_value_type *type,
                             uint64_t *out_count) {
  if (!aimet_type_is_tensor(type) || type->rank == AIMET_UNRANKED)
    return false;
  uint64_t count = 1;
  for (int32_t i = 0; i < type->rank; ++i)
    if (!aimet_is_int(type->dims[i]) || type->dims[i].as.i < 0 ||
        !aimet_checked_mul_u64(count, (uint64_t)type->dims[i].as.i, &count))
      return false;
  *out_count = count;
  return true;
}

bool aimet_type_same(const aimet_value_type *a, const aimet_value_type *b) {
  if (a == b)
    return true;
  if (a->kind != b->kind || a->element != b->element || a->rank != b->rank)
    return false;
  for (int32_t i = 0; i < a->rank; ++i)
    if (a->dims[i].kind != b->dims[i].kind ||
        (a->dims[i].kind != AIMET_NUMBER_UNKNOWN &&
         !aimet_number_same(a->dims[i], b->dims[i])))
      return false;
  return !a->of || aimet_type_same(a->of, b->of);
}

//===----------------------------------------------------------------------===//
// Meet and join
//===----------------------------------------------------------------------===//

static int32_t meet_element(int32_t a, int32_t b, bool *conflict) {
  if (a != AIMET_DATA_UNDEFINED && b != AIMET_DATA_UNDEFINED && a != b)
    *conflict = true;
  return a != AIMET_DATA_UNDEFINED ? a : b;
}

/// A known size says more than a formula, a formula more than nothing; of two
/// formulas `a`, which follows from the operator.
static aimet_number meet_dim(aimet_number a, aimet_number b, bool *conflict) {
  if (aimet_number_differs(a, b)) {
    *conflict = true;
    return a;
  }
  if (a.kind == AIMET_NUMBER_UNKNOWN || (aimet_is_int(b) && !aimet_is_int(a)))
    return b;
  return a;
}

static const aimet_value_type *meet_tensors(aimet_arena *arena,
                                            const aimet_value_type *a,
                                            const aimet_value_type *b,
                                            bool *conflict) {
  aimet_value_type result = *a;
  result.element = meet_element(a->element, b->element, conflict);
  if (a->rank == AIMET_UNRANKED) {
    result.rank = b->rank;
    result.dims = b->dims;
  } else if (b->rank != AIMET_UNRANKED && a->rank != b->rank) {
    *conflict = true;
  } else if (b->rank > 0) {
    aimet_number *dims =
        aimet_arena_alloc(arena, (size_t)a->rank * sizeof *dims);
    for (int32_t i = 0; i < a->rank; ++i)
      dims[i] = meet_dim(a->dims[i], b->dims[i], conflict);
    result.dims = dims;
  }
  return keep(arena, result);
}

const aimet_value_type *aimet_type_meet(aimet_arena *arena,
                                        const aimet_value_type *a,
                                        const aimet_value_type *b,
                                        bool *out_conflict) {
  bool ignored = false;
  bool *conflict = out_conflict ? out_conflict : &ignored;
  if (out_conflict)
    *out_conflict = false;
  if (a->kind == AIMET_TYPE_UNKNOWN || a->kind == AIMET_TYPE_ABSENT)
    return b;
  if (b->kind == AIMET_TYPE_UNKNOWN || b->kind == AIMET_TYPE_ABSENT ||
      aimet_type_same(a, b))
    return a;
  if (a->kind != b->kind) {
    *conflict = true;
    return a;
  }
  if (is_tensor_like(a))
    return meet_tensors(arena, a, b, conflict);
  if (!a->of)
    return a;
  aimet_value_type result = *a;
  bool differs = false;
  result.of = aimet_type_meet(arena, a->of, b->of, &differs);
  result.element = meet_element(a->element, b->element, conflict);
  *conflict |= differs;
  return keep(arena, result);
}

static const aimet_value_type *join_tensors(aimet_arena *arena,
                                            const aimet_value_type *a,
                                            const aimet_value_type *b) {
  aimet_value_type result = *a;
  if (a->element != b->element)
    result.element = AIMET_DATA_UNDEFINED;
  if (a->rank != b->rank) {
    result.rank = AIMET_UNRANKED;
    result.dims = NULL;
  } else if (a->rank > 0) {
    aimet_number *dims =
        aimet_arena_alloc(arena, (size_t)a->rank * sizeof *dims);
    for (int32_t i = 0; i < a->rank; ++i)
      dims[i] = aimet_number_same(a->dims[i], b->dims[i])
                    ? a->dims[i]
                    : aimet_unknown_number();
    result.dims = dims;
  }
  return keep(arena, result);
}

const aimet_value_type *aimet_type_join(aimet_arena *arena,
                                        const aimet_value_type *a,
                                        const aimet_value_type *b) {
  if (aimet_type_same(a, b))
    return a;
  if (a->kind != b->kind)
    return &aimet_type_unknown;
  if (is_tensor_like(a))
    return join_tensors(arena, a, b);
  if (!a->of)
    return a;
  aimet_value_type result = *a;
  result.of = aimet_type_join(arena, a->of, b->of);
  if (a->element != b->element)
    result.element = AIMET_DATA_UNDEFINED;
  return keep(arena, result);
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

static void print_element(aimet_string_builder *out, int32_t element) {
  const char *name = aimet_data_type_name(element);
  for (const char *c = name ? name : "?"; *c; ++c)
    aimet_sb_append_char(out,
                         *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c);
}

static void print_tensor(aimet_string_builder *out,
                         const aimet_value_type *type) {
  print_element(out, type->element);
  if (type->rank == AIMET_UNRANKED) {
    aimet_sb_append_cstr(out, "[...]");
    return;
  }
  aimet_sb_append_char(out, '[');
  for (int32_t i = 0; i < type->rank; ++i) {
    if (i)
      aimet_sb_append_cstr(out, ", ");
    aimet_number_print(out, type->dims[i]);
  }
  aimet_sb_append_char(out, ']');
}

static void print_container(aimet_string_builder *out, const char *name,
                            const aimet_value_type *of) {
  aimet_sb_append_cstr(out, name);
  aimet_sb_append_char(out, '(');
  aimet_type_print(out, of);
  aimet_sb_append_char(out, ')');
}

void aimet_type_print(aimet_string_builder *out, const aimet_value_type *type) {
  switch (type->kind) {
  case AIMET_TYPE_UNKNOWN:
    aimet_sb_append_char(out, '?');
    break;
  case AIMET_TYPE_ABSENT:
    aimet_sb_append_cstr(out, "absent");
    break;
  case AIMET_TYPE_TENSOR:
    print_tensor(out, type);
    break;
  case AIMET_TYPE_SPARSE_TENSOR:
    aimet_sb_append_cstr(out, "sparse(");
    print_tensor(out, type);
    aimet_sb_append_char(out, ')');
    break;
  case AIMET_TYPE_SEQUENCE:
    print_container(out, "sequence", type->of);
    break;
  case AIMET_TYPE_OPTIONAL:
    print_container(out, "optional", type->of);
    break;
  case AIMET_TYPE_MAP:
    aimet_sb_append_cstr(out, "map(");
    print_element(out, type->element);
    aimet_sb_append_cstr(out, ", ");
    aimet_type_print(out, type->of);
    aimet_sb_append_char(out, ')');
    break;
  case AIMET_TYPE_OPAQUE:
    aimet_sb_append_cstr(out, "opaque");
    break;
  }
}
