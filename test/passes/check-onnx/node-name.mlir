// Names of nodes: once in each graph.
//
// RUN: not aimet-opt --check-onnx --emit=none --report=text:- %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: 3 nodes of the graph are named "twice" [check-onnx/node-name]
// CHECK: note: give each node a name of its own; --name-nodes does it
// CHECK: error: 3 nodes of the graph are named "twice" [check-onnx/node-name]
// CHECK-NEXT: node: twice
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%c: tensor<i1> {onnx.name = "c"}, %x: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx_node_name = "twice", onnx.outputs = ["a"]} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.Relu"(%0) {onnx_node_name = "twice", onnx.outputs = ["b"]} : (tensor<4xf32>) -> tensor<4xf32>
    %2 = "onnx.Relu"(%1) {onnx_node_name = "twice", onnx.outputs = ["d"]} : (tensor<4xf32>) -> tensor<4xf32>
    // No name, an empty one, and the same one in graphs of their own.
    %3 = "onnx.Relu"(%2) {onnx.outputs = ["e"]} : (tensor<4xf32>) -> tensor<4xf32>
    %4 = "onnx.Relu"(%3) {onnx_node_name = "", onnx.outputs = ["f"]} : (tensor<4xf32>) -> tensor<4xf32>
    %5 = "onnx.Relu"(%4) {onnx_node_name = "", onnx.outputs = ["h"]} : (tensor<4xf32>) -> tensor<4xf32>
    %6 = "onnx.If"(%c) ({
      %7 = "onnx.Relu"(%5) {onnx_node_name = "once", onnx.outputs = ["t"]} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%7) : (tensor<4xf32>) -> ()
    }, {
      %8 = "onnx.Relu"(%5) {onnx_node_name = "once", onnx.outputs = ["u"]} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%8) : (tensor<4xf32>) -> ()
    }) {onnx_node_name = "once", onnx.outputs = ["y"], onnx.graphs = [{graph = {name = "t"}, outputs = [{onnx.name = "t"}]}, {graph = {name = "e"}, outputs = [{onnx.name = "u"}]}]} : (tensor<i1>) -> tensor<4xf32>
    return %6 : tensor<4xf32>
  }
}
