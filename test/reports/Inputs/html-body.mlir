module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<4xf32>} : () -> tensor<4xf32>
    %folded = "onnx.Neg"(%w) {onnx_node_name = "folded"} : (tensor<4xf32>) -> tensor<4xf32>
    %dead = "onnx.Abs"(%w) {onnx_node_name = "dead"} : (tensor<4xf32>) -> tensor<4xf32>
    %before = "onnx.Add"(%x, %folded) {onnx_node_name = "before"} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %y = "onnx.If"(%c) ({
      %inside = "onnx.Relu"(%before) {onnx_node_name = "inside"} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%inside) : (tensor<4xf32>) -> ()
    }, {
      "aimet.yield"(%before) : (tensor<4xf32>) -> ()
    }) {onnx_node_name = "choice", onnx.outputs = ["y"]} : (tensor<i1>) -> tensor<4xf32>
    return %y : tensor<4xf32>
  }
}
