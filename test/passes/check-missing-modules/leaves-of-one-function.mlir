// A leaf that computes one function and does nothing else is its module.
// RUN: exits 1 aimet-opt --check-missing-modules --emit=none %s 2>&1 | FileCheck %s

// CHECK-NOT: "gelu"
// CHECK: functional "layer_norm" in module "norm"
// CHECK: functional "sigmoid" in module "swish"
// CHECK: functional "mul" in module "swish"
// CHECK: functional "relu" in module "block"
// CHECK-NOT: error: functional

!t = tensor<*xf32>
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: !t {onnx.name = "x"}) -> (!t {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<2xf32>} : () -> tensor<2xf32>
    // A class around F.gelu: casts, sizes and constants do not count.
    %0 = "onnx.Cast"(%x) {aimet.module = {call = 0 : i64, class = "__main__.L", leaf, path = "act"}, to = 1 : si64} : (!t) -> !t
    %1 = "onnx.Gelu"(%0) {aimet.module = {call = 0 : i64, class = "__main__.L", functional = "gelu", leaf, path = "act"}} : (!t) -> !t
    %s = "onnx.Shape"(%1) {aimet.module = {call = 0 : i64, class = "__main__.L", leaf, path = "act"}} : (!t) -> tensor<*xi64>
    // A layer norm between two transpositions does more than the norm.
    %2 = "onnx.Transpose"(%1) {aimet.module = {call = 0 : i64, class = "__main__.L", leaf, path = "norm"}} : (!t) -> !t
    %3 = "onnx.LayerNormalization"(%2, %w) {aimet.module = {call = 0 : i64, class = "__main__.L", functional = "layer_norm", leaf, path = "norm"}} : (!t, tensor<2xf32>) -> !t
    // Two functions.
    %4 = "onnx.Sigmoid"(%3) {aimet.module = {call = 0 : i64, class = "__main__.L", functional = "sigmoid", leaf, path = "swish"}} : (!t) -> !t
    %5 = "onnx.Mul"(%4, %3) {aimet.module = {call = 0 : i64, class = "__main__.L", functional = "mul", leaf, path = "swish"}} : (!t, !t) -> !t
    // A container is no leaf.
    %6 = "onnx.Relu"(%5) {aimet.module = {functional = "relu", path = "block"}} : (!t) -> !t
    return %6 : !t
  }
}
