// Without module information, or with the root alone, nothing is outlined and nothing else changes.
// RUN: aimet-opt --outline-modules %s > %t.mlir
// RUN: aimet-opt %s | diff - %t.mlir

module attributes {onnx.ir_version = 7 : si64, onnx.opset_import = [{version = 14 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx.outputs = ["r"]} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Neg"(%0) {aimet.module = {functional = "neg", path = ""}, onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %1 : tensor<*xf32>
  }
}
