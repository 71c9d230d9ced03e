//===- dead_code.c - erasing what nothing uses ----------------------------===//
//
// A stack of candidates. An operation may stand in it more than once and may be
// erased while it does; so what counts is a map of those that are still to be
// looked at.
//
//===----------------------------------------------------------------------===//

#include "dead_code.h"

#include "alloc.h"
#include "ptr_map.h"
#include "uses.h"

#include <stdlib.h>

struct aimet_dead_candidates {
  MlirOperation *stack;
  size_t count, capacity;
  aimet_ptr_map pending; ///< operation -> 1 while it is to be looked at
};

void aimet_dead_code_init(aimet_dead_code *dead, MlirOperation module) {
  *dead = (aimet_dead_code){
      .effects = aimet_effects_create(module),
      .mentioned = aimet_name_set_create(),
      .arena = aimet_arena_create(),
      .candidates = aimet_calloc(1, sizeof *dead->candidates),
  };
  aimet_name_set_add_mentioned(dead->mentioned, module);
}

void aimet_dead_code_deinit(aimet_dead_code *dead) {
  aimet_effects_destroy(dead->effects);
  aimet_name_set_destroy(dead->mentioned);
  aimet_arena_destroy(dead->arena);
  aimet_ptr_map_deinit(&dead->candidates->pending);
  free(dead->candidates->stack);
  free(dead->candidates);
  free(dead->nodes);
}

bool aimet_is_mentioned(const aimet_dead_code *dead, MlirValue value) {
  return aimet_name_set_has_value(dead->mentioned, value);
}

static bool has_mentioned_result(const aimet_dead_code *dead,
                                 MlirOperation op) {
  intptr_t num_results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < num_results; ++i)
    if (aimet_is_mentioned(dead, mlirOperationGetResult(op, i)))
      return true;
  return false;
}

/// Operations without results are defaults of graph inputs, or no operators.
bool aimet_is_dead(aimet_dead_code *dead, MlirOperation op) {
  return mlirOperationGetNumResults(op) != 0 &&
         aimet_sv_starts_with(aimet_op_name(op), aimet_sv("onnx.")) &&
         aimet_op_is_unused(op) && aimet_has_no_effects(dead->effects, op) &&
         !has_mentioned_result(dead, op);
}

void aimet_dead_code_add(aimet_dead_code *dead, MlirOperation op) {
  struct aimet_dead_candidates *candidates = dead->candidates;
  uint64_t *is_pending =
      aimet_ptr_map_insert(&candidates->pending, op.ptr, NULL);
  if (*is_pending)
    return;
  *is_pending = 1;
  void *stack = candidates->stack;
  aimet_grow_array(&stack, &candidates->capacity, candidates->count + 1,
                   sizeof *candidates->stack);
  candidates->stack = stack;
  candidates->stack[candidates->count++] = op;
}

static void forget(aimet_dead_code *dead, MlirOperation op) {
  uint64_t *is_pending = aimet_ptr_map_find(&dead->candidates->pending, op.ptr);
  if (is_pending)
    *is_pending = 0;
}

static void add_sources(aimet_dead_code *dead, MlirOperation op) {
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < num_operands; ++i) {
    MlirOperation source = aimet_defining_op(mlirOperationGetOperand(op, i));
    if (!mlirOperationIsNull(source))
      aimet_dead_code_add(dead, source);
  }
}

static void add_sources_of_inner(MlirOperation op, void *user_data) {
  add_sources(user_data, op);
}

static void forget_inner(MlirOperation op, void *user_data) {
  forget(user_data, op);
}

void aimet_dead_code_erase(aimet_dead_code *dead, MlirOperation op) {
  add_sources(dead, op);
  aimet_walk(op, add_sources_of_inner, dead);
  aimet_walk(op, forget_inner, dead);
  forget(dead, op);
  mlirOperationDestroy(op);
}

static void note(aimet_dead_code *dead, MlirOperation op) {
  if (aimet_op_is(op, "onnx.Initializer") ||
      aimet_op_is(op, "onnx.SparseInitializer")) {
    ++dead->num_initializers;
    return;
  }
  if (!aimet_op_is_node(op))
    return;
  void *nodes = dead->nodes;
  aimet_grow_array(&nodes, &dead->node_capacity, dead->num_nodes + 1,
                   sizeof *dead->nodes);
  dead->nodes = nodes;
  aimet_string_view name = aimet_op_node_name(op);
  dead->nodes[dead->num_nodes++] =
      aimet_sv_n(aimet_arena_string(dead->arena, name), name.length);
}

void aimet_dead_code_sweep(aimet_dead_code *dead) {
  struct aimet_dead_candidates *candidates = dead->candidates;
  while (candidates->count) {
    MlirOperation op = candidates->stack[--candidates->count];
    uint64_t *is_pending = aimet_ptr_map_find(&candidates->pending, op.ptr);
    if (!is_pending || !*is_pending)
      continue;
    *is_pending = 0;
    if (!aimet_is_dead(dead, op))
      continue;
    note(dead, op);
    aimet_dead_code_erase(dead, op);
  }
}
