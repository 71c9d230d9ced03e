// Shapes and values that Reshape, Flatten, Squeeze and Unsqueeze cannot work on; what looks alike and is right.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 14 : si64}]} {
  func.func @main_graph(%x: tensor<2x3x4xf32> {onnx.name = "x"}, %y: tensor<?x3xf32> {onnx.dim_params = ["N", ""], onnx.name = "y"}, %e: tensor<0x3xf32> {onnx.name = "e"}, %m: tensor<1x2xi64> {onnx.name = "m"}, %p: tensor<1x3x1xf32> {onnx.name = "p"}) attributes {onnx.graph = {name = "g"}} {
    %t1 = "onnx.Constant"() {onnx_node_name = "t1", value = dense<[-1, -1]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: the target shape leaves several sizes open, got a second -1 at place 1, expected at most one
    %bad1 = "onnx.Reshape"(%x, %t1) {onnx_node_name = "bad1"} : (tensor<2x3x4xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %t2 = "onnx.Constant"() {onnx_node_name = "t2", value = dense<[-2, 12]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: the size at place 0 of the target shape is negative, got -2, expected -1, 0 or a size
    %bad2 = "onnx.Reshape"(%x, %t2) {onnx_node_name = "bad2"} : (tensor<2x3x4xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %t3 = "onnx.Constant"() {onnx_node_name = "t3", value = dense<[0, 0, 0, 0]> : tensor<4xi64>} : () -> tensor<4xi64>
    // CHECK: error: a 0 at place 3 of the target shape keeps a dimension that the input has not, got rank 3, expected at least 4
    %bad3 = "onnx.Reshape"(%x, %t3) {onnx_node_name = "bad3"} : (tensor<2x3x4xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    %t4 = "onnx.Constant"() {onnx_node_name = "t4", value = dense<[5, -1]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: the elements do not fill the target shape, got 24, expected a multiple of 5
    %bad4 = "onnx.Reshape"(%x, %t4) {onnx_node_name = "bad4"} : (tensor<2x3x4xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %t5 = "onnx.Constant"() {onnx_node_name = "t5", value = dense<[5, 5]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: the elements do not fill the target shape, got 24, expected 25
    %bad5 = "onnx.Reshape"(%x, %t5) {onnx_node_name = "bad5"} : (tensor<2x3x4xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %t6 = "onnx.Constant"() {onnx_node_name = "t6", value = dense<[0, -1]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: the target shape has a 0 and leaves a size open, which then is any size, got -1, expected a size
    %bad6 = "onnx.Reshape"(%x, %t6) {onnx_node_name = "bad6", allowzero = 1 : si64} : (tensor<2x3x4xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 2, expected 1
    %bad7 = "onnx.Reshape"(%x, %m) {onnx_node_name = "bad7"} : (tensor<2x3x4xf32>, tensor<1x2xi64>) -> tensor<*x!onnx.unknown>
    // Right: a size that follows, copied sizes, a 0 that is a size.
    %t7 = "onnx.Constant"() {onnx_node_name = "t7", value = dense<[0, -1, 2]> : tensor<3xi64>} : () -> tensor<3xi64>
    %ok1 = "onnx.Reshape"(%x, %t7) {onnx_node_name = "ok1"} : (tensor<2x3x4xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    %ok2 = "onnx.Reshape"(%y, %t4) {onnx_node_name = "ok2"} : (tensor<?x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %t8 = "onnx.Constant"() {onnx_node_name = "t8", value = dense<[3, 0]> : tensor<2xi64>} : () -> tensor<2xi64>
    %ok3 = "onnx.Reshape"(%e, %t8) {onnx_node_name = "ok3", allowzero = 1 : si64} : (tensor<0x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %big = "onnx.Constant"() {onnx_node_name = "big", value = dense<[1099511627776, 1099511627776]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: a size is larger than 64 bits hold, got 1099511627776 * 1099511627776
    %bad13 = "onnx.Reshape"(%x, %big) {onnx_node_name = "bad13"} : (tensor<2x3x4xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis is out of range, got 4, expected -3 to 3
    %bad8 = "onnx.Flatten"(%x) {onnx_node_name = "bad8", axis = 4 : si64} : (tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    %ok4 = "onnx.Flatten"(%x) {onnx_node_name = "ok4", axis = 3 : si64} : (tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    %a1 = "onnx.Constant"() {onnx_node_name = "a1", value = dense<3> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: error: axis is out of range, got 3, expected -3 to 2
    %bad9 = "onnx.Squeeze"(%p, %a1) {onnx_node_name = "bad9"} : (tensor<1x3x1xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %a2 = "onnx.Constant"() {onnx_node_name = "a2", value = dense<1> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: error: dimension 1 cannot be squeezed, got 3, expected 1
    %bad10 = "onnx.Squeeze"(%p, %a2) {onnx_node_name = "bad10"} : (tensor<1x3x1xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // An axis twice squeezes once.
    %a3 = "onnx.Constant"() {onnx_node_name = "a3", value = dense<[0, 0]> : tensor<2xi64>} : () -> tensor<2xi64>
    %ok5 = "onnx.Squeeze"(%p, %a3) {onnx_node_name = "ok5"} : (tensor<1x3x1xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %a4 = "onnx.Constant"() {onnx_node_name = "a4", value = dense<0> : tensor<1xi64>} : () -> tensor<1xi64>
    %ok6 = "onnx.Squeeze"(%y, %a4) {onnx_node_name = "ok6"} : (tensor<?x3xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis names dimension 0 twice
    %bad11 = "onnx.Unsqueeze"(%p, %a3) {onnx_node_name = "bad11"} : (tensor<1x3x1xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %a5 = "onnx.Constant"() {onnx_node_name = "a5", value = dense<5> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: error: axis is out of range, got 5, expected -4 to 3
    %bad12 = "onnx.Unsqueeze"(%p, %a5) {onnx_node_name = "bad12"} : (tensor<1x3x1xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %a6 = "onnx.Constant"() {onnx_node_name = "a6", value = dense<[0, -1]> : tensor<2xi64>} : () -> tensor<2xi64>
    %ok7 = "onnx.Unsqueeze"(%p, %a6) {onnx_node_name = "ok7"} : (tensor<1x3x1xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 10 : si64}]} {
  func.func @main_graph(%x: tensor<2x3x4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // Before version 11 no axis is counted from the end.
    // CHECK: error: axis is out of range, got -1, expected 0 to 3
    %bad1 = "onnx.Flatten"(%x) {onnx_node_name = "bad1", axis = -1 : si64} : (tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    %ok1 = "onnx.Flatten"(%x) {onnx_node_name = "ok1", axis = 2 : si64} : (tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
