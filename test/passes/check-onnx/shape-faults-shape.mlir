// Shapes, ranges and squares that cannot be made.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 15 : si64}]} {
  func.func @main_graph(%x: tensor<2x3xf32> {onnx.name = "x"}, %v: tensor<3xf32> {onnx.name = "v"}, %w: tensor<2xi64> {onnx.name = "w"}) attributes {onnx.graph = {name = "g"}} {
    %s1 = "onnx.Constant"() {onnx_node_name = "s1", value = dense<[2, -1]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: dimension 1 of output 0 has a negative size, got -1
    %bad1 = "onnx.ConstantOfShape"(%s1) {onnx_node_name = "bad1"} : (tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %s2 = "onnx.Constant"() {onnx_node_name = "s2", value = dense<[2, 0]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: "value" is not one value, got 2 elements, expected 1
    %bad2 = "onnx.ConstantOfShape"(%s2) {onnx_node_name = "bad2", value = dense<[1, 2]> : tensor<2xi64>} : (tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // Runtimes take a scalar: a warning.
    // CHECK: warning: "value" is not a list of one element, got rank 0, expected 1
    %bad3 = "onnx.ConstantOfShape"(%s2) {onnx_node_name = "bad3", value = dense<1> : tensor<i64>} : (tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %ok1 = "onnx.ConstantOfShape"(%s2) {onnx_node_name = "ok1", value = dense<1> : tensor<1xi64>} : (tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %zero = "onnx.Constant"() {onnx_node_name = "zero", value = dense<0> : tensor<i64>} : () -> tensor<i64>
    %ten = "onnx.Constant"() {onnx_node_name = "ten", value = dense<10> : tensor<i64>} : () -> tensor<i64>
    %list = "onnx.Constant"() {onnx_node_name = "list", value = dense<[10]> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: error: "delta" does not step, got 0, expected a number that is not 0
    %bad4 = "onnx.Range"(%zero, %ten, %zero) {onnx_node_name = "bad4"} : (tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 1, expected 0
    %bad5 = "onnx.Range"(%zero, %list, %ten) {onnx_node_name = "bad5"} : (tensor<i64>, tensor<1xi64>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 is no scalar, got 2 elements, expected 1
    %bad6 = "onnx.Range"(%w, %ten, %ten) {onnx_node_name = "bad6"} : (tensor<2xi64>, tensor<i64>, tensor<i64>) -> tensor<*x!onnx.unknown>
    %ok2 = "onnx.Range"(%ten, %zero, %ten) {onnx_node_name = "ok2"} : (tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 1, expected 2
    %bad7 = "onnx.EyeLike"(%v) {onnx_node_name = "bad7"} : (tensor<3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "dtype" is no data type, got 99, expected 1 to 28
    %bad8 = "onnx.EyeLike"(%x) {onnx_node_name = "bad8", dtype = 99 : si64} : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    %ok3 = "onnx.EyeLike"(%x) {onnx_node_name = "ok3", dtype = 7 : si64} : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 1, expected at least 2
    %bad9 = "onnx.Trilu"(%v) {onnx_node_name = "bad9"} : (tensor<3xf32>) -> tensor<*x!onnx.unknown>
    %ok4 = "onnx.Trilu"(%x) {onnx_node_name = "ok4"} : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
