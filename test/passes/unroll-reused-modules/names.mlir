// Names follow torch.fx over the whole model: a number in a name counts, and taken names are passed over.
// RUN: aimet-opt --unroll-reused-modules %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "inp"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "relu"}} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Relu"(%0) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "relu_1"}} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: path = "module_relu_2"
    %2 = "onnx.Relu"(%1) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "relu"}} : (tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.Relu"(%2) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "sub.0"}} : (tensor<*xf32>) -> tensor<*xf32>
    %4 = "onnx.Tanh"(%3) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "sub.1"}} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: path = "sub.module_0_2"
    %5 = "onnx.Relu"(%4) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "sub.0"}} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: path = "sub.module_1_3"
    %6 = "onnx.Tanh"(%5) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "sub.1"}} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: path = "layerNorm"}
    %7 = "onnx.Tanh"(%6) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "layerNorm"}} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: fx = "layer_norm_1", leaf, path = "module_layerNorm_1"
    %8 = "onnx.Tanh"(%7) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "layerNorm"}} : (tensor<*xf32>) -> tensor<*xf32>
    // The input is named like a module.
    // CHECK: path = "inp"}
    %9 = "onnx.Tanh"(%8) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "inp"}} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: path = "module_inp_2"
    %10 = "onnx.Tanh"(%9) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "inp"}} : (tensor<*xf32>) -> tensor<*xf32>
    return %10 : tensor<*xf32>
  }
}
