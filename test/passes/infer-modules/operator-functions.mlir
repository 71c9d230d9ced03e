// Operators that are several functions: what they are given decides.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}, %n: tensor<4x8xi64> {onnx.name = "n"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %c = "onnx.Constant"() {value = dense<1.0> : tensor<f32>} : () -> tensor<f32>
    %m = "onnx.Initializer"() {onnx.outputs = ["attn.matrix"], value = dense<1.0> : tensor<8x8xf32>} : () -> tensor<8x8xf32>
    %w = "onnx.Initializer"() {onnx.outputs = ["onnx::MatMul_5"], value = dense<1.0> : tensor<8x8xf32>} : () -> tensor<8x8xf32>
    // CHECK: "onnx.Equal"
    %0 = "onnx.Equal"(%x, %x) {onnx_node_name = "/Equal"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "masked_fill"
    %1 = "onnx.Where"(%0, %c, %x) {onnx_node_name = "/Where"} : (tensor<*xf32>, tensor<f32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "where"
    %2 = "onnx.Where"(%0, %1, %c) {onnx_node_name = "/Where_1"} : (tensor<*xf32>, tensor<*xf32>, tensor<f32>) -> tensor<*xf32>
    // CHECK: functional = "fmod"
    %3 = "onnx.Mod"(%2, %x) {fmod = 1 : si64, onnx_node_name = "/Mod"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "remainder"
    %4 = "onnx.Mod"(%3, %x) {onnx_node_name = "/Mod_1"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "triu"
    %5 = "onnx.Trilu"(%4) {onnx_node_name = "/Trilu"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "tril"
    %6 = "onnx.Trilu"(%5) {upper = 0 : si64, onnx_node_name = "/Trilu_1"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "isnan"
    %7 = "onnx.IsNaN"(%6) {onnx_node_name = "/IsNaN"} : (tensor<*xf32>) -> tensor<*xf32>
    // A matrix that bears its own name was not transposed for a linear layer.
    // CHECK: functional = "matmul"
    %8 = "onnx.MatMul"(%6, %m) {onnx_node_name = "/attn/MatMul"} : (tensor<*xf32>, tensor<8x8xf32>) -> tensor<*xf32>
    // CHECK: functional = "linear"
    %9 = "onnx.MatMul"(%8, %w) {onnx_node_name = "/attn/MatMul_1"} : (tensor<*xf32>, tensor<8x8xf32>) -> tensor<*xf32>
    %10 = "onnx.Relu"(%9) {onnx_node_name = "/attn/inner/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // Integers are divided as floats, unless the quotient is rounded.
    // CHECK: functional = "floordiv"
    %11 = "onnx.Div"(%n, %n) {onnx_node_name = "/Div"} : (tensor<4x8xi64>, tensor<4x8xi64>) -> tensor<*xi64>
    // CHECK: functional = "truediv"
    %12 = "onnx.Div"(%x, %x) {onnx_node_name = "/Div_1"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "scatter"
    %13 = "onnx.ScatterElements"(%12, %n, %x) {onnx_node_name = "/ScatterElements"} : (tensor<*xf32>, tensor<4x8xi64>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "scatter_add"
    %14 = "onnx.ScatterElements"(%13, %n, %x) {reduction = "add", onnx_node_name = "/ScatterElements_1"} : (tensor<*xf32>, tensor<4x8xi64>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "scatter_reduce"
    %15 = "onnx.ScatterElements"(%14, %n, %x) {reduction = "max", onnx_node_name = "/ScatterElements_2"} : (tensor<*xf32>, tensor<4x8xi64>, tensor<*xf32>) -> tensor<*xf32>
    // Rows that are known beforehand are a selection of a table, and no embedding.
    %rows = "onnx.Constant"() {value = dense<[1, 0]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.Gather"{{.*}}aimet.module = {path = "", source = "scope"}
    %16 = "onnx.Gather"(%m, %rows) {onnx_node_name = "/Gather"} : (tensor<8x8xf32>, tensor<2xi64>) -> tensor<*xf32>
    // CHECK: functional = "embedding"
    %17 = "onnx.Gather"(%m, %n) {onnx_node_name = "/Gather_1"} : (tensor<8x8xf32>, tensor<4x8xi64>) -> tensor<*xf32>
    // CHECK: "onnx.GatherND"{{.*}}aimet.module = {path = "", source = "scope"}
    %18 = "onnx.GatherND"(%x, %n) {onnx_node_name = "/GatherND"} : (tensor<*xf32>, tensor<4x8xi64>) -> tensor<*xf32>
    return %10 : tensor<*xf32>
  }
}
