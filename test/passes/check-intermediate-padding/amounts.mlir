// What pads by name but adds nothing: a Pad of zeros or of negative amounts, in any form, and `auto_pad` with a weight of
// one element where no attribute says the kernel. What adds something on one side, or may, counts.
// RUN: split-file %s %t
// RUN: exits 1 aimet-opt --check-intermediate-padding --fail-level=warning %t/m.mlir 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// RUN: exits 1 aimet-opt --check-intermediate-padding --fail-level=warning %t/old.mlir 2>&1 >/dev/null | FileCheck --check-prefix=OLD --implicit-check-not=warning: %s

// CHECK: warning: convolution pads behind convolution "uneven_first", which pads too
// CHECK: warning: convolution pads behind convolution "wide_first", which pads too
// CHECK: warning: convolution pads behind convolution "asked_first", which pads too

// OLD: warning: convolution pads behind convolution "more_first", which pads too

//--- m.mlir
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x16x16xf32> {onnx.name = "x"}, %amounts: tensor<8xi64> {onnx.name = "amounts"}) -> (tensor<*x!onnx.unknown> {onnx.name = "zeros"}, tensor<*x!onnx.unknown> {onnx.name = "negative"}, tensor<*x!onnx.unknown> {onnx.name = "computed"}, tensor<*x!onnx.unknown> {onnx.name = "pointwise"}, tensor<*x!onnx.unknown> {onnx.name = "uneven"}, tensor<*x!onnx.unknown> {onnx.name = "wide"}, tensor<*x!onnx.unknown> {onnx.name = "asked"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %point = "onnx.Initializer"() {onnx.outputs = ["point"], value = dense<1.0> : tensor<8x8x1x1xf32>} : () -> tensor<8x8x1x1xf32>
    %ones = "onnx.Initializer"() {onnx.outputs = ["ones"], value = dense<1> : tensor<8xi64>} : () -> tensor<8xi64>
    %zeros_a = "onnx.Conv"(%x, %w) {onnx_node_name = "zeros_first", onnx.outputs = ["zeros_a"], pads = array<i64: 1, 1, 1, 1>} : (tensor<1x8x16x16xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %zeros_r = "onnx.Relu"(%zeros_a) {onnx.outputs = ["zeros_r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %zeros_n = "onnx.Initializer"() {onnx.outputs = ["zeros_n"], value = dense<[0, 0, 0, 0, 0, 0, 0, 0]> : tensor<8xi64>} : () -> tensor<8xi64>
    %zeros_p = "onnx.Pad"(%zeros_r, %zeros_n) {onnx.outputs = ["zeros_p"]} : (tensor<*x!onnx.unknown>, tensor<8xi64>) -> tensor<*x!onnx.unknown>
    %zeros = "onnx.Conv"(%zeros_p, %w) {onnx_node_name = "zeros", onnx.outputs = ["zeros"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %negative_a = "onnx.Conv"(%x, %w) {onnx_node_name = "negative_first", onnx.outputs = ["negative_a"], pads = array<i64: 1, 1, 1, 1>} : (tensor<1x8x16x16xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %negative_r = "onnx.Relu"(%negative_a) {onnx.outputs = ["negative_r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %negative_n = "onnx.Initializer"() {onnx.outputs = ["negative_n"], value = dense<[0, 0, -1, -1, 0, 0, -1, -1]> : tensor<8xi64>} : () -> tensor<8xi64>
    %negative_p = "onnx.Pad"(%negative_r, %negative_n) {onnx.outputs = ["negative_p"]} : (tensor<*x!onnx.unknown>, tensor<8xi64>) -> tensor<*x!onnx.unknown>
    %negative = "onnx.Conv"(%negative_p, %w) {onnx_node_name = "negative", onnx.outputs = ["negative"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %computed_a = "onnx.Conv"(%x, %w) {onnx_node_name = "computed_first", onnx.outputs = ["computed_a"], pads = array<i64: 1, 1, 1, 1>} : (tensor<1x8x16x16xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %computed_r = "onnx.Relu"(%computed_a) {onnx.outputs = ["computed_r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %computed_n = "onnx.Sub"(%ones, %ones) {onnx.outputs = ["computed_n"]} : (tensor<8xi64>, tensor<8xi64>) -> tensor<8xi64>
    %computed_p = "onnx.Pad"(%computed_r, %computed_n) {onnx.outputs = ["computed_p"]} : (tensor<*x!onnx.unknown>, tensor<8xi64>) -> tensor<*x!onnx.unknown>
    %computed = "onnx.Conv"(%computed_p, %w) {onnx_node_name = "computed", onnx.outputs = ["computed"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %pointwise_a = "onnx.Conv"(%x, %w) {onnx_node_name = "pointwise_first", onnx.outputs = ["pointwise_a"], pads = array<i64: 1, 1, 1, 1>} : (tensor<1x8x16x16xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %pointwise_r = "onnx.Relu"(%pointwise_a) {onnx.outputs = ["pointwise_r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %pointwise = "onnx.Conv"(%pointwise_r, %point) {auto_pad = "SAME_UPPER", onnx_node_name = "pointwise", onnx.outputs = ["pointwise"]} : (tensor<*x!onnx.unknown>, tensor<8x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %uneven_a = "onnx.Conv"(%x, %w) {onnx_node_name = "uneven_first", onnx.outputs = ["uneven_a"], pads = array<i64: 1, 1, 1, 1>} : (tensor<1x8x16x16xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %uneven_r = "onnx.Relu"(%uneven_a) {onnx.outputs = ["uneven_r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %uneven_n = "onnx.Initializer"() {onnx.outputs = ["uneven_n"], value = dense<[0, 0, -1, -1, 0, 0, 0, 1]> : tensor<8xi64>} : () -> tensor<8xi64>
    %uneven_p = "onnx.Pad"(%uneven_r, %uneven_n) {onnx.outputs = ["uneven_p"]} : (tensor<*x!onnx.unknown>, tensor<8xi64>) -> tensor<*x!onnx.unknown>
    %uneven = "onnx.Conv"(%uneven_p, %w) {onnx_node_name = "uneven", onnx.outputs = ["uneven"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %wide_a = "onnx.Conv"(%x, %w) {onnx_node_name = "wide_first", onnx.outputs = ["wide_a"], pads = array<i64: 1, 1, 1, 1>} : (tensor<1x8x16x16xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %wide_r = "onnx.Relu"(%wide_a) {onnx.outputs = ["wide_r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %wide = "onnx.Conv"(%wide_r, %w) {auto_pad = "SAME_UPPER", onnx_node_name = "wide", onnx.outputs = ["wide"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %asked_a = "onnx.Conv"(%x, %w) {onnx_node_name = "asked_first", onnx.outputs = ["asked_a"], pads = array<i64: 1, 1, 1, 1>} : (tensor<1x8x16x16xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %asked_r = "onnx.Relu"(%asked_a) {onnx.outputs = ["asked_r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %asked_p = "onnx.Pad"(%asked_r, %amounts) {onnx.outputs = ["asked_p"]} : (tensor<*x!onnx.unknown>, tensor<8xi64>) -> tensor<*x!onnx.unknown>
    %asked = "onnx.Conv"(%asked_p, %w) {onnx_node_name = "asked", onnx.outputs = ["asked"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    return %zeros, %negative, %computed, %pointwise, %uneven, %wide, %asked : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
}

//--- old.mlir
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 10 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x16x16xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "none"}, tensor<*x!onnx.unknown> {onnx.name = "more"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %none_a = "onnx.Conv"(%x, %w) {onnx_node_name = "none_first", onnx.outputs = ["none_a"], pads = array<i64: 1, 1, 1, 1>} : (tensor<1x8x16x16xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %none_r = "onnx.Relu"(%none_a) {onnx.outputs = ["none_r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %none_p = "onnx.Pad"(%none_r) {onnx.outputs = ["none_p"], pads = array<i64: 0, 0, 0, 0, 0, 0, 0, 0>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %none = "onnx.Conv"(%none_p, %w) {onnx_node_name = "none", onnx.outputs = ["none"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %more_a = "onnx.Conv"(%x, %w) {onnx_node_name = "more_first", onnx.outputs = ["more_a"], pads = array<i64: 1, 1, 1, 1>} : (tensor<1x8x16x16xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %more_r = "onnx.Relu"(%more_a) {onnx.outputs = ["more_r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %more_p = "onnx.Pad"(%more_r) {onnx.outputs = ["more_p"], pads = array<i64: 0, 0, 1, 1, 0, 0, 1, 1>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %more = "onnx.Conv"(%more_p, %w) {onnx_node_name = "more", onnx.outputs = ["more"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    return %none, %more : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
}
