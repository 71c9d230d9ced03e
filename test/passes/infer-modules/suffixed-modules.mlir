// What looks like a call and is none, and the other way round.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["conv.weight"], value = dense<1.0> : tensor<4x4x1x1xf32>} : () -> tensor<4x4x1x1xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["conv.bias"], value = dense<1.0> : tensor<4xf32>} : () -> tensor<4xf32>
    %b1 = "onnx.Initializer"() {onnx.outputs = ["conv_1.bias"], value = dense<1.0> : tensor<4xf32>} : () -> tensor<4xf32>
    %f = "onnx.Initializer"() {onnx.outputs = ["onnx::Conv_9"], value = dense<1.0> : tensor<4x4x1x1xf32>} : () -> tensor<4x4x1x1xf32>
    // CHECK: path = "conv",{{.*}}onnx_node_name = "/conv/Conv"}
    %0 = "onnx.Conv"(%x, %w, %b) {onnx_node_name = "/conv/Conv"} : (tensor<*xf32>, tensor<4x4x1x1xf32>, tensor<4xf32>) -> tensor<*xf32>
    // A parameter of its own: conv_1 is a module, although it shares the weight.
    // CHECK: call = 0 : i64,{{.*}}path = "conv_1",{{.*}}onnx_node_name = "/conv_1/Conv"}
    %1 = "onnx.Conv"(%0, %w, %b1) {onnx_node_name = "/conv_1/Conv"} : (tensor<*xf32>, tensor<4x4x1x1xf32>, tensor<4xf32>) -> tensor<*xf32>
    // The second call of conv, whose name was taken.
    // CHECK: call = 1 : i64,{{.*}}path = "conv",{{.*}}onnx_node_name = "/conv_1/Conv_1"}
    %2 = "onnx.Conv"(%1, %f) {onnx_node_name = "/conv_1/Conv_1"} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    // No call without one before it.
    // CHECK: call = 0 : i64,{{.*}}path = "act_1",
    %3 = "onnx.Relu"(%2) {onnx_node_name = "/act_1/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: call = 0 : i64,{{.*}}path = "act",
    %4 = "onnx.Relu"(%3) {onnx_node_name = "/act/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // The second call would be act_1.
    // CHECK: call = 0 : i64,{{.*}}path = "act_2",
    %5 = "onnx.Relu"(%4) {onnx_node_name = "/act_2/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // Other operators, another module.
    // CHECK: call = 0 : i64,{{.*}}path = "tail",
    %6 = "onnx.Relu"(%5) {onnx_node_name = "/tail/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: call = 0 : i64,{{.*}}path = "tail_1",
    %7 = "onnx.Tanh"(%6) {onnx_node_name = "/tail_1/Tanh"} : (tensor<*xf32>) -> tensor<*xf32>
    // Modules that a preparer made keep their numbers.
    // CHECK: call = 0 : i64, leaf, path = "module_add",
    %8 = "onnx.Add"(%7, %x) {onnx_node_name = "/module_add/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: call = 0 : i64, leaf, path = "module_add_1",
    %9 = "onnx.Add"(%8, %x) {onnx_node_name = "/module_add_1/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %9 : tensor<*xf32>
  }
}
