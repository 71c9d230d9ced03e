// A module that two containers share shows its first name in the second one.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: path = "left.0"
    %0 = "onnx.Relu"(%x) {onnx_node_name = "/left/left.0/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: call = 0 : i64,{{.*}}path = "left.1"
    %1 = "onnx.Sigmoid"(%0) {onnx_node_name = "/left/left.1/Sigmoid"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: path = "right.0"
    %2 = "onnx.Relu"(%x) {onnx_node_name = "/right/right.0/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: call = 1 : i64,{{.*}}path = "left.1"
    %3 = "onnx.Sigmoid"(%2) {onnx_node_name = "/right/left.1/Sigmoid"} : (tensor<*xf32>) -> tensor<*xf32>
    // A list that a custom container holds is no stranger there.
    // CHECK: path = "enc.layer.0"
    %4 = "onnx.Relu"(%3) {onnx_node_name = "/enc/layer.0/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    return %4 : tensor<*xf32>
  }
}
