// A norm that folds, but is part of no pattern of AIMET's, here the second one behind a layer: it is AIMET that leaves it, and nothing is said of the weight.
// RUN: aimet-opt --check-batch-norm-fold --profile=aimet --emit=none %s 2>&1 | FileCheck --implicit-check-not="as well" %s
// RUN: aimet-opt --check-batch-norm-fold --emit=none %s 2>&1 | FileCheck --check-prefix=OURS %s
// RUN: aimet-opt --fold-batch-norm --check-batch-norm-fold --profile=aimet --emit=none %s 2>&1 | FileCheck --check-prefix=OURS %s
// CHECK: warning: BatchNormalization "second" cannot be folded into Conv "conv": the two are no pattern that AIMET folds
// CHECK-NEXT: note: AIMET leaves it, but it can be folded; --fold-batch-norm does it
// CHECK: check-batch-norm-fold: passed, 1 warning
// RUN: aimet-opt --check-batch-norm-fold --profile=aimet --quiet --emit=none --report=json:- %s | FileCheck --check-prefix=REASON %s
// REASON: "reason": "operator-between"
// OURS: check-batch-norm-fold: passed{{$}}

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x4x4xf32> {onnx.name = "x"}) -> (tensor<1x2x4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<[1.5, 2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "conv"} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %1 = "onnx.BatchNormalization"(%0, %s, %s, %s, %s) {onnx_node_name = "first"} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %2 = "onnx.BatchNormalization"(%1, %s, %s, %s, %s) {onnx_node_name = "second", onnx.outputs = ["y"]} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    return %2 : tensor<1x2x4x4xf32>
  }
}
