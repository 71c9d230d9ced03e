// Channels that fill the blocks; weights of which nothing tells the shape; what is excluded; other operators.
// RUN: aimet-opt --check-conv-channels --profile=%S/Inputs/target.toml --exclude-modules=head --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// CHECK: check-conv-channels: passed

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x8x8xf32> {onnx.name = "x"}, %d: tensor<?x?x?x?xf32> {onnx.name = "d"}) -> (tensor<*x!onnx.unknown> {onnx.name = "v1"}, tensor<*x!onnx.unknown> {onnx.name = "v3"}, tensor<*x!onnx.unknown> {onnx.name = "v5"}, tensor<*x!onnx.unknown> {onnx.name = "v7"}, tensor<*x!onnx.unknown> {onnx.name = "v9"}) attributes {onnx.graph = {name = "g"}} {
    %even_weight = "onnx.Initializer"() {onnx.outputs = ["even.weight"], value = dense<1.0> : tensor<16x8x3x3xf32>} : () -> tensor<16x8x3x3xf32>
    %v0 = "onnx.Conv"(%x, %even_weight) {onnx_node_name = "even", onnx.outputs = ["v0"]} : (tensor<1x8x8x8xf32>, tensor<16x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v1 = "onnx.Conv"(%v0, %d) {onnx_node_name = "dynamic", onnx.outputs = ["v1"]} : (tensor<*x!onnx.unknown>, tensor<?x?x?x?xf32>) -> tensor<*x!onnx.unknown>
    %q = "onnx.Initializer"() {onnx.outputs = ["q"], value = dense<1> : tensor<24x8x3x3xi8>} : () -> tensor<24x8x3x3xi8>
    %scale = "onnx.Initializer"() {onnx.outputs = ["scale"], value = dense<1.0> : tensor<1xf32>} : () -> tensor<1xf32>
    %zero = "onnx.Initializer"() {onnx.outputs = ["zero"], value = dense<1> : tensor<1xi8>} : () -> tensor<1xi8>
    %v2 = "onnx.DequantizeLinear"(%q, %scale, %zero) {onnx.outputs = ["v2"]} : (tensor<24x8x3x3xi8>, tensor<1xf32>, tensor<1xi8>) -> tensor<*x!onnx.unknown>
    %v3 = "onnx.Conv"(%x, %v2) {onnx_node_name = "dequantized", onnx.outputs = ["v3"]} : (tensor<1x8x8x8xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %transposed = "onnx.Initializer"() {onnx.outputs = ["transposed"], value = dense<1.0> : tensor<8x24x3x3xf32>} : () -> tensor<8x24x3x3xf32>
    %v4 = "onnx.Transpose"(%transposed) {perm = array<i64: 1, 0, 2, 3>, onnx.outputs = ["v4"]} : (tensor<8x24x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v5 = "onnx.Conv"(%x, %v4) {onnx_node_name = "through_transpose", onnx.outputs = ["v5"]} : (tensor<1x8x8x8xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %excluded_weight = "onnx.Initializer"() {onnx.outputs = ["excluded.weight"], value = dense<1.0> : tensor<5x8x3x3xf32>} : () -> tensor<5x8x3x3xf32>
    %v6 = "onnx.Conv"(%x, %excluded_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "head.conv"}, onnx_node_name = "excluded", onnx.outputs = ["v6"]} : (tensor<1x8x8x8xf32>, tensor<5x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v7 = "onnx.Relu"(%v6) {onnx.outputs = ["v7"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v8 = "onnx.Flatten"(%v1) {onnx.outputs = ["v8"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %gemm = "onnx.Initializer"() {onnx.outputs = ["gemm"], value = dense<1.0> : tensor<5x3xf32>} : () -> tensor<5x3xf32>
    %v9 = "onnx.Gemm"(%v8, %gemm) {onnx.outputs = ["v9"]} : (tensor<*x!onnx.unknown>, tensor<5x3xf32>) -> tensor<*x!onnx.unknown>
    return %v1, %v3, %v5, %v7, %v9 : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
}
