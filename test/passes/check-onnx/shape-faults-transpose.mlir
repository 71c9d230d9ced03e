// Permutations that are none, sequences without lengths.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<2x3x4xf32> {onnx.name = "x"}, %y: tensor<4x2xf32> {onnx.name = "y"}, %l: tensor<2xi64> {onnx.name = "l"}, %m: tensor<4xi64> {onnx.name = "m"}, %s: tensor<i64> {onnx.name = "s"}, %v: tensor<4xf32> {onnx.name = "v"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: "perm" does not permute all axes of the input, got 2 axes, expected 3
    %bad1 = "onnx.Transpose"(%x) {onnx_node_name = "bad1", perm = array<i64: 0, 1>} : (tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis in "perm" is out of range, got 3, expected -3 to 2
    %bad2 = "onnx.Transpose"(%x) {onnx_node_name = "bad2", perm = array<i64: 0, 1, 3>} : (tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis in "perm" names dimension 1 twice
    %bad3 = "onnx.Transpose"(%x) {onnx_node_name = "bad3", perm = array<i64: 0, 1, 1>} : (tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: an axis in "perm" is negative, got -1, expected 0 to 2
    %bad4 = "onnx.Transpose"(%x) {onnx_node_name = "bad4", perm = array<i64: -1, 0, 1>} : (tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    %ok1 = "onnx.Transpose"(%x) {onnx_node_name = "ok1", perm = array<i64: 2, 0, 1>} : (tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 1, expected at least 2
    %bad5 = "onnx.ReverseSequence"(%v, %l) {onnx_node_name = "bad5"} : (tensor<4xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 0, expected 1
    %bad6 = "onnx.ReverseSequence"(%y, %s) {onnx_node_name = "bad6"} : (tensor<4x2xf32>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: the batch and the lengths of its sequences differ, got 2 and 4
    %bad7 = "onnx.ReverseSequence"(%y, %m) {onnx_node_name = "bad7"} : (tensor<4x2xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "batch_axis" and "time_axis" are not the first two axes, got 0 and 0, expected 0 and 1 in any order
    %bad8 = "onnx.ReverseSequence"(%y, %l) {onnx_node_name = "bad8", batch_axis = 0 : si64} : (tensor<4x2xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %ok2 = "onnx.ReverseSequence"(%y, %l) {onnx_node_name = "ok2"} : (tensor<4x2xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %ok3 = "onnx.ReverseSequence"(%y, %m) {onnx_node_name = "ok3", batch_axis = 0 : si64, time_axis = 1 : si64} : (tensor<4x2xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}
