// What is not the module's own is not copied: a weight that another module uses as well, an encoding, and the default
// of a graph input, which the caller may replace.
// RUN: aimet-opt --unroll-reused-modules %s 2>%t.err | FileCheck --implicit-check-not=onnx.Initializer %s
// RUN: FileCheck --check-prefix=REMARK --implicit-check-not=copies %s < %t.err
// REMARK: call 2 of module "act" is now the module "module_act_1"
// CHECK: onnx.Initializer
// CHECK: onnx.Initializer
// CHECK: onnx.Initializer
// CHECK: path = "module_act_1"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}, %g: tensor<1xf32> {onnx.name = "act.weight"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %t = "onnx.Initializer"() {onnx.outputs = ["onnx::PRelu_3"], value = dense<1.0> : tensor<1xf32>} : () -> tensor<1xf32>
    %s = "onnx.Initializer"() {onnx.outputs = ["scale"], value = dense<1.0> : tensor<1xf32>} : () -> tensor<1xf32>
    "onnx.Initializer"(%g) {value = dense<1.0> : tensor<1xf32>} : (tensor<1xf32>) -> ()
    %0 = "onnx.PRelu"(%x, %t) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "act"}} : (tensor<*xf32>, tensor<1xf32>) -> tensor<*xf32>
    %1 = "onnx.PRelu"(%0, %t) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "act"}} : (tensor<*xf32>, tensor<1xf32>) -> tensor<*xf32>
    %2 = "onnx.PRelu"(%1, %t) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "other"}} : (tensor<*xf32>, tensor<1xf32>) -> tensor<*xf32>
    %3 = "onnx.DequantizeLinear"(%2, %s) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "act"}} : (tensor<*xf32>, tensor<1xf32>) -> tensor<*xf32>
    %4 = "onnx.DequantizeLinear"(%3, %s) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "act"}} : (tensor<*xf32>, tensor<1xf32>) -> tensor<*xf32>
    %5 = "onnx.PRelu"(%4, %g) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "act"}} : (tensor<*xf32>, tensor<1xf32>) -> tensor<*xf32>
    %6 = "onnx.PRelu"(%5, %g) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "act"}} : (tensor<*xf32>, tensor<1xf32>) -> tensor<*xf32>
    return %6 : tensor<*xf32>
  }
}
