//===- rules_matmul.c - Gemm, MatMul and their quantized forms ------------===//

#include "rule_checks.h"
#include "rules.h"

#include <inttypes.h>

//===----------------------------------------------------------------------===//
// Gemm
//===----------------------------------------------------------------------===//

static void infer_gemm(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  bool a = aimet_expect_rank(node, 0, 2, 2);
  bool b = aimet_expect_rank(node, 1, 2, 2);
  int trans_a = aimet_node_int(view, "transA", 0) != 0;
  int trans_b = aimet_node_int(view, "transB", 0) != 0;
  aimet_number none = aimet_unknown_number();
  aimet_number dims[] = {a ? aimet_input_dim(node, 0, trans_a) : none,
                         b ? aimet_input_dim(node, 1, !trans_b) : none};
  if (a && b)
    aimet_same_dim(node, "inner sizes of the matrices",
                   aimet_input_dim(node, 0, !trans_a),
                   aimet_input_dim(node, 1, trans_b));
  if (aimet_infer_version(node) >= 7)
    aimet_expect_broadcasts_to(node, 2, "C", 2, dims);
  aimet_set_shape(node, 0, 2, dims);
}

//===----------------------------------------------------------------------===//
// MatMul
//===----------------------------------------------------------------------===//

/// Dimension `axis`, from the end of those that broadcast, 1 if there is none.
static aimet_number batch_dim(const aimet_infer *node, int i, int32_t axis) {
  int32_t rank = aimet_input_rank(node, i);
  return axis + 3 > rank ? aimet_int(1)
                         : aimet_input_dim(node, i, rank - 3 - axis);
}

/// The dimensions before those of the matrices broadcast; `count` of them.
static void broadcast_batches(aimet_infer *node, int a, int b, int32_t count,
                              aimet_number *dims) {
  for (int32_t axis = 0; axis < count; ++axis) {
    aimet_number *dim = &dims[count - 1 - axis];
    aimet_number x = batch_dim(node, a, axis), y = batch_dim(node, b, axis);
    if (aimet_broadcast_dim(node, x, y, dim))
      continue;
    aimet_infer_error(node, AIMET_FAULT_BROADCAST,
                      "batches of matrices do not broadcast, got %s and %s",
                      aimet_number_text(node, x), aimet_number_text(node, y));
    *dim = aimet_unknown_number();
  }
}

/// The product of inputs `a` and `b`; a list counts as a row, or a column.
static void product_shape(aimet_infer *node, int a, int b) {
  bool a_fits = aimet_expect_rank(node, a, 1, -1);
  bool b_fits = aimet_expect_rank(node, b, 1, -1);
  if (!a_fits || !b_fits)
    return;
  int32_t a_rank = aimet_input_rank(node, a),
          b_rank = aimet_input_rank(node, b);
  aimet_same_dim(node, "inner sizes of the matrices",
                 aimet_input_dim(node, a, -1),
                 aimet_input_dim(node, b, b_rank == 1 ? 0 : -2));
  int32_t rank = a_rank > b_rank ? a_rank : b_rank;
  rank = rank > 2 ? rank - 2 : 0;
  aimet_number *dims = aimet_infer_numbers(node, (uint64_t)rank + 2);
  broadcast_batches(node, a, b, rank, dims);
  if (a_rank > 1)
    dims[rank++] = aimet_input_dim(node, a, -2);
  if (b_rank > 1)
    dims[rank++] = aimet_input_dim(node, b, -1);
  aimet_set_shape(node, 0, rank, dims);
}

static void infer_matmul(aimet_infer *node) { product_shape(node, 0, 1); }

//===----------------------------------------------------------------------===//
// Quantized products
//===----------------------------------------------------------------------===//

/// A scale or zero point that is a list has one entry, or one for each of
/// `size` rows or columns.
static void expect_entries(aimet_infer *node, int i, const char *name,
                           aimet_number size) {
  aimet_number own = aimet_input_dim(node, i, 0);
  if (aimet_input_rank(node, i) != 1 || !aimet_is_int(own) || own.as.i == 1 ||
      !aimet_number_differs(own, size))
    return;
  aimet_infer_error(node, AIMET_FAULT_SHAPE,
                    "input \"%s\" has the wrong size, got %" PRId64
                    " entries, expected 1 or %s",
                    name, own.as.i, aimet_number_text(node, size));
}

static void infer_matmul_integer(aimet_infer *node) {
  aimet_set_element(node, 0, AIMET_DATA_INT32);
  product_shape(node, 0, 1);
  expect_entries(node, 2, "a_zero_point", aimet_input_dim(node, 0, -2));
  expect_entries(node, 3, "b_zero_point", aimet_input_dim(node, 1, -1));
}

static void infer_qlinear_matmul(aimet_infer *node) {
  product_shape(node, 0, 3);
  aimet_number rows = aimet_input_dim(node, 0, -2);
  aimet_number columns = aimet_input_dim(node, 3, -1);
  expect_entries(node, 1, "a_scale", rows);
  expect_entries(node, 2, "a_zero_point", rows);
  expect_entries(node, 4, "b_scale", columns);
  expect_entries(node, 5, "b_zero_point", columns);
}

const aimet_infer_rule aimet_rules_matmul[] = {
    {.name = "Gemm", .infer = infer_gemm},
    {.name = "MatMul", .infer = infer_matmul},
    {.name = "MatMulInteger", .infer = infer_matmul_integer},
    {.name = "QLinearMatMul", .infer = infer_qlinear_matmul},
    {.name = NULL},
};
