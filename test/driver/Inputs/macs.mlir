// One node for each way to count multiply-accumulates; the sums are worked out
// in print-summary-macs.test.
module attributes {onnx.ir_version = 11 : si64, onnx.opset_import = [{version = 23 : si64}]} {
  func.func @main_graph(
      %image: tensor<1x8x10x10xf32>, %filter: tensor<16x4x3x3xf32>,
      %small: tensor<1x8x5x5xf32>, %up: tensor<8x6x3x3xf32>,
      %ga: tensor<4x3xf32>, %gb: tensor<4x5xf32>,
      %ma: tensor<2x5x7xf32>, %mb: tensor<7x3xf32>, %mv: tensor<7xf32>,
      %ea: tensor<2x3x4xf32>, %eb: tensor<2x4x5xf32>,
      %steps: tensor<7x2x4xf32>, %lw: tensor<1x12x4xf32>, %lr: tensor<1x12x3xf32>,
      %gw: tensor<2x9x4xf32>, %gr: tensor<2x9x3xf32>, %rw: tensor<1x3x4xf32>, %rr: tensor<1x3x3xf32>,
      %q: tensor<1x2x3x4xf32>, %k: tensor<1x2x5x4xf32>, %v: tensor<1x2x5x6xf32>, %past: tensor<1x2x8x4xf32>, %pastv: tensor<1x2x8x6xf32>,
      %bytes: tensor<1x8x10x10xui8>, %weights: tensor<16x4x3x3xui8>, %scale: tensor<f32>, %zero: tensor<ui8>,
      %bma: tensor<2x5x7xui8>, %bmb: tensor<7x3xui8>) -> () attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    %0 = "onnx.Conv"(%image, %filter) {group = 2 : si64} : (tensor<1x8x10x10xf32>, tensor<16x4x3x3xf32>) -> tensor<*xf32>
    %1 = "onnx.ConvTranspose"(%small, %up) : (tensor<1x8x5x5xf32>, tensor<8x6x3x3xf32>) -> tensor<*xf32>
    %2 = "onnx.Gemm"(%ga, %gb) {transA = 1 : si64} : (tensor<4x3xf32>, tensor<4x5xf32>) -> tensor<*xf32>
    %3 = "onnx.MatMul"(%ma, %mb) : (tensor<2x5x7xf32>, tensor<7x3xf32>) -> tensor<*xf32>
    %4 = "onnx.MatMul"(%ma, %mv) : (tensor<2x5x7xf32>, tensor<7xf32>) -> tensor<*xf32>
    %5 = "onnx.Einsum"(%ea, %eb) {equation = "bij, bjk -> bik"} : (tensor<2x3x4xf32>, tensor<2x4x5xf32>) -> tensor<*xf32>
    %6 = "onnx.Einsum"(%ea, %eb, %ea) {equation = "...ij,...jk,...ij->...k"} : (tensor<2x3x4xf32>, tensor<2x4x5xf32>, tensor<2x3x4xf32>) -> tensor<*xf32>
    %7 = "onnx.Einsum"(%ea) {equation = "bij->bji"} : (tensor<2x3x4xf32>) -> tensor<*xf32>
    %8:3 = "onnx.LSTM"(%steps, %lw, %lr) {hidden_size = 3 : si64} : (tensor<7x2x4xf32>, tensor<1x12x4xf32>, tensor<1x12x3xf32>) -> (tensor<*xf32>, tensor<*xf32>, tensor<*xf32>)
    %9:2 = "onnx.GRU"(%steps, %gw, %gr) {hidden_size = 3 : si64, direction = "bidirectional"} : (tensor<7x2x4xf32>, tensor<2x9x4xf32>, tensor<2x9x3xf32>) -> (tensor<*xf32>, tensor<*xf32>)
    %10:2 = "onnx.RNN"(%steps, %rw, %rr) {hidden_size = 3 : si64} : (tensor<7x2x4xf32>, tensor<1x3x4xf32>, tensor<1x3x3xf32>) -> (tensor<*xf32>, tensor<*xf32>)
    %11:3 = "onnx.Attention"(%q, %k, %v, %none, %past, %pastv) : (tensor<1x2x3x4xf32>, tensor<1x2x5x4xf32>, tensor<1x2x5x6xf32>, none, tensor<1x2x8x4xf32>, tensor<1x2x8x6xf32>) -> (tensor<*xf32>, tensor<*xf32>, tensor<*xf32>)
    %12 = "onnx.QLinearConv"(%bytes, %scale, %zero, %weights, %scale, %zero, %scale, %zero) {group = 2 : si64, pads = array<i64: 1, 1, 1, 1>} : (tensor<1x8x10x10xui8>, tensor<f32>, tensor<ui8>, tensor<16x4x3x3xui8>, tensor<f32>, tensor<ui8>, tensor<f32>, tensor<ui8>) -> tensor<*xui8>
    %13 = "onnx.ConvInteger"(%bytes, %weights) {group = 2 : si64, strides = array<i64: 2, 2>} : (tensor<1x8x10x10xui8>, tensor<16x4x3x3xui8>) -> tensor<*xi32>
    %14 = "onnx.QLinearMatMul"(%bma, %scale, %zero, %bmb, %scale, %zero, %scale, %zero) : (tensor<2x5x7xui8>, tensor<f32>, tensor<ui8>, tensor<7x3xui8>, tensor<f32>, tensor<ui8>, tensor<f32>, tensor<ui8>) -> tensor<*xui8>
    %15 = "onnx.MatMulInteger"(%bma, %bmb) : (tensor<2x5x7xui8>, tensor<7x3xui8>) -> tensor<*xi32>
    %16 = "onnx.Relu"(%0) : (tensor<*xf32>) -> tensor<*xf32>
    %17 = "onnx.Custom"(%16) {domain_name = "my", function_name = "Secret"} : (tensor<*xf32>) -> tensor<*xf32>
    return
  }
}
