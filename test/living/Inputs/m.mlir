module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, leaf, path = "act"}, onnx_node_name = "a", onnx.outputs = ["z"]} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.Relu"(%0) {aimet.module = {call = 1 : i64, leaf, path = "act"}, onnx_node_name = "b", onnx.outputs = ["w"]} : (tensor<4xf32>) -> tensor<4xf32>
    %2 = "onnx.Add"(%1, %0) {aimet.module = {functional = "add", path = ""}, onnx_node_name = "c", onnx.outputs = ["v"]} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %3 = "onnx.Neg"(%1) {aimet.module = {path = ""}, onnx_node_name = "d", onnx.outputs = ["dead"]} : (tensor<4xf32>) -> tensor<4xf32>
    %4 = "onnx.Add"(%2, %0) {aimet.module = {functional = "add", path = ""}, onnx_node_name = "e", onnx.outputs = ["y"]} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    return %4 : tensor<4xf32>
  }
}
