// Two calls of one module are one finding; a function is seen with the weight of each call; bodies count.
// RUN: exits 1 aimet-opt --check-conv-channels --profile=%S/Inputs/target.toml --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// RUN: exits 1 aimet-opt --check-conv-channels --profile=%S/Inputs/target.toml --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck --check-prefix=JSON %s
// CHECK: warning: 2-d convolution with in channels 9, out channels 9: not a multiple of 8 (next: 16, 16); first layer of the network
// CHECK: warning: 2-d convolution with in channels 9, out channels 10:
// CHECK: warning: 2-d convolution with in channels 10, out channels 11:
// CHECK: warning: 2-d convolution with in channels 11, out channels 12: not a multiple of 8 (next: 16, 16); last layer of the network [
// JSON: "module": "twice"
// JSON: "calls": 2
// JSON: "module": "block1.conv"
// JSON: "module": "block2.conv"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "m", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<1x9x8x8xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["twice.weight"], value = dense<1.0> : tensor<9x9x1x1xf32>} : () -> tensor<9x9x1x1xf32>
    %u = "onnx.Initializer"() {onnx.outputs = ["block1.conv.weight"], value = dense<1.0> : tensor<10x9x1x1xf32>} : () -> tensor<10x9x1x1xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["block2.conv.weight"], value = dense<1.0> : tensor<11x10x1x1xf32>} : () -> tensor<11x10x1x1xf32>
    %0 = "onnx.Conv"(%x, %w) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "twice"}, onnx_node_name = "twice", onnx.outputs = ["a"]} : (tensor<1x9x8x8xf32>, tensor<9x9x1x1xf32>) -> tensor<*x!onnx.unknown>
    %1 = "onnx.Conv"(%0, %w) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "twice"}, onnx_node_name = "twice_1", onnx.outputs = ["b"]} : (tensor<*x!onnx.unknown>, tensor<9x9x1x1xf32>) -> tensor<*x!onnx.unknown>
    %2 = "onnx.Call"(%1, %u) {aimet.module = {call = 0 : i64, class = "mine.Block", path = "block1"}, callee = @"m::Block", onnx_node_name = "call1", onnx.outputs = ["d"]} : (tensor<*x!onnx.unknown>, tensor<10x9x1x1xf32>) -> tensor<*x!onnx.unknown>
    %3 = "onnx.Call"(%2, %v) {aimet.module = {call = 0 : i64, class = "mine.Block", path = "block2"}, callee = @"m::Block", onnx_node_name = "call2", onnx.outputs = ["e"]} : (tensor<*x!onnx.unknown>, tensor<11x10x1x1xf32>) -> tensor<*x!onnx.unknown>
    %4 = "onnx.If"(%c) ({
      %z = "onnx.Initializer"() {onnx.outputs = ["inner"], value = dense<1.0> : tensor<12x11x1x1xf32>} : () -> tensor<12x11x1x1xf32>
      %t = "onnx.Conv"(%3, %z) {onnx_node_name = "in_body", onnx.outputs = ["t"]} : (tensor<*x!onnx.unknown>, tensor<12x11x1x1xf32>) -> tensor<*x!onnx.unknown>
      "aimet.yield"(%t) : (tensor<*x!onnx.unknown>) -> ()
    }, {
      "aimet.yield"(%3) : (tensor<*x!onnx.unknown>) -> ()
    }) {onnx_node_name = "if", onnx.outputs = ["y"], onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, inputs = [], outputs = [{onnx.name = "t"}]}, {attribute = "else_branch", graph = {name = "e"}, inputs = [], outputs = [{onnx.name = "e"}]}]} : (tensor<i1>) -> tensor<*x!onnx.unknown>
    return %4 : tensor<*x!onnx.unknown>
  }
  func.func private @"m::Block"(%a: tensor<*x!onnx.unknown> {onnx.name = "a"}, %w: tensor<*x!onnx.unknown> {onnx.name = "w"}) -> (tensor<*x!onnx.unknown> {onnx.name = "b"}) attributes {onnx.function = {domain = "m", name = "Block", opset_import = [{version = 20 : si64}]}} {
    %0 = "onnx.Conv"(%a, %w) {aimet.module = {call = 0 : i64, leaf, path = "conv"}, onnx_node_name = "conv", onnx.outputs = ["b"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %0 : tensor<*x!onnx.unknown>
  }
}
