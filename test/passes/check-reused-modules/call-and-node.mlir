// A node that says the same of itself as a call beside it is none of the nodes in the body.
// RUN: aimet-opt --check-reused-modules %s
// RUN: aimet-opt --print-modules --emit=none %s | FileCheck %s
// CHECK: relu {{ *}}1 {{ *}}1{{ *$}}

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "net", version = 1 : si64}]} {
  func.func private @"net::Block"(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "r"}) attributes {onnx.function = {domain = "net", name = "Block", opset_import = [{version = 20 : si64}]}} {
    %r = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, leaf, path = "relu"}, onnx.outputs = ["r"], onnx_node_name = "Relu_0"} : (tensor<*xf32>) -> tensor<*xf32>
    return %r : tensor<*xf32>
  }
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Call"(%x) {aimet.module = {path = "layer1"}, callee = @"net::Block", onnx.outputs = ["t"], onnx_node_name = "/layer1/Block"} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Flatten"(%0) {aimet.module = {path = "layer1"}, onnx.outputs = ["y"], onnx_node_name = "/layer1/Flatten"} : (tensor<*xf32>) -> tensor<*xf32>
    return %1 : tensor<*xf32>
  }
}
