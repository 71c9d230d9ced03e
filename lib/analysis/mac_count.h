//===- mac_count.h - multiply-accumulates of one operator -----------------===//
//
// A multiply-accumulate (MAC) is one multiplication whose product is added to a
// sum. Bias, activation, normalization, pooling and elementwise arithmetic
// count none.
//
// | operators                            | multiply-accumulates               |
// |--------------------------------------|------------------------------------|
// | Conv, ConvInteger, QLinearConv,      | elements of the output times those |
// | DeformConv, CausalConvWithState      | of one filter                      |
// | ConvTranspose                        | elements of the input times those  |
// |                                      | of one filter                      |
// | Gemm, MatMul, MatMulInteger,         | elements of the output times the   |
// | QLinearMatMul                        | length of the contracted axis      |
// | Einsum of n > 1 operands             | product of the sizes of all        |
// |                                      | indices, n - 1 times               |
// | RNN, GRU, LSTM                       | steps times batch times elements   |
// |                                      | of W and R                         |
// | Attention                            | (elements of Q + those of Y) times |
// |                                      | length of all keys, past included  |
// | LinearAttention                      | (elements of Q + those of K, twice |
// |                                      | for the delta rules) times values  |
// |                                      | of a head                          |
// | other operators of the standard      | 0                                  |
// | operators that ONNX does not define  | unknown                            |
//
// All positions count, also those that padding, a mask, `sequence_lens` or
// `is_causal` makes idle.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_MAC_COUNT_H
#define AIMET_ANALYSIS_MAC_COUNT_H

#include "inference.h"

/// The multiply-accumulates of one run of a node without bodies that is no
/// call: an integer, an expression, or unknown.
aimet_number aimet_mac_count(const aimet_inference *inference,
                             aimet_symbols *symbols, MlirOperation node);

/// The product; 0 times anything is 0, also if the other is unknown.
aimet_number aimet_scale(aimet_symbols *symbols, aimet_number a,
                         aimet_number b);

/// The number of elements of a tensor; unknown if it is none or unranked.
aimet_number aimet_element_count(aimet_symbols *symbols,
                                 const aimet_value_type *type);

#endif // AIMET_ANALYSIS_MAC_COUNT_H
