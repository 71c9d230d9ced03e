// Every operator that can do nothing, in each form of opset 20: all are gone, and what only fed them with them.
// RUN: aimet-opt --eliminate-identities %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --eliminate-identities %s > %t.once
// RUN: aimet-opt --eliminate-identities %t.once | diff %t.once -
// REMARK: remark: removed 24 nodes that do nothing, and 9 nodes and 1 initializers that only fed them [eliminate-identities]
// CHECK: func.func @main_graph(%[[X:[a-z0-9]+]]: tensor<?x3x4xf32>
// CHECK-NEXT: %[[R:[0-9]+]] = "onnx.Relu"(%[[X]]) {{.*}}onnx.outputs = ["y"]
// CHECK-NEXT: return %[[R]]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<?x3x4xf32> {onnx.name = "x", onnx.dim_params = ["N", "", ""]}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %zeros = "onnx.Initializer"() {onnx.outputs = ["zeros"], value = dense<0> : tensor<6xi64>} : () -> tensor<6xi64>
    %zero = "onnx.Constant"() {value_ints = array<i64: 0>} : () -> tensor<1xi64>
    %one = "onnx.Constant"() {value_ints = array<i64: 1>} : () -> tensor<1xi64>
    %ones = "onnx.Constant"() {value_ints = array<i64: 1, 1, 1>} : () -> tensor<3xi64>
    %none = "onnx.Constant"() {value_ints = array<i64>} : () -> tensor<0xi64>
    %end = "onnx.Constant"() {value_ints = array<i64: 9223372036854775807>} : () -> tensor<1xi64>
    %flat = "onnx.Constant"() {value_ints = array<i64: -1, 3, 4>} : () -> tensor<3xi64>
    %copy = "onnx.Constant"() {value_ints = array<i64: 0, 0, 0>} : () -> tensor<3xi64>
    %false = "onnx.Constant"() {value = dense<false> : tensor<i1>} : () -> tensor<i1>
    %n = "onnx.NoValue"() : () -> none
    %0 = "onnx.Relu"(%x) {onnx_node_name = "relu"} : (tensor<?x3x4xf32>) -> tensor<*xf32>
    %1 = "onnx.Identity"(%0) : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Cast"(%1) {to = 1 : si64} : (tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.CastLike"(%2, %0) : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %4 = "onnx.Reshape"(%3, %flat) : (tensor<*xf32>, tensor<3xi64>) -> tensor<*xf32>
    %5 = "onnx.Reshape"(%4, %copy) : (tensor<*xf32>, tensor<3xi64>) -> tensor<*xf32>
    %s = "onnx.Shape"(%x) : (tensor<?x3x4xf32>) -> tensor<3xi64>
    %6 = "onnx.Reshape"(%5, %s) : (tensor<*xf32>, tensor<3xi64>) -> tensor<*xf32>
    %7 = "onnx.Expand"(%6, %s) : (tensor<*xf32>, tensor<3xi64>) -> tensor<*xf32>
    %8 = "onnx.Expand"(%7, %one) : (tensor<*xf32>, tensor<1xi64>) -> tensor<*xf32>
    %9 = "onnx.Tile"(%8, %ones) : (tensor<*xf32>, tensor<3xi64>) -> tensor<*xf32>
    %10 = "onnx.Transpose"(%9) {perm = array<i64: 0, 1, 2>} : (tensor<*xf32>) -> tensor<*xf32>
    %11 = "onnx.Pad"(%10, %zeros) : (tensor<*xf32>, tensor<6xi64>) -> tensor<*xf32>
    %12 = "onnx.Slice"(%11, %zero, %end, %zero) : (tensor<*xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*xf32>
    %13 = "onnx.Slice"(%12, %zero, %end, %one, %one) : (tensor<*xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*xf32>
    %14 = "onnx.Unsqueeze"(%13, %none) : (tensor<*xf32>, tensor<0xi64>) -> tensor<*xf32>
    %15 = "onnx.Concat"(%14) {axis = 1 : si64} : (tensor<*xf32>) -> tensor<*xf32>
    %16 = "onnx.Sum"(%15) : (tensor<*xf32>) -> tensor<*xf32>
    %17 = "onnx.Mean"(%16) : (tensor<*xf32>) -> tensor<*xf32>
    %18 = "onnx.Max"(%17) : (tensor<*xf32>) -> tensor<*xf32>
    %19 = "onnx.Min"(%18) : (tensor<*xf32>) -> tensor<*xf32>
    %20 = "onnx.Split"(%19) {axis = 1 : si64, num_outputs = 1 : si64} : (tensor<*xf32>) -> tensor<*xf32>
    %21:2 = "onnx.Dropout"(%20, %n, %false) : (tensor<*xf32>, none, tensor<i1>) -> (tensor<*xf32>, tensor<*xi1>)
    %22 = "onnx.Dropout"(%21#0) : (tensor<*xf32>) -> tensor<*xf32>
    %c:2 = "onnx.Dropout"(%22) : (tensor<*xf32>) -> (tensor<*xf32>, none)
    %y = "onnx.Identity"(%c#0) {onnx_node_name = "last", onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %y : tensor<*xf32>
  }
}
