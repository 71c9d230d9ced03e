// Excluded modules are opaque: what resides in them is not reported.
// RUN: not aimet-opt --check-missing-modules %s
// RUN: aimet-opt --check-missing-modules --exclude-modules=block %s
// RUN: aimet-opt --check-missing-modules --exclude-module-classes=Custom %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Add"(%x, %x) {aimet.module = {class = "__main__.Custom", functional = "add", leaf, path = "block.custom"}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Mul"(%0, %x) {aimet.module = {class = "__main__.Custom", functional = "mul", leaf, path = "block.custom"}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %1 : tensor<*xf32>
  }
}
