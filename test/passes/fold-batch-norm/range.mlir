// A weight of float16 that would become larger than float16 goes: the norm is left. A bias alone can be too large as well.
// RUN: aimet-opt --fold-batch-norm %s 2>&1 >/dev/null | FileCheck %s
// CHECK-DAG: remark: BatchNormalization "n0" could go into Conv "c0", but is left: a number would be out of range
// CHECK-DAG: remark: BatchNormalization "n1" could go into Conv "c1", but is left: a number would be out of range
// CHECK-DAG: remark: folded BatchNormalization "n2" into Conv "c2"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x1x2x2xf16> {onnx.name = "x"}) -> (tensor<*xf16> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w0 = "onnx.Initializer"() {onnx.outputs = ["w0"], value = dense<1.0> : tensor<1x1x1x1xf16>} : () -> tensor<1x1x1x1xf16>
    %w1 = "onnx.Initializer"() {onnx.outputs = ["w1"], value = dense<0.5> : tensor<1x1x1x1xf16>} : () -> tensor<1x1x1x1xf16>
    %w2 = "onnx.Initializer"() {onnx.outputs = ["w2"], value = dense<0.5> : tensor<1x1x1x1xf16>} : () -> tensor<1x1x1x1xf16>
    %large = "onnx.Initializer"() {onnx.outputs = ["large"], value = dense<60000.0> : tensor<1xf16>} : () -> tensor<1xf16>
    %two = "onnx.Initializer"() {onnx.outputs = ["two"], value = dense<2.0> : tensor<1xf16>} : () -> tensor<1xf16>
    %small = "onnx.Initializer"() {onnx.outputs = ["small"], value = dense<0.25> : tensor<1xf16>} : () -> tensor<1xf16>
    %zero = "onnx.Initializer"() {onnx.outputs = ["zero"], value = dense<0.0> : tensor<1xf16>} : () -> tensor<1xf16>
    %0 = "onnx.Conv"(%x, %w0) {onnx_node_name = "c0"} : (tensor<1x1x2x2xf16>, tensor<1x1x1x1xf16>) -> tensor<*xf16>
    %1 = "onnx.BatchNormalization"(%0, %large, %zero, %zero, %small) {onnx_node_name = "n0"} : (tensor<*xf16>, tensor<1xf16>, tensor<1xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<*xf16>
    %r = "onnx.Relu"(%1) {onnx_node_name = "r"} : (tensor<*xf16>) -> tensor<*xf16>
    %2 = "onnx.Conv"(%r, %w1) {onnx_node_name = "c1"} : (tensor<*xf16>, tensor<1x1x1x1xf16>) -> tensor<*xf16>
    %3 = "onnx.BatchNormalization"(%2, %two, %zero, %large, %small) {onnx_node_name = "n1"} : (tensor<*xf16>, tensor<1xf16>, tensor<1xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<*xf16>
    %s = "onnx.Relu"(%3) {onnx_node_name = "s"} : (tensor<*xf16>) -> tensor<*xf16>
    %4 = "onnx.Conv"(%s, %w2) {onnx_node_name = "c2"} : (tensor<*xf16>, tensor<1x1x1x1xf16>) -> tensor<*xf16>
    %5 = "onnx.BatchNormalization"(%4, %two, %zero, %two, %small) {onnx_node_name = "n2", onnx.outputs = ["y"]} : (tensor<*xf16>, tensor<1xf16>, tensor<1xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<*xf16>
    return %5 : tensor<*xf16>
  }
}
