// A weight that is handed to two calls of a local function is the weight of two layers. A use in an excluded module does not count.
// RUN: exits 1 aimet-opt --check-shared-weights --fail-level=warning %s 2>&1 >/dev/null | FileCheck %s
// RUN: aimet-opt --check-shared-weights --fail-level=warning --exclude-modules=two %s

// CHECK: warning: weight "one.weight" is used in 2 weight or bias slots, expected one: 2 x weight of MatMul
// CHECK-NEXT: note: give each layer a parameter of its own, such as `model.two.weight = nn.Parameter(model.one.weight.detach().clone())`

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "local", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<4x4xf32> {onnx.name = "x"}) -> (tensor<4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["one.weight"], value = dense<[[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0]]> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %0 = "onnx.Call"(%x, %w) {callee = @"local::f", onnx_node_name = "c0", aimet.module = {call = 0 : i64, leaf, path = "one"}} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %1 = "onnx.Call"(%0, %w) {callee = @"local::f", onnx_node_name = "c1", onnx.outputs = ["y"], aimet.module = {call = 0 : i64, leaf, path = "two"}} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    return %1 : tensor<4x4xf32>
  }
  func.func private @"local::f"(%a: tensor<*x!onnx.unknown> {onnx.name = "a"}, %b: tensor<*x!onnx.unknown> {onnx.name = "b"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "local", name = "f", opset_import = [{version = 20 : si64}]}} {
    %0 = "onnx.MatMul"(%a, %b) {onnx_node_name = "n", onnx.outputs = ["r"], aimet.module = {call = 0 : i64, leaf, path = ""}} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %0 : tensor<*x!onnx.unknown>
  }
}
