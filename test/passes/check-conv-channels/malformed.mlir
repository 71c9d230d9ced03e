// What check-onnx would report is no reason to fall over: too few operands, sizes of zero, groups that are none, values in a circle.
// RUN: aimet-opt --check-arch --profile=aimet --readiness --emit=none %s 2>&1 | FileCheck %s
// RUN: aimet-opt --check-arch --profile=%S/Inputs/target.toml --emit=none %s 2>&1 | FileCheck %s
// CHECK: check-conv-channels: passed
// CHECK: ready for quantization

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<3x3x0x3xf32>} : () -> tensor<3x3x0x3xf32>
    %z = "onnx.Initializer"() {onnx.outputs = ["z"], value = dense<1.0> : tensor<3x0x3x3xf32>} : () -> tensor<3x0x3x3xf32>
    %u = "onnx.Initializer"() {onnx.outputs = ["u"], value = dense<1.0> : tensor<5x3xf32>} : () -> tensor<5x3xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<1.0> : tensor<5x3x1x1xf32>} : () -> tensor<5x3x1x1xf32>
    %0 = "onnx.Conv"() {onnx.outputs = ["a"]} : () -> tensor<*x!onnx.unknown>
    %1 = "onnx.Conv"(%0) {pads = array<i64: 1>, onnx.outputs = ["b"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %2 = "onnx.Conv"(%1, %u) {onnx.outputs = ["c"]} : (tensor<*x!onnx.unknown>, tensor<5x3xf32>) -> tensor<*x!onnx.unknown>
    %3 = "onnx.Conv"(%2, %z) {onnx.outputs = ["d"]} : (tensor<*x!onnx.unknown>, tensor<3x0x3x3xf32>) -> tensor<*x!onnx.unknown>
    %4 = "onnx.Conv"(%3, %v) {group = 0 : si64, onnx.outputs = ["e"]} : (tensor<*x!onnx.unknown>, tensor<5x3x1x1xf32>) -> tensor<*x!onnx.unknown>
    %5 = "onnx.Conv"(%4, %v) {group = 9223372036854775807 : si64, onnx.outputs = ["f"]} : (tensor<*x!onnx.unknown>, tensor<5x3x1x1xf32>) -> tensor<*x!onnx.unknown>
    %6 = "onnx.Relu"() {onnx.outputs = ["g"]} : () -> tensor<*x!onnx.unknown>
    %7 = "onnx.PRelu"(%6) {onnx.outputs = ["h"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %8 = "onnx.Concat"() {onnx.outputs = ["i"]} : () -> tensor<*x!onnx.unknown>
    %9 = "onnx.BatchNormalization"(%8) {onnx.outputs = ["j"], training_mode = 1 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %13 = "onnx.If"(%x) ({
      %k = "onnx.Identity"(%l) {onnx.outputs = ["k"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
      %l = "onnx.Identity"(%k) {onnx.outputs = ["l"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
      %m = "onnx.Conv"(%k, %l) {onnx.outputs = ["m"], pads = array<i64: 1, 1, 1, 1>} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
      %q = "onnx.Relu"(%r) {onnx.outputs = ["q"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
      %r = "onnx.BatchNormalization"(%q, %q, %q, %q, %q) {onnx.outputs = ["r"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
      %s = "onnx.BatchNormalization"(%t) {onnx.outputs = ["s"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
      %t = "onnx.BatchNormalization"(%s) {onnx.outputs = ["t"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
      "aimet.yield"(%m) : (tensor<*x!onnx.unknown>) -> ()
    }) {onnx.outputs = ["n"], onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, inputs = [], outputs = [{onnx.name = "m"}]}]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %20 = "onnx.Conv"(%13, %v) {onnx.outputs = ["n2"], pads = array<i64: 1, 1, 1, 1>} : (tensor<*x!onnx.unknown>, tensor<5x3x1x1xf32>) -> tensor<*x!onnx.unknown>
    %21 = "onnx.Concat"(%20, %w) {onnx.outputs = ["o"], axis = -9 : si64} : (tensor<*x!onnx.unknown>, tensor<3x3x0x3xf32>) -> tensor<*x!onnx.unknown>
    return %21 : tensor<*x!onnx.unknown>
  }
}
