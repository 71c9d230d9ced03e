// BatchNormalization has one output, or all of those of training; which the schema alone does not say.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: wrong number of outputs of operator "BatchNormalization", got 2, expected 1 or 5
// CHECK: error: wrong number of outputs of operator "BatchNormalization", got 3, expected 1 or 5
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 13 : si64}, {domain = "any", version = 1 : si64}]} {
  func.func @main_graph(%x_in: tensor<1x2xf32> {onnx.name = "x"}, %s_in: tensor<2xf32> {onnx.name = "s"}) attributes {onnx.graph = {name = "g"}} {
    %x = "onnx.Custom"(%x_in) {onnx_node_name = "any-x", domain_name = "any", function_name = "F"} : (tensor<1x2xf32>) -> tensor<*x!onnx.unknown>
    %s = "onnx.Custom"(%s_in) {onnx_node_name = "any-s", domain_name = "any", function_name = "F"} : (tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %a = "onnx.BatchNormalization"(%x, %s, %s, %s, %s) {onnx_node_name = "one"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b:2 = "onnx.BatchNormalization"(%x, %s, %s, %s, %s) {onnx_node_name = "two"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %c:3 = "onnx.BatchNormalization"(%x, %s, %s, %s, %s) {onnx_node_name = "three"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %d:5 = "onnx.BatchNormalization"(%x, %s, %s, %s, %s) {onnx_node_name = "five"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

// CHECK: error: wrong number of outputs of operator "BatchNormalization", got 2, expected 1 or 3
// CHECK: error: attribute "training_mode" does not fit the outputs, got 2 outputs
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 15 : si64}, {domain = "any", version = 1 : si64}]} {
  func.func @main_graph(%x_in: tensor<1x2xf32> {onnx.name = "x"}, %s_in: tensor<2xf32> {onnx.name = "s"}) attributes {onnx.graph = {name = "g"}} {
    %x = "onnx.Custom"(%x_in) {onnx_node_name = "any-x", domain_name = "any", function_name = "F"} : (tensor<1x2xf32>) -> tensor<*x!onnx.unknown>
    %s = "onnx.Custom"(%s_in) {onnx_node_name = "any-s", domain_name = "any", function_name = "F"} : (tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %b:2 = "onnx.BatchNormalization"(%x, %s, %s, %s, %s) {onnx_node_name = "two"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %c:3 = "onnx.BatchNormalization"(%x, %s, %s, %s, %s) {onnx_node_name = "three", training_mode = 1 : si64} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}
