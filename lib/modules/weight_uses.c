//===- weight_uses.c - the layers whose weight a stored tensor is ---------===//
//
// A depth-first walk along uses, views and calls, bounded in depth and in what
// it finds.
//
//===----------------------------------------------------------------------===//

#include "weight_uses.h"

#include "alloc.h"
#include "function_modules.h"
#include "parameters.h"
#include "uses.h"

#include <stdlib.h>

/// Views and calls that are followed one after the other.
#define DEPTH_LIMIT 128

typedef struct use_search {
  aimet_weight_uses *out;
  const aimet_call_graph *graph;
  aimet_arena *arena;
  size_t num_visited; ///< uses looked at; wide trees of calls end here
} use_search;

/// The instance that the search is in.
typedef struct use_scope {
  const aimet_provenance *call; ///< null: the main graph, or nothing is known
  bool is_instance;
  int depth;
} use_scope;

static bool is_form_of_operand(MlirOperation op) {
  static const char *const forms[] = {
      "onnx.Cast",    "onnx.Flatten",   "onnx.Identity", "onnx.Reshape",
      "onnx.Squeeze", "onnx.Transpose", "onnx.Unsqueeze"};
  for (size_t i = 0; i < sizeof forms / sizeof *forms; ++i)
    if (aimet_op_is(op, forms[i]))
      return mlirOperationGetNumResults(op) == 1;
  return false;
}

/// What the operation is of in this instance.
static bool provenance_in(const use_search *search, const use_scope *scope,
                          MlirOperation op, aimet_provenance *out) {
  aimet_provenance own;
  bool has_own = aimet_provenance_of(op, &own), is_own_call, is_own_unit;
  if (!scope->is_instance) {
    *out = own;
    return has_own;
  }
  return aimet_provenance_in_instance(scope->call, has_own ? &own : NULL,
                                      search->arena, out, &is_own_call,
                                      &is_own_unit);
}

static void add_use(use_search *search, const use_scope *scope,
                    const aimet_use *use) {
  aimet_weight_uses *out = search->out;
  if (out->count == AIMET_MAX_WEIGHT_USES)
    return;
  void *items = out->items;
  aimet_grow_array(&items, &out->capacity, out->count + 1, sizeof *out->items);
  out->items = items;
  aimet_weight_use *made = &out->items[out->count++];
  *made =
      (aimet_weight_use){use->op, use->operand, AIMET_PROVENANCE_INIT, false};
  made->has_provenance =
      provenance_in(search, scope, use->op, &made->provenance);
}

static void follow(use_search *search, const use_scope *scope, MlirValue value);

static void enter_call(use_search *search, const use_scope *scope,
                       const aimet_use *use) {
  size_t callee;
  if (!aimet_call_graph_callee(search->graph, use->op, &callee))
    return;
  const aimet_call_graph_function *function =
      aimet_call_graph_at(search->graph, callee);
  MlirBlock body = aimet_body(function->op, 0);
  if (function->is_recursive || mlirBlockIsNull(body) ||
      use->operand >= mlirBlockGetNumArguments(body))
    return;
  aimet_provenance call;
  bool is_known = provenance_in(search, scope, use->op, &call);
  use_scope inner = {is_known ? &call : NULL, true, scope->depth + 1};
  follow(search, &inner, mlirBlockGetArgument(body, use->operand));
}

static void follow_use(use_search *search, const use_scope *scope,
                       const aimet_use *use) {
  if (aimet_op_is(use->op, "onnx.Call")) {
    enter_call(search, scope, use);
  } else if (aimet_is_weight_slot(use->op, use->operand)) {
    add_use(search, scope, use);
  } else if (use->operand == 0 && is_form_of_operand(use->op)) {
    use_scope next = *scope;
    ++next.depth;
    follow(search, &next, mlirOperationGetResult(use->op, 0));
  }
}

/// Recurses at most DEPTH_LIMIT deep.
static void follow(use_search *search, const use_scope *scope,
                   MlirValue value) {
  if (scope->depth > DEPTH_LIMIT)
    return;
  aimet_use use;
  for (aimet_use_iterator it = aimet_uses(value); aimet_next_use(&it, &use);)
    if (search->num_visited++ < 16 * AIMET_MAX_WEIGHT_USES)
      follow_use(search, scope, &use);
}

void aimet_weight_uses_init(aimet_weight_uses *uses, MlirValue value,
                            const aimet_call_graph *graph, aimet_arena *arena) {
  *uses = (aimet_weight_uses){NULL, 0, 0};
  use_search search = {uses, graph, arena, 0};
  const use_scope scope = {NULL, false, 0};
  follow(&search, &scope, value);
}

void aimet_weight_uses_deinit(aimet_weight_uses *uses) { free(uses->items); }
