// A norm behind a Concat becomes one for each operand, with the parameters of its channels: one of them can be folded then. The result keeps its name, and a second run changes nothing.
// RUN: aimet-opt --push-batch-norm-through-concat %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --push-batch-norm-through-concat %s > %t.once
// RUN: aimet-opt --push-batch-norm-through-concat %t.once | diff %t.once -
// RUN: aimet-opt --push-batch-norm-through-concat --fold-batch-norm --prove --quiet %s > /dev/null
// RUN: aimet-opt --push-batch-norm-through-concat=if=all %s 2>&1 >/dev/null | FileCheck --implicit-check-not=remark: --check-prefix=NONE %s
// RUN: aimet-opt --push-batch-norm-through-concat --exclude-modules=bn %s 2>&1 >/dev/null | FileCheck --implicit-check-not=remark: --check-prefix=NONE %s
// RUN: refuses %s --push-batch-norm-through-concat=if=some 2>&1 | FileCheck --check-prefix=WRONG %s
// REMARK: remark: pushed BatchNormalization "bn" through Concat "cat" [push-batch-norm-through-concat]
// NONE: push-batch-norm-through-concat: 0 changes
// WRONG: error: wrong value of option 'if' of 'push-batch-norm-through-concat', got 'some', expected 'any', 'all' or 'always'
// CHECK-DAG: %[[S0:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["s_1"], value = dense<[1.500000e+00, -2.000000e+00]> : tensor<2xf32>}
// CHECK-DAG: %[[V1:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["v_2"], value = dense<[2.000000e+00, 4.000000e+00]> : tensor<2xf32>}
// CHECK: %[[N0:[0-9]+]] = "onnx.BatchNormalization"(%{{[0-9]+}}, %[[S0]], {{.*}} {aimet.module = {call = 0 : i64, leaf, path = "bn"}, epsilon = 2.500000e-01 : f32, onnx.outputs = ["y_1"], onnx_node_name = "bn_1"}
// CHECK: %[[N1:[0-9]+]] = "onnx.BatchNormalization"(%{{[0-9]+}}, {{.*}}, %[[V1]]) {{.*}}onnx_node_name = "bn_2"}
// CHECK: "onnx.Concat"(%[[N0]], %[[N1]]) {axis = 1 : si64, onnx.outputs = ["y"], onnx_node_name = "cat"}

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x4x4xf32> {onnx.name = "x"}) -> (tensor<1x4x4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<[1.5, -2.0, 0.5, 1.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["b"], value = dense<[0.5, 1.0, 2.0, 3.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %m = "onnx.Initializer"() {onnx.outputs = ["m"], value = dense<[2.0, 0.25, 0.0, 1.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<[1.0, 3.0, 2.0, 4.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %w0 = "onnx.Initializer"() {onnx.outputs = ["w0"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %0 = "onnx.Conv"(%x, %w0) {onnx_node_name = "c0"} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %1 = "onnx.Relu"(%x) {onnx_node_name = "r0"} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %2 = "onnx.Concat"(%0, %1) {axis = 1 : si64, onnx_node_name = "cat"} : (tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>) -> tensor<1x4x4x4xf32>
    %3 = "onnx.BatchNormalization"(%2, %s, %b, %m, %v) {onnx_node_name = "bn", onnx.outputs = ["y"], epsilon = 0.25 : f32, aimet.module = {call = 0 : i64, leaf, path = "bn"}} : (tensor<1x4x4x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x4x4xf32>
    return %3 : tensor<1x4x4x4xf32>
  }
}
