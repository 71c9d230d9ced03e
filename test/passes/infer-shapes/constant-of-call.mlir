// A Constant whose value is an attribute of the enclosing function has other elements in each call.
//
// RUN: aimet-opt --infer-shapes %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<2x3xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "a"}, tensor<*xf32> {onnx.name = "b"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx.outputs = ["a"]{{.*}} -> tensor<2x3x1xf32>
    %a = "onnx.Call"(%x) {axes = array<i64: -1>, callee = @"my::Widen", onnx.outputs = ["a"]} : (tensor<2x3xf32>) -> tensor<*xf32>
    // CHECK: onnx.outputs = ["b"]{{.*}} -> tensor<1x2x1x3xf32>
    %b = "onnx.Call"(%x) {axes = array<i64: 0, 2>, callee = @"my::Widen", onnx.outputs = ["b"]} : (tensor<2x3xf32>) -> tensor<*xf32>
    return %a, %b : tensor<*xf32>, tensor<*xf32>
  }

  // What holds for both.
  // CHECK: "onnx.Constant"{{.*}} -> tensor<?xi64>
  // CHECK: "onnx.Unsqueeze"{{.*}} -> tensor<*xf32>
  func.func private @"my::Widen"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.function = {attribute = ["axes"], domain = "my", name = "Widen", opset_import = [{version = 17 : si64}]}} {
    %c = "onnx.Constant"() {onnx.attributes = [{name = "value_ints", ref_attr_name = "axes", type = 7 : si32}], onnx.outputs = ["c"]} : () -> tensor<*x!onnx.unknown>
    %y = "onnx.Unsqueeze"(%x, %c) {onnx.outputs = ["y"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %y : tensor<*x!onnx.unknown>
  }
}
