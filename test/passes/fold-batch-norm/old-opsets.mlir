// Up to opset 6 an attribute says that an Add adds a vector to each row: without it the model would be invalid. Since then the shapes say so.
// RUN: aimet-opt --fold-batch-norm --prove %s 2>/dev/null | FileCheck --check-prefix=OLD %s
// RUN: sed 's/version = 6 :/version = 1 :/; s/is_test = 1 : si64/consumed_inputs = array<i64: 0, 0, 0, 1, 1>, is_test = 1 : si64/' %s > %t.1.mlir
// RUN: aimet-opt --fold-batch-norm --prove %t.1.mlir 2>/dev/null | FileCheck --check-prefix=OLD %s
// OLD: %[[P:[0-9]+]] = "onnx.MatMul"
// OLD-NEXT: "onnx.Add"(%[[P]], %{{[0-9]+}}) {broadcast = 1 : si64, onnx.outputs = ["y"]
// RUN: sed 's/version = 6 :/version = 7 :/; s/is_test = 1 : si64, //' %s > %t.7.mlir
// RUN: aimet-opt --fold-batch-norm --prove %t.7.mlir 2>/dev/null | FileCheck --check-prefix=NEW %s
// NEW: %[[P:[0-9]+]] = "onnx.MatMul"
// NEW-NEXT: "onnx.Add"(%[[P]], %{{[0-9]+}}) {onnx.outputs = ["y"]

// The proof knows what the attribute says.
// RUN: aimet-opt --fold-batch-norm %s -o %t.folded.mlir 2>/dev/null
// RUN: sed 's/broadcast = 1 : si64, //' %t.folded.mlir > %t.none.mlir
// RUN: exits 4 aimet-opt --compare --compare-level=affine %s %t.none.mlir
// RUN: sed 's/{broadcast = 1 : si64/{axis = 1 : si64, broadcast = 1 : si64/' %t.folded.mlir > %t.last.mlir
// RUN: aimet-opt --compare --compare-level=affine %s %t.last.mlir
// RUN: sed 's/{broadcast = 1 : si64/{axis = 0 : si64, broadcast = 1 : si64/' %t.folded.mlir > %t.first.mlir
// RUN: exits 4 aimet-opt --compare --compare-level=affine %s %t.first.mlir

module attributes {onnx.ir_version = 4 : si64, onnx.opset_import = [{version = 6 : si64}]} {
  func.func @main_graph(%x: tensor<2x2xf32> {onnx.name = "x"}) -> (tensor<2x2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<[1.5, -2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["b"], value = dense<[0.5, 1.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %m = "onnx.Initializer"() {onnx.outputs = ["m"], value = dense<[2.0, 0.25]> : tensor<2xf32>} : () -> tensor<2xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<[1.0, 3.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<[[1.0, 2.0], [4.0, 5.0]]> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    %0 = "onnx.MatMul"(%x, %w) {onnx_node_name = "fc"} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    %1 = "onnx.BatchNormalization"(%0, %s, %b, %m, %v) {is_test = 1 : si64, onnx_node_name = "bn", onnx.outputs = ["y"]} : (tensor<2x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<2x2xf32>
    return %1 : tensor<2x2xf32>
  }
}
