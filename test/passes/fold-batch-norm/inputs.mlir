// The default of a graph input is no constant, for a caller may replace it. Before IR version 4 it is: no caller could, and the bias is a Constant, for an initializer would have to be an input.
// RUN: aimet-opt --check-batch-norm-fold %s 2>&1 >/dev/null | FileCheck --check-prefix=NEW %s
// RUN: sed 's/ir_version = 10/ir_version = 3/; s/version = 20/version = 9/' %s > %t.mlir
// RUN: aimet-opt --fold-batch-norm %t.mlir 2>/dev/null | FileCheck --check-prefix=OLD %s
// NEW: warning: BatchNormalization "bn" cannot be folded into Conv "conv": the weight or bias there is an input, which the caller may set
// OLD: "onnx.Initializer"(%arg1) {value = dense<
// OLD-SAME: 1.49999{{[0-9]*}}
// OLD: %[[B:[0-9]+]] = "onnx.Constant"() {onnx.outputs = ["w.bias"], onnx_node_name = "w.bias", value = dense<
// OLD-NEXT: "onnx.Conv"(%arg0, %arg1, %[[B]]) {onnx.outputs = ["y"]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x4x4xf32> {onnx.name = "x"}, %w: tensor<2x2x1x1xf32> {onnx.name = "w"}) -> (tensor<1x2x4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    "onnx.Initializer"(%w) {value = dense<1.0> : tensor<2x2x1x1xf32>} : (tensor<2x2x1x1xf32>) -> ()
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<[1.5, -2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["b"], value = dense<[0.5, 1.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %m = "onnx.Initializer"() {onnx.outputs = ["m"], value = dense<[2.0, 0.25]> : tensor<2xf32>} : () -> tensor<2xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<[1.0, 3.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "conv"} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %1 = "onnx.BatchNormalization"(%0, %s, %b, %m, %v) {onnx_node_name = "bn", onnx.outputs = ["y"]} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    return %1 : tensor<1x2x4x4xf32>
  }
}
