//===- linear_view.h - linear operators by their weights ------------------===//
//
// Conv, ConvTranspose, Gemm and MatMul with an Add behind it, in one form: a
// stored weight of which each element belongs to an input and to an output
// channel, and a bias. What absorbs a batch norm.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_LINEAR_VIEW_H
#define AIMET_ANALYSIS_LINEAR_VIEW_H

#include "norm_reader.h"

typedef enum aimet_linear_kind {
  AIMET_LINEAR_CONV,
  AIMET_LINEAR_CONV_TRANSPOSE,
  AIMET_LINEAR_GEMM,
  AIMET_LINEAR_MATMUL,
} aimet_linear_kind;

/// The stored weight as [outer][inner][block], row-major. One of outer and
/// inner is the output channel; where there are groups the inner one counts
/// within the group that the outer one belongs to.
typedef struct aimet_weight_layout {
  uint64_t outer, inner, block, groups;
  bool outer_is_output;
} aimet_weight_layout;

uint64_t aimet_layout_outputs(const aimet_weight_layout *layout);
uint64_t aimet_layout_inputs(const aimet_weight_layout *layout);

/// True for a weight of more channels or elements than are computed with
/// (fold_limits.h).
bool aimet_layout_is_too_large(const aimet_weight_layout *layout);

typedef struct aimet_linear {
  MlirOperation op;
  aimet_linear_kind kind;
  MlirOperation bias_add;  ///< the Add behind a MatMul; null if there is none
  MlirValue input, output; ///< the output is that of the Add if there is one
  MlirValue weight;        ///< the operand
  /// The Initializer or Constant that holds it, in this form or as a view
  /// (Reshape, Transpose, ...) is made of it; null if it is computed.
  MlirOperation stored;
  /// A reader of the weight or of a view of it that is not the operator's; null
  /// if there is none.
  MlirOperation other_reader;
  /// The other reader is none: the model mentions the name outside of its
  /// nodes.
  bool is_mentioned;
  aimet_weight_layout layout; ///< of what is stored
  bool has_layout; ///< false: sizes are not known, or do not fit each other
  MlirValue bias;  ///< null if there is none
  /// The bias is computed, but certainly all zeros: what exporters write for a
  /// layer without one.
  bool has_zero_bias;
  /// The weight or bias that is no constant; null if there is none.
  MlirValue computed;
  /// What alpha and beta of a Gemm multiply the weight and the bias by; 1.
  double weight_factor, bias_factor;
} aimet_linear;

/// The view of an operation that is a linear operator, or the Add behind a
/// MatMul; false for others. A MatMul is one if its second operand does not
/// depend on data and is a matrix.
bool aimet_linear_of(aimet_norm_reader *reader, MlirOperation op,
                     aimet_linear *out);

/// True for a node of one of their names, whatever its weight is.
bool aimet_op_is_linear(MlirOperation op);

/// True for operators that hand on the elements of operand 0, which is there,
/// in their order.
bool aimet_hands_on_elements(MlirOperation op);

/// True for a value that is a zero, or zeros made of one by giving it another
/// type or shape.
bool aimet_is_zero(aimet_weight_store *store, MlirValue value);

/// True if the operator reads nothing but its input: no padding around it.
bool aimet_linear_has_no_padding(const aimet_linear *linear);

/// True if axis 1 of the input is that of the input channels / axis 1 of the
/// output that of the output channels.
bool aimet_linear_has_channel_axis(aimet_norm_reader *reader,
                                   const aimet_linear *linear, bool at_input);

/// The type of the bias: as many elements as there are output channels, or one,
/// in the last dimension; null if it is of another form (a summand of its own
/// for each row of a matrix).
const aimet_value_type *aimet_linear_bias_type(aimet_norm_reader *reader,
                                               const aimet_linear *linear);

#endif // AIMET_ANALYSIS_LINEAR_VIEW_H
