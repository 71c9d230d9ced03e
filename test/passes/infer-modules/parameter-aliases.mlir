// Equal parameters are merged by Identity nodes, which keep the names: a bias behind one is a bias.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %b = "onnx.Initializer"() {onnx.outputs = ["first.bias"], value = dense<1.0> : tensor<4xf32>} : () -> tensor<4xf32>
    %w = "onnx.Initializer"() {onnx.outputs = ["onnx::MatMul_7"], value = dense<1.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %a = "onnx.Identity"(%b) {onnx.outputs = ["second.bias"], onnx_node_name = "Identity_1"} : (tensor<4xf32>) -> tensor<*xf32>
    // CHECK: "onnx.MatMul"{{.*}}class = "torch.nn.modules.linear.Linear", leaf, path = "second"
    %0 = "onnx.MatMul"(%x, %w) {onnx_node_name = "/second/MatMul"} : (tensor<*xf32>, tensor<4x4xf32>) -> tensor<*xf32>
    // CHECK: "onnx.Add"{{.*}}class = "torch.nn.modules.linear.Linear", leaf, path = "second"
    %1 = "onnx.Add"(%a, %0) {onnx_node_name = "/second/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // Without a constant it is a sum, and the leaf code of two functions.
    // CHECK: functional = "linear", leaf, path = "third"
    %2 = "onnx.MatMul"(%1, %w) {onnx_node_name = "/third/MatMul"} : (tensor<*xf32>, tensor<4x4xf32>) -> tensor<*xf32>
    // CHECK: functional = "add", leaf, path = "third"
    %3 = "onnx.Add"(%x, %2) {onnx_node_name = "/third/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %3 : tensor<*xf32>
  }
}
