// What is wrong with boxes and scores.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%b: tensor<1x6x4xf32> {onnx.name = "b"},
                        %b5: tensor<1x6x5xf32> {onnx.name = "b5"},
                        %b2: tensor<2x6x4xf32> {onnx.name = "b2"},
                        %br: tensor<6x4xf32> {onnx.name = "br"},
                        %s: tensor<1x2x6xf32> {onnx.name = "s"},
                        %s7: tensor<1x2x7xf32> {onnx.name = "s7"},
                        %sr: tensor<2x6xf32> {onnx.name = "sr"},
                        %m: tensor<i64> {onnx.name = "m"},
                        %t: tensor<f32> {onnx.name = "t"}) attributes {onnx.graph = {name = "g"}} {
    %high = "onnx.Constant"() {value = dense<1.5> : tensor<f32>} : () -> tensor<f32>
    %half = "onnx.Constant"() {value = dense<0.5> : tensor<f32>} : () -> tensor<f32>
    // CHECK: error: a box has the wrong size, got 5, expected 4
    %0 = "onnx.NonMaxSuppression"(%b5, %s) {onnx_node_name = "box"} : (tensor<1x6x5xf32>, tensor<1x2x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of boxes and scores differ, got 6 and 7
    %1 = "onnx.NonMaxSuppression"(%b, %s7) {onnx_node_name = "boxes"} : (tensor<1x6x4xf32>, tensor<1x2x7xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of boxes and scores differ, got 2 and 1
    %2 = "onnx.NonMaxSuppression"(%b2, %s) {onnx_node_name = "batch"} : (tensor<2x6x4xf32>, tensor<1x2x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 2, expected 3
    %3 = "onnx.NonMaxSuppression"(%br, %s) {onnx_node_name = "box-rank"} : (tensor<6x4xf32>, tensor<1x2x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 2, expected 3
    %4 = "onnx.NonMaxSuppression"(%b, %sr) {onnx_node_name = "score-rank"} : (tensor<1x6x4xf32>, tensor<2x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "center_point_box" is out of range, got 2, expected 0 or 1
    %5 = "onnx.NonMaxSuppression"(%b, %s) {onnx_node_name = "format", center_point_box = 2 : si64} : (tensor<1x6x4xf32>, tensor<1x2x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "iou_threshold" is out of range, got 1.5, expected 0 to 1
    %6 = "onnx.NonMaxSuppression"(%b, %s, %m, %high) {onnx_node_name = "threshold"} : (tensor<1x6x4xf32>, tensor<1x2x6xf32>, tensor<i64>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %7 = "onnx.NonMaxSuppression"(%b, %s, %m, %half, %t) {onnx_node_name = "ok-boxes", center_point_box = 1 : si64} : (tensor<1x6x4xf32>, tensor<1x2x6xf32>, tensor<i64>, tensor<f32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    return
  }
}
