// Where layers are those of Keras, the remedies do not speak of PyTorch.
// RUN: exits 1 aimet-opt --check-reused-modules --check-missing-modules --check-shared-weights --emit=none %s 2>&1 | FileCheck --implicit-check-not=nn. --implicit-check-not=PyTorch --implicit-check-not=__init__ %s
// CHECK: error: module "act" is called 2 times
// CHECK-NEXT: note: give the second call of layer "act" a Keras layer of its own; where it has weights, `new.set_weights(old.get_weights())`; --unroll-reused-modules does it
// CHECK: error: module "three" is called 3 times
// CHECK-NEXT: note: give each call but the first of layer "three" a Keras layer of its own;
// CHECK: error: functional "add" in the model itself
// CHECK-NEXT: note: call a Keras layer in place of the function `add`, one of `keras.layers` or of your own class; --modularize-functionals does it
// CHECK: warning: weight "net/tf.math.add/kernel:0" is used in 2
// CHECK-NEXT: note: give each layer a tensor of its own in the exported model (nothing to change in Keras unless they are tied there: the exporter made this tensor of their parameters); --unshare-weights does it

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2x2xf32> {onnx.name = "x"}) -> (tensor<2x2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["net/tf.math.add/kernel:0"], value = dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    %0 = "onnx.Relu"(%x) {onnx_node_name = "n0", aimet.module = {call = 0 : i64, leaf, path = "act", source = "keras"}} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %1 = "onnx.Relu"(%0) {onnx_node_name = "n1", aimet.module = {call = 1 : i64, leaf, path = "act", source = "keras"}} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %2 = "onnx.Sigmoid"(%1) {onnx_node_name = "n2", aimet.module = {call = 0 : i64, leaf, path = "three", source = "keras"}} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %3 = "onnx.Sigmoid"(%2) {onnx_node_name = "n3", aimet.module = {call = 1 : i64, leaf, path = "three", source = "keras"}} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %4 = "onnx.Sigmoid"(%3) {onnx_node_name = "n4", aimet.module = {call = 2 : i64, leaf, path = "three", source = "keras"}} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %5 = "onnx.Add"(%4, %x) {onnx_node_name = "n5", aimet.module = {functional = "add", path = "", source = "keras"}} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    %6 = "onnx.MatMul"(%5, %w) {onnx_node_name = "n6", aimet.module = {call = 0 : i64, leaf, path = "one", source = "keras"}} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    %7 = "onnx.MatMul"(%6, %w) {onnx_node_name = "n7", onnx.outputs = ["y"], aimet.module = {call = 0 : i64, leaf, path = "two", source = "keras"}} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    return %7 : tensor<2x2xf32>
  }
}
