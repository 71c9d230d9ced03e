// torch.fx drops modules that own nothing and call no layer; what they compute is found at the root.
// RUN: aimet-opt --modularize-functionals %s | FileCheck %s

!t = tensor<*xf32>
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: !t {onnx.name = "x"}) -> (!t {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %g = "onnx.Initializer"() {onnx.outputs = ["val_3"], value = dense<1.0> : tensor<2xf32>} : () -> tensor<2xf32>
    %c = "onnx.Initializer"() {onnx.outputs = ["val_4"], value = dense<1.0> : tensor<f32>} : () -> tensor<f32>
    // Parameters under another name: folded, or merged with equal ones.
    // CHECK: path = "scale.module_mul"
    %0 = "onnx.Mul"(%x, %g) {aimet.module = {call = 0 : i64, class = "__main__.L", functional = "mul", leaf, path = "scale"}} : (!t, tensor<2xf32>) -> !t
    // One number is no parameter.
    // CHECK: path = "module_add"
    %1 = "onnx.Add"(%0, %c) {aimet.module = {call = 0 : i64, class = "__main__.L", functional = "add", leaf, path = "shift"}} : (!t, tensor<f32>) -> !t
    // A container of nothing but dropped modules is dropped.
    // CHECK: path = "module_neg"
    %2 = "onnx.Neg"(%1) {aimet.module = {functional = "neg", path = "outer"}} : (!t) -> !t
    // CHECK: path = "module_abs_1"
    %3 = "onnx.Abs"(%2) {aimet.module = {call = 0 : i64, class = "__main__.L", functional = "abs", leaf, path = "outer.inner"}} : (!t) -> !t
    // One that calls a layer stays.
    // CHECK: path = "block.module_exp"
    %4 = "onnx.Exp"(%3) {aimet.module = {functional = "exp", path = "block"}} : (!t) -> !t
    %5 = "onnx.Relu"(%4) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "block.act"}} : (!t) -> !t
    // Views in a leaf of the user's own class are no layer.
    // CHECK: path = "module_log"
    %6 = "onnx.Log"(%5) {aimet.module = {functional = "log", path = "views"}} : (!t) -> !t
    %7 = "onnx.Transpose"(%6) {aimet.module = {call = 0 : i64, class = "__main__.L", leaf, path = "views.permute"}} : (!t) -> !t
    return %7 : !t
  }
}
