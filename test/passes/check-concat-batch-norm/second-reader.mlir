// Two findings about one norm say the same: somebody else reads it, beside the layer behind it, but it can be pushed through the Concat.
// RUN: aimet-opt --check-concat-batch-norm --check-batch-norm-fold --emit=none %s 2>&1 | FileCheck %s
// RUN: aimet-opt --check-batch-norm-fold --emit=none --quiet --report=json:- %s | FileCheck --check-prefix=JSON %s
// RUN: aimet-opt --push-batch-norm-through-concat --fold-batch-norm --prove --quiet %s | FileCheck --check-prefix=LEFT %s
// CHECK: (a, b)-> Concat-> n: the batch norm could be folded, were it not behind the concatenation
// CHECK-NEXT: note: give each branch a batch norm of its own, {{.*}}, where `--fold-batch-norm` folds it; --push-batch-norm-through-concat does it
// CHECK: BatchNormalization "n" cannot be folded into Conv "a": Concat "cat" lies between
// CHECK-NEXT: note: give each of the operators that feed the Concat a norm of its own, where `--fold-batch-norm` folds it; --push-batch-norm-through-concat does it
// JSON: "reason": "concat-between"
// JSON-NOT: "reason"
// LEFT-NOT: BatchNormalization

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x4x4xf32> {onnx.name = "x"}) -> (tensor<1x4x4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %p = "onnx.Initializer"() {onnx.outputs = ["p"], value = dense<[0.5, 1.0, 2.0, 3.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %w0 = "onnx.Initializer"() {onnx.outputs = ["w0"], value = dense<0.5> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %w1 = "onnx.Initializer"() {onnx.outputs = ["w1"], value = dense<0.25> : tensor<4x4x1x1xf32>} : () -> tensor<4x4x1x1xf32>
    %w2 = "onnx.Initializer"() {onnx.outputs = ["w2"], value = dense<0.75> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %0 = "onnx.Conv"(%x, %w0) {onnx_node_name = "a"} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %1 = "onnx.Conv"(%x, %w2) {onnx_node_name = "b"} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %2 = "onnx.Concat"(%0, %1) {axis = 1 : si64, onnx_node_name = "cat"} : (tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>) -> tensor<1x4x4x4xf32>
    %3 = "onnx.BatchNormalization"(%2, %p, %p, %p, %p) {onnx_node_name = "n"} : (tensor<1x4x4x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x4x4xf32>
    %4 = "onnx.Conv"(%3, %w1) {onnx_node_name = "behind"} : (tensor<1x4x4x4xf32>, tensor<4x4x1x1xf32>) -> tensor<1x4x4x4xf32>
    %5 = "onnx.Add"(%4, %3) {onnx_node_name = "sum", onnx.outputs = ["y"]} : (tensor<1x4x4x4xf32>, tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    return %5 : tensor<1x4x4x4xf32>
  }
}
