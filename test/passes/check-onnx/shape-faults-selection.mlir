// OneHot, TopK and Unique: lists of another length, more than there is.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%i: tensor<2x3xi64> {onnx.name = "i"}, %v: tensor<2xf32> {onnx.name = "v"}, %w: tensor<3xf32> {onnx.name = "w"}, %d: tensor<2xi64> {onnx.name = "d"}, %o: tensor<i64> {onnx.name = "o"}, %x: tensor<4x5xf32> {onnx.name = "x"}, %n: tensor<?x5xf32> {onnx.dim_params = ["N", ""], onnx.name = "n"}) attributes {onnx.graph = {name = "g"}} {
    %three = "onnx.Constant"() {onnx_node_name = "three", value = dense<3> : tensor<i64>} : () -> tensor<i64>
    // CHECK: error: "depth" has the wrong number of elements, got 2, expected 1
    %bad1 = "onnx.OneHot"(%i, %d, %v) {onnx_node_name = "bad1"} : (tensor<2x3xi64>, tensor<2xi64>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "values" has the wrong number of elements, got 3, expected 2
    %bad2 = "onnx.OneHot"(%i, %three, %w) {onnx_node_name = "bad2"} : (tensor<2x3xi64>, tensor<i64>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis is out of range, got 3, expected -3 to 2
    %bad3 = "onnx.OneHot"(%i, %three, %v) {onnx_node_name = "bad3", axis = 3 : si64} : (tensor<2x3xi64>, tensor<i64>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 0, expected at least 1
    %bad4 = "onnx.OneHot"(%o, %three, %v) {onnx_node_name = "bad4"} : (tensor<i64>, tensor<i64>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %minus = "onnx.Constant"() {onnx_node_name = "minus", value = dense<-3> : tensor<i64>} : () -> tensor<i64>
    // CHECK: error: "depth" is negative, got -3, expected at least 0
    %bad5 = "onnx.OneHot"(%i, %minus, %v) {onnx_node_name = "bad5"} : (tensor<2x3xi64>, tensor<i64>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %ok1 = "onnx.OneHot"(%i, %three, %v) {onnx_node_name = "ok1", axis = -3 : si64} : (tensor<2x3xi64>, tensor<i64>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %six = "onnx.Constant"() {onnx_node_name = "six", value = dense<6> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: error: more elements are asked for than the axis has, got 6, expected at most 5
    %bad6s:2 = "onnx.TopK"(%x, %six) {onnx_node_name = "bad6s"} : (tensor<4x5xf32>, tensor<1xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: axis is out of range, got 2, expected -2 to 1
    %bad7s:2 = "onnx.TopK"(%x, %six) {onnx_node_name = "bad7s", axis = 2 : si64} : (tensor<4x5xf32>, tensor<1xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: input 1 has a wrong rank, got 0, expected 1
    %bad8s:2 = "onnx.TopK"(%x, %three) {onnx_node_name = "bad8s"} : (tensor<4x5xf32>, tensor<i64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %neg = "onnx.Constant"() {onnx_node_name = "neg", value = dense<-1> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: error: "k" is negative, got -1, expected at least 0
    %bad9s:2 = "onnx.TopK"(%x, %neg) {onnx_node_name = "bad9s"} : (tensor<4x5xf32>, tensor<1xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %ok2s:2 = "onnx.TopK"(%n, %six) {onnx_node_name = "ok2s", axis = 0 : si64} : (tensor<?x5xf32>, tensor<1xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: axis is out of range, got 2, expected -2 to 1
    %bad10 = "onnx.Unique"(%x) {onnx_node_name = "bad10", axis = 2 : si64} : (tensor<4x5xf32>) -> tensor<*x!onnx.unknown>
    %ok3 = "onnx.Unique"(%x) {onnx_node_name = "ok3", axis = -2 : si64} : (tensor<4x5xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
