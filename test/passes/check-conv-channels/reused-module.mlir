// Calls of one module are one convolution, also where they read weights of their own: its input is that of the first call, its output that of the
// last. A custom leaf may hold several convolutions: those of one call stay apart, and so do two modules of the same shape.
// RUN: exits 1 aimet-opt --check-conv-channels=first-and-last=report --fail-level=warning --profile=%S/Inputs/target.toml --quiet --report=json:- --emit=none %s | FileCheck --implicit-check-not='"message"' %s
// RUN: aimet-opt --check-conv-channels=first-and-last=skip --profile=%S/Inputs/target.toml --emit=none %s 2>&1 | FileCheck --check-prefix=SKIP --implicit-check-not=warning: %s

// CHECK: "module": "conv"
// CHECK: "calls": 2
// CHECK: "nodes": [
// CHECK-NEXT: "conv",
// CHECK-NEXT: "conv_1"
// CHECK: "message": "2-d convolution with in channels 9, out channels 9: not a multiple of 8 (next: 16, 16); first and last layer of the network"
// CHECK: "module": "pair"
// CHECK: "nodes": [
// CHECK-NEXT: "a0",
// CHECK-NEXT: "a1"
// CHECK: "message"
// CHECK: "module": "pair"
// CHECK: "nodes": [
// CHECK-NEXT: "b0",
// CHECK-NEXT: "b1"
// CHECK: "message"
// CHECK: "module": "other"
// CHECK: "message"
// SKIP-COUNT-3: warning:
// SKIP: passed, 3 warnings

// AIMET sees a module for each weight.
// RUN: aimet-opt --check-conv-channels --ignore=check-conv-channels/minimum --profile=aimet --emit=none %s 2>&1 | FileCheck --check-prefix=AIMET %s
// AIMET: passed, 6 warnings

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x9x8x8xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<1.0> : tensor<9x9x1x1xf32>} : () -> tensor<9x9x1x1xf32>
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<2.0> : tensor<9x9x1x1xf32>} : () -> tensor<9x9x1x1xf32>
    %a = "onnx.Initializer"() {onnx.outputs = ["wa"], value = dense<3.0> : tensor<9x9x1x1xf32>} : () -> tensor<9x9x1x1xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["wb"], value = dense<4.0> : tensor<9x9x1x1xf32>} : () -> tensor<9x9x1x1xf32>
    %c = "onnx.Initializer"() {onnx.outputs = ["wc"], value = dense<5.0> : tensor<9x9x1x1xf32>} : () -> tensor<9x9x1x1xf32>
    %0 = "onnx.Conv"(%x, %v) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "conv"}, onnx_node_name = "conv", onnx.outputs = ["t0"]} : (tensor<1x9x8x8xf32>, tensor<9x9x1x1xf32>) -> tensor<*x!onnx.unknown>
    %1 = "onnx.Conv"(%0, %a) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "pair"}, onnx_node_name = "a0", onnx.outputs = ["t1"]} : (tensor<*x!onnx.unknown>, tensor<9x9x1x1xf32>) -> tensor<*x!onnx.unknown>
    %2 = "onnx.Conv"(%1, %b) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "pair"}, onnx_node_name = "b0", onnx.outputs = ["t2"]} : (tensor<*x!onnx.unknown>, tensor<9x9x1x1xf32>) -> tensor<*x!onnx.unknown>
    %3 = "onnx.Conv"(%2, %a) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "pair"}, onnx_node_name = "a1", onnx.outputs = ["t3"]} : (tensor<*x!onnx.unknown>, tensor<9x9x1x1xf32>) -> tensor<*x!onnx.unknown>
    %4 = "onnx.Conv"(%3, %c) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "pair"}, onnx_node_name = "b1", onnx.outputs = ["t4"]} : (tensor<*x!onnx.unknown>, tensor<9x9x1x1xf32>) -> tensor<*x!onnx.unknown>
    %5 = "onnx.Conv"(%4, %c) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "other"}, onnx_node_name = "other", onnx.outputs = ["t5"]} : (tensor<*x!onnx.unknown>, tensor<9x9x1x1xf32>) -> tensor<*x!onnx.unknown>
    %6 = "onnx.Conv"(%5, %w) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "conv"}, onnx_node_name = "conv_1", onnx.outputs = ["y"]} : (tensor<*x!onnx.unknown>, tensor<9x9x1x1xf32>) -> tensor<*x!onnx.unknown>
    return %6 : tensor<*x!onnx.unknown>
  }
}
