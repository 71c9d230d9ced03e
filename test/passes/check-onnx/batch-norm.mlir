// BatchNormalization has one output, or all of those of training; which the schema alone does not say.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: wrong number of outputs of operator "BatchNormalization", got 2, expected 1 or 5
// CHECK: error: wrong number of outputs of operator "BatchNormalization", got 3, expected 1 or 5
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<1x2xf32> {onnx.name = "x"}, %s: tensor<2xf32> {onnx.name = "s"}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.BatchNormalization"(%x, %s, %s, %s, %s) {onnx_node_name = "one"} : (tensor<1x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2xf32>
    %b:2 = "onnx.BatchNormalization"(%x, %s, %s, %s, %s) {onnx_node_name = "two"} : (tensor<1x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> (tensor<1x2xf32>, tensor<2xf32>)
    %c:3 = "onnx.BatchNormalization"(%x, %s, %s, %s, %s) {onnx_node_name = "three"} : (tensor<1x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> (tensor<1x2xf32>, tensor<2xf32>, tensor<2xf32>)
    %d:5 = "onnx.BatchNormalization"(%x, %s, %s, %s, %s) {onnx_node_name = "five"} : (tensor<1x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> (tensor<1x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>)
    return
  }
}

// -----

// CHECK: error: wrong number of outputs of operator "BatchNormalization", got 2, expected 1 or 3
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 15 : si64}]} {
  func.func @main_graph(%x: tensor<1x2xf32> {onnx.name = "x"}, %s: tensor<2xf32> {onnx.name = "s"}) attributes {onnx.graph = {name = "g"}} {
    %b:2 = "onnx.BatchNormalization"(%x, %s, %s, %s, %s) {onnx_node_name = "two"} : (tensor<1x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> (tensor<1x2xf32>, tensor<2xf32>)
    %c:3 = "onnx.BatchNormalization"(%x, %s, %s, %s, %s) {onnx_node_name = "three"} : (tensor<1x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> (tensor<1x2xf32>, tensor<2xf32>, tensor<2xf32>)
    return
  }
}
