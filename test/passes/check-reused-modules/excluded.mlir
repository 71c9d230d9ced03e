// Excluded modules are not reported, nor what lies in them.
// RUN: not aimet-opt --check-reused-modules %s
// RUN: aimet-opt --check-reused-modules --exclude-modules=block %s
// RUN: aimet-opt --check-reused-modules --exclude-modules=block.act %s
// RUN: aimet-opt --check-reused-modules --exclude-module-classes=ReLU %s
// RUN: aimet-opt --check-reused-modules '--exclude-modules=b*' %s
// RUN: aimet-opt --check-reused-modules '--exclude-modules=*.ac[a-t]' %s
// RUN: aimet-opt --check-reused-modules '--exclude-module-classes=torch.nn.modules.activation.*' %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "block.act"}} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Relu"(%0) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "block.act"}} : (tensor<*xf32>) -> tensor<*xf32>
    return %1 : tensor<*xf32>
  }
}
