// A norm that stays becomes a depthwise convolution of one element for each channel, under the names that were there. Another run finds nothing.
// RUN: aimet-opt --batch-norm-to-conv %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --batch-norm-to-conv %s > %t.once
// RUN: aimet-opt --batch-norm-to-conv %t.once | diff %t.once -
// RUN: aimet-opt --batch-norm-to-conv --prove --quiet %s > /dev/null
// REMARK: remark: made BatchNormalization "/bn/BatchNormalization" a depthwise Conv [batch-norm-to-conv]
// CHECK: %[[W:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["bn.weight"], value = dense<{{\[\[\[}}[1.500000e+00]]], {{\[\[}}[-1.000000e+00]]]]> : tensor<2x1x1x1xf32>} : () -> tensor<2x1x1x1xf32>
// CHECK: %[[B:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["bn.bias"], value = dense<[-2.500000e+00, 1.250000e+00]> : tensor<2xf32>}
// CHECK-NOT: onnx.Initializer
// CHECK: "onnx.Conv"(%{{[0-9]+}}, %[[W]], %[[B]]) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "bn"}, group = 2 : si64, kernel_shape = array<i64: 1, 1>, onnx.outputs = ["y"], onnx_node_name = "/bn/Conv"}

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x4x4xf32> {onnx.name = "x"}) -> (tensor<1x2x4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Initializer"() {onnx.outputs = ["bn.weight"], value = dense<[1.5, -2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["bn.bias"], value = dense<[0.5, 1.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %m = "onnx.Initializer"() {onnx.outputs = ["m"], value = dense<[2.0, 0.25]> : tensor<2xf32>} : () -> tensor<2xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<[1.0, 4.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %0 = "onnx.Relu"(%x) {onnx_node_name = "r"} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %1 = "onnx.BatchNormalization"(%0, %s, %b, %m, %v) {onnx_node_name = "/bn/BatchNormalization", onnx.outputs = ["y"], epsilon = 0.0 : f32, aimet.module = {call = 0 : i64, class = "torch.nn.modules.batchnorm.BatchNorm2d", leaf, path = "bn"}} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    return %1 : tensor<1x2x4x4xf32>
  }
}
