// The weight is looked at through what exporters and quantizers put before it.
// RUN: exits 1 aimet-opt --check-conv-channels --profile=%S/Inputs/target.toml --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// CHECK: warning: 2-d convolution with in channels 9, out channels 9: not a multiple of 8 (next: 16, 16)
// CHECK: warning: 2-d convolution with in channels 9, out channels 10:
// CHECK: warning: 2-d convolution with in channels 10, out channels 9:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<1x9x8x8xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "v6"}) attributes {onnx.graph = {name = "g"}} {
    %q = "onnx.Initializer"() {onnx.outputs = ["q"], value = dense<1> : tensor<9x9x3x3xi8>} : () -> tensor<9x9x3x3xi8>
    %scale = "onnx.Initializer"() {onnx.outputs = ["scale"], value = dense<1.0> : tensor<1xf32>} : () -> tensor<1xf32>
    %zero = "onnx.Initializer"() {onnx.outputs = ["zero"], value = dense<1> : tensor<1xi8>} : () -> tensor<1xi8>
    %v0 = "onnx.DequantizeLinear"(%q, %scale, %zero) {onnx.outputs = ["v0"]} : (tensor<9x9x3x3xi8>, tensor<1xf32>, tensor<1xi8>) -> tensor<*x!onnx.unknown>
    %v1 = "onnx.Conv"(%x, %v0) {onnx_node_name = "dequantized", onnx.outputs = ["v1"]} : (tensor<1x9x8x8xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %transposed = "onnx.Initializer"() {onnx.outputs = ["transposed"], value = dense<1.0> : tensor<9x10x3x3xf32>} : () -> tensor<9x10x3x3xf32>
    %v2 = "onnx.Transpose"(%transposed) {perm = array<i64: 1, 0, 2, 3>, onnx.outputs = ["v2"]} : (tensor<9x10x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v3 = "onnx.Identity"(%v2) {onnx.outputs = ["v3"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v4 = "onnx.Conv"(%v1, %v3) {onnx_node_name = "through_transpose", onnx.outputs = ["v4"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %flat = "onnx.Initializer"() {onnx.outputs = ["flat"], value = dense<1.0> : tensor<90xf32>} : () -> tensor<90xf32>
    %shape = "onnx.Initializer"() {onnx.outputs = ["shape"], value = dense<[9, 10, 1, 1]> : tensor<4xi64>} : () -> tensor<4xi64>
    %v5 = "onnx.Reshape"(%flat, %shape) {onnx.outputs = ["v5"]} : (tensor<90xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    %v6 = "onnx.Conv"(%v4, %v5) {onnx_node_name = "reshaped", onnx.outputs = ["v6"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %v6 : tensor<*x!onnx.unknown>
  }
}
