// References to attributes of the enclosing function.
//
// RUN: not aimet-opt --check-onnx %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: warning: attribute "axis" refers to "a" of a function, but the node is in none
// CHECK: note: write the attribute's value, or declare it in the function
// CHECK: warning: attribute "axis" refers to "b", which the function does not declare
// CHECK: warning: attribute "axis" has a value and refers to "a", expected one of both
// CHECK: error: attribute "axis" has a value and refers to "a", expected one of both
module attributes {onnx.ir_version = 9 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Softmax"(%x) {onnx_node_name = "main", onnx.attributes = [{name = "axis", ref_attr_name = "a", type = 2 : si32}]} : (tensor<4xf32>) -> tensor<4xf32>
    return
  }
  func.func private @"d::F"(%x: tensor<4xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"})
      attributes {onnx.function = {domain = "d", name = "F", attribute = ["a"], attribute_proto = [{i = 1 : si64, name = "e", type = 2 : si32}], opset_import = [{version = 17 : si64}]}} {
    %0 = "onnx.Softmax"(%x) {onnx_node_name = "undeclared", onnx.attributes = [{name = "axis", ref_attr_name = "b", type = 2 : si32}]} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.Softmax"(%x) {onnx_node_name = "both", onnx.attributes = [{i = 1 : si64, name = "axis", ref_attr_name = "a", type = 2 : si32}]} : (tensor<4xf32>) -> tensor<4xf32>
    // Declared without a default, and with one; in a graph inside a node too.
    %2 = "onnx.Softmax"(%x) {onnx_node_name = "bound", onnx.attributes = [{name = "axis", ref_attr_name = "a", type = 2 : si32}]} : (tensor<4xf32>) -> tensor<4xf32>
    %3 = "onnx.If"(%c) ({
      %4 = "onnx.Softmax"(%x) {onnx_node_name = "inner", onnx.attributes = [{name = "axis", ref_attr_name = "e", type = 2 : si32}]} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%4) : (tensor<4xf32>) -> ()
    }, {
      %5 = "onnx.Softmax"(%x) {onnx_node_name = "inner-both", onnx.attributes = [{i = 1 : si64, name = "axis", ref_attr_name = "a", type = 2 : si32}]} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%5) : (tensor<4xf32>) -> ()
    }) {onnx_node_name = "if", onnx.graphs = [{graph = {name = "t"}, outputs = [{onnx.name = "t"}]}, {graph = {name = "e"}, outputs = [{onnx.name = "e"}]}]} : (tensor<i1>) -> tensor<4xf32>
    return
  }
}
