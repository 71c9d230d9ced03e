// A norm goes into the Conv before it, exactly where numbers are: y = 2 * (x - 3) / sqrt(4 + 0) + 1 is x - 2. A bias is made, the result has the norm's name, and a second run changes nothing.
// RUN: aimet-opt --fold-batch-norm %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK --implicit-check-not=remark: %s < %t.err
// RUN: aimet-opt --fold-batch-norm %s > %t.once
// RUN: aimet-opt --fold-batch-norm %t.once | diff %t.once -
// RUN: aimet-opt --fold-batch-norm --prove --quiet %s > /dev/null
// REMARK: remark: folded BatchNormalization "bn" into Conv "conv" [fold-batch-norm]
// CHECK: %[[B:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["conv.bias"], value = dense<-2.000000e+00> : tensor<2xf32>}
// CHECK-NOT: onnx.Initializer
// CHECK: "onnx.Conv"(%{{.*}}, %[[B]]) {aimet.module = {call = 0 : i64, leaf, path = "conv"}, onnx.outputs = ["n"], onnx.value_info = [unit], onnx_node_name = "conv"}
// CHECK-NEXT: "onnx.Relu"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x1x2x2xf32> {onnx.name = "x"}) -> (tensor<1x2x2x2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["conv.weight"], value = dense<[[[[1.0]]], [[[2.0]]]]> : tensor<2x1x1x1xf32>} : () -> tensor<2x1x1x1xf32>
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<2.0> : tensor<2xf32>} : () -> tensor<2xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["b"], value = dense<1.0> : tensor<2xf32>} : () -> tensor<2xf32>
    %m = "onnx.Initializer"() {onnx.outputs = ["m"], value = dense<3.0> : tensor<2xf32>} : () -> tensor<2xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<4.0> : tensor<2xf32>} : () -> tensor<2xf32>
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "conv", aimet.module = {call = 0 : i64, leaf, path = "conv"}} : (tensor<1x1x2x2xf32>, tensor<2x1x1x1xf32>) -> tensor<*x!onnx.unknown>
    %1 = "onnx.BatchNormalization"(%0, %s, %b, %m, %v) {onnx_node_name = "bn", epsilon = 0.0 : f32, onnx.outputs = ["n"], onnx.value_info = [unit], aimet.module = {call = 0 : i64, leaf, path = "bn"}} : (tensor<*x!onnx.unknown>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x2x2xf32>
    %2 = "onnx.Relu"(%1) {onnx_node_name = "relu", onnx.outputs = ["y"]} : (tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
    return %2 : tensor<1x2x2x2xf32>
  }
}
