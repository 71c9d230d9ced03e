// A convolution of a batch whose size is open: 8 filters of 4x3x3 over 224x224.
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<?x4x224x224xf16> {onnx.dim_params = ["N", "", "", ""], onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<8x4x3x3xf16>} : () -> tensor<8x4x3x3xf16>
    %0 = "onnx.Conv"(%x, %w) {onnx.outputs = ["y"], pads = array<i64: 1, 1, 1, 1>} : (tensor<?x4x224x224xf16>, tensor<8x4x3x3xf16>) -> tensor<*x!onnx.unknown>
    return %0 : tensor<*x!onnx.unknown>
  }
}
