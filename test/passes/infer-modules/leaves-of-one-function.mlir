// A leaf of one function is a layer, unless it has what no layer of that function has.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %g = "onnx.Initializer"() {onnx.outputs = ["norm.weight"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %n = "onnx.Initializer"() {onnx.outputs = ["code_norm.weight"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %scale = "onnx.Initializer"() {onnx.outputs = ["scale.gamma"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %folded = "onnx.Initializer"() {onnx.outputs = ["onnx::Mul_3"], value = dense<1.0> : tensor<1x8x1x1xf32>} : () -> tensor<1x8x1x1xf32>
    %one = "onnx.Initializer"() {onnx.outputs = ["onnx::Mul_4"], value = dense<1.0> : tensor<1xf32>} : () -> tensor<1xf32>
    %u = "onnx.Initializer"() {onnx.outputs = ["module_mul.gamma"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    // CHECK: class = "torch.nn.modules.normalization.LayerNorm", leaf, path = "norm"
    %0 = "onnx.LayerNormalization"(%x, %g) {onnx_node_name = "/norm/LayerNormalization"} : (tensor<*xf32>, tensor<8xf32>) -> tensor<*xf32>
    // Views around the function: code.
    // CHECK: aimet.module = {call = 0 : i64, leaf, path = "code_norm"
    %1 = "onnx.Transpose"(%0) {perm = array<i64: 0, 2, 3, 1>, onnx_node_name = "/code_norm/Transpose"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "layer_norm", leaf, path = "code_norm"
    %2 = "onnx.LayerNormalization"(%1, %n) {onnx_node_name = "/code_norm/LayerNormalization"} : (tensor<*xf32>, tensor<8xf32>) -> tensor<*xf32>
    %3 = "onnx.Transpose"(%2) {perm = array<i64: 0, 3, 1, 2>, onnx_node_name = "/code_norm/Transpose_1"} : (tensor<*xf32>) -> tensor<*xf32>
    // Up to opset 12 softmax brings its axis to the end.
    // CHECK: class = "torch.nn.modules.activation.Softmax", leaf, path = "softmax"
    %4 = "onnx.Transpose"(%3) {perm = array<i64: 0, 2, 1>, onnx_node_name = "/softmax/Transpose"} : (tensor<*xf32>) -> tensor<*xf32>
    %5 = "onnx.Softmax"(%4) {onnx_node_name = "/softmax/Softmax"} : (tensor<*xf32>) -> tensor<*xf32>
    %6 = "onnx.Transpose"(%5) {perm = array<i64: 0, 2, 1>, onnx_node_name = "/softmax/Transpose_1"} : (tensor<*xf32>) -> tensor<*xf32>
    // A product that owns a factor is code; one of what it is given is a module for just that.
    // CHECK: functional = "mul", leaf, path = "scale"
    %7 = "onnx.Mul"(%6, %scale) {onnx_node_name = "/scale/Mul"} : (tensor<*xf32>, tensor<8xf32>) -> tensor<*xf32>
    // CHECK: functional = "mul", leaf, path = "folded_scale"
    %8 = "onnx.Mul"(%7, %folded) {onnx_node_name = "/folded_scale/Mul"} : (tensor<*xf32>, tensor<1x8x1x1xf32>) -> tensor<*xf32>
    // CHECK: aimet.module = {call = 0 : i64, leaf, path = "mul"
    %9 = "onnx.Mul"(%8, %x) {onnx_node_name = "/mul/Mul"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: aimet.module = {call = 0 : i64, leaf, path = "double"
    %10 = "onnx.Mul"(%9, %one) {onnx_node_name = "/double/Mul"} : (tensor<*xf32>, tensor<1xf32>) -> tensor<*xf32>
    // What a preparer has made is a module.
    // CHECK: aimet.module = {call = 0 : i64, leaf, path = "module_mul"
    %11 = "onnx.Mul"(%10, %u) {onnx_node_name = "/module_mul/Mul"} : (tensor<*xf32>, tensor<8xf32>) -> tensor<*xf32>
    return %11 : tensor<*xf32>
  }
}
