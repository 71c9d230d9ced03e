// Where the variance with epsilon is not positive, or is no number, the norm computes no numbers: it is left, with a remark, and the proof takes it for no factor. Other norms fold.
// RUN: aimet-opt --fold-batch-norm --prove %s 2>&1 >/dev/null | FileCheck --implicit-check-not='remark: folded' %s
// CHECK: remark: BatchNormalization "bn" could go into Conv "conv", but is left: a number would be out of range
// RUN: sed 's/-1.0 : f32/0x7F800000 : f32/' %s > %t.inf.mlir
// RUN: aimet-opt --fold-batch-norm --prove %t.inf.mlir 2>&1 >/dev/null | FileCheck --implicit-check-not='remark: folded' %s
// RUN: sed 's/epsilon = -1.0 : f32/onnx.attributes = [{f = 2143289344 : ui32, name = "epsilon", type = 1 : si32}]/' %s > %t.nan.mlir
// RUN: aimet-opt --fold-batch-norm --prove %t.nan.mlir 2>&1 >/dev/null | FileCheck --implicit-check-not='remark: folded' %s
// RUN: sed 's/-1.0 : f32/0.5 : f32/' %s > %t.good.mlir
// RUN: aimet-opt --fold-batch-norm --prove %t.good.mlir 2>&1 >/dev/null | FileCheck --check-prefix=GOOD %s
// GOOD: remark: folded BatchNormalization "bn" into Conv "conv"
// RUN: aimet-opt --fold-batch-norm %t.good.mlir -o %t.folded.mlir 2>/dev/null
// RUN: aimet-opt --compare --compare-level=affine %t.good.mlir %t.folded.mlir
// RUN: exits 4 aimet-opt --compare --compare-level=affine %t.nan.mlir %t.folded.mlir
// RUN: exits 4 aimet-opt --compare --compare-level=affine %s %t.folded.mlir

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x1x2x2xf32> {onnx.name = "x"}) -> (tensor<1x1x2x2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.5> : tensor<1x1x1x1xf32>} : () -> tensor<1x1x1x1xf32>
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<0.5> : tensor<1xf32>} : () -> tensor<1xf32>
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "conv"} : (tensor<1x1x2x2xf32>, tensor<1x1x1x1xf32>) -> tensor<1x1x2x2xf32>
    %1 = "onnx.BatchNormalization"(%0, %s, %s, %s, %s) {epsilon = -1.0 : f32, onnx_node_name = "bn", onnx.outputs = ["y"]} : (tensor<1x1x2x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x2x2xf32>
    return %1 : tensor<1x1x2x2xf32>
  }
}
