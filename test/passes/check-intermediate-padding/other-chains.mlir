// What AIMET does not look for: other activations, those of several nodes and functions, norms on both sides, Pad, auto_pad.
// RUN: exits 1 aimet-opt --check-intermediate-padding --profile=%S/../check-conv-channels/Inputs/target.toml --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// RUN: aimet-opt --check-intermediate-padding --profile=aimet --fail-level=warning %s 2>&1 >/dev/null | FileCheck --check-prefix=AIMET --implicit-check-not=warning: %s

// CHECK: warning: convolution pads behind convolution "c1", which pads too
// CHECK: warning: convolution pads behind convolution "c2", which pads too
// CHECK: warning: convolution pads behind convolution "c3", which pads too
// AIMET: check-intermediate-padding: passed

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x16x16xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "v12"}) attributes {onnx.graph = {name = "g"}} {
    %c1_weight = "onnx.Initializer"() {onnx.outputs = ["c1.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v0 = "onnx.Conv"(%x, %c1_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c1"}, auto_pad = "SAME_UPPER", kernel_shape = array<i64: 3, 3>, onnx_node_name = "c1", onnx.outputs = ["v0"]} : (tensor<1x8x16x16xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %b1_weight = "onnx.Initializer"() {onnx.outputs = ["b1.weight"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %b1_bias = "onnx.Initializer"() {onnx.outputs = ["b1.bias"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %b1_mean = "onnx.Initializer"() {onnx.outputs = ["b1.mean"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %b1_var = "onnx.Initializer"() {onnx.outputs = ["b1.var"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %v1 = "onnx.BatchNormalization"(%v0, %b1_weight, %b1_bias, %b1_mean, %b1_var) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.batchnorm.BatchNorm2d", leaf, path = "b1"}, onnx_node_name = "b1", onnx.outputs = ["v1"]} : (tensor<*x!onnx.unknown>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<*x!onnx.unknown>
    %v2 = "onnx.Sigmoid"(%v1) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.SiLU", leaf, path = "s1"}, onnx.outputs = ["v2"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v3 = "onnx.Mul"(%v1, %v2) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.SiLU", leaf, path = "s1"}, onnx.outputs = ["v3"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b1b_weight = "onnx.Initializer"() {onnx.outputs = ["b1b.weight"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %b1b_bias = "onnx.Initializer"() {onnx.outputs = ["b1b.bias"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %b1b_mean = "onnx.Initializer"() {onnx.outputs = ["b1b.mean"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %b1b_var = "onnx.Initializer"() {onnx.outputs = ["b1b.var"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %v4 = "onnx.BatchNormalization"(%v3, %b1b_weight, %b1b_bias, %b1b_mean, %b1b_var) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.batchnorm.BatchNorm2d", leaf, path = "b1b"}, onnx_node_name = "b1b", onnx.outputs = ["v4"]} : (tensor<*x!onnx.unknown>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<*x!onnx.unknown>
    %c2_weight = "onnx.Initializer"() {onnx.outputs = ["c2.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v5 = "onnx.Conv"(%v4, %c2_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c2"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "c2", onnx.outputs = ["v5"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v6 = "onnx.Relu"(%v5) {aimet.module = {call = 0 : i64, functional = "relu", path = ""}, onnx.outputs = ["v6"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c3_weight = "onnx.Initializer"() {onnx.outputs = ["c3.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v7 = "onnx.Conv"(%v6, %c3_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c3"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "c3", onnx.outputs = ["v7"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v8 = "onnx.Gelu"(%v7) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.GELU", leaf, path = "g3"}, onnx.outputs = ["v8"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %amounts = "onnx.Initializer"() {onnx.outputs = ["amounts"], value = dense<1> : tensor<8xi64>} : () -> tensor<8xi64>
    %v9 = "onnx.Pad"(%v8, %amounts) {onnx.outputs = ["v9"]} : (tensor<*x!onnx.unknown>, tensor<8xi64>) -> tensor<*x!onnx.unknown>
    %c4_weight = "onnx.Initializer"() {onnx.outputs = ["c4.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v10 = "onnx.Conv"(%v9, %c4_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c4"}, pads = array<i64: 0, 0, 0, 0>, onnx_node_name = "c4", onnx.outputs = ["v10"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v11 = "onnx.Relu"(%v10) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "r4"}, onnx.outputs = ["v11"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %up_weight = "onnx.Initializer"() {onnx.outputs = ["up.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v12 = "onnx.ConvTranspose"(%v11, %up_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.ConvTranspose2d", leaf, path = "up"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "up", onnx.outputs = ["v12"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    return %v12 : tensor<*x!onnx.unknown>
  }
}
