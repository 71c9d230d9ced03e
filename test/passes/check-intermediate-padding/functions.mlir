// Chains go on across the borders of functions; `pads` may be an attribute of the function, which each call states.
// RUN: exits 1 aimet-opt --check-intermediate-padding --profile=aimet --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck --implicit-check-not='"nodes"' %s

// CHECK: "module": "block2.conv"
// CHECK: "nodes": [
// CHECK-NEXT: "call2/conv"
// CHECK: "message": "convolution pads behind convolution \"block1.conv\", which pads too"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "m", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x9x9xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %0 = "onnx.Call"(%x, %w) {aimet.module = {call = 0 : i64, class = "mine.Block", path = "block1"}, callee = @"m::Block", onnx_node_name = "call1", onnx.outputs = ["a"], pads = array<i64: 1, 1, 1, 1>} : (tensor<1x8x9x9xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %1 = "onnx.Call"(%0, %w) {aimet.module = {call = 0 : i64, class = "mine.Block", path = "block2"}, callee = @"m::Block", onnx_node_name = "call2", onnx.outputs = ["b"], pads = array<i64: 1, 1, 1, 1>} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %2 = "onnx.Call"(%1, %w) {aimet.module = {call = 0 : i64, class = "mine.Block", path = "block3"}, callee = @"m::Block", onnx_node_name = "call3", onnx.outputs = ["y"], pads = array<i64: 0, 0, 0, 0>} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    return %2 : tensor<*x!onnx.unknown>
  }
  func.func private @"m::Block"(%a: tensor<*x!onnx.unknown> {onnx.name = "a"}, %w: tensor<*x!onnx.unknown> {onnx.name = "w"}) -> (tensor<*x!onnx.unknown> {onnx.name = "b"}) attributes {onnx.function = {attribute = ["pads"], domain = "m", name = "Block", opset_import = [{version = 20 : si64}]}} {
    %0 = "onnx.Conv"(%a, %w) {aimet.module = {call = 0 : i64, leaf, path = "conv"}, onnx_node_name = "conv", onnx.attributes = [{name = "pads", ref_attr_name = "pads", type = "INTS"}], onnx.outputs = ["c"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %1 = "onnx.Relu"(%0) {aimet.module = {call = 0 : i64, leaf, path = "act"}, onnx_node_name = "relu", onnx.outputs = ["b"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %1 : tensor<*x!onnx.unknown>
  }
}
