// Attributes that have no natural form are held as messages (`onnx.attributes`); what is wrong with them shows there.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: an attribute has no name
// CHECK: error: attribute "alpha" has no type
// CHECK: error: attribute "alpha" has unknown type 77
// CHECK: error: attribute "q" says INT but holds FLOAT
// CHECK: error: attribute "q" holds 2 values, expected one
// CHECK: error: attribute "q" says TENSOR but holds no value
// CHECK: error: attribute "q" is given twice
// CHECK: error: attribute "alpha" is given twice
// CHECK: error: attribute "alpha" of operator "LeakyRelu" has wrong type, got STRINGS, expected FLOAT
// CHECK: error: attribute "alpha" of operator "LeakyRelu" has wrong type, got INT, expected FLOAT
// CHECK: warning: attribute "alpha" refers to "slope" of a function, but the node is in none
// CHECK: error: operator "Relu" of opset 17 has no attribute "q"
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "d", version = 1 : si64}, {domain = "any", version = 1 : si64}]} {
  func.func @main_graph(%x_in: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %x = "onnx.Custom"(%x_in) {onnx_node_name = "any-x", domain_name = "any", function_name = "F"} : (tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %a = "onnx.LeakyRelu"(%x) {onnx_node_name = "nameless", onnx.attributes = [{f = 1.0 : f32, type = 1 : si32}]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b = "onnx.LeakyRelu"(%x) {onnx_node_name = "typeless", onnx.attributes = [{f = 1.0 : f32, name = "alpha"}]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c = "onnx.LeakyRelu"(%x) {onnx_node_name = "odd-type", onnx.attributes = [{f = 1.0 : f32, name = "alpha", type = 77 : si32}]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %d = "onnx.Custom"(%x) {onnx_node_name = "mismatch", domain_name = "d", function_name = "F", onnx.attributes = [{f = 1.0 : f32, name = "q", type = 2 : si32}]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %e = "onnx.Custom"(%x) {onnx_node_name = "two", domain_name = "d", function_name = "F", onnx.attributes = [{f = 1.0 : f32, i = 1 : si64, name = "q", type = 2 : si32}]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %f = "onnx.Custom"(%x) {onnx_node_name = "empty", domain_name = "d", function_name = "F", onnx.attributes = [{name = "q", type = 4 : si32}]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %g = "onnx.Custom"(%x) {onnx_node_name = "twice", domain_name = "d", function_name = "F", onnx.attributes = [{i = 1 : si64, name = "q", type = 2 : si32}, {i = 2 : si64, name = "q", type = 2 : si32}]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %h = "onnx.LeakyRelu"(%x) {onnx_node_name = "again", alpha = 1.0 : f32, onnx.attributes = ["alpha", {f = 1.0 : f32, name = "alpha", type = 1 : si32}]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %i = "onnx.LeakyRelu"(%x) {onnx_node_name = "wrong", onnx.attributes = [{name = "alpha", type = 8 : si32}]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %j = "onnx.LeakyRelu"(%x) {onnx_node_name = "reference", onnx.attributes = [{name = "alpha", ref_attr_name = "slope", type = 2 : si32}]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %k = "onnx.Relu"(%x) {onnx_node_name = "unknown", onnx.attributes = [{i = 1 : si64, name = "q", type = 2 : si32}]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // A number that is not there is its default; names alone give only the order.
    %l = "onnx.LeakyRelu"(%x) {onnx_node_name = "default", onnx.attributes = [{name = "alpha", type = 1 : si32}]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %n = "onnx.Conv"(%x, %x) {onnx_node_name = "order", group = 1 : si64, auto_pad = "VALID", onnx.attributes = ["group", "auto_pad"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %o = "onnx.Custom"(%x) {onnx_node_name = "graphs", domain_name = "d", function_name = "F", onnx.attributes = [{graphs = [], name = "q", type = 10 : si32}]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// The first IR version had no types of attributes.
module attributes {onnx.ir_version = 1 : si64} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.LeakyRelu"(%x) {onnx_node_name = "a", onnx.attributes = [{f = 1.0 : f32, name = "alpha"}]} : (tensor<4xf32>) -> tensor<4xf32>
    return
  }
}

// -----

// Regions are graph attributes; `attribute_proto` holds what their message says besides, `list` makes them one list.
// CHECK: error: attribute "then_branch" has no type
// CHECK: error: attribute "then_branch" is given twice
// CHECK: error: attribute "then_branch" of operator "If" has wrong type, got GRAPHS, expected GRAPH
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "d", version = 1 : si64}, {domain = "any", version = 1 : si64}]} {
  func.func @main_graph(%c: tensor<i1> {onnx.name = "c"}) attributes {onnx.graph = {name = "g"}, outputs = [{onnx.name = "b1"}]} {
    %1 = "onnx.If"(%c) ({ %b1 = "onnx.Constant"() {value = dense<1.0> : tensor<4xf32>, onnx.outputs = ["b1"]} : () -> tensor<4xf32> "aimet.yield"(%b1) : (tensor<4xf32>) -> () }, { %b2 = "onnx.Constant"() {value = dense<1.0> : tensor<4xf32>, onnx.outputs = ["b2"]} : () -> tensor<4xf32> "aimet.yield"(%b2) : (tensor<4xf32>) -> () }) {onnx_node_name = "typeless",
      onnx.graphs = [{attribute = "then_branch", attribute_proto = {}, graph = {name = "t"}, outputs = [{onnx.name = "b2"}]}, {attribute = "else_branch", graph = {name = "e"}, outputs = [{onnx.name = "b3"}]}]} : (tensor<i1>) -> tensor<*x!onnx.unknown>
    %2 = "onnx.If"(%c) ({ %b3 = "onnx.Constant"() {value = dense<1.0> : tensor<4xf32>, onnx.outputs = ["b3"]} : () -> tensor<4xf32> "aimet.yield"(%b3) : (tensor<4xf32>) -> () }, { %b4 = "onnx.Constant"() {value = dense<1.0> : tensor<4xf32>, onnx.outputs = ["b4"]} : () -> tensor<4xf32> "aimet.yield"(%b4) : (tensor<4xf32>) -> () }, { %b5 = "onnx.Constant"() {value = dense<1.0> : tensor<4xf32>, onnx.outputs = ["b5"]} : () -> tensor<4xf32> "aimet.yield"(%b5) : (tensor<4xf32>) -> () }) {onnx_node_name = "twice",
      onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, outputs = [{onnx.name = "b4"}]}, {attribute = "else_branch", graph = {name = "e"}, outputs = [{onnx.name = "b5"}]}, {attribute = "then_branch", graph = {name = "t"}, outputs = [{onnx.name = "b6"}]}]} : (tensor<i1>) -> tensor<*x!onnx.unknown>
    %3 = "onnx.If"(%c) ({ %b6 = "onnx.Constant"() {value = dense<1.0> : tensor<4xf32>, onnx.outputs = ["b6"]} : () -> tensor<4xf32> "aimet.yield"(%b6) : (tensor<4xf32>) -> () }, { %b7 = "onnx.Constant"() {value = dense<1.0> : tensor<4xf32>, onnx.outputs = ["b7"]} : () -> tensor<4xf32> "aimet.yield"(%b7) : (tensor<4xf32>) -> () }) {onnx_node_name = "list",
      onnx.graphs = [{attribute = "then_branch", list, graph = {name = "t"}, outputs = [{onnx.name = "b7"}]}, {attribute = "else_branch", graph = {name = "e"}, outputs = [{onnx.name = "b8"}]}]} : (tensor<i1>) -> tensor<*x!onnx.unknown>
    "onnx.Custom"(%c) ({ %b8 = "onnx.Constant"() {value = dense<1.0> : tensor<4xf32>, onnx.outputs = ["b8"]} : () -> tensor<4xf32> "aimet.yield"(%b8) : (tensor<4xf32>) -> () }, { %b9 = "onnx.Constant"() {value = dense<1.0> : tensor<4xf32>, onnx.outputs = ["b9"]} : () -> tensor<4xf32> "aimet.yield"(%b9) : (tensor<4xf32>) -> () }) {onnx_node_name = "good", domain_name = "d", function_name = "F",
      onnx.graphs = [{attribute = "graphs", list, graph = {name = "a"}, outputs = [{onnx.name = "b9"}]}, {attribute = "graphs", list, graph = {name = "b"}, outputs = [{onnx.name = "b10"}]}]} : (tensor<i1>) -> ()
    return
  }
}
