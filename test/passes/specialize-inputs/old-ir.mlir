// Before IR version 4 an initializer must be an input as well: the value is a Constant, where the opset has one of its type.
// RUN: split-file %s %t
// RUN: aimet-opt --specialize-inputs --concrete-arg=k=2 %t/new.mlir | FileCheck %s
// RUN: refuses %t/old.mlir --specialize-inputs --concrete-arg=k=2 | FileCheck --check-prefix=OLD %s
// CHECK: func.func @main_graph(%arg0: tensor<2xi64> {onnx.name = "x"})
// CHECK-NEXT: %0 = "onnx.Constant"() {onnx.outputs = ["k"], value = dense<2> : tensor<i64>}
// CHECK-NEXT: "onnx.Add"(%arg0, %0)
// OLD: error: input "k" cannot become a constant: the opset has no constants of int64[]

//--- new.mlir
module attributes {onnx.ir_version = 3 : si64, onnx.opset_import = [{version = 9 : si64}]} {
  func.func @main_graph(%x: tensor<2xi64> {onnx.name = "x"}, %k: tensor<i64> {onnx.name = "k"}) -> (tensor<*xi64> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %y = "onnx.Add"(%x, %k) {onnx.outputs = ["y"]} : (tensor<2xi64>, tensor<i64>) -> tensor<*xi64>
    return %y : tensor<*xi64>
  }
}
//--- old.mlir
module attributes {onnx.ir_version = 3 : si64, onnx.opset_import = [{version = 7 : si64}]} {
  func.func @main_graph(%x: tensor<2xi64> {onnx.name = "x"}, %k: tensor<i64> {onnx.name = "k"}) -> (tensor<*xi64> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %y = "onnx.Add"(%x, %k) {onnx.outputs = ["y"]} : (tensor<2xi64>, tensor<i64>) -> tensor<*xi64>
    return %y : tensor<*xi64>
  }
}
