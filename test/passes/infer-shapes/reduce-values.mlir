// Elements of reductions of small tensors.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

// CHECK: "onnx.ReduceSum"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<6x15xi8>{{$}}
// CHECK: "onnx.ReduceProd"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<6x120xi8>{{$}}
// CHECK: "onnx.ReduceMax"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<3x6xi8>{{$}}
// CHECK: "onnx.ReduceMin"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<1x4xi8>{{$}}
// CHECK: "onnx.ReduceL1"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<6x15xi8>{{$}}
// CHECK: "onnx.ReduceSumSquare"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<14x77xi8>{{$}}
// CHECK: "onnx.ArgMax"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<2x0xi8>{{$}}
// CHECK: "onnx.ArgMin"{{.*}} -> tensor<3xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<0x0x0xi8>{{$}}
// CHECK: "onnx.CumSum"{{.*}} -> tensor<2x3xi64>{{$}}
// CHECK: "onnx.ReduceMax"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<5x9xi8>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph() attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.Constant"() {value = dense<[[1, 2, 3], [6, 5, 4]]> : tensor<2x3xi64>} : () -> tensor<2x3xi64>
    %ax = "onnx.Constant"() {value = dense<1> : tensor<1xi64>} : () -> tensor<1xi64>
    %s = "onnx.ReduceSum"(%a, %ax) {keepdims = 0 : si64} : (tensor<2x3xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %S = "onnx.ConstantOfShape"(%s) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %p = "onnx.ReduceProd"(%a, %ax) {keepdims = 0 : si64} : (tensor<2x3xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %P = "onnx.ConstantOfShape"(%p) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %m = "onnx.ReduceMax"(%a, %ax) {keepdims = 0 : si64} : (tensor<2x3xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %M = "onnx.ConstantOfShape"(%m) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %n = "onnx.ReduceMin"(%a, %ax) {keepdims = 0 : si64} : (tensor<2x3xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %N = "onnx.ConstantOfShape"(%n) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %l = "onnx.ReduceL1"(%a, %ax) {keepdims = 0 : si64} : (tensor<2x3xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %L = "onnx.ConstantOfShape"(%l) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %q = "onnx.ReduceSumSquare"(%a, %ax) {keepdims = 0 : si64} : (tensor<2x3xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %Q = "onnx.ConstantOfShape"(%q) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %x = "onnx.ArgMax"(%a) {axis = 1 : si64, keepdims = 0 : si64} : (tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    %X = "onnx.ConstantOfShape"(%x) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %y = "onnx.ArgMin"(%a) {axis = 0 : si64, keepdims = 0 : si64} : (tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    %Y = "onnx.ConstantOfShape"(%y) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c = "onnx.CumSum"(%a, %ax) {exclusive = 1 : si64, reverse = 1 : si64} : (tensor<2x3xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %d = "onnx.ReduceMax"(%c, %ax) {keepdims = 0 : si64} : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %D = "onnx.ConstantOfShape"(%d) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}
