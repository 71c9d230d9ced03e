module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}], onnx.producer_name = "one"} {
  func.func @main_graph(%x: tensor<2x2xf32> {onnx.name = "x"}) -> (tensor<2x2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    %0 = "onnx.MatMul"(%x, %w) {onnx_node_name = "matmul"} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    %1 = "onnx.Add"(%0, %w) {onnx_node_name = "add"} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    %2 = "onnx.Relu"(%1) {onnx_node_name = "relu", onnx.outputs = ["y"]} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    return %2 : tensor<2x2xf32>
  }
}
