// Random nodes, unknown ones, calls that hold such, nodes with bodies, and equal nodes of different graphs stay as they are.
// RUN: aimet-opt --merge-duplicate-nodes %s > %t.mlir
// RUN: aimet-opt %s | diff - %t.mlir

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %t = "onnx.Initializer"() {onnx.outputs = ["t"], value = dense<true> : tensor<i1>} : () -> tensor<i1>
    %w1 = "onnx.Initializer"() {onnx.outputs = ["w1"], value = dense<1.0> : tensor<2xf32>} : () -> tensor<2xf32>
    %w2 = "onnx.Initializer"() {onnx.outputs = ["w2"], value = dense<1.0> : tensor<2xf32>} : () -> tensor<2xf32>
    %r1 = "onnx.RandomNormalLike"(%x) {onnx_node_name = "r1"} : (tensor<2xf32>) -> tensor<2xf32>
    %r2 = "onnx.RandomNormalLike"(%x) {onnx_node_name = "r2"} : (tensor<2xf32>) -> tensor<2xf32>
    %b1 = "onnx.Bernoulli"(%x) {onnx_node_name = "b1", seed = 1.0 : f32} : (tensor<2xf32>) -> tensor<2xf32>
    %b2 = "onnx.Bernoulli"(%x) {onnx_node_name = "b2", seed = 1.0 : f32} : (tensor<2xf32>) -> tensor<2xf32>
    %n = "onnx.NoValue"() : () -> none
    %d1 = "onnx.Dropout"(%x, %n, %t) {onnx_node_name = "d1"} : (tensor<2xf32>, none, tensor<i1>) -> tensor<2xf32>
    %d2 = "onnx.Dropout"(%x, %n, %t) {onnx_node_name = "d2"} : (tensor<2xf32>, none, tensor<i1>) -> tensor<2xf32>
    %u1 = "onnx.Custom"(%x) {domain_name = "my", function_name = "F", onnx_node_name = "u1"} : (tensor<2xf32>) -> tensor<2xf32>
    %u2 = "onnx.Custom"(%x) {domain_name = "my", function_name = "F", onnx_node_name = "u2"} : (tensor<2xf32>) -> tensor<2xf32>
    %f1 = "onnx.Call"(%x) {callee = @"my::noise", onnx_node_name = "f1"} : (tensor<2xf32>) -> tensor<2xf32>
    %f2 = "onnx.Call"(%x) {callee = @"my::noise", onnx_node_name = "f2"} : (tensor<2xf32>) -> tensor<2xf32>
    %a1 = "onnx.Add"(%x, %w1) {onnx_node_name = "a1"} : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
    %a2 = "onnx.Add"(%x, %w2) {onnx_node_name = "a2"} : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
    %e = "onnx.Exp"(%x) {onnx_node_name = "outer"} : (tensor<2xf32>) -> tensor<2xf32>
    %i1 = "onnx.If"(%c) ({
      %1 = "onnx.Exp"(%x) {onnx_node_name = "then"} : (tensor<2xf32>) -> tensor<2xf32>
      "aimet.yield"(%1) : (tensor<2xf32>) -> ()
    }, {
      %1 = "onnx.Exp"(%x) {onnx_node_name = "else"} : (tensor<2xf32>) -> tensor<2xf32>
      "aimet.yield"(%1) : (tensor<2xf32>) -> ()
    }) {onnx_node_name = "i1", onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}]} : (tensor<i1>) -> tensor<2xf32>
    %i2 = "onnx.If"(%c) ({
      "aimet.yield"(%a1) : (tensor<2xf32>) -> ()
    }, {
      "aimet.yield"(%a2) : (tensor<2xf32>) -> ()
    }) {onnx_node_name = "i2", onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}]} : (tensor<i1>) -> tensor<2xf32>
    %i3 = "onnx.If"(%c) ({
      "aimet.yield"(%a1) : (tensor<2xf32>) -> ()
    }, {
      "aimet.yield"(%a2) : (tensor<2xf32>) -> ()
    }) {onnx_node_name = "i3", onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}]} : (tensor<i1>) -> tensor<2xf32>
    %y = "onnx.Sum"(%r1, %r2, %b1, %b2, %d1, %d2, %u1, %u2, %f1, %f2, %e, %i1, %i2, %i3) {onnx.outputs = ["y"]} : (tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<*xf32>
    return %y : tensor<*xf32>
  }
  func.func private @"my::noise"(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.function = {domain = "my", name = "noise", opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]}} {
    %0 = "onnx.Call"(%x) {callee = @"my::inner", onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %0 : tensor<*xf32>
  }
  func.func private @"my::inner"(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.function = {domain = "my", name = "inner", opset_import = [{version = 20 : si64}]}} {
    %0 = "onnx.RandomUniformLike"(%x) {onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %0 : tensor<*xf32>
  }
}
