module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<2x3xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %zero = "onnx.Constant"() {onnx_node_name = "zero", value = dense<0> : tensor<1xi64>} : () -> tensor<1xi64>
    %s = "onnx.Shape"(%x) {onnx_node_name = "shape"} : (tensor<2x3xf32>) -> tensor<2xi64>
    %n = "onnx.Gather"(%s, %zero) {axis = 0 : si64, onnx_node_name = "gather"} : (tensor<2xi64>, tensor<1xi64>) -> tensor<1xi64>
    %m = "onnx.Constant"() {onnx_node_name = "rest", value = dense<3> : tensor<1xi64>} : () -> tensor<1xi64>
    %t = "onnx.Concat"(%n, %m) {axis = 0 : si64, onnx_node_name = "concat"} : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %e = "onnx.Exp"(%x) {onnx_node_name = "exp"} : (tensor<2x3xf32>) -> tensor<2x3xf32>
    %r = "onnx.Reshape"(%e, %t) {onnx_node_name = "reshape"} : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<*xf32>
    %c = "onnx.Cast"(%r) {onnx_node_name = "cast", to = 1 : si64} : (tensor<*xf32>) -> tensor<*xf32>
    %y = "onnx.Tile"(%c, %t) {onnx_node_name = "tile", onnx.outputs = ["y"]} : (tensor<*xf32>, tensor<2xi64>) -> tensor<*xf32>
    return %y : tensor<*xf32>
  }
}
