// Nodes whose results nothing uses, with what only they use: a remark for each graph.
//
// RUN: aimet-opt --check-onnx --emit=none --report=json:- %s 2>%t.err | FileCheck %s
// RUN: FileCheck %s --check-prefix=TEXT --implicit-check-not=error: --implicit-check-not=warning: --implicit-check-not=remark: < %t.err

// TEXT: remark: 1 node computes a value that nothing uses [check-onnx/dead-node]
// TEXT: note: remove the nodes; --eliminate-dead-nodes does it
// TEXT: remark: 5 nodes compute values that nothing uses
// CHECK: "rule": "dead-node",
// CHECK-NEXT: "severity": "remark",
// CHECK-NEXT: "nodes": [
// CHECK-NEXT: "inner-dead"
// CHECK-NEXT: ]
// CHECK: "fixed_by": "eliminate-dead-nodes"
// CHECK: "nodes": [
// CHECK-NEXT: "chain0",
// CHECK-NEXT: "graph/node[1]",
// CHECK-NEXT: "two",
// CHECK-NEXT: "captured",
// CHECK-NEXT: "if"
// CHECK-NEXT: ]
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "d", version = 1 : si64}]} {
  func.func @main_graph(%c: tensor<i1> {onnx.name = "c"}, %x: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Neg"(%x) {onnx_node_name = "chain0", onnx.outputs = ["a"]} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.Abs"(%0) {onnx.outputs = ["b"]} : (tensor<4xf32>) -> tensor<4xf32>
    %2:2 = "onnx.Dropout"(%1) {onnx_node_name = "two", onnx.outputs = ["d", "m"]} : (tensor<4xf32>) -> (tensor<4xf32>, tensor<4xi1>)
    %3 = "onnx.Relu"(%x) {onnx_node_name = "captured", onnx.outputs = ["e"]} : (tensor<4xf32>) -> tensor<4xf32>
    %4 = "onnx.If"(%c) ({
      %t = "onnx.Add"(%3, %3) {onnx.outputs = ["t"]} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%t) : (tensor<4xf32>) -> ()
    }, {
      %u = "onnx.Neg"(%x) {onnx.outputs = ["u"]} : (tensor<4xf32>) -> tensor<4xf32>
      %v = "onnx.Neg"(%u) {onnx_node_name = "inner-dead", onnx.outputs = ["v"]} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%u) : (tensor<4xf32>) -> ()
    }) {onnx_node_name = "if", onnx.outputs = ["f"], onnx.graphs = [{graph = {name = "t"}, outputs = [{onnx.name = "t"}]}, {graph = {name = "e"}, outputs = [{onnx.name = "u"}]}]} : (tensor<i1>) -> tensor<4xf32>
    // What an operator does that ONNX does not know, nobody can tell.
    %p = "onnx.Custom"(%x) {onnx_node_name = "print", domain_name = "d", function_name = "Print", onnx.outputs = ["p"]} : (tensor<4xf32>) -> tensor<4xf32>
    // One result of two is used; a value that a body uses; a value used alive and dead.
    %5:2 = "onnx.Dropout"(%x) {onnx_node_name = "half", onnx.outputs = ["h", "n"]} : (tensor<4xf32>) -> (tensor<4xf32>, tensor<4xi1>)
    %6 = "onnx.If"(%c) ({
      %w = "onnx.Neg"(%5#0) {onnx.outputs = ["w"]} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%w) : (tensor<4xf32>) -> ()
    }, {
      %z = "onnx.Abs"(%5#0) {onnx.outputs = ["z"]} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%z) : (tensor<4xf32>) -> ()
    }) {onnx_node_name = "live", onnx.outputs = ["y"], onnx.graphs = [{graph = {name = "t"}, outputs = [{onnx.name = "w"}]}, {graph = {name = "e"}, outputs = [{onnx.name = "z"}]}]} : (tensor<i1>) -> tensor<4xf32>
    return %6 : tensor<4xf32>
  }
}
