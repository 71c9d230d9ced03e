// Leaves, views and means are not reported.
// RUN: aimet-opt --check-missing-modules %s 2>&1 >/dev/null | FileCheck --implicit-check-not=error: --implicit-check-not=remark: %s
// CHECK: check-missing-modules: passed

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "relu"}} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Flatten"(%0) {aimet.module = {path = ""}} : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.ReduceMean"(%1) {aimet.module = {functional = "mean", path = ""}} : (tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.Identity"(%2) {} : (tensor<*xf32>) -> tensor<*xf32>
    return %3 : tensor<*xf32>
  }
}
