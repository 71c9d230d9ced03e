// Axes of reductions that are not there.
//
// RUN: not aimet-opt --check-onnx --split-input-file --emit=none %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}, %s: tensor<f32>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: an axis of "axes" is out of range, got 3, expected -3 to 2
    %a = "onnx.ReduceSum"(%x) {axes = array<i64: 3>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: an axis of "axes" is out of range, got -4, expected -3 to 2
    %b = "onnx.ReduceMean"(%x) {axes = array<i64: -4, 0>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %c = "onnx.ReduceSum"(%x) {axes = array<i64: -3, 2>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: an axis of "axes" is out of range, got 0, expected 0 to -1
    %d = "onnx.ReduceSum"(%s) {axes = array<i64: 0>} : (tensor<f32>) -> tensor<*x!onnx.unknown>
    %e = "onnx.ReduceMax"(%s) {axes = array<i64: 0>} : (tensor<f32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "axis" is out of range, got 3, expected -3 to 2
    %f = "onnx.ArgMax"(%x) {axis = 3 : si64} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %g = "onnx.ArgMin"(%x) {axis = -1 : si64} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %h = "onnx.ArgMin"(%s) : (tensor<f32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Axes as an input must be a list.
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %i = "onnx.Constant"() {value = dense<3> : tensor<1xi64>} : () -> tensor<1xi64>
    %j = "onnx.Constant"() {value = dense<0> : tensor<i64>} : () -> tensor<i64>
    %k = "onnx.Constant"() {value = dense<[0, 0]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: an axis of "axes" is out of range, got 3, expected -3 to 2
    %a = "onnx.ReduceMax"(%x, %i) : (tensor<2x?x3xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 0, expected 1
    %b = "onnx.ReduceMax"(%x, %j) : (tensor<2x?x3xf32>, tensor<i64>) -> tensor<*x!onnx.unknown>
    %c = "onnx.ReduceMax"(%x, %k) : (tensor<2x?x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Determinants are of square matrices.
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%a: tensor<?x3x3xf32> {onnx.dim_params = ["N", "", ""]}, %b: tensor<2x3xf32>, %c: tensor<4xf32>, %d: tensor<?x?xf32> {onnx.dim_params = ["N", "M"]}) attributes {onnx.graph = {name = "g"}} {
    %p = "onnx.Det"(%a) : (tensor<?x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: rows and columns of the matrices differ, got 2 and 3
    %q = "onnx.Det"(%b) : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 1, expected at least 2
    %r = "onnx.Det"(%c) : (tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %s = "onnx.Det"(%d) : (tensor<?x?xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
