// A node with several results becomes a constant for each that is used; names that are derived or stated, value_info and the place in the file stay.
// RUN: aimet-opt --fold-constants %s | FileCheck %s
// CHECK: %[[A:[0-9]+]] = "onnx.Constant"() {onnx.position = 4 : i64, onnx.value_info = [unit], onnx_node_name = "s", value = dense<[1, 2]> : tensor<2xi64>} : () -> tensor<2xi64>
// CHECK-NEXT: %[[B:[0-9]+]] = "onnx.Constant"() {onnx.outputs = ["s_output_2"], onnx.position = 4 : i64, onnx.value_info = [false], onnx_node_name = "s_1", value = dense<[5, 6]> : tensor<2xi64>} : () -> tensor<*xi64>
// CHECK-NEXT: "onnx.Add"(%[[A]], %arg0)
// CHECK-NEXT: "onnx.Mul"({{.*}}, %[[B]])
// CHECK-NOT: onnx.Split

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2xi64> {onnx.name = "x"}) -> (tensor<*xi64> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %c = "onnx.Constant"() {onnx_node_name = "c", value_ints = array<i64: 1, 2, 3, 4, 5, 6>} : () -> tensor<6xi64>
    %s:3 = "onnx.Split"(%c) {onnx_node_name = "s", num_outputs = 3 : si64, onnx.position = 4 : i64, onnx.value_info = [unit, false, false]} : (tensor<6xi64>) -> (tensor<2xi64>, tensor<*xi64>, tensor<*xi64>)
    %a = "onnx.Add"(%s#0, %x) {onnx_node_name = "a"} : (tensor<2xi64>, tensor<2xi64>) -> tensor<*xi64>
    %y = "onnx.Mul"(%a, %s#2) {onnx_node_name = "m", onnx.outputs = ["y"]} : (tensor<*xi64>, tensor<*xi64>) -> tensor<*xi64>
    return %y : tensor<*xi64>
  }
}
