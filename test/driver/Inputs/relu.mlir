module {
  func.func @main_graph(%arg0: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%arg0) {onnx_node_name = "r", onnx.outputs = ["y"]} : (tensor<4xf32>) -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }
}
