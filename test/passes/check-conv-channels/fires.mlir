// All kinds of convolutions, each with one finding; the ends of the network are marked.
// RUN: exits 1 aimet-opt --check-conv-channels --profile=%S/Inputs/target.toml --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s

// CHECK: warning: 2-d convolution with in channels 3, out channels 8: fewer than 4, not a multiple of 8 (next: 8, 8); first layer of the network [check-conv-channels/minimum]
// CHECK-NEXT: note: make it `nn.Conv2d(8, 8, ...)`, and {{.*}}first-and-last=skip}`
// CHECK: warning: 2-d convolution with in channels 16, out channels 20: not a multiple of 8 (next: 16, 24) [check-conv-channels/multiple]
// CHECK-NEXT: note: make it `nn.Conv2d(16, 24, ...)`, and the layers beside it agree; filters of zeros keep what a trained network computes
// CHECK: warning: 2-d convolution with in channels 20, out channels 3: fewer than 4, not a multiple of 8 (next: 24, 8) [check-conv-channels/minimum]
// CHECK: warning: depthwise 2-d convolution with 3 channels: fewer than 4, not a multiple of 8 (next: 8) [check-conv-channels/minimum]
// CHECK-NEXT: note: its channels are those of the layer before it: give that more of them, and make this one `nn.Conv2d(8, 8, ..., groups=8)`
// CHECK: warning: transposed 2-d convolution with in channels 3, out channels 12: fewer than 4, not a multiple of 8 (next: 8, 16) [check-conv-channels/minimum]
// CHECK-NEXT: note: make it `nn.ConvTranspose2d(8, 16, ...)`
// CHECK: warning: grouped 2-d convolution of 3 groups with in channels 12, out channels 36: not a multiple of 8 (next: 16, 48) [check-conv-channels/multiple]
// CHECK-NEXT: note: make it `nn.Conv2d(16, 48, ..., groups=4)`
// CHECK: warning: 1-d convolution with in channels 36, out channels 40: not a multiple of 8 (next: 40, 40) [check-conv-channels/multiple]
// CHECK-NEXT: note: make it `nn.Conv1d(40, 40, ...)`
// CHECK: warning: 3-d convolution with in channels 40, out channels 10: not a multiple of 8 (next: 40, 16); last layer of the network [check-conv-channels/multiple]
// CHECK-NEXT: note: make it `nn.Conv3d(40, 16, ...)`

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x8x8xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "v10"}) attributes {onnx.graph = {name = "g"}} {
    %stem_weight = "onnx.Initializer"() {onnx.outputs = ["stem.weight"], value = dense<1.0> : tensor<8x3x3x3xf32>} : () -> tensor<8x3x3x3xf32>
    %v0 = "onnx.Conv"(%x, %stem_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "stem"}, onnx_node_name = "stem", onnx.outputs = ["v0"]} : (tensor<1x3x8x8xf32>, tensor<8x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    %even_weight = "onnx.Initializer"() {onnx.outputs = ["even.weight"], value = dense<1.0> : tensor<16x8x3x3xf32>} : () -> tensor<16x8x3x3xf32>
    %v1 = "onnx.Conv"(%v0, %even_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "even"}, onnx_node_name = "even", onnx.outputs = ["v1"]} : (tensor<*x!onnx.unknown>, tensor<16x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %odd_weight = "onnx.Initializer"() {onnx.outputs = ["odd.weight"], value = dense<1.0> : tensor<20x16x1x1xf32>} : () -> tensor<20x16x1x1xf32>
    %v2 = "onnx.Conv"(%v1, %odd_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "odd"}, onnx_node_name = "odd", onnx.outputs = ["v2"]} : (tensor<*x!onnx.unknown>, tensor<20x16x1x1xf32>) -> tensor<*x!onnx.unknown>
    %few_weight = "onnx.Initializer"() {onnx.outputs = ["few.weight"], value = dense<1.0> : tensor<3x20x1x1xf32>} : () -> tensor<3x20x1x1xf32>
    %v3 = "onnx.Conv"(%v2, %few_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "few"}, onnx_node_name = "few", onnx.outputs = ["v3"]} : (tensor<*x!onnx.unknown>, tensor<3x20x1x1xf32>) -> tensor<*x!onnx.unknown>
    %dw_weight = "onnx.Initializer"() {onnx.outputs = ["dw.weight"], value = dense<1.0> : tensor<3x1x3x3xf32>} : () -> tensor<3x1x3x3xf32>
    %v4 = "onnx.Conv"(%v3, %dw_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "dw"}, group = 3 : si64, onnx_node_name = "dw", onnx.outputs = ["v4"]} : (tensor<*x!onnx.unknown>, tensor<3x1x3x3xf32>) -> tensor<*x!onnx.unknown>
    %up_weight = "onnx.Initializer"() {onnx.outputs = ["up.weight"], value = dense<1.0> : tensor<3x12x2x2xf32>} : () -> tensor<3x12x2x2xf32>
    %v5 = "onnx.ConvTranspose"(%v4, %up_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.ConvTranspose2d", leaf, path = "up"}, onnx_node_name = "up", onnx.outputs = ["v5"]} : (tensor<*x!onnx.unknown>, tensor<3x12x2x2xf32>) -> tensor<*x!onnx.unknown>
    %grouped_weight = "onnx.Initializer"() {onnx.outputs = ["grouped.weight"], value = dense<1.0> : tensor<36x4x1x1xf32>} : () -> tensor<36x4x1x1xf32>
    %v6 = "onnx.Conv"(%v5, %grouped_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "grouped"}, group = 3 : si64, onnx_node_name = "grouped", onnx.outputs = ["v6"]} : (tensor<*x!onnx.unknown>, tensor<36x4x1x1xf32>) -> tensor<*x!onnx.unknown>
    %shape = "onnx.Initializer"() {onnx.outputs = ["shape"], value = dense<1> : tensor<3xi64>} : () -> tensor<3xi64>
    %v7 = "onnx.Reshape"(%v6, %shape) {onnx.outputs = ["v7"]} : (tensor<*x!onnx.unknown>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    %line_weight = "onnx.Initializer"() {onnx.outputs = ["line.weight"], value = dense<1.0> : tensor<40x36x3xf32>} : () -> tensor<40x36x3xf32>
    %v8 = "onnx.Conv"(%v7, %line_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv1d", leaf, path = "line"}, onnx_node_name = "line", onnx.outputs = ["v8"]} : (tensor<*x!onnx.unknown>, tensor<40x36x3xf32>) -> tensor<*x!onnx.unknown>
    %shape5 = "onnx.Initializer"() {onnx.outputs = ["shape5"], value = dense<1> : tensor<5xi64>} : () -> tensor<5xi64>
    %v9 = "onnx.Reshape"(%v8, %shape5) {onnx.outputs = ["v9"]} : (tensor<*x!onnx.unknown>, tensor<5xi64>) -> tensor<*x!onnx.unknown>
    %volume_weight = "onnx.Initializer"() {onnx.outputs = ["volume.weight"], value = dense<1.0> : tensor<10x40x1x1x1xf32>} : () -> tensor<10x40x1x1x1xf32>
    %v10 = "onnx.Conv"(%v9, %volume_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv3d", leaf, path = "volume"}, onnx_node_name = "volume", onnx.outputs = ["v10"]} : (tensor<*x!onnx.unknown>, tensor<10x40x1x1x1xf32>) -> tensor<*x!onnx.unknown>
    return %v10 : tensor<*x!onnx.unknown>
  }
}
