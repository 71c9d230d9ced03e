module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x8x8xf32> {onnx.name = "x"}) -> (tensor<1x10x8x8xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Constant"() {onnx_node_name = "w1", onnx.outputs = ["w1"], value = dense<1.0> : tensor<24x3x1x1xf32>} : () -> tensor<24x3x1x1xf32>
    %1 = "onnx.Constant"() {onnx_node_name = "w2", onnx.outputs = ["w2"], value = dense<1.0> : tensor<24x24x1x1xf32>} : () -> tensor<24x24x1x1xf32>
    %2 = "onnx.Constant"() {onnx_node_name = "w3", onnx.outputs = ["w3"], value = dense<1.0> : tensor<10x24x1x1xf32>} : () -> tensor<10x24x1x1xf32>
    %3 = "onnx.Conv"(%x, %0) {onnx_node_name = "c1", onnx.outputs = ["a"]} : (tensor<1x3x8x8xf32>, tensor<24x3x1x1xf32>) -> tensor<1x24x8x8xf32>
    %4 = "onnx.Sigmoid"(%3) {onnx_node_name = "s", onnx.outputs = ["b"]} : (tensor<1x24x8x8xf32>) -> tensor<1x24x8x8xf32>
    %5 = "onnx.Mul"(%3, %4) {onnx_node_name = "m", onnx.outputs = ["c"]} : (tensor<1x24x8x8xf32>, tensor<1x24x8x8xf32>) -> tensor<1x24x8x8xf32>
    %6 = "onnx.Conv"(%5, %1) {onnx_node_name = "c2", onnx.outputs = ["d"]} : (tensor<1x24x8x8xf32>, tensor<24x24x1x1xf32>) -> tensor<1x24x8x8xf32>
    %7 = "onnx.LeakyRelu"(%6) {onnx_node_name = "l", onnx.outputs = ["e"]} : (tensor<1x24x8x8xf32>) -> tensor<1x24x8x8xf32>
    %8 = "onnx.Conv"(%7, %2) {onnx_node_name = "c3", onnx.outputs = ["y"]} : (tensor<1x24x8x8xf32>, tensor<10x24x1x1xf32>) -> tensor<1x10x8x8xf32>
    return %8 : tensor<1x10x8x8xf32>
  }
}
