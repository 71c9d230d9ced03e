// Channels against groups where only inference knows them: nothing states these shapes.
//
// RUN: not aimet-opt --check-onnx %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x4: tensor<1x4x5x5xf32> {onnx.name = "x4"}, %x5: tensor<1x5x5x5xf32> {onnx.name = "x5"},
                        %w: tensor<6x4x3x3xf32> {onnx.name = "w"}, %w9: tensor<9x2x3x3xf32> {onnx.name = "w9"}) attributes {onnx.graph = {name = "g"}} {
    %a4 = "onnx.Relu"(%x4) {onnx_node_name = "a4"} : (tensor<1x4x5x5xf32>) -> tensor<*x!onnx.unknown>
    %a5 = "onnx.Relu"(%x5) {onnx_node_name = "a5"} : (tensor<1x5x5x5xf32>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Relu"(%w) {onnx_node_name = "b"} : (tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    %b9 = "onnx.Relu"(%w9) {onnx_node_name = "b9"} : (tensor<9x2x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: channels of the input and of weight times group differ, got 5 and 4
    %0 = "onnx.Conv"(%a5, %b) {onnx_node_name = "input"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: error: output channels cannot be divided evenly, got 9, expected a multiple of 2
    %1 = "onnx.Conv"(%a4, %b9) {onnx_node_name = "output", group = 2 : si64} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: error: channels of input and weight differ, got 5 and 6
    %2 = "onnx.ConvTranspose"(%a5, %b) {onnx_node_name = "transposed"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // As it should be.
    %3 = "onnx.Conv"(%a4, %b) {onnx_node_name = "good"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %4 = "onnx.ConvTranspose"(%3, %w) {onnx_node_name = "good-transposed", group = 2 : si64, kernel_shape = array<i64: 3, 3>} : (tensor<*x!onnx.unknown>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
