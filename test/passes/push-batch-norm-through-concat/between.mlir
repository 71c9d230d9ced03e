// Norms in a row behind a Concat are pushed one after the other, through Identity nodes too, and all fold: a second run changes nothing. Of three parts of which one folds two norms would be left: that norm stays, unless all are pushed.
// RUN: aimet-opt --push-batch-norm-through-concat --fold-batch-norm --prove %s -o %t.once.mlir 2>&1 | FileCheck %s
// RUN: aimet-opt --push-batch-norm-through-concat --fold-batch-norm %t.once.mlir 2>/dev/null | diff %t.once.mlir -
// CHECK-DAG: remark: pushed BatchNormalization "n0" through Concat "cat0"
// CHECK-DAG: remark: pushed BatchNormalization "n1" through Concat "cat0"
// CHECK-DAG: remark: folded BatchNormalization "n0_1" into Conv "c0"
// CHECK-DAG: remark: folded BatchNormalization "n1_1" into Conv "c0"
// CHECK-NOT: pushed BatchNormalization "n2"
// RUN: FileCheck --check-prefix=LEFT --input-file=%t.once.mlir %s
// LEFT-COUNT-1: onnx.BatchNormalization
// LEFT-NOT: onnx.BatchNormalization
// RUN: aimet-opt --push-batch-norm-through-concat=if=always --prove %s 2>&1 >/dev/null | FileCheck --check-prefix=ALWAYS %s
// ALWAYS: pushed BatchNormalization "n2" through Concat "cat1"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x1x4x4xf32> {onnx.name = "x"}) -> (tensor<1x2x4x4xf32> {onnx.name = "y"}, tensor<1x3x4x4xf32> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    %p = "onnx.Initializer"() {onnx.outputs = ["p"], value = dense<[1.5, 2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %q = "onnx.Initializer"() {onnx.outputs = ["q"], value = dense<[1.5, 2.0, 3.0]> : tensor<3xf32>} : () -> tensor<3xf32>
    %w0 = "onnx.Initializer"() {onnx.outputs = ["w0"], value = dense<0.5> : tensor<1x1x1x1xf32>} : () -> tensor<1x1x1x1xf32>
    %w1 = "onnx.Initializer"() {onnx.outputs = ["w1"], value = dense<0.25> : tensor<1x1x1x1xf32>} : () -> tensor<1x1x1x1xf32>
    %w2 = "onnx.Initializer"() {onnx.outputs = ["w2"], value = dense<0.75> : tensor<1x1x1x1xf32>} : () -> tensor<1x1x1x1xf32>
    %0 = "onnx.Conv"(%x, %w0) {onnx_node_name = "c0"} : (tensor<1x1x4x4xf32>, tensor<1x1x1x1xf32>) -> tensor<1x1x4x4xf32>
    %1 = "onnx.Conv"(%x, %w1) {onnx_node_name = "c1"} : (tensor<1x1x4x4xf32>, tensor<1x1x1x1xf32>) -> tensor<1x1x4x4xf32>
    %2 = "onnx.Concat"(%0, %1) {axis = 1 : si64, onnx_node_name = "cat0"} : (tensor<1x1x4x4xf32>, tensor<1x1x4x4xf32>) -> tensor<1x2x4x4xf32>
    %3 = "onnx.Identity"(%2) {onnx_node_name = "same"} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %4 = "onnx.BatchNormalization"(%3, %p, %p, %p, %p) {onnx_node_name = "n0"} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %5 = "onnx.BatchNormalization"(%4, %p, %p, %p, %p) {onnx_node_name = "n1", onnx.outputs = ["y"]} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %6 = "onnx.Conv"(%x, %w2) {onnx_node_name = "c2"} : (tensor<1x1x4x4xf32>, tensor<1x1x1x1xf32>) -> tensor<1x1x4x4xf32>
    %7 = "onnx.Relu"(%x) {onnx_node_name = "r"} : (tensor<1x1x4x4xf32>) -> tensor<1x1x4x4xf32>
    %8 = "onnx.Concat"(%6, %7, %7) {axis = 1 : si64, onnx_node_name = "cat1"} : (tensor<1x1x4x4xf32>, tensor<1x1x4x4xf32>, tensor<1x1x4x4xf32>) -> tensor<1x3x4x4xf32>
    %9 = "onnx.BatchNormalization"(%8, %q, %q, %q, %q) {onnx_node_name = "n2", onnx.outputs = ["z"]} : (tensor<1x3x4x4xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<1x3x4x4xf32>
    return %5, %9 : tensor<1x2x4x4xf32>, tensor<1x3x4x4xf32>
  }
}
