// Bodies stand in the place of calls; outputs of calls keep their names, what is named in a function begins with the
// call's name; functions and imports that are not needed any longer go.
// RUN: aimet-opt --inline-functions %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --inline-functions %s > %t.once
// RUN: aimet-opt --inline-functions %t.once | diff %t.once -
// RUN: aimet-opt --inline-functions --quiet --report=json:%t.json --emit=none %s
// RUN: %python -m json.tool %t.json | FileCheck --check-prefix=JSON %s
// REMARK: remark: 3 calls of 2 functions are inlined: 5 nodes
// REMARK-NOT: remark:
// JSON: "class": "Block",
// JSON: "first",
// JSON-NEXT: "second"
// CHECK: opset_import = [{version = 20 : si64}]
// CHECK-NOT: func.func private
// CHECK: func.func @main_graph
// CHECK-NEXT: %[[W:.*]] = "onnx.Initializer"
// CHECK-NEXT: %[[C:.*]] = "onnx.Conv"(%arg0, %[[W]]) {onnx.outputs = ["first/c"], onnx_node_name = "first/conv"}
// CHECK-NEXT: %[[R:.*]] = "onnx.Relu"(%[[C]]) {onnx.outputs = ["t"], onnx_node_name = "first/relu"}
// Derived names stay derived.
// CHECK-NEXT: %[[D:.*]] = "onnx.Conv"(%[[R]], %[[W]]) {onnx.outputs = ["second/c"], onnx_node_name = "second/conv"}
// CHECK-NEXT: %[[S:.*]] = "onnx.Relu"(%[[D]]) {onnx.outputs = ["u"], onnx.value_info = [{onnx.doc_string = "kept"}], onnx_node_name = "second/relu"} : (tensor<*x!onnx.unknown>) -> tensor<4xf32>
// A function that is called once keeps its names where they are free.
// CHECK-NEXT: %[[Y:.*]] = "onnx.Neg"(%[[S]]) {onnx.outputs = ["y"], onnx_node_name = "neg"}
// CHECK-NEXT: return %[[Y]]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "net", version = 1 : si64}]} {
  func.func private @"net::Block"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}, %w: tensor<*x!onnx.unknown> {onnx.name = "w"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "net", name = "Block", opset_import = [{version = 20 : si64}]}} {
    %c = "onnx.Conv"(%x, %w) {onnx.outputs = ["c"], onnx_node_name = "conv"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %r = "onnx.Relu"(%c) {onnx.outputs = ["r"], onnx_node_name = "relu"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %r : tensor<*x!onnx.unknown>
  }
  func.func private @"net::Neg"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "n"}) attributes {onnx.function = {domain = "net", name = "Neg", opset_import = [{version = 20 : si64}]}} {
    %n = "onnx.Neg"(%x) {onnx.outputs = ["n"], onnx_node_name = "neg"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %n : tensor<*x!onnx.unknown>
  }
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<1x1x1xf32>} : () -> tensor<1x1x1xf32>
    %t = "onnx.Call"(%x, %w) {callee = @"net::Block", onnx.outputs = ["t"], onnx_node_name = "first"} : (tensor<4xf32>, tensor<1x1x1xf32>) -> tensor<*x!onnx.unknown>
    %u = "onnx.Call"(%t, %w) {callee = @"net::Block", onnx.outputs = ["u"], onnx.value_info = [{onnx.doc_string = "kept"}], onnx_node_name = "second"} : (tensor<*x!onnx.unknown>, tensor<1x1x1xf32>) -> tensor<4xf32>
    %y = "onnx.Call"(%u) {callee = @"net::Neg", onnx.outputs = ["y"], onnx_node_name = "third"} : (tensor<4xf32>) -> tensor<4xf32>
    return %y : tensor<4xf32>
  }
}
