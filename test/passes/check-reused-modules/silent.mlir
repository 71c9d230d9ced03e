// Several nodes of one call, shared weights of two modules, containers and nodes without module are no reuse.
// RUN: aimet-opt --check-reused-modules %s 2>&1 >/dev/null | FileCheck --implicit-check-not=error: %s
// CHECK: check-reused-modules: passed

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["a.weight"], value = dense<1.0> : tensor<4x4x1x1xf32>} : () -> tensor<4x4x1x1xf32>
    %0 = "onnx.Sigmoid"(%x) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "silu"}} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Mul"(%x, %0) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "silu"}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Conv"(%1, %w) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "a"}} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    %3 = "onnx.Conv"(%2, %w) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "b"}} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    %4 = "onnx.Add"(%3, %x) {aimet.module = {functional = "add", path = "block"}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %5 = "onnx.Add"(%4, %x) {aimet.module = {call = 1 : i64, functional = "add", path = "block"}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %6 = "onnx.Relu"(%5) {onnx_node_name = "Relu_0"} : (tensor<*xf32>) -> tensor<*xf32>
    %7 = "onnx.Relu"(%6) {onnx_node_name = "Relu_1"} : (tensor<*xf32>) -> tensor<*xf32>
    return %7 : tensor<*xf32>
  }
}
