// One warning for each norm that stays: the operator that it would go into, what stands in the way, and what helps.
// RUN: exits 1 aimet-opt --check-batch-norm-fold --fail-level=warning %s 2>&1 >/dev/null | FileCheck %s
// RUN: aimet-opt --check-batch-norm-fold --quiet --report=json:- --emit=none %s | FileCheck --check-prefix=JSON %s
// RUN: aimet-opt --check-batch-norm-fold --exclude-modules=bn %s 2>&1 >/dev/null | FileCheck --check-prefix=EXCLUDED %s
// CHECK: warning: BatchNormalization "bn" cannot be folded into Conv "conv": Relu "relu" lies between [check-batch-norm-fold]
// CHECK-NEXT: note: put it right behind a convolution or linear layer, before the activation, and train again, or make the norm a 1x1 depthwise convolution; --batch-norm-to-conv does it
// CHECK: warning: BatchNormalization "again" cannot be folded into Conv "c1": Neg "n" reads what lies between as well
// CHECK: warning: BatchNormalization "n2" cannot be folded into Conv "c1": MaxPool "p" lies between
// CHECK: check-batch-norm-fold: passed, 3 warnings
// EXCLUDED: passed, 2 warnings
// JSON: "check": "check-batch-norm-fold",
// JSON: "module": "bn",
// JSON: "fixed_by": "batch-norm-to-conv",
// JSON: "aimet_check": "_check_batch_norm_fold",
// JSON: "reason": "activation-between",
// JSON-NEXT: "neighbour": "conv",

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x4x4xf32> {onnx.name = "x"}) -> (tensor<1x2x4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<[1.5, -2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["b"], value = dense<[0.5, 1.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %m = "onnx.Initializer"() {onnx.outputs = ["m"], value = dense<[2.0, 0.25]> : tensor<2xf32>} : () -> tensor<2xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<[1.0, 3.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %w0 = "onnx.Initializer"() {onnx.outputs = ["w0"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %w1 = "onnx.Initializer"() {onnx.outputs = ["w1"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %0 = "onnx.Conv"(%x, %w0) {onnx_node_name = "c0", aimet.module = {call = 0 : i64, leaf, path = "conv"}} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %1 = "onnx.Relu"(%0) {onnx_node_name = "r0", aimet.module = {call = 0 : i64, leaf, path = "relu"}} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %2 = "onnx.BatchNormalization"(%1, %s, %b, %m, %v) {onnx_node_name = "n0", aimet.module = {call = 0 : i64, leaf, path = "bn"}} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %3 = "onnx.Relu"(%2) {onnx_node_name = "r1"} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %4 = "onnx.Conv"(%3, %w1) {onnx_node_name = "c1"} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %5 = "onnx.BatchNormalization"(%4, %s, %b, %m, %v) {onnx_node_name = "n1", aimet.module = {call = 0 : i64, leaf, path = "again"}} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %6 = "onnx.Neg"(%4) {onnx_node_name = "n"} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %7 = "onnx.Sub"(%6, %5) {onnx_node_name = "s0"} : (tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %8 = "onnx.MaxPool"(%7) {onnx_node_name = "p", kernel_shape = array<i64: 1, 1>} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %9 = "onnx.BatchNormalization"(%8, %s, %b, %m, %v) {onnx_node_name = "n2"} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %10 = "onnx.Add"(%9, %8) {onnx_node_name = "a", onnx.outputs = ["y"]} : (tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    return %10 : tensor<1x2x4x4xf32>
  }
}
