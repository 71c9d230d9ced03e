// The default of epsilon is 1e-5, which counts where the variance is 0; and where it is wrong to fold nothing is: the numbers would not be finite.
// RUN: aimet-opt --fold-batch-norm %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// CHECK: onnx.outputs = ["w"], value = dense<316.227{{[0-9]*}}> : tensor<1x1x1x1xf32>
// CHECK: "onnx.BatchNormalization"
// CHECK-NOT: "onnx.BatchNormalization"
// REMARK: remark: BatchNormalization "infinite" could go into Conv "second", but is left: a number would be out of range [fold-batch-norm]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x1x2x2xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<1x1x1x1xf32>} : () -> tensor<1x1x1x1xf32>
    %u = "onnx.Initializer"() {onnx.outputs = ["u"], value = dense<1.0> : tensor<1x1x1x1xf32>} : () -> tensor<1x1x1x1xf32>
    %one = "onnx.Initializer"() {onnx.outputs = ["one"], value = dense<1.0> : tensor<1xf32>} : () -> tensor<1xf32>
    %zero = "onnx.Initializer"() {onnx.outputs = ["zero"], value = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "first"} : (tensor<1x1x2x2xf32>, tensor<1x1x1x1xf32>) -> tensor<*xf32>
    %1 = "onnx.BatchNormalization"(%0, %one, %zero, %zero, %zero) {onnx_node_name = "default"} : (tensor<*xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<*xf32>
    %2 = "onnx.Relu"(%1) {onnx_node_name = "relu"} : (tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.Conv"(%2, %u) {onnx_node_name = "second"} : (tensor<*xf32>, tensor<1x1x1x1xf32>) -> tensor<*xf32>
    %4 = "onnx.BatchNormalization"(%3, %one, %zero, %zero, %zero) {onnx_node_name = "infinite", epsilon = 0.0 : f32, onnx.outputs = ["y"]} : (tensor<*xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<*xf32>
    return %4 : tensor<*xf32>
  }
}
