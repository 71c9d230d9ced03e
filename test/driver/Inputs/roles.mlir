// What stored tensors are for. Parameters: 180 dequantized weights of the Conv,
// 5 of its bias (the default of an input), 5 of a norm that uses them twice, 20
// of a table that is transposed and reshaped.
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x6x6xf32> {onnx.name = "x"}, %b: tensor<5xf32> {onnx.name = "b"}) -> () attributes {onnx.graph = {name = "g"}} {
    "onnx.Initializer"(%b) {value = dense<0.0> : tensor<5xf32>} : (tensor<5xf32>) -> ()
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1> : tensor<5x4x3x3xi8>} : () -> tensor<5x4x3x3xi8>
    %s = "onnx.Initializer"() {onnx.outputs = ["scale"], value = dense<0.5> : tensor<f32>} : () -> tensor<f32>
    %z = "onnx.Initializer"() {onnx.outputs = ["zero_point"], value = dense<0> : tensor<i8>} : () -> tensor<i8>
    %mean = "onnx.Initializer"() {onnx.outputs = ["mean"], value = dense<0.0> : tensor<5xf32>} : () -> tensor<5xf32>
    %var = "onnx.Initializer"() {onnx.outputs = ["var"], value = dense<1.0> : tensor<5xf32>} : () -> tensor<5xf32>
    %gamma = "onnx.Initializer"() {onnx.outputs = ["gamma"], value = dense<1.0> : tensor<5xf32>} : () -> tensor<5xf32>
    %table = "onnx.Initializer"() {onnx.outputs = ["table"], value = dense<1.0> : tensor<4x5xf32>} : () -> tensor<4x5xf32>
    %shape = "onnx.Constant"() {onnx.outputs = ["shape"], value = dense<[1, 5, 4, 1]> : tensor<4xi32>} : () -> tensor<4xi32>
    %shape64 = "onnx.Cast"(%shape) {to = 7 : si64} : (tensor<4xi32>) -> tensor<*xi64>
    %half = "onnx.Constant"() {onnx.outputs = ["half"], value = dense<0.5> : tensor<f32>} : () -> tensor<f32>
    %axes = "onnx.Initializer"() {onnx.outputs = ["axis"], value = dense<1> : tensor<1xi64>} : () -> tensor<1xi64>
    %dw = "onnx.DequantizeLinear"(%w, %s, %z) : (tensor<5x4x3x3xi8>, tensor<f32>, tensor<i8>) -> tensor<*xf32>
    %c = "onnx.Conv"(%x, %dw, %b) : (tensor<1x4x6x6xf32>, tensor<*xf32>, tensor<5xf32>) -> tensor<*xf32>
    %n = "onnx.BatchNormalization"(%c, %gamma, %gamma, %mean, %var) : (tensor<*xf32>, tensor<5xf32>, tensor<5xf32>, tensor<5xf32>, tensor<5xf32>) -> tensor<*xf32>
    %t = "onnx.Transpose"(%table) : (tensor<4x5xf32>) -> tensor<*xf32>
    %r = "onnx.Reshape"(%t, %shape64) : (tensor<*xf32>, tensor<*xi64>) -> tensor<*xf32>
    %m = "onnx.Mul"(%n, %r) : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %h = "onnx.Mul"(%half, %r) : (tensor<f32>, tensor<*xf32>) -> tensor<*xf32>
    return
  }
}
