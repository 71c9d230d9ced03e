// A 1x1 depthwise convolution, which --batch-norm-to-conv makes of a batch norm, hides no chain; one that does more than to
// scale ends it. AIMET sees layers.
// RUN: exits 1 aimet-opt --check-intermediate-padding --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// RUN: exits 1 aimet-opt --check-intermediate-padding --profile=aimet --fail-level=warning %s 2>&1 >/dev/null | FileCheck --check-prefix=AIMET --implicit-check-not=warning: %s

// CHECK: warning: convolution pads behind convolution "norm_first", which pads too
// CHECK-NEXT: note: give "norm_first" the padding of both (`padding=2`:
// CHECK: warning: convolution pads behind convolution "padded_first", which pads too
// AIMET: warning: convolution pads behind convolution "padded_first", which pads too

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x32x32xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "norm_o"}, tensor<*x!onnx.unknown> {onnx.name = "strided_o"}, tensor<*x!onnx.unknown> {onnx.name = "padded_o"}, tensor<*x!onnx.unknown> {onnx.name = "doubled_o"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %dw = "onnx.Initializer"() {onnx.outputs = ["dw"], value = dense<1.0> : tensor<8x1x1x1xf32>} : () -> tensor<8x1x1x1xf32>
    %two = "onnx.Initializer"() {onnx.outputs = ["two"], value = dense<1.0> : tensor<16x1x1x1xf32>} : () -> tensor<16x1x1x1xf32>
    %w2 = "onnx.Initializer"() {onnx.outputs = ["w2"], value = dense<1.0> : tensor<8x16x3x3xf32>} : () -> tensor<8x16x3x3xf32>
    %norm_a = "onnx.Conv"(%x, %w) {pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "norm_first", onnx.outputs = ["norm_a"]} : (tensor<1x8x32x32xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %norm_r = "onnx.Relu"(%norm_a) {onnx.outputs = ["norm_r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %norm_s = "onnx.Conv"(%norm_r, %dw) {group = 8 : si64, onnx_node_name = "norm_scale", onnx.outputs = ["norm_s"]} : (tensor<*x!onnx.unknown>, tensor<8x1x1x1xf32>) -> tensor<*x!onnx.unknown>
    %norm_o = "onnx.Conv"(%norm_s, %w) {pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "norm", onnx.outputs = ["norm_o"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %strided_a = "onnx.Conv"(%x, %w) {pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "strided_first", onnx.outputs = ["strided_a"]} : (tensor<1x8x32x32xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %strided_r = "onnx.Relu"(%strided_a) {onnx.outputs = ["strided_r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %strided_s = "onnx.Conv"(%strided_r, %dw) {group = 8 : si64, strides = array<i64: 2, 2>, onnx_node_name = "strided_scale", onnx.outputs = ["strided_s"]} : (tensor<*x!onnx.unknown>, tensor<8x1x1x1xf32>) -> tensor<*x!onnx.unknown>
    %strided_o = "onnx.Conv"(%strided_s, %w) {pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "strided", onnx.outputs = ["strided_o"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %padded_a = "onnx.Conv"(%x, %w) {pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "padded_first", onnx.outputs = ["padded_a"]} : (tensor<1x8x32x32xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %padded_r = "onnx.Relu"(%padded_a) {onnx.outputs = ["padded_r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %padded_s = "onnx.Conv"(%padded_r, %dw) {group = 8 : si64, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "padded_scale", onnx.outputs = ["padded_s"]} : (tensor<*x!onnx.unknown>, tensor<8x1x1x1xf32>) -> tensor<*x!onnx.unknown>
    %padded_o = "onnx.Conv"(%padded_s, %w) {pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "padded", onnx.outputs = ["padded_o"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %doubled_a = "onnx.Conv"(%x, %w) {pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "doubled_first", onnx.outputs = ["doubled_a"]} : (tensor<1x8x32x32xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %doubled_r = "onnx.Relu"(%doubled_a) {onnx.outputs = ["doubled_r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %doubled_s = "onnx.Conv"(%doubled_r, %two) {group = 8 : si64, onnx_node_name = "doubled_scale", onnx.outputs = ["doubled_s"]} : (tensor<*x!onnx.unknown>, tensor<16x1x1x1xf32>) -> tensor<*x!onnx.unknown>
    %doubled_o = "onnx.Conv"(%doubled_s, %w2) {pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "doubled", onnx.outputs = ["doubled_o"]} : (tensor<*x!onnx.unknown>, tensor<8x16x3x3xf32>) -> tensor<*x!onnx.unknown>
    return %norm_o, %strided_o, %padded_o, %doubled_o : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
}
