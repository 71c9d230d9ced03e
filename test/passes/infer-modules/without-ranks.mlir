// Functions and classes are the same whether infer-shapes ran before or not.
// RUN: aimet-opt --infer-modules %s | FileCheck %s
// RUN: aimet-opt --infer-shapes --infer-modules %s | FileCheck %s

!t = tensor<*xf32>
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x4x4xf32> {onnx.name = "x"}, %m: tensor<1x4x4xf32> {onnx.name = "m"}) -> (!t {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["conv.weight"], value = dense<1.0> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %s = "onnx.Initializer"() {onnx.outputs = ["bn.weight"], value = dense<1.0> : tensor<2xf32>} : () -> tensor<2xf32>
    // CHECK: "onnx.MatMul"{{.*}}functional = "matmul"
    %0 = "onnx.MatMul"(%m, %m) {onnx_node_name = "/MatMul"} : (tensor<1x4x4xf32>, tensor<1x4x4xf32>) -> !t
    %1 = "onnx.Conv"(%x, %w) {onnx_node_name = "/conv/Conv"} : (tensor<1x2x4x4xf32>, tensor<2x2x1x1xf32>) -> !t
    %2 = "onnx.Relu"(%1) {onnx_node_name = "/relu/Relu"} : (!t) -> !t
    // CHECK: "onnx.BatchNormalization"{{.*}}class = "torch.nn.modules.batchnorm.BatchNorm2d"
    %3 = "onnx.BatchNormalization"(%2, %s, %s, %s, %s) {onnx_node_name = "/bn/BatchNormalization"} : (!t, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> !t
    %4 = "onnx.Add"(%0, %3) {onnx_node_name = "/Add"} : (!t, !t) -> !t
    return %4 : !t
  }
}
