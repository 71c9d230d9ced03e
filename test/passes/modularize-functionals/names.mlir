// Words of Python get a number; numbers run over the whole model; modules and inputs take names, too.
// RUN: aimet-opt --modularize-functionals %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "mul"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: path = "module_sum_1"
    %0 = "onnx.ReduceSum"(%x) {aimet.module = {functional = "sum", path = ""}} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: path = "module_sum_2"
    %1 = "onnx.ReduceSum"(%0) {aimet.module = {functional = "sum", path = ""}} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: path = "relu"
    %2 = "onnx.Relu"(%1) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "relu"}} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: path = "module_relu_1"
    %3 = "onnx.Relu"(%2) {aimet.module = {functional = "relu", path = ""}} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: path = "module_mul_1"
    %4 = "onnx.Mul"(%3, %x) {aimet.module = {functional = "mul", path = ""}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // Two calls before this one left no node.
    // CHECK: path = "module_add_2"
    %5 = "onnx.Add"(%4, %x) {aimet.module = {functional = "add", path = "", skipped = 2 : i64}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // A module of this name is there already.
    // CHECK: class = "Multiply", leaf, path = "module_div"
    %6 = "onnx.Mul"(%5, %x) {aimet.module = {call = 0 : i64, class = "Multiply", leaf, path = "module_div"}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: path = "module_div_1"
    %7 = "onnx.Div"(%6, %x) {aimet.module = {functional = "div", path = ""}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: class = "LogSigmoid", leaf, path = "module_log_sigmoid"
    %8 = "onnx.Log"(%7) {aimet.module = {functional = "log_sigmoid", path = ""}} : (tensor<*xf32>) -> tensor<*xf32>
    return %8 : tensor<*xf32>
  }
}
