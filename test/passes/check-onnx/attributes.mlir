// Attributes against the schema of the imported opset.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: operator "Relu" of opset 17 has no attribute "alpha" [check-onnx/attribute-unknown]
// CHECK: error: operator "Conv" of opset 17 has no attribute "pad", did you mean "pads"?
// CHECK: error: attribute "alpha" of operator "LeakyRelu" has wrong type, got INT, expected FLOAT
// CHECK: error: attribute "axis" of operator "Softmax" has wrong type, got INTS, expected INT
// CHECK: error: attribute "value" of operator "ConstantOfShape" has wrong type, got FLOAT, expected TENSOR
// CHECK: error: required attribute "axis" of operator "Concat" is missing
// CHECK: error: attribute "axis" has no form in ONNX
// CHECK: error: operator "Relu" of opset 17 has no attribute "_x"
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "any", version = 1 : si64}]} {
  func.func @main_graph(%x_in: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %x = "onnx.Custom"(%x_in) {onnx_node_name = "any-x", domain_name = "any", function_name = "F"} : (tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %a = "onnx.Relu"(%x) {onnx_node_name = "unknown", alpha = 1.0 : f32} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Conv"(%x, %x) {onnx_node_name = "typo", pad = array<i64: 1, 1>} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c = "onnx.LeakyRelu"(%x) {onnx_node_name = "int", alpha = 1 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %d = "onnx.Softmax"(%x) {onnx_node_name = "list", axis = array<i64: 1>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %e = "onnx.ConstantOfShape"(%x) {onnx_node_name = "tensor", value = 1.0 : f32} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %f = "onnx.Concat"(%x) {onnx_node_name = "missing"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %g = "onnx.Softmax"(%x) {onnx_node_name = "no-form", axis} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %h = "onnx.Relu"(%x) {onnx_node_name = "underscore", _x = 1 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// All forms that are right. Attributes of ours are none of the operator's; names that begin with `__` are allowed
// everywhere; LayerNormalization takes any attribute.
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "any", version = 1 : si64}]} {
  func.func @main_graph(%x_in: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %x = "onnx.Custom"(%x_in) {onnx_node_name = "any-x", domain_name = "any", function_name = "F"} : (tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %a = "onnx.Relu"(%x) {__hint = 1 : si64, aimet.module = {path = "a"}, onnx.metadata_props = ["k", "v"], onnx.node = {doc_string = "d"}, onnx.outputs = ["a"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b = "onnx.LayerNormalization"(%x, %x) {anything = 1 : si64, onnx.outputs = ["b"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Constant"() {value = dense<1.0> : tensor<4xf32>, onnx.outputs = ["c"]} : () -> tensor<4xf32>
    %d = "onnx.Constant"() {value = {type = tensor<f32>, value = dense<1.0> : tensor<f32>, proto = {name = "t"}}, onnx.outputs = ["d"]} : () -> tensor<f32>
    %e = "onnx.Constant"() {value_strings = ["a", "b"], onnx.outputs = ["e"]} : () -> tensor<2x!onnx.String>
    %f = "onnx.Constant"() {value_ints = [1, 2], onnx.outputs = ["f"]} : () -> tensor<2xi64>
    %g = "onnx.Constant"() {value_floats = [], onnx.outputs = ["g"]} : () -> tensor<0xf32>
    %h = "onnx.Optional"() {type = tensor<4xf32>, onnx.outputs = ["h"]} : () -> !onnx.Opt<tensor<4xf32>>
    %i = "onnx.Conv"(%x, %x) {auto_pad = "VALID", dilations = array<i64: 1>, onnx.outputs = ["i"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: error: required attribute "else_branch" of operator "If" is missing
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "any", version = 1 : si64}]} {
  func.func @main_graph(%c: tensor<i1> {onnx.name = "c"}, %x_in: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %x = "onnx.Custom"(%x_in) {onnx_node_name = "any-x", domain_name = "any", function_name = "F"} : (tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %if = "onnx.If"(%c) ({
      %a = "onnx.Relu"(%x) {onnx.outputs = ["a"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
      "aimet.yield"(%a) : (tensor<*x!onnx.unknown>) -> ()
    }) {onnx_node_name = "if", onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, outputs = [{onnx.name = "a"}]}]} : (tensor<i1>) -> tensor<*x!onnx.unknown>
    return
  }
}
