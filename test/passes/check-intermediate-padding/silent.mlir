// Only one of the two pads; a fork, a pooling, nothing or two activations between them; a kernel of one element; what is excluded.
// RUN: aimet-opt --check-intermediate-padding --profile=aimet --exclude-modules=head --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// RUN: aimet-opt --check-intermediate-padding --profile=%S/../check-conv-channels/Inputs/target.toml --exclude-modules=head --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// CHECK: check-intermediate-padding: passed

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x16x16xf32> {onnx.name = "x"}, %y0: tensor<1x8x16x16xf32> {onnx.name = "y0"}) -> (tensor<*x!onnx.unknown> {onnx.name = "v18"}) attributes {onnx.graph = {name = "g"}} {
    %c1_weight = "onnx.Initializer"() {onnx.outputs = ["c1.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v0 = "onnx.Conv"(%x, %c1_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c1"}, pads = array<i64: 0, 0, 0, 0>, onnx_node_name = "c1", onnx.outputs = ["v0"]} : (tensor<1x8x16x16xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v1 = "onnx.Relu"(%v0) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "r1"}, onnx.outputs = ["v1"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c2_weight = "onnx.Initializer"() {onnx.outputs = ["c2.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v2 = "onnx.Conv"(%v1, %c2_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c2"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "c2", onnx.outputs = ["v2"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v3 = "onnx.Relu"(%v2) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "fork"}, onnx.outputs = ["v3"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c3_weight = "onnx.Initializer"() {onnx.outputs = ["c3.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v4 = "onnx.Conv"(%v3, %c3_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c3"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "c3", onnx.outputs = ["v4"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v5 = "onnx.Add"(%v4, %v3) {onnx.outputs = ["v5"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v6 = "onnx.Relu"(%v5) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "r4"}, onnx.outputs = ["v6"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c4_weight = "onnx.Initializer"() {onnx.outputs = ["c4.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v7 = "onnx.Conv"(%v6, %c4_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c4"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "c4", onnx.outputs = ["v7"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v8 = "onnx.MaxPool"(%v7) {kernel_shape = array<i64: 2, 2>, onnx.outputs = ["v8"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v9 = "onnx.Relu"(%v8) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "r5"}, onnx.outputs = ["v9"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c5_weight = "onnx.Initializer"() {onnx.outputs = ["c5.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v10 = "onnx.Conv"(%v9, %c5_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c5"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "c5", onnx.outputs = ["v10"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %c6_weight = "onnx.Initializer"() {onnx.outputs = ["c6.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v11 = "onnx.Conv"(%v10, %c6_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c6"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "c6", onnx.outputs = ["v11"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v12 = "onnx.Relu"(%v11) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "r6"}, onnx.outputs = ["v12"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c7_weight = "onnx.Initializer"() {onnx.outputs = ["c7.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v13 = "onnx.Conv"(%v12, %c7_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c7"}, auto_pad = "SAME_UPPER", kernel_shape = array<i64: 1, 1>, onnx_node_name = "c7", onnx.outputs = ["v13"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v14 = "onnx.Relu"(%v13) {onnx.outputs = ["v14"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v15 = "onnx.Relu"(%v14) {onnx.outputs = ["v15"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c8_weight = "onnx.Initializer"() {onnx.outputs = ["c8.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v16 = "onnx.Conv"(%v15, %c8_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c8"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "c8", onnx.outputs = ["v16"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v17 = "onnx.Relu"(%v16) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "r8"}, onnx.outputs = ["v17"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %excluded_weight = "onnx.Initializer"() {onnx.outputs = ["excluded.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v18 = "onnx.Conv"(%v17, %excluded_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "head.c"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "excluded", onnx.outputs = ["v18"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    return %v18 : tensor<*x!onnx.unknown>
  }
}
