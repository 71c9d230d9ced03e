// Calls of local functions: onnx.checker does not look at them.
//
// RUN: not aimet-opt --check-onnx %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: wrong number of inputs of function "Block", got 3, expected 2
// CHECK: warning: call gives 1 of 2 inputs of function "Block", the others are absent in it
// CHECK: error: wrong number of outputs of function "Block", got 2, expected 1
// CHECK: warning: function "Block" has no attribute "gamma"
// CHECK: error: the model has no function "Blok" in domain "d", did you mean "Block"?
// CHECK: error: the model has function "Block" in domain "d", but not with this overload
// CHECK: error: the model has no function "Other" in domain "d" [check-onnx/call-target]
// CHECK: warning: the model has no function "FusedConv" in domain "com.microsoft"
// CHECK: error: domain "e" of operator "F" is not imported
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "d", version = 1 : si64}, {domain = "com.microsoft", version = 1 : si64}, {domain = "z", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.Call"(%x, %x) {onnx_node_name = "good", callee = @"d::Block", alpha = 1.0 : f32, beta = 2 : si64} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %b = "onnx.Call"(%x, %x, %x) {onnx_node_name = "many", callee = @"d::Block"} : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %c = "onnx.Call"(%x) {onnx_node_name = "few", callee = @"d::Block"} : (tensor<4xf32>) -> tensor<4xf32>
    %d:2 = "onnx.Call"(%x, %x) {onnx_node_name = "outs", callee = @"d::Block"} : (tensor<4xf32>, tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>)
    %e = "onnx.Call"(%x, %x) {onnx_node_name = "attribute", callee = @"d::Block", gamma = 1 : si64} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %f = "onnx.Custom"(%x) {onnx_node_name = "typo", domain_name = "d", function_name = "Blok"} : (tensor<4xf32>) -> tensor<4xf32>
    %g = "onnx.Custom"(%x) {onnx_node_name = "overload", domain_name = "d", function_name = "Block", onnx.node = {overload = "o"}} : (tensor<4xf32>) -> tensor<4xf32>
    %h = "onnx.Custom"(%x) {onnx_node_name = "far", domain_name = "d", function_name = "Other"} : (tensor<4xf32>) -> tensor<4xf32>
    %i = "onnx.Custom"(%x) {onnx_node_name = "runtime", domain_name = "com.microsoft", function_name = "FusedConv"} : (tensor<4xf32>) -> tensor<4xf32>
    %j = "onnx.Call"(%x) {onnx_node_name = "import", callee = @"e::F"} : (tensor<4xf32>) -> tensor<4xf32>
    // In a domain without local functions anything may be known to a runtime.
    %k = "onnx.Custom"(%x) {onnx_node_name = "elsewhere", domain_name = "z", function_name = "Blok"} : (tensor<4xf32>) -> tensor<4xf32>
    return
  }
  func.func private @"d::Block"(%a: tensor<*x!onnx.unknown> {onnx.name = "a"}, %b: tensor<*x!onnx.unknown> {onnx.name = "b"}) -> (tensor<*x!onnx.unknown> {onnx.name = "c"})
      attributes {onnx.function = {domain = "d", name = "Block", attribute = ["alpha"], attribute_proto = [{i = 1 : si64, name = "beta", type = 2 : si32}], opset_import = [{version = 17 : si64}]}} {
    %0 = "onnx.Add"(%a, %b) {onnx.outputs = ["c"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %0 : tensor<*x!onnx.unknown>
  }
  func.func private @"e::F"(%a: tensor<*x!onnx.unknown> {onnx.name = "a"}) -> (tensor<*x!onnx.unknown> {onnx.name = "a"}) attributes {onnx.function = {domain = "e", name = "F"}} {
    return %a : tensor<*x!onnx.unknown>
  }
  func.func private @"com.microsoft::G"() attributes {onnx.function = {domain = "com.microsoft", name = "G"}} {
    return
  }
}
