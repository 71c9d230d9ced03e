// What is quantized or dequantized on its way to a layer stays shared, with its scales and zero points; so does what
// only excluded modules share, and an embedding whose module is not known.
// RUN: aimet-opt --unshare-weights --exclude-modules=left,right %s > %t.mlir
// RUN: aimet-opt %s | diff - %t.mlir

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}, %i: tensor<*xi64> {onnx.name = "i"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %q = "onnx.Initializer"() {onnx.outputs = ["q"], value = dense<1> : tensor<4x4xi8>} : () -> tensor<4x4xi8>
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<1.0> : tensor<f32>} : () -> tensor<f32>
    %z = "onnx.Initializer"() {onnx.outputs = ["z"], value = dense<0> : tensor<i8>} : () -> tensor<i8>
    %e = "onnx.Initializer"() {onnx.outputs = ["e"], value = dense<1.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<1.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %wq = "onnx.QuantizeLinear"(%w, %s, %z) : (tensor<4x4xf32>, tensor<f32>, tensor<i8>) -> tensor<*xi8>
    %wd = "onnx.DequantizeLinear"(%wq, %s, %z) : (tensor<*xi8>, tensor<f32>, tensor<i8>) -> tensor<*xf32>
    %qd = "onnx.DequantizeLinear"(%q, %s, %z) : (tensor<4x4xi8>, tensor<f32>, tensor<i8>) -> tensor<*xf32>
    %0 = "onnx.MatMul"(%x, %wd) : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.MatMul"(%0, %wd) : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.MatMul"(%1, %qd) : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.MatMul"(%2, %qd) : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %4 = "onnx.Gather"(%e, %i) : (tensor<4x4xf32>, tensor<*xi64>) -> tensor<*xf32>
    %5 = "onnx.Gather"(%e, %i) : (tensor<4x4xf32>, tensor<*xi64>) -> tensor<*xf32>
    %6 = "onnx.MatMul"(%4, %v) {aimet.module = {call = 0 : i64, leaf, path = "left"}} : (tensor<*xf32>, tensor<4x4xf32>) -> tensor<*xf32>
    %7 = "onnx.MatMul"(%5, %v) {aimet.module = {call = 0 : i64, leaf, path = "right"}} : (tensor<*xf32>, tensor<4x4xf32>) -> tensor<*xf32>
    %8 = "onnx.Sum"(%3, %6, %7) : (tensor<*xf32>, tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %8 : tensor<*xf32>
  }
}
