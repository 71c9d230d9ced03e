// What is wrong with optimizers: numbers of tensors.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{domain = "ai.onnx.preview.training", version = 1 : si64}, {version = 24 : si64}]} {
  func.func @main_graph(%r: tensor<f32> {onnx.name = "r"},
                        %t: tensor<i64> {onnx.name = "t"},
                        %x: tensor<2x3xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: wrong number of tensors after "R" and "T", got 2, expected a multiple of 3
    %0:2 = "onnx.Adagrad"(%r, %t, %x, %x) {onnx_node_name = "adagrad"} : (tensor<f32>, tensor<i64>, tensor<2x3xf32>, tensor<2x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: wrong number of tensors after "R" and "T", got 3, expected a multiple of 4
    %1:3 = "onnx.Adam"(%r, %t, %x, %x, %x) {onnx_node_name = "adam"} : (tensor<f32>, tensor<i64>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: wrong number of outputs, got 2, expected 3
    %2:2 = "onnx.Adam"(%r, %t, %x, %x, %x, %x) {onnx_node_name = "adam-outputs"} : (tensor<f32>, tensor<i64>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: wrong number of tensors after "R" and "T", got 2, expected a multiple of 3
    %3:2 = "onnx.Momentum"(%r, %t, %x, %x) {onnx_node_name = "momentum", alpha = 0.1 : f32, beta = 0.1 : f32, mode = "standard", norm_coefficient = 0.1 : f32} : (tensor<f32>, tensor<i64>, tensor<2x3xf32>, tensor<2x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %4:2 = "onnx.Adagrad"(%r, %t, %x, %x, %x) {onnx_node_name = "ok-adagrad"} : (tensor<f32>, tensor<i64>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %5:3 = "onnx.Adam"(%r, %t, %x, %x, %x, %x) {onnx_node_name = "ok-adam"} : (tensor<f32>, tensor<i64>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %6:4 = "onnx.Momentum"(%r, %t, %x, %x, %x, %x, %x, %x) {onnx_node_name = "ok-momentum", alpha = 0.1 : f32, beta = 0.1 : f32, mode = "standard", norm_coefficient = 0.1 : f32} : (tensor<f32>, tensor<i64>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}
