// A model may state of a tensor what does not follow from how it is computed. Then it is not known how many dimensions it has, and where its channels are: the norm is left, whoever asks.
// RUN: split-file %s %t
// RUN: aimet-opt --fold-batch-norm %t/rank.mlir 2>/dev/null | FileCheck --check-prefix=LEFT %s
// RUN: aimet-opt --batch-norm-to-conv %t/rank.mlir 2>/dev/null | FileCheck --check-prefix=LEFT %s
// RUN: aimet-opt --push-batch-norm-through-concat=if=always %t/channels.mlir 2>/dev/null | FileCheck --check-prefix=LEFT %s
// LEFT: "onnx.BatchNormalization"({{.*}} {onnx.outputs = ["y"], onnx_node_name = "bn"}

// The same where what is stated is true.
// RUN: sed 's/\[2, 4, 2\]/[8, 2]/; s/3xi64/2xi64/g' %t/rank.mlir > %t/true-rank.mlir
// RUN: aimet-opt --fold-batch-norm --prove %t/true-rank.mlir 2>/dev/null | FileCheck --check-prefix=FOLDED %s
// FOLDED-NOT: onnx.BatchNormalization
// RUN: sed '/Conv\|Concat/{s/1x3x4x4/OTHER/g; /"a"/s/OTHER/1x1x4x4/; /"b"/s/-> tensor<1x1x4x4/-> tensor<1x3x4x4/; /Concat/s/(tensor<OTHERxf32>, tensor<1x1x4x4/(tensor<1x1x4x4xf32>, tensor<1x3x4x4/}' %t/channels.mlir > %t/true-channels.mlir
// RUN: aimet-opt --push-batch-norm-through-concat=if=always --prove %t/true-channels.mlir 2>/dev/null | FileCheck --check-prefix=PUSHED %s
// PUSHED-COUNT-2: onnx.BatchNormalization
// PUSHED: onnx.Concat

//--- rank.mlir
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<8x2xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %d = "onnx.Initializer"() {onnx.outputs = ["d"], value = dense<[2, 4, 2]> : tensor<3xi64>} : () -> tensor<3xi64>
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<[1.5, 2.0, 1.0, 2.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<0.5> : tensor<2x4xf32>} : () -> tensor<2x4xf32>
    %0 = "onnx.Reshape"(%x, %d) {onnx_node_name = "reshape"} : (tensor<8x2xf32>, tensor<3xi64>) -> tensor<8x2xf32>
    %1 = "onnx.Relu"(%0) {onnx_node_name = "relu"} : (tensor<8x2xf32>) -> tensor<8x2xf32>
    %2 = "onnx.MatMul"(%1, %w) {onnx_node_name = "fc"} : (tensor<8x2xf32>, tensor<2x4xf32>) -> tensor<8x4xf32>
    %3 = "onnx.BatchNormalization"(%2, %s, %s, %s, %s) {onnx_node_name = "bn", onnx.outputs = ["y"]} : (tensor<8x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*xf32>
    return %3 : tensor<*xf32>
  }
}

//--- channels.mlir
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x1x4x4xf32> {onnx.name = "x"}) -> (tensor<1x4x4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<[1.5, 2.0, 1.0, 2.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<0.5> : tensor<1x1x1x1xf32>} : () -> tensor<1x1x1x1xf32>
    %w3 = "onnx.Initializer"() {onnx.outputs = ["w3"], value = dense<0.5> : tensor<3x1x1x1xf32>} : () -> tensor<3x1x1x1xf32>
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "a"} : (tensor<1x1x4x4xf32>, tensor<1x1x1x1xf32>) -> tensor<1x3x4x4xf32>
    %1 = "onnx.Conv"(%x, %w3) {onnx_node_name = "b"} : (tensor<1x1x4x4xf32>, tensor<3x1x1x1xf32>) -> tensor<1x1x4x4xf32>
    %2 = "onnx.Concat"(%0, %1) {axis = 1 : si64, onnx_node_name = "concat"} : (tensor<1x3x4x4xf32>, tensor<1x1x4x4xf32>) -> tensor<1x4x4x4xf32>
    %3 = "onnx.BatchNormalization"(%2, %s, %s, %s, %s) {onnx_node_name = "bn", onnx.outputs = ["y"]} : (tensor<1x4x4x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x4x4xf32>
    return %3 : tensor<1x4x4x4xf32>
  }
}
