// One finding for each tensor in several weight or bias slots, with all of them: directly, through Identity, Cast and Transpose, from a Constant, in bodies.
// RUN: exits 1 aimet-opt --check-shared-weights --fail-level=warning %s 2>&1 >/dev/null | FileCheck %s
// RUN: exits 1 aimet-opt --check-shared-weights --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck --check-prefix=JSON %s

// CHECK: warning: weight "w" is used in 3 weight or bias slots, expected one: 3 x weight of MatMul [check-shared-weights]
// CHECK: warning: weight "bias" is used in 3 weight or bias slots, expected one: 2 x bias of Gemm, weight of LayerNormalization [check-shared-weights]
// CHECK: warning: weight "k" is used in 2 weight or bias slots, expected one: 2 x weight of MatMul [check-shared-weights]
// CHECK: check-shared-weights: passed, 3 warnings
// JSON: "module": "one",
// JSON: "nodes": [
// JSON-NEXT: "a",
// JSON-NEXT: "b",
// JSON-NEXT: "c"
// JSON: "tensor": "w",

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4x4xf32> {onnx.name = "x"}, %p: tensor<i1> {onnx.name = "p"}) -> (tensor<4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %g = "onnx.Initializer"() {onnx.outputs = ["gemm"], value = dense<1.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %h = "onnx.Initializer"() {onnx.outputs = ["gemm2"], value = dense<1.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["bias"], value = dense<0.0> : tensor<4xf32>} : () -> tensor<4xf32>
    %i = "onnx.Identity"(%w) {onnx_node_name = "i"} : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %t = "onnx.Transpose"(%i) {onnx_node_name = "t"} : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %k = "onnx.Constant"() {onnx_node_name = "k", onnx.outputs = ["k"], value = dense<2.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %0 = "onnx.MatMul"(%x, %w) {onnx_node_name = "a", aimet.module = {call = 0 : i64, leaf, path = "one"}} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %1 = "onnx.MatMul"(%0, %w) {onnx_node_name = "b", aimet.module = {call = 0 : i64, leaf, path = "two"}} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %2 = "onnx.MatMul"(%1, %t) {onnx_node_name = "c", aimet.module = {call = 0 : i64, leaf, path = "three"}} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %3 = "onnx.Gemm"(%2, %g, %v) {onnx_node_name = "g1"} : (tensor<4x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<4x4xf32>
    %4 = "onnx.Gemm"(%3, %h, %v) {onnx_node_name = "g2"} : (tensor<4x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<4x4xf32>
    %5 = "onnx.If"(%p) ({
      %z = "onnx.MatMul"(%4, %k) {onnx_node_name = "inner", onnx.outputs = ["z"]} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
      "aimet.yield"(%z) : (tensor<4x4xf32>) -> ()
    }, {
      "aimet.yield"(%4) : (tensor<4x4xf32>) -> ()
    }) {onnx_node_name = "if", onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, inputs = [], outputs = [{onnx.name = "z"}]}, {attribute = "else_branch", graph = {name = "e"}, inputs = [], outputs = [{onnx.name = "g2_output_0"}]}]} : (tensor<i1>) -> tensor<4x4xf32>
    %6 = "onnx.MatMul"(%5, %k) {onnx_node_name = "d"} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %7 = "onnx.LayerNormalization"(%6, %v) {onnx_node_name = "norm", onnx.outputs = ["y"]} : (tensor<4x4xf32>, tensor<4xf32>) -> tensor<4x4xf32>
    return %7 : tensor<4x4xf32>
  }
}
