//===- rules_reduce.c - reductions along axes -----------------------------===//

#include "rules.h"

#include "eval.h"

#include "arena.h"

/// Keeps or drops the axes that are flagged.
static void set_reduced(aimet_infer *node, const bool *axes, int32_t rank,
                        bool keep) {
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
  int32_t count = 0;
  for (int32_t i = 0; i < rank; ++i)
    if (!axes[i])
      dims[count++] = aimet_input_dim(node, 0, i);
    else if (keep)
      dims[count++] = aimet_int(1);
  aimet_set_shape(node, 0, count, dims);
}

/// Only how many axes are reduced is known: the rank, and sizes of 1, which
/// stay 1.
static void set_partly_known(aimet_infer *node, int32_t rank, bool keep,
                             const aimet_reduction *reduction) {
  if (keep) {
    aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank);
    for (int32_t i = 0; i < rank; ++i)
      if (aimet_is(aimet_input_dim(node, 0, i), 1))
        dims[i] = aimet_int(1);
    aimet_set_shape(node, 0, rank, dims);
  } else if (reduction->counted && reduction->count == 1 && rank >= 1) {
    aimet_set_rank(node, 0, rank - 1);
  }
}

static void infer_reduce(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  int32_t rank = aimet_input_rank(node, 0);
  bool keep = aimet_node_int(view, "keepdims", 1) == 1;
  if (view->schema && view->schema->num_inputs > 1 && aimet_has_input(node, 1))
    aimet_expect_rank(node, 1, 1, 1);
  aimet_reduction reduction = aimet_reduction_of(node, rank, true);
  if (reduction.axes)
    set_reduced(node, reduction.axes, rank, keep);
  else if (reduction.is_all && !keep)
    aimet_set_shape(node, 0, 0, NULL);
  else if (rank != AIMET_UNRANKED)
    set_partly_known(node, rank, keep, &reduction);
}

static void infer_arg(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  int32_t rank = aimet_input_rank(node, 0), axis = 0;
  if (rank == AIMET_UNRANKED)
    return;
  bool *axes = aimet_arena_calloc(aimet_infer_arena(node), (size_t)rank + 1,
                                  sizeof *axes);
  // A scalar is its own extreme, if no axis is stated.
  if (rank > 0 || aimet_node_has(view, "axis")) {
    if (!aimet_normalize_axis(node, "attribute \"axis\"",
                              aimet_node_int(view, "axis", 0), rank, &axis))
      return;
    axes[axis] = true;
  }
  set_reduced(node, axes, rank, aimet_node_int(view, "keepdims", 1) == 1);
}

/// One determinant for each matrix in the last two dimensions.
static void infer_det(aimet_infer *node) {
  if (!aimet_expect_rank(node, 0, 2, -1))
    return;
  aimet_same_dim(node, "rows and columns of the matrices",
                 aimet_input_dim(node, 0, -2), aimet_input_dim(node, 0, -1));
  aimet_set_shape(node, 0, aimet_input_rank(node, 0) - 2,
                  aimet_input_type(node, 0)->dims);
}

const aimet_infer_rule aimet_rules_reduce[] = {
    {"ArgMax", NULL, infer_arg, aimet_evaluate_arg_max},
    {"ArgMin", NULL, infer_arg, aimet_evaluate_arg_min},
    {"Det", NULL, infer_det, NULL},
    {"ReduceL1", NULL, infer_reduce, aimet_evaluate_reduce_l1},
    {"ReduceL2", NULL, infer_reduce, NULL},
    {"ReduceLogSum", NULL, infer_reduce, NULL},
    {"ReduceLogSumExp", NULL, infer_reduce, NULL},
    {"ReduceMax", NULL, infer_reduce, aimet_evaluate_reduce_max},
    {"ReduceMean", NULL, infer_reduce, aimet_evaluate_reduce_mean},
    {"ReduceMin", NULL, infer_reduce, aimet_evaluate_reduce_min},
    {"ReduceProd", NULL, infer_reduce, aimet_evaluate_reduce_prod},
    {"ReduceSum", NULL, infer_reduce, aimet_evaluate_reduce_sum},
    {"ReduceSumSquare", NULL, infer_reduce, aimet_evaluate_reduce_sum_square},
    {0},
};
