// Local functions.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: function "d::": has no name
// CHECK: error: function "::NoDomain": has no domain
// CHECK: warning: function "::Default": is in the default domain, whose names are those of ONNX
// CHECK: error: function "d::Same#2": another function has the same name, domain and overload
// CHECK: error: function "d::Attributes": declares attribute "a" twice
// CHECK: warning: function "d::Attributes": declares attribute "b" both with and without a default
// CHECK: warning: function "d::Attributes": metadata key "k" is given twice
// CHECK: error: function "d::Names": output "y" of the function is listed twice
// CHECK: error: function "d::Names": "x" is defined twice, as an input and as an input
// CHECK: error: function "d::Lost": output "z" of the function is not defined
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph() attributes {onnx.graph = {name = "g"}} {
    return
  }
  func.func private @"d::"() attributes {onnx.function = {domain = "d"}} {
    return
  }
  func.func private @"::NoDomain"() attributes {onnx.function = {name = "NoDomain"}} {
    return
  }
  func.func private @"::Default"() attributes {onnx.function = {domain = "", name = "Default"}} {
    return
  }
  func.func private @"d::Same"() attributes {onnx.function = {domain = "d", name = "Same"}} {
    return
  }
  func.func private @"d::Same#2"() attributes {onnx.function = {domain = "d", name = "Same"}} {
    return
  }
  func.func private @"d::Same:o"() attributes {onnx.function = {domain = "d", name = "Same", overload = "o"}} {
    return
  }
  func.func private @"d::Attributes"() attributes {onnx.function = {domain = "d", name = "Attributes", attribute = ["a", "b", "a"], attribute_proto = [{name = "b", type = 2 : si32}], metadata_props = ["k", "1", "k", "2"]}} {
    return
  }
  func.func private @"d::Names"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}, %y: tensor<*x!onnx.unknown> {onnx.name = "x"})
      -> (tensor<*x!onnx.unknown> {onnx.name = "y"}, tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.function = {domain = "d", name = "Names", opset_import = [{version = 17 : si64}]}} {
    %0 = "onnx.Relu"(%x) {onnx.outputs = ["y"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %0, %0 : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
  func.func private @"d::Lost"() -> (tensor<*x!onnx.unknown> {onnx.name = "z"}) attributes {onnx.function = {domain = "d", name = "Lost"}} {
    %0 = "onnx.Undefined"() {onnx.outputs = ["z"]} : () -> tensor<*x!onnx.unknown>
    return %0 : tensor<*x!onnx.unknown>
  }
}

// -----

// CHECK: warning: the model has local functions at IR version 7, expected at least 8
module attributes {onnx.ir_version = 7 : si64, onnx.opset_import = [{version = 12 : si64}]} {
  func.func @main_graph() attributes {onnx.graph = {name = "g"}} {
    return
  }
  func.func private @"d::F"() attributes {onnx.function = {domain = "d", name = "F"}} {
    return
  }
}

// -----

// A function has imports of its own, which must not contradict the model's: Dropout changed in 12, Softmax did not.
// CHECK: error: function imports opset 11 and the model opset 12 of domain "", where operator "Dropout" differs
// CHECK: error: domain "e" of operator "Op" is not imported
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 12 : si64}, {domain = "e", version = 1 : si64}]} {
  func.func @main_graph() attributes {onnx.graph = {name = "g"}} {
    return
  }
  func.func private @"d::F"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) attributes {onnx.function = {domain = "d", name = "F", opset_import = [{version = 11 : si64}]}} {
    %a = "onnx.Dropout"(%x) {onnx_node_name = "dropout"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Softmax"(%x) {onnx_node_name = "same"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Custom"(%x) {onnx_node_name = "op", domain_name = "e", function_name = "Op"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}
