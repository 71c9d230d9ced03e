// A shape that the model only states, and that does not follow from its inputs, is not believed.
// RUN: aimet-opt --fold-constants %s > %t.mlir
// RUN: aimet-opt %s | diff - %t.mlir

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<?x3xf32> {onnx.name = "x"}) -> (tensor<2xi64> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %u = "onnx.Custom"(%x) {domain_name = "my", function_name = "Some", onnx_node_name = "u", onnx.value_info = [unit]} : (tensor<?x3xf32>) -> tensor<4x3xf32>
    %s = "onnx.Shape"(%u) {onnx_node_name = "s", onnx.outputs = ["y"]} : (tensor<4x3xf32>) -> tensor<2xi64>
    return %s : tensor<2xi64>
  }
}
