// Uses that are no weights, scales and zero points, defaults of graph inputs, and single uses.
// RUN: aimet-opt --unshare-weights %s > %t.mlir
// RUN: aimet-opt %s | diff - %t.mlir

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}, %g: tensor<4x4x1x1xf32> {onnx.name = "g"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<4x4x1x1xf32>} : () -> tensor<4x4x1x1xf32>
    %k = "onnx.Initializer"() {onnx.outputs = ["k"], value = dense<1.0> : tensor<1xf32>} : () -> tensor<1xf32>
    "onnx.Initializer"(%g) {value = dense<1.0> : tensor<4x4x1x1xf32>} : (tensor<4x4x1x1xf32>) -> ()
    %a = "onnx.Conv"(%x, %w) {onnx_node_name = "a"} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    %b = "onnx.Add"(%a, %w) : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    %c = "onnx.DequantizeLinear"(%b, %k) : (tensor<*xf32>, tensor<1xf32>) -> tensor<*xf32>
    %d = "onnx.DequantizeLinear"(%c, %k) : (tensor<*xf32>, tensor<1xf32>) -> tensor<*xf32>
    %e = "onnx.Conv"(%d, %g) {onnx_node_name = "e"} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    %f = "onnx.Conv"(%e, %g) {onnx_node_name = "f"} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    return %f : tensor<*xf32>
  }
}
