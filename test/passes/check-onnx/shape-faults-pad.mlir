// Pads and targets of the wrong length, and sizes below nothing.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%x: tensor<2x3xf32> {onnx.name = "x"}, %n: tensor<?x3xf32> {onnx.dim_params = ["N", ""], onnx.name = "n"}, %m: tensor<1x2xi64> {onnx.name = "m"}) attributes {onnx.graph = {name = "g"}} {
    %p1 = "onnx.Constant"() {onnx_node_name = "p1", value = dense<[1, 1]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: "pads" does not have two numbers for each axis, got 2, expected 4
    %bad1 = "onnx.Pad"(%x, %p1) {onnx_node_name = "bad1"} : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %p2 = "onnx.Constant"() {onnx_node_name = "p2", value = dense<[0, -4, 0, 0]> : tensor<4xi64>} : () -> tensor<4xi64>
    // CHECK: error: dimension 1 of output 0 has a negative size, got -1
    %bad2 = "onnx.Pad"(%x, %p2) {onnx_node_name = "bad2"} : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    %a1 = "onnx.Constant"() {onnx_node_name = "a1", value = dense<2> : tensor<1xi64>} : () -> tensor<1xi64>
    %none = "onnx.NoValue"() : () -> none
    // CHECK: error: axis is out of range, got 2, expected -2 to 1
    %bad3 = "onnx.Pad"(%x, %p1, %none, %a1) {onnx_node_name = "bad3"} : (tensor<2x3xf32>, tensor<2xi64>, none, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %p3 = "onnx.Constant"() {onnx_node_name = "p3", value = dense<[1, 1, 1, 1]> : tensor<4xi64>} : () -> tensor<4xi64>
    %a2 = "onnx.Constant"() {onnx_node_name = "a2", value = dense<[1, 1]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: axis names dimension 1 twice
    %bad4 = "onnx.Pad"(%x, %p3, %none, %a2) {onnx_node_name = "bad4"} : (tensor<2x3xf32>, tensor<4xi64>, none, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %p4 = "onnx.Constant"() {onnx_node_name = "p4", value = dense<[[1, 1, 1, 1]]> : tensor<1x4xi64>} : () -> tensor<1x4xi64>
    // CHECK: error: input 1 has a wrong rank, got 2, expected 1
    %bad5 = "onnx.Pad"(%x, %p4) {onnx_node_name = "bad5"} : (tensor<2x3xf32>, tensor<1x4xi64>) -> tensor<*x!onnx.unknown>
    %a3 = "onnx.Constant"() {onnx_node_name = "a3", value = dense<-1> : tensor<1xi64>} : () -> tensor<1xi64>
    %ok1 = "onnx.Pad"(%x, %p1, %none, %a3) {onnx_node_name = "ok1"} : (tensor<2x3xf32>, tensor<2xi64>, none, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %p2b = "onnx.Constant"() {onnx_node_name = "p2b", value = dense<[-4, 0, 0, 0]> : tensor<4xi64>} : () -> tensor<4xi64>
    %ok2 = "onnx.Pad"(%n, %p2b) {onnx_node_name = "ok2"} : (tensor<?x3xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    %e1 = "onnx.Constant"() {onnx_node_name = "e1", value = dense<[2, 4]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: the input does not broadcast to the target shape, got 3 at axis 1, expected 4 or 1
    %bad6 = "onnx.Expand"(%x, %e1) {onnx_node_name = "bad6"} : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %e2 = "onnx.Constant"() {onnx_node_name = "e2", value = dense<[-1, 3]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: a size of the target shape is negative, got -1, expected at least 0
    %bad7 = "onnx.Expand"(%x, %e2) {onnx_node_name = "bad7"} : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %e3 = "onnx.Constant"() {onnx_node_name = "e3", value = dense<[5, 1, 3]> : tensor<3xi64>} : () -> tensor<3xi64>
    %ok3 = "onnx.Expand"(%x, %e3) {onnx_node_name = "ok3"} : (tensor<2x3xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    %e4 = "onnx.Constant"() {onnx_node_name = "e4", value = dense<[4, 3]> : tensor<2xi64>} : () -> tensor<2xi64>
    %ok4 = "onnx.Expand"(%n, %e4) {onnx_node_name = "ok4"} : (tensor<?x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %t1 = "onnx.Constant"() {onnx_node_name = "t1", value = dense<[2]> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: error: "repeats" does not have a number for each dimension of the input, got 1, expected 2
    %bad9 = "onnx.Tile"(%x, %t1) {onnx_node_name = "bad9"} : (tensor<2x3xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 2, expected 1
    %bad10 = "onnx.Tile"(%x, %m) {onnx_node_name = "bad10"} : (tensor<2x3xf32>, tensor<1x2xi64>) -> tensor<*x!onnx.unknown>
    %t2 = "onnx.Constant"() {onnx_node_name = "t2", value = dense<[2, 0]> : tensor<2xi64>} : () -> tensor<2xi64>
    %ok5 = "onnx.Tile"(%x, %t2) {onnx_node_name = "ok5"} : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %t3 = "onnx.Constant"() {onnx_node_name = "t3", value = dense<[2, -1]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: a number in "repeats" is negative, got -1, expected at least 0
    %bad11 = "onnx.Tile"(%x, %t3) {onnx_node_name = "bad11"} : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 8 : si64}]} {
  func.func @main_graph(%x: tensor<2x3xf32> {onnx.name = "x"}, %m: tensor<1x2xi64> {onnx.name = "m"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input 1 has a wrong rank, got 2, expected 1
    %bad1 = "onnx.Expand"(%x, %m) {onnx_node_name = "bad1"} : (tensor<2x3xf32>, tensor<1x2xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}
