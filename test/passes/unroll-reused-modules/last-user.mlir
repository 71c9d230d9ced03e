// A parameter that the first call does not use is copied for all users but the last: nothing is left unused.
// RUN: aimet-opt --unroll-reused-modules %s 2>/dev/null | FileCheck %s
// RUN: aimet-opt --unroll-reused-modules --eliminate-dead-nodes %s 2>&1 >/dev/null | FileCheck --check-prefix=DEAD --implicit-check-not=removed %s
// DEAD: remark: call 3
// CHECK: %[[F:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["onnx::Conv_1"]
// CHECK: %[[W:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["c.weight"]
// CHECK: %[[COPY:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["module_c_1.weight"]
// CHECK-NOT: onnx.Initializer
// CHECK: "onnx.Conv"(%{{.*}}, %[[F]])
// CHECK: "onnx.Conv"(%{{.*}}, %[[COPY]])
// CHECK: "onnx.Conv"(%{{.*}}, %[[W]])

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %f = "onnx.Initializer"() {onnx.outputs = ["onnx::Conv_1"], value = dense<1.0> : tensor<4x4x1x1xf32>} : () -> tensor<4x4x1x1xf32>
    %w = "onnx.Initializer"() {onnx.outputs = ["c.weight"], value = dense<1.0> : tensor<4x4x1x1xf32>} : () -> tensor<4x4x1x1xf32>
    %0 = "onnx.Conv"(%x, %f) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "c"}} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    %1 = "onnx.Conv"(%0, %w) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "c"}} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    %2 = "onnx.Conv"(%1, %w) {aimet.module = {call = 2 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "c"}} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    return %2 : tensor<*xf32>
  }
}
