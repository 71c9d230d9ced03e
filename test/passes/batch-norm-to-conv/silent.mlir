// Norms that fold-batch-norm folds are left (unless all are wanted), and such as no convolution can be: those that train, of matrices, with factors out of range.
// RUN: aimet-opt %s > %t.before
// RUN: aimet-opt --batch-norm-to-conv %s 2>%t.err | diff %t.before -
// RUN: FileCheck --implicit-check-not=made %s < %t.err
// RUN: aimet-opt --batch-norm-to-conv=all %s 2>&1 >/dev/null | FileCheck --check-prefix=ALL %s
// CHECK: remark: BatchNormalization "n3" could become a Conv, but is left: a number would be out of range [batch-norm-to-conv]
// ALL: remark: made BatchNormalization "n0" a depthwise Conv

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x4x4xf32> {onnx.name = "x"}, %m2: tensor<4x2xf32> {onnx.name = "m2"}) -> (tensor<1x2x4x4xf32> {onnx.name = "y"}, tensor<1x2x4x4xf32> {onnx.name = "z"}, tensor<4x2xf32> {onnx.name = "u"}, tensor<1x2x4x4xf32> {onnx.name = "t"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<[1.5, -2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["b"], value = dense<[0.5, 1.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %m = "onnx.Initializer"() {onnx.outputs = ["m"], value = dense<[2.0, 0.25]> : tensor<2xf32>} : () -> tensor<2xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<[1.0, 3.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %w0 = "onnx.Initializer"() {onnx.outputs = ["w0"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %0 = "onnx.Conv"(%x, %w0) {onnx_node_name = "c0"} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %1 = "onnx.BatchNormalization"(%0, %s, %b, %m, %v) {onnx_node_name = "n0", onnx.outputs = ["y"]} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %2 = "onnx.BatchNormalization"(%x, %s, %b, %m, %v) {onnx_node_name = "n1", onnx.outputs = ["z"], training_mode = 1 : si64} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %3 = "onnx.BatchNormalization"(%m2, %s, %b, %m, %v) {onnx_node_name = "n2", onnx.outputs = ["u"]} : (tensor<4x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<4x2xf32>
    %huge = "onnx.Initializer"() {onnx.outputs = ["huge"], value = dense<3.0e38> : tensor<2xf32>} : () -> tensor<2xf32>
    %tiny = "onnx.Initializer"() {onnx.outputs = ["tiny"], value = dense<1.0e-10> : tensor<2xf32>} : () -> tensor<2xf32>
    %4 = "onnx.BatchNormalization"(%x, %huge, %b, %m, %tiny) {onnx_node_name = "n3", onnx.outputs = ["t"], epsilon = 0.0 : f32} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    return %1, %2, %3, %4 : tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>, tensor<4x2xf32>, tensor<1x2x4x4xf32>
  }
}
