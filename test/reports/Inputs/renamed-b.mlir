module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx_node_name = "node_relu/Relu", aimet.module = {call = 0 : i64, leaf, path = "features.act"}} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.Relu"(%0) {onnx_node_name = "node_relu_1/Relu", aimet.module = {call = 1 : i64, leaf, path = "features.act"}} : (tensor<4xf32>) -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
}
