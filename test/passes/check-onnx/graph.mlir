// Names and types of graphs, their inputs and outputs.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: the graph has no name
// CHECK: error: input 1 of the graph has no name
// CHECK: error: output 0 of the graph has no name
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}, %unnamed: tensor<4xf32> {onnx.name}) -> (tensor<4xf32> {onnx.name = ""}) attributes {onnx.graph = {}} {
    return %x : tensor<4xf32>
  }
}

// -----

// Export makes versions and names where IR says nothing of them.
func.func @net(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = "onnx.Gelu"(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// CHECK: error: input "a" of the graph has no type
// CHECK: error: input "b" of the graph has no element type
// CHECK: error: input "c" of the graph has no shape
// CHECK: error: input "d" of the graph has no element type
// CHECK: error: output "e" of the graph has no shape
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%a: tensor<*x!onnx.unknown> {onnx.name = "a"}, %b: tensor<4x!onnx.unknown> {onnx.name = "b"}, %c: tensor<*xf32> {onnx.name = "c"},
                        %d: tensor<*x!onnx.unknown> {onnx.name = "d", onnx.type = {tensor_type = {}}})
      -> (tensor<*xf32> {onnx.name = "e"}) attributes {onnx.graph = {name = "g"}} {
    %e = "onnx.Relu"(%c) {onnx.outputs = ["e"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %e : tensor<*xf32>
  }
}

// -----

// No shape is unknown rank, no dimension a scalar; sequences have no shape; values inside need no type.
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%a: tensor<f32> {onnx.name = "a"}, %b: tensor<?xf32> {onnx.name = "b"}, %c: !onnx.Seq<tensor<*xf32>> {onnx.name = "c"})
      -> (tensor<f32> {onnx.name = "a"}) attributes {onnx.graph = {name = "g"}} {
    %d = "onnx.Relu"(%b) {onnx.outputs = ["d"]} : (tensor<?xf32>) -> tensor<*x!onnx.unknown>
    return %a : tensor<f32>
  }
}

// -----

// CHECK: warning: metadata key "k" of the graph is given twice
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph() attributes {onnx.graph = {name = "g", metadata_props = ["k", "1", "k", "2"]}} {
    return
  }
}

// -----

// Graphs inside nodes need names, but their values no types.
// CHECK: error: the graph of attribute "then_branch" has no name
// CHECK: error: output 0 of the graph has no name
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%c: tensor<i1> {onnx.name = "c"}, %x: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %if = "onnx.If"(%c) ({
      %a = "onnx.Relu"(%x) {onnx.outputs = ["a"]} : (tensor<4xf32>) -> tensor<*x!onnx.unknown>
      "aimet.yield"(%a) : (tensor<*x!onnx.unknown>) -> ()
    }, {
      %b = "onnx.Relu"(%x) {onnx.outputs = ["b"]} : (tensor<4xf32>) -> tensor<*x!onnx.unknown>
      "aimet.yield"(%b) : (tensor<*x!onnx.unknown>) -> ()
    }) {onnx_node_name = "if", onnx.graphs = [{graph = {}, outputs = [{onnx.name}]}, {attribute = "else_branch", graph = {name = "e"}, outputs = [{onnx.name = "b"}]}]} : (tensor<i1>) -> tensor<4xf32>
    return
  }
}
