// AIMET goes by patterns of modules: no grouped convolution takes a norm from the front, of a layer that is called twice one norm folds whatever becomes of the weight, functionals are no norms.
// RUN: aimet-opt --check-batch-norm-fold --profile=aimet %s 2>&1 >/dev/null | FileCheck --check-prefix=AIMET %s
// RUN: aimet-opt --check-batch-norm-fold %s 2>&1 >/dev/null | FileCheck --check-prefix=OURS %s
// AIMET: warning: BatchNormalization "grouped" cannot be folded into Conv "gc": that is grouped in a way that AIMET leaves alone
// AIMET-NEXT: note: AIMET leaves it, but it can be folded; --fold-batch-norm does it
// AIMET: warning: BatchNormalization "first" cannot be folded into Conv "shared": the weight is that of Conv "shared" as well
// AIMET: passed, 2 warnings
// OURS: warning: BatchNormalization "first" cannot be folded into Conv "shared": the weight is that of Conv "shared" as well
// OURS-NEXT: note: make each call of the layer one of its own; --unroll-reused-modules does it
// OURS: warning: BatchNormalization "second" cannot be folded into Conv "shared"
// OURS: warning: BatchNormalization "n3" cannot be folded into Conv "shared": Relu "r2" lies between
// OURS: passed, 3 warnings

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x4x4xf32> {onnx.name = "x"}) -> (tensor<1x2x4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<[1.5, -2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["b"], value = dense<[0.5, 1.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %m = "onnx.Initializer"() {onnx.outputs = ["m"], value = dense<[2.0, 0.25]> : tensor<2xf32>} : () -> tensor<2xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<[1.0, 3.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %w0 = "onnx.Initializer"() {onnx.outputs = ["w0"], value = dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %g = "onnx.Initializer"() {onnx.outputs = ["g"], value = dense<1.0> : tensor<2x1x1x1xf32>} : () -> tensor<2x1x1x1xf32>
    %0 = "onnx.BatchNormalization"(%x, %s, %b, %m, %v) {onnx_node_name = "n0", aimet.module = {call = 0 : i64, leaf, path = "grouped"}} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %1 = "onnx.Conv"(%0, %g) {group = 2 : si64, onnx_node_name = "gc", aimet.module = {call = 0 : i64, leaf, path = "gc"}} : (tensor<1x2x4x4xf32>, tensor<2x1x1x1xf32>) -> tensor<1x2x4x4xf32>
    %2 = "onnx.Relu"(%1) {onnx_node_name = "r0"} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %3 = "onnx.Conv"(%2, %w0) {onnx_node_name = "c0", aimet.module = {call = 0 : i64, leaf, path = "shared"}} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %4 = "onnx.BatchNormalization"(%3, %s, %b, %m, %v) {onnx_node_name = "n1", aimet.module = {call = 0 : i64, leaf, path = "first"}} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %5 = "onnx.Relu"(%4) {onnx_node_name = "r1"} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %6 = "onnx.Conv"(%5, %w0) {onnx_node_name = "c1", aimet.module = {call = 1 : i64, leaf, path = "shared"}} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x4x4xf32>
    %7 = "onnx.BatchNormalization"(%6, %s, %b, %m, %v) {onnx_node_name = "n2", aimet.module = {call = 0 : i64, leaf, path = "second"}} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %8 = "onnx.Relu"(%7) {onnx_node_name = "r2"} : (tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %9 = "onnx.BatchNormalization"(%8, %s, %b, %m, %v) {onnx_node_name = "n3", onnx.outputs = ["y"], aimet.module = {call = 0 : i64, functional = "batch_norm", path = ""}} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    return %9 : tensor<1x2x4x4xf32>
  }
}
