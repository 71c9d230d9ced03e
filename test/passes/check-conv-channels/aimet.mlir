// AIMET looks at layers that are nn.Conv2d alone, at both sides of a depthwise one, too, and has a finding for each rule.
// RUN: exits 1 aimet-opt --check-conv-channels --profile=aimet --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// RUN: exits 1 aimet-opt --check-conv-channels --profile=aimet --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck --check-prefix=JSON %s
// RUN: exits 1 aimet-opt --check-conv-channels --profile=aimet --fail-level=warning --select=check-conv-channels/minimum %s 2>&1 >/dev/null | FileCheck --check-prefix=MINIMUM --implicit-check-not=multiple %s

// CHECK: warning: 2-d convolution with in channels 32, out channels 65: not a multiple of 32 (next: 32, 96); first layer of the network [check-conv-channels/multiple]
// CHECK: warning: 2-d convolution with in channels 65, out channels 3: not a multiple of 32 (next: 96, 32) [check-conv-channels/multiple]
// CHECK: warning: 2-d convolution with in channels 65, out channels 3: fewer than 32 [check-conv-channels/minimum]
// CHECK: warning: depthwise 2-d convolution with 3 channels: not a multiple of 32 (next: 32) [check-conv-channels/multiple]
// CHECK: warning: depthwise 2-d convolution with 3 channels: fewer than 32 [check-conv-channels/minimum]
// JSON: "aimet_check": "_check_conv_channel_32_base"
// JSON: "aimet_check": "_check_conv_channel_larger_than_32"
// MINIMUM: warning: {{.*}} fewer than 32 [check-conv-channels/minimum]
// MINIMUM: warning: {{.*}} fewer than 32 [check-conv-channels/minimum]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<1x32x8x8xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "v4"}) attributes {onnx.graph = {name = "g"}} {
    %plain_weight = "onnx.Initializer"() {onnx.outputs = ["plain.weight"], value = dense<1.0> : tensor<65x32x3x3xf32>} : () -> tensor<65x32x3x3xf32>
    %v0 = "onnx.Conv"(%x, %plain_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "plain"}, onnx_node_name = "plain", onnx.outputs = ["v0"]} : (tensor<1x32x8x8xf32>, tensor<65x32x3x3xf32>) -> tensor<*x!onnx.unknown>
    %small_weight = "onnx.Initializer"() {onnx.outputs = ["small.weight"], value = dense<1.0> : tensor<3x65x3x3xf32>} : () -> tensor<3x65x3x3xf32>
    %v1 = "onnx.Conv"(%v0, %small_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "small"}, onnx_node_name = "small", onnx.outputs = ["v1"]} : (tensor<*x!onnx.unknown>, tensor<3x65x3x3xf32>) -> tensor<*x!onnx.unknown>
    %dw_weight = "onnx.Initializer"() {onnx.outputs = ["dw.weight"], value = dense<1.0> : tensor<3x1x3x3xf32>} : () -> tensor<3x1x3x3xf32>
    %v2 = "onnx.Conv"(%v1, %dw_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "dw"}, group = 3 : si64, onnx_node_name = "dw", onnx.outputs = ["v2"]} : (tensor<*x!onnx.unknown>, tensor<3x1x3x3xf32>) -> tensor<*x!onnx.unknown>
    %own_weight = "onnx.Initializer"() {onnx.outputs = ["own.weight"], value = dense<1.0> : tensor<3x3x1x1xf32>} : () -> tensor<3x3x1x1xf32>
    %v3 = "onnx.Conv"(%v2, %own_weight) {aimet.module = {call = 0 : i64, class = "mine.Conv2dSame", leaf, path = "own"}, onnx_node_name = "own", onnx.outputs = ["v3"]} : (tensor<*x!onnx.unknown>, tensor<3x3x1x1xf32>) -> tensor<*x!onnx.unknown>
    %up_weight = "onnx.Initializer"() {onnx.outputs = ["up.weight"], value = dense<1.0> : tensor<3x3x1x1xf32>} : () -> tensor<3x3x1x1xf32>
    %v4 = "onnx.ConvTranspose"(%v3, %up_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.ConvTranspose2d", leaf, path = "up"}, onnx_node_name = "up", onnx.outputs = ["v4"]} : (tensor<*x!onnx.unknown>, tensor<3x3x1x1xf32>) -> tensor<*x!onnx.unknown>
    return %v4 : tensor<*x!onnx.unknown>
  }
}
