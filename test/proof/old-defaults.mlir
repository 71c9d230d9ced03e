// Before IR version 4 every weight is the default of a graph input, and no caller can replace it: where norms count as what they do it is a constant. What the rewrites leave behind of it is no difference; other numbers are one, and since version 4 it is no constant.
// RUN: aimet-opt --fold-batch-norm --prove %s -o %t.folded.mlir 2>&1 | FileCheck --check-prefix=PROVE %s
// RUN: aimet-opt --batch-norm-to-conv=all=true --prove %s -o %t.conv.mlir 2>&1 | FileCheck --check-prefix=PROVE %s
// PROVE: proof: 1 rewrite, data flow unchanged
// RUN: aimet-opt --compare --compare-level=affine %s %t.folded.mlir
// RUN: aimet-opt --compare --compare-level=affine %t.conv.mlir %t.folded.mlir
// RUN: exits 4 aimet-opt --compare %s %t.folded.mlir
// RUN: sed 's/0.75/0.875/' %s > %t.other.mlir
// RUN: exits 4 aimet-opt --compare --compare-level=affine %t.other.mlir %t.folded.mlir | FileCheck --check-prefix=OTHER %s
// OTHER: output "y", BatchNormalization "bn" in the first and Conv "conv" in the second, differs in channel 1
// RUN: sed 's/ir_version = 3/ir_version = 4/' %s > %t.new.mlir
// RUN: sed 's/ir_version = 3/ir_version = 4/' %t.folded.mlir > %t.new-folded.mlir
// RUN: exits 4 aimet-opt --compare --compare-level=affine %t.new.mlir %t.new-folded.mlir

module attributes {onnx.ir_version = 3 : si64, onnx.opset_import = [{version = 9 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x4x4xf32> {onnx.name = "x"}, %w: tensor<2x2x1x1xf32> {onnx.name = "w"}, %s: tensor<2xf32> {onnx.name = "s"}, %b: tensor<2xf32> {onnx.name = "b"}, %m: tensor<2xf32> {onnx.name = "m"}, %v: tensor<2xf32> {onnx.name = "v"}) -> (tensor<1x2x4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    "onnx.Initializer"(%w) {value = dense<[[[[1.0]], [[0.5]]], [[[-0.5]], [[0.75]]]]> : tensor<2x2x1x1xf32>} : (tensor<2x2x1x1xf32>) -> ()
    "onnx.Initializer"(%s) {value = dense<[1.5, -2.0]> : tensor<2xf32>} : (tensor<2xf32>) -> ()
    "onnx.Initializer"(%b) {value = dense<[0.5, 1.0]> : tensor<2xf32>} : (tensor<2xf32>) -> ()
    "onnx.Initializer"(%m) {value = dense<[2.0, 0.25]> : tensor<2xf32>} : (tensor<2xf32>) -> ()
    "onnx.Initializer"(%v) {value = dense<[1.0, 3.0]> : tensor<2xf32>} : (tensor<2xf32>) -> ()
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "conv"} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %1 = "onnx.BatchNormalization"(%0, %s, %b, %m, %v) {onnx_node_name = "bn", onnx.outputs = ["y"]} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    return %1 : tensor<1x2x4x4xf32>
  }
}
