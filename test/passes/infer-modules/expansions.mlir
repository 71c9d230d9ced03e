// Functions of several nodes are one; a leaf that is one function is a layer, one of several is code.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: class = "torch.nn.modules.activation.SiLU", leaf, path = "silu"
    %0 = "onnx.Sigmoid"(%x) {onnx_node_name = "/silu/Sigmoid"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: class = "torch.nn.modules.activation.SiLU", leaf, path = "silu"
    %1 = "onnx.Mul"(%x, %0) {onnx_node_name = "/silu/Mul"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "softplus", leaf, path = "custom"
    %2 = "onnx.Softplus"(%1) {onnx_node_name = "/custom/Softplus"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "sigmoid", leaf, path = "custom"
    %3 = "onnx.Sigmoid"(%2) {onnx_node_name = "/custom/Sigmoid"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "mul", leaf, path = "custom"
    %4 = "onnx.Mul"(%1, %3) {onnx_node_name = "/custom/Mul"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "silu", path = "", source = "scope", unit = [[UNIT:[0-9]+]] : i64
    %5 = "onnx.Sigmoid"(%4) {onnx_node_name = "/Sigmoid"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "silu", path = "", source = "scope", unit = [[UNIT]] : i64
    %6 = "onnx.Mul"(%5, %4) {onnx_node_name = "/Mul"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // The sigmoid is used elsewhere, too: two functionals.
    // CHECK: functional = "sigmoid", path = "", source = "scope"}
    %7 = "onnx.Sigmoid"(%6) {onnx_node_name = "/Sigmoid_1"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "mul", path = "", source = "scope"}
    %8 = "onnx.Mul"(%6, %7) {onnx_node_name = "/Mul_1"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "add", path = "", source = "scope"}
    %9 = "onnx.Add"(%8, %7) {onnx_node_name = "/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %9 : tensor<*xf32>
  }
}
