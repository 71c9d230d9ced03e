// In which direction norms go, which the user keeps, and which option values there are. Between two convolutions the first takes the norm.
// RUN: aimet-opt --fold-batch-norm %s 2>&1 >/dev/null | FileCheck --check-prefix=BOTH --implicit-check-not=remark: %s
// RUN: aimet-opt --fold-batch-norm=direction=forward %s 2>&1 >/dev/null | FileCheck --check-prefix=FORWARD --implicit-check-not=remark: %s
// RUN: aimet-opt --fold-batch-norm=direction=backward %s 2>&1 >/dev/null | FileCheck --check-prefix=BACKWARD --implicit-check-not=remark: %s
// RUN: aimet-opt --fold-batch-norm --exclude-modules=bn0 %s 2>&1 >/dev/null | FileCheck --check-prefix=CUT --implicit-check-not=remark: %s
// RUN: aimet-opt --fold-batch-norm --exclude-modules=conv0 %s 2>&1 >/dev/null | FileCheck --check-prefix=FORWARD --implicit-check-not=remark: %s
// RUN: refuses %s --fold-batch-norm=direction=up 2>&1 | FileCheck --check-prefix=WRONG %s
// BOTH: remark: folded BatchNormalization "bn0" into Conv "conv0"
// BOTH: remark: folded BatchNormalization "bn1" into Conv "conv0"
// BOTH: remark: folded BatchNormalization "bn2" into Conv "conv1"
// FORWARD: remark: folded BatchNormalization "bn2" into Conv "conv1"
// BACKWARD: remark: folded BatchNormalization "bn0" into Conv "conv0"
// BACKWARD: remark: folded BatchNormalization "bn1" into Conv "conv0"
// Behind a norm that stays no other one finds a place:
// CUT: remark: folded BatchNormalization "bn2" into Conv "conv1"
// WRONG: error: wrong value of option 'direction' of 'fold-batch-norm', got 'up', expected 'both', 'backward' or 'forward'

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x1x2x2xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.5> : tensor<1x1x1x1xf32>} : () -> tensor<1x1x1x1xf32>
    %u = "onnx.Initializer"() {onnx.outputs = ["u"], value = dense<1.25> : tensor<1x1x1x1xf32>} : () -> tensor<1x1x1x1xf32>
    %p = "onnx.Initializer"() {onnx.outputs = ["p"], value = dense<3.0> : tensor<1xf32>} : () -> tensor<1xf32>
    %q = "onnx.Initializer"() {onnx.outputs = ["q"], value = dense<0.5> : tensor<1xf32>} : () -> tensor<1xf32>
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "conv0", aimet.module = {call = 0 : i64, leaf, path = "conv0"}} : (tensor<1x1x2x2xf32>, tensor<1x1x1x1xf32>) -> tensor<*xf32>
    %1 = "onnx.BatchNormalization"(%0, %p, %q, %q, %p) {onnx_node_name = "bn0", aimet.module = {call = 0 : i64, leaf, path = "bn0"}} : (tensor<*xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<*xf32>
    %2 = "onnx.BatchNormalization"(%1, %q, %p, %q, %p) {onnx_node_name = "bn1", aimet.module = {call = 0 : i64, leaf, path = "bn1"}} : (tensor<*xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<*xf32>
    %3 = "onnx.Relu"(%2) {onnx_node_name = "relu"} : (tensor<*xf32>) -> tensor<*xf32>
    %4 = "onnx.BatchNormalization"(%3, %q, %q, %q, %p) {onnx_node_name = "bn2", aimet.module = {call = 0 : i64, leaf, path = "bn2"}} : (tensor<*xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<*xf32>
    %5 = "onnx.Conv"(%4, %u) {onnx_node_name = "conv1", onnx.outputs = ["y"], aimet.module = {call = 0 : i64, leaf, path = "conv1"}} : (tensor<*xf32>, tensor<1x1x1x1xf32>) -> tensor<*xf32>
    return %5 : tensor<*xf32>
  }
}
