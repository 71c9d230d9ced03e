// Names along nested graphs: a node's output must be new, an input or initializer may hide an outer value.
//
// RUN: not aimet-opt --check-onnx %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: warning: an input of a graph inside a node, "x", hides a value of an outer graph
// CHECK: warning: an initializer of a graph inside a node, "c", hides a value of an outer graph
// CHECK: error: "t" is defined twice, as an input and as output of a node
// CHECK: error: output "x" of the graph of attribute "then_branch" is a value of an outer graph
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%n: tensor<i64> {onnx.name = "n"}, %c: tensor<i1> {onnx.name = "c"}, %x: tensor<4xf32> {onnx.name = "x"}, %t: tensor<4xf32> {onnx.name = "t"})
      attributes {onnx.graph = {name = "g"}} {
    %loop = "onnx.Loop"(%n, %c, %x) ({
    ^bb0(%i: tensor<i64>, %in: tensor<i1>, %v: tensor<4xf32>):
      %k = "onnx.Initializer"() {onnx.outputs = ["c"], value = dense<1.0> : tensor<4xf32>} : () -> tensor<4xf32>
      %out = "onnx.Identity"(%in) {onnx.outputs = ["out"]} : (tensor<i1>) -> tensor<i1>
      %u = "onnx.Add"(%v, %t) {onnx.outputs = ["t"]} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
      // The loop's own output is not visible in its body.
      %y = "onnx.Add"(%u, %k) {onnx.outputs = ["y"]} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%out, %y) : (tensor<i1>, tensor<4xf32>) -> ()
    }) {onnx_node_name = "loop", onnx.outputs = ["y"], onnx.graphs = [
        {attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "i"}, {onnx.name = "in"}, {onnx.name = "x"}],
         outputs = [{onnx.name = "out"}, {onnx.name = "y"}]}]} : (tensor<i64>, tensor<i1>, tensor<4xf32>) -> tensor<4xf32>
    %if = "onnx.If"(%c) ({
      "aimet.yield"(%x) : (tensor<4xf32>) -> ()
    }, {
      %copy = "onnx.Identity"(%x) {onnx.outputs = ["i"]} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%copy) : (tensor<4xf32>) -> ()
    }) {onnx_node_name = "if", onnx.graphs = [
        {attribute = "then_branch", graph = {name = "then"}, inputs = [], outputs = [{onnx.name = "x"}]},
        {attribute = "else_branch", graph = {name = "else"}, inputs = [], outputs = [{onnx.name = "i"}]}]} : (tensor<i1>) -> tensor<4xf32>
    return
  }
}
