//===- affine_node_view.h - what affine_nodes asks of a node --------------===//
//
// Private to affine_*.c.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PROOF_AFFINE_NODE_VIEW_H
#define AIMET_PROOF_AFFINE_NODE_VIEW_H

#include "affine_nodes.h"
#include "inference.h"

struct affine_nodes {
  form_builder *builder;
  aimet_affine_forms *forms;
  aimet_inference *inference; ///< null: not asked for yet, or not to be had
  bool has_inferred;
  aimet_status status;
};

/// One node.
typedef struct affine_view {
  affine_nodes *nodes;
  const form_scope *scope;
  const form_class *kind;
  aimet_node node;
  aimet_arena *arena;
} affine_view;

/// The form of operand `i`; 0 if it is absent.
aimet_form affine_operand(const affine_view *view, intptr_t i);

/// Says what an AFFINE or LINEAR is called: the name and the operator of the
/// node.
void affine_set_label(const affine_view *view, aimet_form form);

/// What is known of a value.
const aimet_value_type *affine_type(affine_nodes *nodes, MlirValue value);

/// What its operator says of it, whatever the model states; null: nothing.
const aimet_value_type *affine_computed_type(affine_nodes *nodes,
                                             MlirValue value);

/// The axis that is the last one of a value.
affine_axis affine_last_axis(affine_nodes *nodes, MlirValue value);

/// The elements of a constant of `count` floats, whatever its shape, in the
/// arena; null if it is none.
const near *affine_read(const affine_view *view, aimet_form constant,
                        uint64_t count);

/// The type of a constant whose shape is known; null for other forms.
MlirType affine_constant_type(const affine_view *view, aimet_form form);

/// A linear operator with constant weights.
typedef struct linear_node {
  aimet_form input, constant; ///< what it reads, its weights
  linear_weight weight;
  affine_axis input_axis, output_axis; ///< where the channels are
  /// Whether scales, and shifts, of the input's channels may go into it.
  bool takes_scales, takes_shifts;
  double factor;    ///< of the product
  const near *bias; ///< for each output channel; null: none
} linear_node;

/// Finds the weights at operand 1: a constant, or a view of one (Reshape,
/// Transpose, ...), with their layout. False if they cannot be looked at.
bool linear_find_weight(const affine_view *view, uint64_t groups,
                        bool outer_is_output, linear_node *out);

/// The form of the bias at operand 2; 0 if there is none, or zeros are made
/// for one.
aimet_form linear_find_bias(const affine_view *view);

/// The forms of the operators; 0 if they are nodes like others.
aimet_form affine_conv(const affine_view *view);
aimet_form affine_conv_transpose(const affine_view *view);
aimet_form affine_gemm(const affine_view *view);
aimet_form affine_matmul(const affine_view *view);

#endif // AIMET_PROOF_AFFINE_NODE_VIEW_H
