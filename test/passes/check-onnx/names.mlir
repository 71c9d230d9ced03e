// Values that are defined twice or not at all.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: "x" is defined twice, as an input and as an input
// CHECK: error: "w" is defined twice, as an initializer and as an initializer
// CHECK: error: "a_output_0" is defined twice, as output of node "a" and as output of a node
// CHECK: error: "w" is defined twice, as an initializer and as output of a node
// CHECK: error: "d" is defined twice, as output of node "d" and as output of a node
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}, %x2: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<4xf32>} : () -> tensor<4xf32>
    %w2 = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<2.0> : tensor<4xf32>} : () -> tensor<4xf32>
    %a = "onnx.Relu"(%x) {onnx_node_name = "a"} : (tensor<4xf32>) -> tensor<4xf32>
    %b = "onnx.Relu"(%x) {onnx_node_name = "b", onnx.outputs = ["a_output_0"]} : (tensor<4xf32>) -> tensor<4xf32>
    %c = "onnx.Relu"(%x) {onnx_node_name = "c", onnx.outputs = ["w"]} : (tensor<4xf32>) -> tensor<4xf32>
    %d:2 = "onnx.Dropout"(%x) {onnx_node_name = "d", onnx.outputs = ["d", "d"]} : (tensor<4xf32>) -> (tensor<4xf32>, tensor<4xi1>)
    return
  }
}

// -----

// CHECK: error: "x" is defined twice, as an input and as an initializer
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<1xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    "onnx.Initializer"(%x) {value = dense<1.0> : tensor<1xf32>} : (tensor<1xf32>) -> ()
    "onnx.Initializer"(%x) {value = dense<2.0> : tensor<1xf32>} : (tensor<1xf32>) -> ()
    return
  }
}

// -----

// Before IR version 4 every initializer is an input too.
// CHECK: error: initializer "w" is no input of the graph, expected one at IR version 3
module attributes {onnx.ir_version = 3 : si64, onnx.opset_import = [{version = 7 : si64}]} {
  func.func @main_graph(%x: tensor<1xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    "onnx.Initializer"(%x) {value = dense<1.0> : tensor<1xf32>} : (tensor<1xf32>) -> ()
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<4xf32>} : () -> tensor<4xf32>
    return
  }
}

// -----

// CHECK: error: output "gone" of the graph is not defined
// CHECK: error: input 1, "lost", is not defined
// CHECK: error: an initializer has no name
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "gone"}) attributes {onnx.graph = {name = "g"}} {
    %lost = "onnx.Undefined"() {onnx.outputs = ["lost"]} : () -> tensor<4xf32>
    %gone = "onnx.Undefined"() {onnx.outputs = ["gone"]} : () -> tensor<4xf32>
    %add = "onnx.Add"(%x, %lost) {onnx_node_name = "add"} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %w = "onnx.Initializer"() {onnx.outputs = [""], value = dense<1.0> : tensor<4xf32>} : () -> tensor<4xf32>
    return %gone : tensor<4xf32>
  }
}

// -----

// Node names may be absent; absent outputs have no name.
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.Relu"(%x) {onnx_node_name = "", onnx.outputs = ["a"]} : (tensor<4xf32>) -> tensor<4xf32>
    %b = "onnx.Relu"(%x) {onnx_node_name = "", onnx.outputs = ["b"]} : (tensor<4xf32>) -> tensor<4xf32>
    %c:2 = "onnx.Dropout"(%x) {onnx.outputs = ["c", ""]} : (tensor<4xf32>) -> (tensor<4xf32>, none)
    %d:2 = "onnx.Dropout"(%x) {onnx.outputs = ["d", ""]} : (tensor<4xf32>) -> (tensor<4xf32>, none)
    return
  }
}
