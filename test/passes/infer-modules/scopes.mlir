// Scopes of the TorchScript exporter: paths, indexed containers, calls, functionals.
// RUN: aimet-opt --infer-modules %s | FileCheck %s
// RUN: aimet-opt --infer-modules %s | aimet-opt --infer-modules - > %t.twice
// RUN: aimet-opt --infer-modules %s | diff - %t.twice

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["layer1.0.conv1.weight"], value = dense<1.0> : tensor<4x3x1x1xf32>} : () -> tensor<4x3x1x1xf32>
    // CHECK: "onnx.Conv"{{.*}}aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "layer1.0.conv1", source = "scope"}
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "/layer1/layer1.0/conv1/Conv"} : (tensor<*xf32>, tensor<4x3x1x1xf32>) -> tensor<*xf32>
    // CHECK: aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "layer1.0.relu", source = "scope"}{{.*}}"/layer1/layer1.0/relu/Relu"
    %1 = "onnx.Relu"(%0) {onnx_node_name = "/layer1/layer1.0/relu/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: aimet.module = {functional = "add", path = "layer1.0", source = "scope"}
    %2 = "onnx.Add"(%1, %x) {onnx_node_name = "/layer1/layer1.0/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "layer1.0.relu", source = "scope"}
    %3 = "onnx.Relu"(%2) {onnx_node_name = "/layer1/layer1.0/relu_1/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // The same name below another parent is another module.
    // CHECK: aimet.module = {call = 0 : i64, {{.*}}path = "layer1.1.relu"
    %4 = "onnx.Relu"(%3) {onnx_node_name = "/layer1/layer1.1/relu/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // A view at the root is no functional.
    // CHECK: "onnx.Flatten"{{.*}}aimet.module = {path = "", source = "scope"}
    %5 = "onnx.Flatten"(%4) {onnx_node_name = "/Flatten"} : (tensor<*xf32>) -> tensor<*xf32>
    return %5 : tensor<*xf32>
  }
}
