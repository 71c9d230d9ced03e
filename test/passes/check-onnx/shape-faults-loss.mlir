// What is wrong with losses: targets and weights that do not fit the input.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<3x5x6xf32> {onnx.name = "x"},
                        %v: tensor<3xf32> {onnx.name = "v"},
                        %t: tensor<3x6xi64> {onnx.name = "t"},
                        %t7: tensor<3x7xi64> {onnx.name = "t7"},
                        %t4: tensor<4x6xi64> {onnx.name = "t4"},
                        %tr: tensor<3xi64> {onnx.name = "tr"},
                        %s: tensor<i64> {onnx.name = "s"},
                        %w: tensor<5xf32> {onnx.name = "w"},
                        %wr: tensor<5x1xf32> {onnx.name = "wr"},
                        %y: tensor<?x5x?xf32> {onnx.dim_params = ["N", "", "W"], onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input 0 has a wrong rank, got 1, expected at least 2
    %0 = "onnx.NegativeLogLikelihoodLoss"(%v, %s) {onnx_node_name = "rank"} : (tensor<3xf32>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: the target has a wrong rank, got 1, expected one less than the input (2)
    %1 = "onnx.NegativeLogLikelihoodLoss"(%x, %tr) {onnx_node_name = "target-rank"} : (tensor<3x5x6xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of input and target differ, got 6 and 7
    %2 = "onnx.NegativeLogLikelihoodLoss"(%x, %t7) {onnx_node_name = "target-size"} : (tensor<3x5x6xf32>, tensor<3x7xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of input and target differ, got 3 and 4
    %3 = "onnx.NegativeLogLikelihoodLoss"(%x, %t4) {onnx_node_name = "target-batch"} : (tensor<3x5x6xf32>, tensor<4x6xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 2 has a wrong rank, got 2, expected 1
    %4 = "onnx.NegativeLogLikelihoodLoss"(%x, %t, %wr) {onnx_node_name = "weight-rank"} : (tensor<3x5x6xf32>, tensor<3x6xi64>, tensor<5x1xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of input and target differ, got 6 and 7
    %5 = "onnx.SoftmaxCrossEntropyLoss"(%x, %t7) {onnx_node_name = "softmax-target", reduction = "none"} : (tensor<3x5x6xf32>, tensor<3x7xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: the target has a wrong rank, got 1, expected one less than the input (2)
    %6 = "onnx.SoftmaxCrossEntropyLoss"(%x, %tr) {onnx_node_name = "softmax-rank"} : (tensor<3x5x6xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    %7 = "onnx.NegativeLogLikelihoodLoss"(%x, %t, %w) {onnx_node_name = "ok-loss"} : (tensor<3x5x6xf32>, tensor<3x6xi64>, tensor<5xf32>) -> tensor<*x!onnx.unknown>
    %8:2 = "onnx.SoftmaxCrossEntropyLoss"(%y, %t, %w) {onnx_node_name = "ok-symbolic", reduction = "none"} : (tensor<?x5x?xf32>, tensor<3x6xi64>, tensor<5xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}
