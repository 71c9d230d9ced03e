// Through Identity, Transpose and the like: a form that serves one layer reads the copy, one that serves several is
// copied; Constant nodes are stored tensors as well.
// RUN: aimet-opt --unshare-weights %s | FileCheck %s
// RUN: aimet-opt --unshare-weights %s > %t.once
// RUN: aimet-opt --unshare-weights %t.once | diff %t.once -
// CHECK: %[[W:.*]] = "onnx.Initializer"() {onnx.outputs = ["w"]
// CHECK-DAG: %[[W1:.*]] = "onnx.Initializer"() {onnx.outputs = ["w_1"]
// CHECK-DAG: %[[W2:.*]] = "onnx.Initializer"() {onnx.outputs = ["w_2"]
// CHECK: %[[K:.*]] = "onnx.Constant"() {onnx_node_name = "k"
// CHECK-NEXT: %[[K1:.*]] = "onnx.Constant"() {onnx.outputs = ["k_output_0_1"], onnx_node_name = "k_1"
// Its own form of the first tensor.
// CHECK-NEXT: %[[I:.*]] = "onnx.Identity"(%[[W1]]) {onnx.outputs = ["i"]
// CHECK-NEXT: %[[T:.*]] = "onnx.Transpose"(%[[W]]) {onnx.outputs = ["t"], onnx_node_name = "transpose"}
// CHECK-NEXT: %[[T1:.*]] = "onnx.Transpose"(%[[W2]]) {aimet.module = {call = 0 : i64, leaf, path = "third"}, {{.*}}onnx.outputs = ["t_1"], onnx_node_name = "transpose_1"}
// CHECK: "onnx.MatMul"(%{{.*}}, %[[T]]){{.*}}"a"
// CHECK: "onnx.MatMul"(%{{.*}}, %[[I]]){{.*}}"b"
// CHECK: "onnx.MatMul"(%{{.*}}, %[[T1]]){{.*}}"c"
// CHECK: "onnx.Conv"(%{{.*}}, %[[K]]){{.*}}"d"
// CHECK: "onnx.Conv"(%{{.*}}, %[[K1]]){{.*}}"e"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}, tensor<*xf32> {onnx.name = "t"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %k = "onnx.Constant"() {onnx_node_name = "k", value = dense<1.0> : tensor<1x1x1x1xf32>} : () -> tensor<1x1x1x1xf32>
    %i = "onnx.Identity"(%w) {onnx.outputs = ["i"]} : (tensor<4x4xf32>) -> tensor<*xf32>
    %t = "onnx.Transpose"(%w) {onnx.outputs = ["t"], onnx_node_name = "transpose"} : (tensor<4x4xf32>) -> tensor<*xf32>
    %0 = "onnx.MatMul"(%x, %t) {aimet.module = {call = 0 : i64, leaf, path = "first"}, onnx_node_name = "a"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.MatMul"(%0, %i) {aimet.module = {call = 0 : i64, leaf, path = "second"}, onnx_node_name = "b"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.MatMul"(%1, %t) {aimet.module = {call = 0 : i64, leaf, path = "third"}, onnx_node_name = "c"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.Conv"(%2, %k) {onnx_node_name = "d"} : (tensor<*xf32>, tensor<1x1x1x1xf32>) -> tensor<*xf32>
    %4 = "onnx.Conv"(%3, %k) {onnx_node_name = "e"} : (tensor<*xf32>, tensor<1x1x1x1xf32>) -> tensor<*xf32>
    return %4, %t : tensor<*xf32>, tensor<*xf32>
  }
}
