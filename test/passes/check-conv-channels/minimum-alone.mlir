// A profile may have a minimum alone: then nothing is said of multiples, and what counts as enough is the minimum.
// RUN: split-file %s %t
// RUN: exits 1 aimet-opt --check-conv-channels --profile=%t/least.toml --fail-level=warning --quiet --report=json:- --emit=none %t/m.mlir | FileCheck --implicit-check-not=multiple --implicit-check-not='"rule"' %s
// CHECK: "rule": "minimum"
// CHECK: "odd"
// CHECK: "message": "2-d convolution with in channels 9, out channels 7: fewer than 8; first and last layer of the network"
// CHECK: "remedy": "make it `nn.Conv2d(9, 8, ...)`
// CHECK: "recommendation": "give it at least 8 channels: that performs better"

//--- least.toml
name = "least"
title = "a minimum alone"
report-first-and-last = true
checks = ["check-conv-channels"]

[channel-minimum]
value = 8
source = "the tests"
date = 2026-01-31

//--- m.mlir
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x9x4x4xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<7x9x1x1xf32>} : () -> tensor<7x9x1x1xf32>
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "odd", onnx.outputs = ["y"]} : (tensor<1x9x4x4xf32>, tensor<7x9x1x1xf32>) -> tensor<*x!onnx.unknown>
    return %0 : tensor<*x!onnx.unknown>
  }
}
