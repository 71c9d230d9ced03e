// Values that follow from shapes and constants.
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<?x3x?xf32> {onnx.dim_params = ["N", "", ""], onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "m"}) attributes {onnx.graph = {name = "g"}} {
    %zero = "onnx.Initializer"() {onnx.outputs = ["zero"], value = dense<0> : tensor<i64>} : () -> tensor<i64>
    %s = "onnx.Shape"(%x) {onnx.outputs = ["s"]} : (tensor<?x3x?xf32>) -> tensor<*x!onnx.unknown>
    %k = "onnx.Constant"() {onnx.outputs = ["k"], value = dense<7> : tensor<i64>} : () -> tensor<*x!onnx.unknown>
    %f = "onnx.Constant"() {onnx.outputs = ["f"], value = dense<[0.5, 0xFF800000]> : tensor<2xf32>} : () -> tensor<*x!onnx.unknown>
    %l = "onnx.Constant"() {onnx.outputs = ["long"], value = dense<1> : tensor<17xi64>} : () -> tensor<*x!onnx.unknown>
    %g = "onnx.Gather"(%s, %zero) {onnx.outputs = ["g"]} : (tensor<*x!onnx.unknown>, tensor<i64>) -> tensor<*x!onnx.unknown>
    %m = "onnx.Mul"(%g, %k) {onnx.outputs = ["m"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %m : tensor<*x!onnx.unknown>
  }
}
