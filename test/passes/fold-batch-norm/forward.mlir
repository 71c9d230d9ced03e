// Between two convolutions a norm goes into the first; with direction=forward into the second, and the first one stays as it is.
// RUN: aimet-opt --fold-batch-norm --prove %s 2>&1 >/dev/null | FileCheck --check-prefix=BOTH %s
// RUN: aimet-opt --fold-batch-norm=direction=forward --prove %s -o %t.mlir 2>&1 | FileCheck --check-prefix=FORWARD %s
// RUN: FileCheck --check-prefix=MADE %s < %t.mlir
// RUN: aimet-opt --fold-batch-norm=direction=forward %t.mlir 2>/dev/null | cmp - %t.mlir
// BOTH: remark: folded BatchNormalization "bn" into Conv "conv0"
// FORWARD: remark: folded BatchNormalization "bn" into Conv "conv1"
// FORWARD: proof: 1 rewrite, data flow unchanged
// MADE: value = dense<1.5
// MADE-NOT: onnx.BatchNormalization

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x1x2x2xf32> {onnx.name = "x"}) -> (tensor<1x1x2x2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.5> : tensor<1x1x1x1xf32>} : () -> tensor<1x1x1x1xf32>
    %u = "onnx.Initializer"() {onnx.outputs = ["u"], value = dense<1.25> : tensor<1x1x1x1xf32>} : () -> tensor<1x1x1x1xf32>
    %p = "onnx.Initializer"() {onnx.outputs = ["p"], value = dense<3.0> : tensor<1xf32>} : () -> tensor<1xf32>
    %q = "onnx.Initializer"() {onnx.outputs = ["q"], value = dense<0.5> : tensor<1xf32>} : () -> tensor<1xf32>
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "conv0"} : (tensor<1x1x2x2xf32>, tensor<1x1x1x1xf32>) -> tensor<1x1x2x2xf32>
    %1 = "onnx.BatchNormalization"(%0, %p, %q, %q, %p) {onnx_node_name = "bn"} : (tensor<1x1x2x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x2x2xf32>
    %2 = "onnx.Conv"(%1, %u) {onnx_node_name = "conv1", onnx.outputs = ["y"]} : (tensor<1x1x2x2xf32>, tensor<1x1x1x1xf32>) -> tensor<1x1x2x2xf32>
    return %2 : tensor<1x1x2x2xf32>
  }
}
