// A constant 0 that divides integers, and a Split into no parts; floats may be divided by 0, and a divisor that is not constant may be anything.
// RUN: not aimet-opt --check-onnx --emit=none %s 2>&1 | FileCheck %s --implicit-check-not=error:

func.func @main_graph(%x: tensor<2xi64>, %f: tensor<2xf32>) -> (tensor<2xi64>, tensor<2xi64>, tensor<2xf32>, tensor<2xi64>, tensor<2xf32>) {
  %zero = "onnx.Constant"() {value = dense<[1, 0]> : tensor<2xi64>} : () -> tensor<2xi64>
  %fzero = "onnx.Constant"() {value = dense<0.0> : tensor<2xf32>} : () -> tensor<2xf32>
  // CHECK: :[[#@LINE+1]]:{{.*}} error: element 1 of the divisor is 0
  %a = "onnx.Div"(%x, %zero) {onnx_node_name = "a"} : (tensor<2xi64>, tensor<2xi64>) -> tensor<2xi64>
  // CHECK: :[[#@LINE+1]]:{{.*}} error: element 1 of the divisor is 0
  %b = "onnx.Mod"(%x, %zero) {onnx_node_name = "b"} : (tensor<2xi64>, tensor<2xi64>) -> tensor<2xi64>
  %c = "onnx.Div"(%f, %fzero) {onnx_node_name = "c"} : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  %d = "onnx.Div"(%zero, %x) {onnx_node_name = "d"} : (tensor<2xi64>, tensor<2xi64>) -> tensor<2xi64>
  // CHECK: :[[#@LINE+1]]:{{.*}} error: "num_outputs" is not positive, got -5
  %e = "onnx.Split"(%f) {num_outputs = -5 : si64, onnx_node_name = "e"} : (tensor<2xf32>) -> tensor<2xf32>
  return %a, %b, %c, %d, %e : tensor<2xi64>, tensor<2xi64>, tensor<2xf32>, tensor<2xi64>, tensor<2xf32>
}
