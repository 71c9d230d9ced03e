// A local function is inferred for each call with the types, constants and attributes of that call; its own values get what holds for all
// calls. A function that calls itself ends, and one that nothing calls is looked at too.

// RUN: aimet-opt --infer-shapes %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "my", version = 1 : si64}]} {
  // CHECK: func.func @main_graph(
  // CHECK: onnx.outputs = ["a"]{{.*}} -> tensor<2x1x3xf32>
  // CHECK: onnx.outputs = ["b"]{{.*}} -> tensor<1x5xi64>
  // CHECK: onnx.outputs = ["c"]{{.*}} -> tensor<2x3x1xf32>
  func.func @main_graph(%x: tensor<2x3xf32> {onnx.name = "x"}, %i: tensor<5xi64> {onnx.name = "i"}) -> (tensor<*xf32> {onnx.name = "a"}, tensor<*xi64> {onnx.name = "b"}, tensor<*xf32> {onnx.name = "c"}) attributes {onnx.graph = {name = "g"}} {
    %one = "onnx.Constant"() {onnx.outputs = ["one"], value_ints = array<i64: 1>} : () -> tensor<*x!onnx.unknown>
    %zero = "onnx.Constant"() {onnx.outputs = ["zero"], value_ints = array<i64: 0>} : () -> tensor<*x!onnx.unknown>
    %a = "onnx.Call"(%x, %one) {callee = @"my::Widen", onnx.outputs = ["a"]} : (tensor<2x3xf32>, tensor<*x!onnx.unknown>) -> tensor<*xf32>
    %b = "onnx.Call"(%i, %zero) {callee = @"my::Widen", onnx.outputs = ["b"]} : (tensor<5xi64>, tensor<*x!onnx.unknown>) -> tensor<*xi64>
    %c = "onnx.Call"(%x) {axis = -1 : si64, callee = @"my::Parameter", onnx.outputs = ["c"]} : (tensor<2x3xf32>) -> tensor<*xf32>
    return %a, %b, %c : tensor<*xf32>, tensor<*xi64>, tensor<*xf32>
  }

  // CHECK: func.func private @"my::Widen"(%{{.*}}: tensor<*x!onnx.unknown>{{.*}}, %{{.*}}: tensor<1xi64>
  // CHECK: -> tensor<*x!onnx.unknown>
  func.func private @"my::Widen"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}, %axes: tensor<*x!onnx.unknown> {onnx.name = "axes"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.function = {domain = "my", name = "Widen", opset_import = [{version = 17 : si64}]}} {
    %y = "onnx.Unsqueeze"(%x, %axes) {onnx.outputs = ["y"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %y : tensor<*x!onnx.unknown>
  }

  // The opset of the function, in which Unsqueeze has an attribute; the attribute is the call's.
  // CHECK: func.func private @"my::Parameter"(%{{.*}}: tensor<2x3xf32>
  // CHECK: -> tensor<2x3x1xf32>
  func.func private @"my::Parameter"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.function = {attribute = ["axis"], domain = "my", name = "Parameter", opset_import = [{version = 12 : si64}]}} {
    %s = "onnx.Softmax"(%x) {onnx.attributes = [{name = "axis", ref_attr_name = "axis", type = 2 : si32}], onnx.outputs = ["s"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %y = "onnx.Unsqueeze"(%s) {axes = array<i64: 2>, onnx.outputs = ["y"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %y : tensor<*x!onnx.unknown>
  }

  // CHECK: func.func private @"my::Forever"
  func.func private @"my::Forever"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.function = {domain = "my", name = "Forever", opset_import = [{version = 17 : si64}, {domain = "my", version = 1 : si64}]}} {
    %y = "onnx.Call"(%x) {callee = @"my::Forever", onnx.outputs = ["y"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %y : tensor<*x!onnx.unknown>
  }

  // Nothing calls it: what depends on its parameter is not known, the rest is.
  // CHECK: func.func private @"my::Unused"
  // CHECK: "onnx.Constant"{{.*}} -> tensor<2xi64>
  // CHECK: "onnx.Shape"{{.*}} -> tensor<*xi64>
  func.func private @"my::Unused"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.function = {attribute = ["from"], domain = "my", name = "Unused", opset_import = [{version = 17 : si64}]}} {
    %c = "onnx.Constant"() {onnx.outputs = ["c"], value_ints = array<i64: 1, 2>} : () -> tensor<*x!onnx.unknown>
    %y = "onnx.Shape"(%c) {onnx.attributes = [{name = "start", ref_attr_name = "from", type = 2 : si32}], onnx.outputs = ["y"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %y : tensor<*x!onnx.unknown>
  }
}
