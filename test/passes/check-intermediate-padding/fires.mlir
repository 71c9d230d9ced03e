// The three chains of AIMET, also through Identity; the second convolution of each is reported.
// RUN: exits 1 aimet-opt --check-intermediate-padding --profile=aimet --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// RUN: exits 1 aimet-opt --check-intermediate-padding --profile=%S/../check-conv-channels/Inputs/target.toml --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s

// CHECK: warning: convolution pads behind convolution "c1", which pads too [check-intermediate-padding]
// CHECK-NEXT: note: give "c1" the padding of all 4 convolutions of the chain (`padding=4`: each counts times the strides before it) and this one none (`padding=0`), and train again: values at the border change
// CHECK: warning: convolution pads behind convolution "c2", which pads too
// CHECK: warning: convolution pads behind convolution "c3", which pads too

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x16x16xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "v9"}) attributes {onnx.graph = {name = "g"}} {
    %c1_weight = "onnx.Initializer"() {onnx.outputs = ["c1.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v0 = "onnx.Conv"(%x, %c1_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c1"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "c1", onnx.outputs = ["v0"]} : (tensor<1x8x16x16xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v1 = "onnx.Relu"(%v0) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "r1"}, onnx.outputs = ["v1"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c2_weight = "onnx.Initializer"() {onnx.outputs = ["c2.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v2 = "onnx.Conv"(%v1, %c2_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c2"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "c2", onnx.outputs = ["v2"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %b2_weight = "onnx.Initializer"() {onnx.outputs = ["b2.weight"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %b2_bias = "onnx.Initializer"() {onnx.outputs = ["b2.bias"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %b2_mean = "onnx.Initializer"() {onnx.outputs = ["b2.mean"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %b2_var = "onnx.Initializer"() {onnx.outputs = ["b2.var"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %v3 = "onnx.BatchNormalization"(%v2, %b2_weight, %b2_bias, %b2_mean, %b2_var) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.batchnorm.BatchNorm2d", leaf, path = "b2"}, onnx_node_name = "b2", onnx.outputs = ["v3"]} : (tensor<*x!onnx.unknown>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<*x!onnx.unknown>
    %v4 = "onnx.Tanh"(%v3) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.Tanh", leaf, path = "t2"}, onnx.outputs = ["v4"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c3_weight = "onnx.Initializer"() {onnx.outputs = ["c3.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v5 = "onnx.Conv"(%v4, %c3_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c3"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "c3", onnx.outputs = ["v5"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v6 = "onnx.Identity"(%v5) {onnx.outputs = ["v6"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v7 = "onnx.HardSwish"(%v6) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.Hardswish", leaf, path = "h3"}, onnx.outputs = ["v7"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b3_weight = "onnx.Initializer"() {onnx.outputs = ["b3.weight"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %b3_bias = "onnx.Initializer"() {onnx.outputs = ["b3.bias"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %b3_mean = "onnx.Initializer"() {onnx.outputs = ["b3.mean"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %b3_var = "onnx.Initializer"() {onnx.outputs = ["b3.var"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %v8 = "onnx.BatchNormalization"(%v7, %b3_weight, %b3_bias, %b3_mean, %b3_var) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.batchnorm.BatchNorm2d", leaf, path = "b3"}, onnx_node_name = "b3", onnx.outputs = ["v8"]} : (tensor<*x!onnx.unknown>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<*x!onnx.unknown>
    %c4_weight = "onnx.Initializer"() {onnx.outputs = ["c4.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v9 = "onnx.Conv"(%v8, %c4_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c4"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "c4", onnx.outputs = ["v9"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    return %v9 : tensor<*x!onnx.unknown>
  }
}
