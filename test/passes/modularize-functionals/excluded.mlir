// Excluded modules stay opaque.
// RUN: aimet-opt --modularize-functionals --exclude-modules=custom %s > %t.mlir
// RUN: aimet-opt %s | diff - %t.mlir

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Softplus"(%x) {aimet.module = {call = 0 : i64, class = "__main__.C", functional = "softplus", leaf, path = "custom"}} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Mul"(%0, %x) {aimet.module = {call = 0 : i64, class = "__main__.C", functional = "mul", leaf, path = "custom"}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %v = "onnx.Flatten"(%1) {aimet.module = {leaf, path = "custom"}} : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Relu"(%v) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "relu"}} : (tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.Softplus"(%2) {aimet.module = {call = 1 : i64, class = "__main__.C", functional = "softplus", leaf, path = "custom"}} : (tensor<*xf32>) -> tensor<*xf32>
    %4 = "onnx.Mul"(%3, %2) {aimet.module = {call = 1 : i64, class = "__main__.C", functional = "mul", leaf, path = "custom"}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %u = "onnx.Flatten"(%4) {aimet.module = {call = 1 : i64, leaf, path = "custom"}} : (tensor<*xf32>) -> tensor<*xf32>
    %5 = "onnx.Relu"(%u) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "relu"}} : (tensor<*xf32>) -> tensor<*xf32>
    return %5 : tensor<*xf32>
  }
}
