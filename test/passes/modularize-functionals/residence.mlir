// In a custom leaf that owns nothing functionals become modules of the root; in one that owns a parameter they stay.
// RUN: aimet-opt --modularize-functionals %s | FileCheck %s
// RUN: aimet-opt --modularize-functionals --check-reused-modules --check-missing-modules %s 2>&1 >/dev/null | FileCheck --check-prefix=CLEAN --implicit-check-not=error: %s
// CLEAN: check-missing-modules: passed

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %g = "onnx.Initializer"() {onnx.outputs = ["owner.gamma"], value = dense<1.0> : tensor<1xf32>} : () -> tensor<1xf32>
    // CHECK: path = "module_softplus"
    %0 = "onnx.Softplus"(%x) {aimet.module = {functional = "softplus", leaf, path = "deep.custom"}} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: aimet.module = {path = "deep.custom"}
    %1 = "onnx.Flatten"(%0) {aimet.module = {leaf, path = "deep.custom"}} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: path = "owner.module_mul"
    %2 = "onnx.Mul"(%1, %g) {aimet.module = {functional = "mul", leaf, path = "owner"}} : (tensor<*xf32>, tensor<1xf32>) -> tensor<*xf32>
    return %2 : tensor<*xf32>
  }
}
