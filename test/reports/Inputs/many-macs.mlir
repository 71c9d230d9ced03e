// 8 by 8 channels at 100,000 points: 6,400,000 multiply-accumulates.
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x250x400xf32> {onnx.name = "x"}) -> (tensor<1x8x250x400xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<8x8x1x1xf32>} : () -> tensor<8x8x1x1xf32>
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "conv", onnx.outputs = ["y"]} : (tensor<1x8x250x400xf32>, tensor<8x8x1x1xf32>) -> tensor<1x8x250x400xf32>
    return %0 : tensor<1x8x250x400xf32>
  }
}
