// What varies, what a caller may override, what is random, unknown, quantized or rounded differently, and control flow: nothing is folded, and nothing is touched.
// RUN: aimet-opt --fold-constants %s > %t.mlir
// RUN: aimet-opt %s | diff - %t.mlir

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<?x3xf32> {onnx.name = "x", onnx.dim_params = ["N", ""]}, %o: tensor<2xi64> {onnx.name = "o"}) -> (tensor<*xf32> {onnx.name = "y"}, tensor<*xi64> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    "onnx.Initializer"(%o) {value = dense<[3, 1]> : tensor<2xi64>} : (tensor<2xi64>) -> ()
    %two = "onnx.Initializer"() {onnx.outputs = ["two"], value = dense<2.0> : tensor<f32>} : () -> tensor<f32>
    %q = "onnx.Initializer"() {onnx.outputs = ["q"], value = dense<2> : tensor<4xi8>} : () -> tensor<4xi8>
    %t = "onnx.Initializer"() {onnx.outputs = ["t"], value = dense<true> : tensor<i1>} : () -> tensor<i1>
    %d = "onnx.Neg"(%o) {onnx_node_name = "overridable"} : (tensor<2xi64>) -> tensor<2xi64>
    %s = "onnx.Shape"(%x) {onnx_node_name = "symbolic"} : (tensor<?x3xf32>) -> tensor<2xi64>
    %e = "onnx.Exp"(%two) {onnx_node_name = "inexact"} : (tensor<f32>) -> tensor<f32>
    %i = "onnx.Cast"(%e) {onnx_node_name = "of_inexact", to = 7 : si64} : (tensor<f32>) -> tensor<i64>
    %dq = "onnx.DequantizeLinear"(%q, %two) {onnx_node_name = "dequantized"} : (tensor<4xi8>, tensor<f32>) -> tensor<4xf32>
    %r = "onnx.RandomNormal"() {onnx_node_name = "random", shape = array<i64: 2>} : () -> tensor<2xf32>
    %u = "onnx.Custom"(%two) {domain_name = "my", function_name = "Add", onnx_node_name = "unknown"} : (tensor<f32>) -> tensor<f32>
    %f = "onnx.If"(%t) ({
      "aimet.yield"(%i) : (tensor<i64>) -> ()
    }, {
      "aimet.yield"(%s) : (tensor<2xi64>) -> ()
    }) {onnx_node_name = "if", onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}]} : (tensor<i1>) -> tensor<*xi64>
    %m = "onnx.Add"(%d, %f) {onnx_node_name = "m"} : (tensor<2xi64>, tensor<*xi64>) -> tensor<*xi64>
    %n = "onnx.Sum"(%x, %u, %r, %dq) {onnx_node_name = "n"} : (tensor<?x3xf32>, tensor<f32>, tensor<2xf32>, tensor<4xf32>) -> tensor<*xf32>
    return %n, %m : tensor<*xf32>, tensor<*xi64>
  }
}
