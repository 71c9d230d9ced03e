// Nodes without module information keep their names; unnamed ones get their operator, equal ones a number.
// RUN: aimet-opt --name-nodes %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "Relu_1"
    %0 = "onnx.Relu"(%x) {onnx_node_name = "Relu_1"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: onnx_node_name = "Relu"}
    %1 = "onnx.Relu"(%0) {} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: onnx_node_name = "Relu_2"
    %2 = "onnx.Relu"(%1) {} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: onnx_node_name = "same"
    %3 = "onnx.Tanh"(%2) {onnx_node_name = "same"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: onnx.outputs = ["same_output_0"], onnx_node_name = "same_1"
    %4 = "onnx.Tanh"(%3) {onnx_node_name = "same"} : (tensor<*xf32>) -> tensor<*xf32>
    return %4 : tensor<*xf32>
  }
}
