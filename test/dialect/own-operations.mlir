// The form of the dialect's own operations.
//
// RUN: not aimet-opt --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error:

// CHECK: error: 'onnx.Initializer' op has no tensor attribute 'value'
// CHECK: note: write dense elements, or a dictionary with 'type' and one of 'value', 'span' and 'proto'
// CHECK: error: 'onnx.Initializer' op has no tensor attribute 'value'
// CHECK: error: 'onnx.Initializer' op result type differs from the type of 'value'
// CHECK: error: 'onnx.Initializer' op has wrong number of results, got 1, expected 0
// CHECK: error: 'onnx.Initializer' op has wrong number of results, got 0, expected 1
// CHECK: error: 'onnx.Initializer' op operand is no graph input, an initializer with an operand is the default of an input
// CHECK: error: 'onnx.SparseInitializer' op has no dictionary attribute 'value'
// CHECK: error: 'onnx.NoValue' op result has wrong type, expected 'none'
// CHECK: error: 'onnx.NoValue' op has wrong number of operands, got 1, expected 0
// CHECK: error: 'onnx.Undefined' op has no 'onnx.outputs', expected the undefined name
// CHECK: error: 'onnx.Custom' op attribute 'function_name' is no string
// CHECK: error: 'onnx.Custom' op attribute 'domain_name' is no string
// CHECK: error: 'onnx.Call' op has no symbol attribute 'callee'
// CHECK: error: 'onnx.Call' op calls '@nowhere', which is no function of the module
// CHECK: error: 'onnx.Call' op calls '@main_graph', which has no attribute 'onnx.function'
// CHECK: error: 'aimet.yield' op is outside the region of an onnx operation
module {
  func.func @main_graph(%x: tensor<4xf32>) {
    %0 = "onnx.Initializer"() : () -> tensor<4xf32>
    %1 = "onnx.Initializer"() {value = "text"} : () -> tensor<4xf32>
    %2 = "onnx.Initializer"() {value = dense<1.0> : tensor<3xf32>} : () -> tensor<4xf32>
    %3 = "onnx.Initializer"(%x) {value = dense<1.0> : tensor<4xf32>} : (tensor<4xf32>) -> tensor<4xf32>
    "onnx.Initializer"() {value = dense<1.0> : tensor<4xf32>} : () -> ()
    "onnx.Initializer"(%3) {value = dense<1.0> : tensor<4xf32>} : (tensor<4xf32>) -> ()
    %4 = "onnx.SparseInitializer"() {value = dense<1.0> : tensor<4xf32>} : () -> tensor<4xf32>
    %5 = "onnx.NoValue"() : () -> tensor<4xf32>
    %6 = "onnx.NoValue"(%x) : (tensor<4xf32>) -> none
    %7 = "onnx.Undefined"() : () -> tensor<4xf32>
    %8 = "onnx.Custom"(%x) {function_name = 1 : i64, domain_name = 2 : i64} : (tensor<4xf32>) -> tensor<4xf32>
    %9 = "onnx.Call"(%x) {callee = "text"} : (tensor<4xf32>) -> tensor<4xf32>
    %10 = "onnx.Call"(%x) {callee = @nowhere} : (tensor<4xf32>) -> tensor<4xf32>
    %11 = "onnx.Call"(%x) {callee = @main_graph} : (tensor<4xf32>) -> tensor<4xf32>
    "aimet.yield"() : () -> ()
    return
  }
}

// -----

// All of them as they should be.
module {
  func.func @main_graph(%x: tensor<4xf32>) {
    "onnx.Initializer"(%x) {value = dense<1.0> : tensor<4xf32>} : (tensor<4xf32>) -> ()
    %0 = "onnx.Initializer"() {value = {type = tensor<4xf32>, value = dense<1.0> : tensor<4xf32>}} : () -> tensor<4xf32>
    %1 = "onnx.SparseInitializer"() {value = {dims = array<i64: 4>}} : () -> tensor<4xf32>
    %2 = "onnx.NoValue"() : () -> none
    %3 = "onnx.Undefined"() {onnx.outputs = ["lost"]} : () -> tensor<*x!onnx.unknown>
    %4 = "onnx.Custom"(%x, %2) {function_name = "F"} : (tensor<4xf32>, none) -> tensor<4xf32>
    %5 = "onnx.Call"(%x) {callee = @"d::f"} : (tensor<4xf32>) -> tensor<4xf32>
    return
  }
  func.func private @"d::f"(%x: tensor<4xf32>) -> tensor<4xf32> attributes {onnx.function = {domain = "d", name = "f"}} {
    return %x : tensor<4xf32>
  }
}
