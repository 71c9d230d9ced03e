// Nothing is dead: no operation is touched, and no metadata appear.
// RUN: aimet-opt --eliminate-dead-nodes %s > %t.mlir
// RUN: aimet-opt %s | diff - %t.mlir

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "a"}} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Relu"(%0) {} : (tensor<*xf32>) -> tensor<*xf32>
    return %1 : tensor<*xf32>
  }
}
