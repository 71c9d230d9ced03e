// The number of channels that is right obeys the multiple, the minimum and the groups at once, a depthwise convolution
// keeps its filters per channel, a grouped one has wider groups or more of them, whichever is less work, and message,
// advice and waste have the same number.
// RUN: split-file %s %t
// RUN: exits 1 aimet-opt --check-conv-channels --profile=%t/sixteen.toml --fail-level=warning %t/m.mlir 2>&1 >/dev/null | FileCheck --check-prefix=SIXTEEN %s
// RUN: exits 1 aimet-opt --check-conv-channels --profile=%t/sixteen.toml --fail-level=warning --quiet --report=json:- --emit=none %t/m.mlir | FileCheck --check-prefix=WASTE %s
// RUN: exits 1 aimet-opt --check-conv-channels --profile=%t/least.toml --fail-level=warning %t/m.mlir 2>&1 >/dev/null | FileCheck --check-prefix=LEAST --implicit-check-not='(next' %s
// RUN: exits 1 aimet-opt --check-conv-channels --profile=%t/both.toml --fail-level=warning %t/m.mlir 2>&1 >/dev/null | FileCheck --check-prefix=BOTH %s

// SIXTEEN: depthwise 2-d convolution with in channels 8, out channels 24: not a multiple of 16 (next: 16, 48) [
// SIXTEEN-NEXT: and make this one `nn.Conv2d(16, 48, ..., groups=16)`
// SIXTEEN: grouped 2-d convolution of 5 groups with in channels 25, out channels 35: not a multiple of 16 (next: 80, 112) [
// SIXTEEN-NEXT: `nn.Conv2d(80, 112, ..., groups=16)`
// SIXTEEN: depthwise transposed 2-d convolution with in channels 35, out channels 70: not a multiple of 16 (next: 48, 96) [
// SIXTEEN-NEXT: and make this one `nn.ConvTranspose2d(48, 96, ..., groups=48)`

// WASTE: "multiplied"
// WASTE: "waste": 1}
// WASTE: "grouped"
// WASTE: "waste": 2.2}
// WASTE: "twice"
// WASTE: "waste": 0.371429}

// LEAST: depthwise 2-d convolution with in channels 8, out channels 24: fewer than 48 [
// LEAST-NEXT: and make this one `nn.Conv2d(48, 144, ..., groups=48)`
// LEAST: grouped 2-d convolution of 5 groups with in channels 25, out channels 35: fewer than 48 [
// LEAST-NEXT: `nn.Conv2d(50, 70, ..., groups=10)`

// BOTH: depthwise 2-d convolution with in channels 8, out channels 24: fewer than 48, not a multiple of 7 (next: 49, 147) [
// BOTH-NEXT: and make this one `nn.Conv2d(49, 147, ..., groups=49)`
// BOTH: 2-d convolution with in channels 24, out channels 25: fewer than 48, not a multiple of 7 (next: 49, 49) [
// BOTH-NEXT: `nn.Conv2d(49, 49, ...)`
// BOTH: grouped 2-d convolution of 5 groups with in channels 25, out channels 35: fewer than 48, not a multiple of 7 (next: 70, 98) [
// BOTH-NEXT: `nn.Conv2d(70, 98, ..., groups=14)`

//--- sixteen.toml
name = "sixteen"
title = "a multiple alone"
checks = ["check-conv-channels"]

[channel-multiple]
value = 16
source = "the tests"
date = 2026-01-31

//--- least.toml
name = "least"
title = "a minimum alone"
checks = ["check-conv-channels"]

[channel-minimum]
value = 48
source = "the tests"
date = 2026-01-31

//--- both.toml
name = "both"
title = "a minimum and a multiple that does not divide it"
checks = ["check-conv-channels"]

[channel-minimum]
value = 48
source = "the tests"
date = 2026-01-31

[channel-multiple]
value = 7
source = "the tests"
date = 2026-01-31

//--- m.mlir
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x4x4xf32> {onnx.name = "x"}) -> (tensor<1x5x4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w0 = "onnx.Initializer"() {onnx.outputs = ["w0"], value = dense<1.0> : tensor<8x3x1x1xf32>} : () -> tensor<8x3x1x1xf32>
    %0 = "onnx.Conv"(%x, %w0) {onnx_node_name = "first", onnx.outputs = ["v0"]} : (tensor<1x3x4x4xf32>, tensor<8x3x1x1xf32>) -> tensor<1x8x4x4xf32>
    %w1 = "onnx.Initializer"() {onnx.outputs = ["w1"], value = dense<1.0> : tensor<24x1x1x1xf32>} : () -> tensor<24x1x1x1xf32>
    %1 = "onnx.Conv"(%0, %w1) {group = 8 : si64, onnx_node_name = "multiplied", onnx.outputs = ["v1"]} : (tensor<1x8x4x4xf32>, tensor<24x1x1x1xf32>) -> tensor<1x24x4x4xf32>
    %w2 = "onnx.Initializer"() {onnx.outputs = ["w2"], value = dense<1.0> : tensor<25x24x1x1xf32>} : () -> tensor<25x24x1x1xf32>
    %2 = "onnx.Conv"(%1, %w2) {onnx_node_name = "plain", onnx.outputs = ["v2"]} : (tensor<1x24x4x4xf32>, tensor<25x24x1x1xf32>) -> tensor<1x25x4x4xf32>
    %w3 = "onnx.Initializer"() {onnx.outputs = ["w3"], value = dense<1.0> : tensor<35x5x1x1xf32>} : () -> tensor<35x5x1x1xf32>
    %3 = "onnx.Conv"(%2, %w3) {group = 5 : si64, onnx_node_name = "grouped", onnx.outputs = ["v3"]} : (tensor<1x25x4x4xf32>, tensor<35x5x1x1xf32>) -> tensor<1x35x4x4xf32>
    %w4 = "onnx.Initializer"() {onnx.outputs = ["w4"], value = dense<1.0> : tensor<35x2x1x1xf32>} : () -> tensor<35x2x1x1xf32>
    %4 = "onnx.ConvTranspose"(%3, %w4) {group = 35 : si64, onnx_node_name = "twice", onnx.outputs = ["v4"]} : (tensor<1x35x4x4xf32>, tensor<35x2x1x1xf32>) -> tensor<1x70x4x4xf32>
    %w5 = "onnx.Initializer"() {onnx.outputs = ["w5"], value = dense<1.0> : tensor<5x70x1x1xf32>} : () -> tensor<5x70x1x1xf32>
    %5 = "onnx.Conv"(%4, %w5) {onnx_node_name = "last", onnx.outputs = ["y"]} : (tensor<1x70x4x4xf32>, tensor<5x70x1x1xf32>) -> tensor<1x5x4x4xf32>
    return %5 : tensor<1x5x4x4xf32>
  }
}
