// Between a convolution and a norm stands the border of a function: what helps is to inline it, and then the norm folds.
// RUN: aimet-opt --check-batch-norm-fold %s 2>&1 >/dev/null | FileCheck %s
// RUN: aimet-opt --inline-functions --fold-batch-norm --check-batch-norm-fold --fail-level=warning %s 2>&1 >/dev/null | FileCheck --check-prefix=INLINED --implicit-check-not=warning: %s
// CHECK: warning: BatchNormalization "bn" cannot be folded: no convolution or matrix product stands beside it
// CHECK-NEXT: note: put the function in the place of its call; --inline-functions does it
// INLINED: remark: folded BatchNormalization {{.*}} into Conv "c0"
// INLINED: check-batch-norm-fold: passed

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "local", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x4x4xf32> {onnx.name = "x"}) -> (tensor<1x2x4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w0 = "onnx.Initializer"() {onnx.outputs = ["w0"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %0 = "onnx.Conv"(%x, %w0) {onnx_node_name = "c0"} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %1 = "onnx.Call"(%0) {callee = @"local::f", onnx_node_name = "call", onnx.outputs = ["y"], aimet.module = {call = 0 : i64, leaf, path = "bn"}} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    return %1 : tensor<1x2x4x4xf32>
  }
  func.func private @"local::f"(%a: tensor<*x!onnx.unknown> {onnx.name = "a"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "local", name = "f", opset_import = [{version = 20 : si64}]}} {
    %s = "onnx.Constant"() {onnx_node_name = "s", onnx.outputs = ["s"], value = dense<1.5> : tensor<2xf32>} : () -> tensor<2xf32>
    %b = "onnx.Constant"() {onnx_node_name = "b", onnx.outputs = ["b"], value = dense<0.5> : tensor<2xf32>} : () -> tensor<2xf32>
    %m = "onnx.Constant"() {onnx_node_name = "m", onnx.outputs = ["m"], value = dense<0.25> : tensor<2xf32>} : () -> tensor<2xf32>
    %v = "onnx.Constant"() {onnx_node_name = "v", onnx.outputs = ["v"], value = dense<2.0> : tensor<2xf32>} : () -> tensor<2xf32>
    %0 = "onnx.BatchNormalization"(%a, %s, %b, %m, %v) {onnx_node_name = "n", onnx.outputs = ["r"]} : (tensor<*x!onnx.unknown>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    return %0 : tensor<*x!onnx.unknown>
  }
}
