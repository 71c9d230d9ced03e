// At a height of 1 the first convolution computes nothing.
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 21 : si64}]} {
  func.func @main_graph(%x: tensor<?x3x?x?xf32> {onnx.dim_params = ["batch", "", "height", "width"], onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w1 = "onnx.Initializer"() {onnx.outputs = ["w1"], value = dense<1.0> : tensor<16x3x4x4xf32>} : () -> tensor<16x3x4x4xf32>
    %w2 = "onnx.Initializer"() {onnx.outputs = ["w2"], value = dense<1.0> : tensor<10x16x1x1xf32>} : () -> tensor<10x16x1x1xf32>
    %w3 = "onnx.Initializer"() {onnx.outputs = ["w3"], value = dense<1.0> : tensor<16x10x1x1xf32>} : () -> tensor<16x10x1x1xf32>
    %a = "onnx.Conv"(%x, %w1) {strides = array<i64: 4, 4>, onnx.outputs = ["a"]} : (tensor<?x3x?x?xf32>, tensor<16x3x4x4xf32>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Relu"(%a) {onnx.outputs = ["b"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Conv"(%b, %w2) {onnx.outputs = ["c"]} : (tensor<*x!onnx.unknown>, tensor<10x16x1x1xf32>) -> tensor<*x!onnx.unknown>
    %d = "onnx.Relu"(%c) {onnx.outputs = ["d"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %e = "onnx.Conv"(%d, %w3) {onnx.outputs = ["e"]} : (tensor<*x!onnx.unknown>, tensor<16x10x1x1xf32>) -> tensor<*x!onnx.unknown>
    %f = "onnx.Relu"(%e) {onnx.outputs = ["f"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<1.0> : tensor<64x16x1x1xf32>} : () -> tensor<64x16x1x1xf32>
    %v2 = "onnx.Initializer"() {onnx.outputs = ["v2"], value = dense<1.0> : tensor<64x64x1x1xf32>} : () -> tensor<64x64x1x1xf32>
    %p = "onnx.GlobalAveragePool"(%f) {onnx.outputs = ["p"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %q = "onnx.Conv"(%p, %v) {onnx.outputs = ["q"]} : (tensor<*x!onnx.unknown>, tensor<64x16x1x1xf32>) -> tensor<*x!onnx.unknown>
    %r = "onnx.Relu"(%q) {onnx.outputs = ["r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %y = "onnx.Conv"(%r, %v2) {onnx.outputs = ["y"]} : (tensor<*x!onnx.unknown>, tensor<64x64x1x1xf32>) -> tensor<*x!onnx.unknown>
    return %y : tensor<*x!onnx.unknown>
  }
}
