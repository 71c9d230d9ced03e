//===- node_set.c - a set of nodes of one graph, and its borders ----------===//

#include "node_set.h"

#include "alloc.h"
#include "uses.h"

#include <stdlib.h>

static int in_block_order(const void *a, const void *b) {
  const MlirOperation *x = a, *y = b;
  if (mlirOperationEqual(*x, *y))
    return 0;
  return mlirOperationIsBeforeInBlock(*x, *y) ? -1 : 1;
}

void aimet_node_set_init(aimet_node_set *set, MlirBlock block,
                         const MlirOperation *ops, size_t count) {
  *set = (aimet_node_set){
      .block = block, .ops = aimet_calloc(count, sizeof *ops), .count = count};
  for (size_t i = 0; i < count; ++i) {
    set->ops[i] = ops[i];
    *aimet_ptr_map_insert(&set->members, ops[i].ptr, NULL) = 1;
  }
  qsort(set->ops, count, sizeof *set->ops, in_block_order);
}

void aimet_node_set_deinit(aimet_node_set *set) {
  free(set->ops);
  free(set->inputs.items);
  free(set->outputs.items);
  aimet_ptr_map_deinit(&set->members);
}

static bool is_member(const aimet_node_set *set, MlirOperation op) {
  return !mlirOperationIsNull(op) && aimet_ptr_map_find(&set->members, op.ptr);
}

bool aimet_node_set_has(const aimet_node_set *set, MlirOperation op) {
  return is_member(set, aimet_ancestor_in(set->block, op));
}

//===----------------------------------------------------------------------===//
// Operands, with those of bodies
//===----------------------------------------------------------------------===//

typedef bool (*operand_visit)(MlirOperation op, intptr_t i, void *user_data);

typedef struct operand_walk {
  operand_visit visit;
  void *user_data;
  bool goes_on;
} operand_walk;

static void visit_operands(MlirOperation op, void *user_data) {
  operand_walk *walk = user_data;
  intptr_t count = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < count && walk->goes_on; ++i)
    walk->goes_on = walk->visit(op, i, walk->user_data);
}

/// Visits the operands of an operation and of all in it, until one says false.
static void walk_operands(MlirOperation op, operand_visit visit,
                          void *user_data) {
  operand_walk walk = {visit, user_data, true};
  visit_operands(op, &walk);
  if (mlirOperationGetNumRegions(op))
    aimet_walk(op, visit_operands, &walk);
}

//===----------------------------------------------------------------------===//
// Gathering
//===----------------------------------------------------------------------===//

typedef struct gathering {
  const aimet_node_set *set;
  aimet_ptr_map behind; ///< operations that use what the set makes -> 1
  uint64_t visited;     ///< an operation and its operands
  bool uses_set;
  MlirOperation way; ///< an operation of `behind` that is used
} gathering;

static bool look_at_operand(MlirOperation op, intptr_t i, void *user_data) {
  gathering *g = user_data;
  MlirOperation owner = aimet_defining_op(mlirOperationGetOperand(op, i));
  ++g->visited;
  if (mlirOperationIsNull(owner))
    return true;
  g->uses_set = g->uses_set || is_member(g->set, owner);
  if (aimet_ptr_map_find(&g->behind, owner.ptr))
    g->way = owner;
  return true;
}

/// Sorts the operations between the first and the last of the set into those
/// that use it, which go into `*out_behind`, and others.
static aimet_set_result sort_between(gathering *g, uint64_t *budget,
                                     MlirOperation **out_behind,
                                     size_t *out_count) {
  const aimet_node_set *set = g->set;
  size_t capacity = 0;
  MlirOperation last = set->ops[set->count - 1];
  for (MlirOperation op = set->ops[0];; op = mlirOperationGetNextInBlock(op)) {
    g->uses_set = false;
    g->way = (MlirOperation){NULL};
    g->visited = 1;
    walk_operands(op, look_at_operand, g);
    if (*budget < g->visited)
      return AIMET_SET_SCATTERED;
    *budget -= g->visited;
    bool depends = g->uses_set || !mlirOperationIsNull(g->way);
    if (is_member(set, op)) {
      if (!mlirOperationIsNull(g->way))
        return AIMET_SET_RETURNS;
    } else if (depends) {
      void *behind = *out_behind;
      aimet_grow_array(&behind, &capacity, *out_count + 1, sizeof op);
      *out_behind = behind;
      (*out_behind)[(*out_count)++] = op;
      aimet_ptr_map_insert(&g->behind, op.ptr, NULL);
    }
    if (mlirOperationEqual(op, last))
      return AIMET_SET_MOVED;
  }
}

aimet_set_result aimet_node_set_gather(aimet_node_set *set, uint64_t *budget,
                                       MlirOperation *out_way) {
  gathering g = {.set = set};
  MlirOperation *behind = NULL;
  size_t count = 0;
  aimet_set_result result = sort_between(&g, budget, &behind, &count);
  *out_way = g.way;
  MlirOperation after = set->ops[set->count - 1];
  for (size_t i = 0; i < count && result == AIMET_SET_MOVED; ++i) {
    mlirOperationMoveAfter(behind[i], after);
    after = behind[i];
  }
  free(behind);
  aimet_ptr_map_deinit(&g.behind);
  return result;
}

//===----------------------------------------------------------------------===//
// Borders
//===----------------------------------------------------------------------===//

static void push(aimet_value_list *list, MlirValue value) {
  void *items = list->items;
  aimet_grow_array(&items, &list->capacity, list->count + 1,
                   sizeof *list->items);
  list->items = items;
  list->items[list->count++] = value;
}

typedef struct border_search {
  aimet_node_set *set;
  aimet_ptr_map seen;
} border_search;

/// A value of the set's block that no member makes, or of a block around it.
static bool comes_from_outside(const aimet_node_set *set, MlirValue value) {
  MlirBlock block = aimet_value_block(value);
  MlirOperation parent = mlirBlockEqual(block, set->block)
                             ? aimet_defining_op(value)
                             : mlirBlockGetParentOperation(block);
  return !aimet_node_set_has(set, parent);
}

static bool note_input(MlirOperation op, intptr_t i, void *user_data) {
  border_search *search = user_data;
  MlirValue value = mlirOperationGetOperand(op, i);
  bool is_new;
  if (aimet_value_is_absent(value) || !comes_from_outside(search->set, value))
    return true;
  aimet_ptr_map_insert(&search->seen, value.ptr, &is_new);
  if (is_new)
    push(&search->set->inputs, value);
  return true;
}

static bool is_used_outside(const aimet_node_set *set, MlirValue value) {
  aimet_use use;
  for (aimet_use_iterator it = aimet_uses(value); aimet_next_use(&it, &use);)
    if (!aimet_node_set_has(set, use.op))
      return true;
  return false;
}

void aimet_node_set_find_borders(aimet_node_set *set,
                                 const aimet_name_set *mentioned) {
  border_search search = {.set = set};
  for (size_t k = 0; k < set->count; ++k) {
    MlirOperation op = set->ops[k];
    walk_operands(op, note_input, &search);
    intptr_t count = mlirOperationGetNumResults(op);
    for (intptr_t i = 0; i < count; ++i) {
      MlirValue value = mlirOperationGetResult(op, i);
      if (is_used_outside(set, value) ||
          aimet_name_set_has_value(mentioned, value))
        push(&set->outputs, value);
    }
  }
  aimet_ptr_map_deinit(&search.seen);
}
