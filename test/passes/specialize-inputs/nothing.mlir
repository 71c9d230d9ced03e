// Without a value nothing is done, whatever could be folded; a size that decides nothing changes only what states it.
// RUN: aimet-opt --specialize-inputs %s > %t.mlir
// RUN: aimet-opt %s | diff - %t.mlir
// RUN: aimet-opt --specialize-inputs --concrete-arg=n=3 %s | FileCheck %s
// CHECK: %arg0: tensor<3x2xf32> {onnx.name = "x"}
// CHECK-NEXT: "onnx.Constant"
// CHECK-NEXT: "onnx.Neg"
// CHECK-NEXT: "onnx.Exp"
// CHECK-NEXT: "onnx.Pow"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<?x2xf32> {onnx.name = "x", onnx.dim_params = ["n", ""]}) -> (tensor<?x2xf32> {onnx.name = "y", onnx.dim_params = ["n", ""]}) attributes {onnx.graph = {name = "g"}} {
    %c = "onnx.Constant"() {onnx_node_name = "c", value = dense<2.0> : tensor<f32>} : () -> tensor<f32>
    %n = "onnx.Neg"(%c) {onnx_node_name = "known"} : (tensor<f32>) -> tensor<f32>
    %e = "onnx.Exp"(%x) {onnx_node_name = "data"} : (tensor<?x2xf32>) -> tensor<?x2xf32>
    %y = "onnx.Pow"(%e, %n) {onnx_node_name = "y", onnx.outputs = ["y"]} : (tensor<?x2xf32>, tensor<f32>) -> tensor<?x2xf32>
    return %y : tensor<?x2xf32>
  }
}
