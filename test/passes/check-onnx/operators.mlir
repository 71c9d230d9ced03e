// Operators and domains.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: operator "Gelu" does not exist in opset 13 of domain "", it came with opset 20
// CHECK: note: export the model with a newer opset
// CHECK: error: operator "Rellu" does not exist in opset 13 of domain "", did you mean "Relu"?
// CHECK: error: operator "SomethingElse" does not exist in opset 13 of domain "" [check-onnx/unknown-operator]
// CHECK: error: operator "Upsample" is deprecated since opset 10
// CHECK: error: domain "ai.onnx.ml" of operator "Scaler" is not imported
// CHECK: error: domain "my.domain" of operator "F" is not imported
// CHECK: error: node has no operator type
// CHECK: error: node has neither inputs nor outputs
// CHECK: warning: operator "Crop" is experimental
// CHECK: error: node spells the default domain "ai.onnx", expected ""
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 13 : si64}, {domain = "any", version = 1 : si64}]} {
  func.func @main_graph(%x_in: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %x = "onnx.Custom"(%x_in) {onnx_node_name = "any-x", domain_name = "any", function_name = "F"} : (tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %a = "onnx.Gelu"(%x) {onnx_node_name = "gelu"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Custom"(%x) {onnx_node_name = "typo", function_name = "Rellu"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Custom"(%x) {onnx_node_name = "far", function_name = "SomethingElse"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %d = "onnx.Upsample"(%x, %x) {onnx_node_name = "upsample"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %e = "onnx.Scaler"(%x) {onnx_node_name = "scaler"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %f = "onnx.Custom"(%x) {onnx_node_name = "custom", domain_name = "my.domain", function_name = "F"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %g = "onnx.Custom"(%x) {onnx_node_name = "anonymous"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    "onnx.Custom"() {onnx_node_name = "lonely", function_name = "Crop"} : () -> ()
    %h = "onnx.Relu"(%x) {onnx_node_name = "spelled", onnx.domain = "ai.onnx"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// An operator changes with the opset: what one refuses the other takes.
// CHECK: error: operator "GroupNormalization" is deprecated since opset 18
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "any", version = 1 : si64}]} {
  func.func @main_graph(%x_in: tensor<1x4x4xf32> {onnx.name = "x"}, %s_in: tensor<2xf32> {onnx.name = "s"}) attributes {onnx.graph = {name = "g"}} {
    %x = "onnx.Custom"(%x_in) {onnx_node_name = "any-x", domain_name = "any", function_name = "F"} : (tensor<1x4x4xf32>) -> tensor<*x!onnx.unknown>
    %s = "onnx.Custom"(%s_in) {onnx_node_name = "any-s", domain_name = "any", function_name = "F"} : (tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %a = "onnx.GroupNormalization"(%x, %s, %s) {onnx_node_name = "norm", num_groups = 2 : si64} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Gelu"(%x) {onnx_node_name = "gelu"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 21 : si64}, {domain = "any", version = 1 : si64}]} {
  func.func @main_graph(%x_in: tensor<1x4x4xf32> {onnx.name = "x"}, %s_in: tensor<4xf32> {onnx.name = "s"}) attributes {onnx.graph = {name = "g"}} {
    %x = "onnx.Custom"(%x_in) {onnx_node_name = "any-x", domain_name = "any", function_name = "F"} : (tensor<1x4x4xf32>) -> tensor<*x!onnx.unknown>
    %s = "onnx.Custom"(%s_in) {onnx_node_name = "any-s", domain_name = "any", function_name = "F"} : (tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %a = "onnx.GroupNormalization"(%x, %s, %s) {onnx_node_name = "norm", num_groups = 2 : si64} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Preview domains: the checker lets unknown operators through.
// CHECK: warning: operator "Foo" does not exist in opset 1 of domain "ai.onnx.preview"
// CHECK: error: operator "Foo" does not exist in opset 1 of domain "ai.onnx.training"
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "ai.onnx.preview", version = 1 : si64}, {domain = "ai.onnx.training", version = 1 : si64}, {domain = "any", version = 1 : si64}]} {
  func.func @main_graph(%x_in: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %x = "onnx.Custom"(%x_in) {onnx_node_name = "any-x", domain_name = "any", function_name = "F"} : (tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %a = "onnx.Custom"(%x) {onnx_node_name = "p", domain_name = "ai.onnx.preview", function_name = "Foo"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Custom"(%x) {onnx_node_name = "t", domain_name = "ai.onnx.training", function_name = "Foo"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Before IR version 3 there are no imports and opset 1 is meant, where Add broadcasts on request.
module attributes {onnx.ir_version = 1 : si64} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.Add"(%x, %x) {onnx_node_name = "a", broadcast = 1 : si64} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    return
  }
}
