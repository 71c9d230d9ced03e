// Layers of torch.nn that exporters write as several functions: cells, attention, padded convolutions.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %wi = "onnx.Initializer"() {onnx.outputs = ["cell.weight_ih"], value = dense<1.0> : tensor<20x8xf32>} : () -> tensor<20x8xf32>
    %wh = "onnx.Initializer"() {onnx.outputs = ["cell.weight_hh"], value = dense<1.0> : tensor<20x8xf32>} : () -> tensor<20x8xf32>
    %w = "onnx.Initializer"() {onnx.outputs = ["onnx::MatMul_1"], value = dense<1.0> : tensor<8x8xf32>} : () -> tensor<8x8xf32>
    %k = "onnx.Initializer"() {onnx.outputs = ["conv.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %qb = "onnx.Initializer"() {onnx.outputs = ["window.qkv.bias"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %pads = "onnx.Constant"() {value = dense<[0, 0, 1, 1, 0, 0, 1, 1]> : tensor<8xi64>} : () -> tensor<8xi64>
    %c = "onnx.Constant"() {value = dense<0.5> : tensor<f32>} : () -> tensor<f32>
    // CHECK-COUNT-12: class = "torch.nn.modules.rnn.RNNCell", leaf, path = "{{rnn[0-9]}}"
    %g0 = "onnx.Gemm"(%x, %wi) {transB = 1 : si64, onnx_node_name = "/rnn0/Gemm"} : (tensor<*xf32>, tensor<20x8xf32>) -> tensor<*xf32>
    %h0 = "onnx.Gemm"(%x, %wh) {transB = 1 : si64, onnx_node_name = "/rnn0/Gemm_1"} : (tensor<*xf32>, tensor<20x8xf32>) -> tensor<*xf32>
    %a0 = "onnx.Add"(%g0, %h0) {onnx_node_name = "/rnn0/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %t0 = "onnx.Tanh"(%a0) {onnx_node_name = "/rnn0/Act"} : (tensor<*xf32>) -> tensor<*xf32>
    %g1 = "onnx.Gemm"(%x, %wi) {transB = 1 : si64, onnx_node_name = "/rnn1/Gemm"} : (tensor<*xf32>, tensor<20x8xf32>) -> tensor<*xf32>
    %h1 = "onnx.Gemm"(%x, %wh) {transB = 1 : si64, onnx_node_name = "/rnn1/Gemm_1"} : (tensor<*xf32>, tensor<20x8xf32>) -> tensor<*xf32>
    %a1 = "onnx.Add"(%g1, %h1) {onnx_node_name = "/rnn1/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %t1 = "onnx.Relu"(%a1) {onnx_node_name = "/rnn1/Act"} : (tensor<*xf32>) -> tensor<*xf32>
    %g2 = "onnx.Gemm"(%x, %wi) {transB = 1 : si64, onnx_node_name = "/rnn2/Gemm"} : (tensor<*xf32>, tensor<20x8xf32>) -> tensor<*xf32>
    %h2 = "onnx.Gemm"(%x, %wh) {transB = 1 : si64, onnx_node_name = "/rnn2/Gemm_1"} : (tensor<*xf32>, tensor<20x8xf32>) -> tensor<*xf32>
    %a2 = "onnx.Add"(%g2, %h2) {onnx_node_name = "/rnn2/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %t2 = "onnx.Tanh"(%a2) {onnx_node_name = "/rnn2/Act"} : (tensor<*xf32>) -> tensor<*xf32>
    // Another function than a cell has.
    // CHECK: functional = "linear", leaf, path = "code"
    %g = "onnx.Gemm"(%x, %wi) {transB = 1 : si64, onnx_node_name = "/code/Gemm"} : (tensor<*xf32>, tensor<20x8xf32>) -> tensor<*xf32>
    %h = "onnx.Gemm"(%x, %wh) {transB = 1 : si64, onnx_node_name = "/code/Gemm_1"} : (tensor<*xf32>, tensor<20x8xf32>) -> tensor<*xf32>
    %a = "onnx.Add"(%g, %h) {onnx_node_name = "/code/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %s = "onnx.Sigmoid"(%a) {onnx_node_name = "/code/Sigmoid"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK-COUNT-5: class = "torch.nn.modules.activation.MultiheadAttention", leaf, path = "attention"
    %q = "onnx.MatMul"(%s, %w) {onnx_node_name = "/attention/MatMul"} : (tensor<*xf32>, tensor<8x8xf32>) -> tensor<*xf32>
    %kk = "onnx.MatMul"(%x, %w) {onnx_node_name = "/attention/MatMul_1"} : (tensor<*xf32>, tensor<8x8xf32>) -> tensor<*xf32>
    %qk = "onnx.MatMul"(%q, %kk) {onnx_node_name = "/attention/MatMul_2"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %sm = "onnx.Softmax"(%qk) {onnx_node_name = "/attention/Softmax"} : (tensor<*xf32>) -> tensor<*xf32>
    %o = "onnx.MatMul"(%sm, %x) {onnx_node_name = "/attention/MatMul_3"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // Attention by hand: the products with weights are other modules.
    // CHECK: functional = "matmul", leaf, path = "by_hand"
    %b1 = "onnx.MatMul"(%o, %x) {onnx_node_name = "/by_hand/MatMul"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %b2 = "onnx.Softmax"(%b1) {onnx_node_name = "/by_hand/Softmax"} : (tensor<*xf32>) -> tensor<*xf32>
    %b3 = "onnx.MatMul"(%b2, %x) {onnx_node_name = "/by_hand/MatMul_1"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // Attention of the user's own that hands the parameters of its modules to functions.
    // CHECK: functional = "linear", leaf, path = "window"
    %u0 = "onnx.MatMul"(%b3, %w) {onnx_node_name = "/window/MatMul"} : (tensor<*xf32>, tensor<8x8xf32>) -> tensor<*xf32>
    %u1 = "onnx.Add"(%u0, %qb) {onnx_node_name = "/window/Add"} : (tensor<*xf32>, tensor<8xf32>) -> tensor<*xf32>
    %u2 = "onnx.Softmax"(%u1) {onnx_node_name = "/window/Softmax"} : (tensor<*xf32>) -> tensor<*xf32>
    %u3 = "onnx.MatMul"(%u2, %w) {onnx_node_name = "/window/MatMul_1"} : (tensor<*xf32>, tensor<8x8xf32>) -> tensor<*xf32>
    // CHECK-COUNT-2: class = "torch.nn.modules.conv.Conv2d", leaf, path = "conv"
    %p = "onnx.Pad"(%u3, %pads) {mode = "reflect", onnx_node_name = "/conv/Pad"} : (tensor<*xf32>, tensor<8xi64>) -> tensor<*xf32>
    %v = "onnx.Conv"(%p, %k) {onnx_node_name = "/conv/Conv"} : (tensor<*xf32>, tensor<8x8x3x3xf32>) -> tensor<*xf32>
    // A convolution of torch.nn pads with zeros by itself.
    // CHECK: functional = "pad", leaf, path = "same_conv"
    %p2 = "onnx.Pad"(%v, %pads) {mode = "constant", onnx_node_name = "/same_conv/Pad"} : (tensor<*xf32>, tensor<8xi64>) -> tensor<*xf32>
    // CHECK: functional = "conv2d", leaf, path = "same_conv"
    %v2 = "onnx.Conv"(%p2, %k) {onnx_node_name = "/same_conv/Conv"} : (tensor<*xf32>, tensor<8x8x3x3xf32>) -> tensor<*xf32>
    return %v2 : tensor<*xf32>
  }
}
