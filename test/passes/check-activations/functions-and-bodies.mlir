// An activation is found in local functions, with and without modules, once for each call, and in the bodies of nodes.
// RUN: exits 1 aimet-opt --check-activations --profile=aimet --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck --implicit-check-not='"nodes"' %s

// CHECK: "module": "act1"
// CHECK-NEXT: "class": "torch.nn.modules.activation.SiLU"
// CHECK-NEXT: "nodes": [
// CHECK-NEXT: "call1/sigmoid",
// CHECK-NEXT: "call1/mul"
// CHECK: "module": "act2"
// CHECK: "nodes": [
// CHECK-NEXT: "call2/sigmoid",
// CHECK-NEXT: "call2/mul"
// CHECK: "nodes": [
// CHECK-NEXT: "plain/sigmoid",
// CHECK-NEXT: "plain/mul"
// CHECK: "nodes": [
// CHECK-NEXT: "in_body"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "m", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<1x8xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Call"(%x) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.SiLU", leaf, path = "act1"}, callee = @"m::SiLU", onnx_node_name = "call1", onnx.outputs = ["a"]} : (tensor<1x8xf32>) -> tensor<*x!onnx.unknown>
    %1 = "onnx.Call"(%0) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.SiLU", leaf, path = "act2"}, callee = @"m::SiLU", onnx_node_name = "call2", onnx.outputs = ["b"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %2 = "onnx.Call"(%1) {callee = @"m::SiLU", onnx_node_name = "plain", onnx.outputs = ["d"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %3 = "onnx.If"(%c) ({
      %s = "onnx.Initializer"() {onnx.outputs = ["slope"], value = dense<1.0> : tensor<1xf32>} : () -> tensor<1xf32>
      %t = "onnx.PRelu"(%2, %s) {onnx_node_name = "in_body", onnx.outputs = ["t"]} : (tensor<*x!onnx.unknown>, tensor<1xf32>) -> tensor<*x!onnx.unknown>
      "aimet.yield"(%t) : (tensor<*x!onnx.unknown>) -> ()
    }, {
      "aimet.yield"(%2) : (tensor<*x!onnx.unknown>) -> ()
    }) {onnx_node_name = "if", onnx.outputs = ["y"], onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, inputs = [], outputs = [{onnx.name = "t"}]}, {attribute = "else_branch", graph = {name = "e"}, inputs = [], outputs = [{onnx.name = "e"}]}]} : (tensor<i1>) -> tensor<*x!onnx.unknown>
    return %3 : tensor<*x!onnx.unknown>
  }
  func.func private @"m::SiLU"(%a: tensor<*x!onnx.unknown> {onnx.name = "a"}) -> (tensor<*x!onnx.unknown> {onnx.name = "b"}) attributes {onnx.function = {domain = "m", name = "SiLU", opset_import = [{version = 20 : si64}]}} {
    %0 = "onnx.Sigmoid"(%a) {onnx_node_name = "sigmoid", onnx.outputs = ["s"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %1 = "onnx.Mul"(%a, %0) {onnx_node_name = "mul", onnx.outputs = ["b"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %1 : tensor<*x!onnx.unknown>
  }
}
