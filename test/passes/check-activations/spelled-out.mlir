// x * Sigmoid(x) is one with an Identity before the Sigmoid, and where others read the Sigmoid, which then is no part of it.
// RUN: aimet-opt --check-activations --profile=%S/../check-conv-channels/Inputs/target.toml --emit=none %s 2>&1 | FileCheck %s
// CHECK: warning: activation "silu" is one that profile "target" advises against
// CHECK: warning: activation "silu" is one that profile "target" advises against
// CHECK: check-activations: passed, 2 warnings
// RUN: aimet-opt --check-activations --profile=%S/../check-conv-channels/Inputs/target.toml --emit=none --quiet --report=json:- %s | FileCheck --check-prefix=JSON %s
// JSON: "nodes": [
// JSON-NEXT: "s0",
// JSON-NEXT: "m0"
// JSON-NEXT: ]
// JSON: "nodes": [
// JSON-NEXT: "m1"
// JSON-NEXT: ]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<2x4xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}, tensor<*x!onnx.unknown> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    %i = "onnx.Identity"(%x) {onnx_node_name = "i", onnx.outputs = ["i"]} : (tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    %s0 = "onnx.Sigmoid"(%i) {onnx_node_name = "s0", onnx.outputs = ["s0"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %m0 = "onnx.Mul"(%x, %s0) {onnx_node_name = "m0", onnx.outputs = ["m0"]} : (tensor<2x4xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %s1 = "onnx.Sigmoid"(%m0) {onnx_node_name = "s1", onnx.outputs = ["s1"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %y = "onnx.Mul"(%s1, %m0) {onnx_node_name = "m1", onnx.outputs = ["y"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %z = "onnx.Neg"(%s1) {onnx_node_name = "n", onnx.outputs = ["z"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %y, %z : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
}
