// Functions that call themselves, directly, through others, or from a graph inside a node.
//
// RUN: not aimet-opt --check-onnx %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: function "d::Self": calls itself: "Self" -> "Self"
// CHECK: error: function "d::A": calls itself: "A" -> "B" -> "A"
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "d", version = 1 : si64}]} {
  func.func @main_graph() attributes {onnx.graph = {name = "g"}} {
    %n = "onnx.Call"() {onnx_node_name = "n", callee = @"d::Self"} : () -> tensor<4xf32>
    %0 = "onnx.Call"() {onnx_node_name = "m", callee = @"d::Diamond"} : () -> tensor<4xf32>
    return
  }
  func.func private @"d::Self"() -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.function = {domain = "d", name = "Self", opset_import = [{domain = "d", version = 1 : si64}]}} {
    %0 = "onnx.Call"() {callee = @"d::Self", onnx.outputs = ["y"]} : () -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }
  func.func private @"d::A"(%c: tensor<i1> {onnx.name = "c"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.function = {domain = "d", name = "A", opset_import = [{version = 17 : si64}, {domain = "d", version = 1 : si64}]}} {
    %0 = "onnx.If"(%c) ({
      %1 = "onnx.Call"(%c) {callee = @"d::B", onnx.outputs = ["t"]} : (tensor<i1>) -> tensor<4xf32>
      "aimet.yield"(%1) : (tensor<4xf32>) -> ()
    }, {
      %2 = "onnx.Call"() {callee = @"d::Leaf", onnx.outputs = ["e"]} : () -> tensor<4xf32>
      "aimet.yield"(%2) : (tensor<4xf32>) -> ()
    }) {onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, outputs = [{onnx.name = "t"}]}, {attribute = "else_branch", graph = {name = "e"}, outputs = [{onnx.name = "e"}]}], onnx.outputs = ["y"]} : (tensor<i1>) -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }
  func.func private @"d::B"(%c: tensor<i1> {onnx.name = "c"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.function = {domain = "d", name = "B", opset_import = [{domain = "d", version = 1 : si64}]}} {
    %0 = "onnx.Call"(%c) {callee = @"d::A", onnx.outputs = ["y"]} : (tensor<i1>) -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }
  // Called twice, and on two ways, which is no recursion.
  func.func private @"d::Diamond"() -> (tensor<4xf32> {onnx.name = "a"}) attributes {onnx.function = {domain = "d", name = "Diamond", opset_import = [{domain = "d", version = 1 : si64}]}} {
    %0 = "onnx.Call"() {callee = @"d::Leaf", onnx.outputs = ["a"]} : () -> tensor<4xf32>
    %1 = "onnx.Call"() {callee = @"d::Leaf", onnx.outputs = ["b"]} : () -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }
  func.func private @"d::Leaf"() -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.function = {domain = "d", name = "Leaf", opset_import = [{version = 17 : si64}]}} {
    %0 = "onnx.Constant"() {value = dense<1.0> : tensor<4xf32>, onnx.outputs = ["y"]} : () -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }
}
