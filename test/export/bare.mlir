// IR written by hand gets versions and names on export; names that stand are kept, made ones give way.
//
// RUN: aimet-opt %s -o %t.onnx && %{decode} < %t.onnx | FileCheck %s
// RUN: %python -c "import onnx, sys; onnx.checker.check_model(onnx.load(sys.argv[1]), full_check=True)" %t.onnx

// CHECK: ir_version: 10
// CHECK: graph {
// CHECK: input: "input"
// CHECK-NEXT: output: "Relu_1"
// CHECK-NEXT: op_type: "Relu"
// CHECK: input: "Relu_1"
// CHECK-NEXT: output: "Relu"
// CHECK: input: "Relu"
// CHECK-NEXT: input: "weight"
// CHECK-NEXT: output: "Add"
// CHECK: name: "net"
// CHECK: initializer {
// CHECK: name: "weight"
// CHECK: opset_import {
// CHECK-NEXT: domain: ""
// CHECK-NEXT: version: 21
func.func @net(%x: tensor<2xf32>) -> tensor<2xf32> {
  %w = "onnx.Initializer"() {value = dense<[1.0, 2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
  %0 = "onnx.Relu"(%x) : (tensor<2xf32>) -> tensor<2xf32>
  %1 = "onnx.Relu"(%0) {onnx.outputs = ["Relu"]} : (tensor<2xf32>) -> tensor<2xf32>
  %2 = "onnx.Add"(%1, %w) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %2 : tensor<2xf32>
}
