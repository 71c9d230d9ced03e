// Iterations in the place of a Loop: state, the number of the iteration, what each gives out, states that change places, a weight of the body, other names for each.
// RUN: aimet-opt --inline-static-control-flow %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --inline-static-control-flow %s -o %t.onnx && aimet-opt --inline-static-control-flow %t.onnx -o %t.again.onnx && cmp %t.onnx %t.again.onnx
// REMARK: remark: Loop "/Loop" makes 2 iterations, which stand in its place now [inline-static-control-flow]
// CHECK: func.func @main_graph(%[[X:.*]]: tensor<3xf32> {{.*}}, %[[Z:.*]]: tensor<3xf32> {
// CHECK-NEXT: %[[W:.*]] = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<2.000000e+00>
// CHECK-NEXT: %[[I0:.*]] = "onnx.Constant"() {onnx_node_name = "/Loop_Constant", value = dense<0> : tensor<i64>}
// CHECK-NEXT: %[[F0:.*]] = "onnx.Cast"(%[[I0]]) {onnx_node_name = "/Cast_1", to = 1 : si64}
// CHECK-NEXT: %[[M0:.*]] = "onnx.Mul"(%[[X]], %[[W]]) {onnx_node_name = "/Mul_1"}
// CHECK-NEXT: %[[A0:.*]] = "onnx.Add"(%[[M0]], %[[F0]]) {onnx.outputs = ["first"], onnx_node_name = "/Add_1"}
// CHECK-NEXT: %[[I1:.*]] = "onnx.Constant"() {onnx_node_name = "/Loop_Constant_2", value = dense<1> : tensor<i64>}
// CHECK-NEXT: %[[F1:.*]] = "onnx.Cast"(%[[I1]]) {onnx_node_name = "/Cast_2", to = 1 : si64}
// CHECK-NEXT: %[[M1:.*]] = "onnx.Mul"(%[[Z]], %[[W]]) {onnx_node_name = "/Mul_2"}
// CHECK-NEXT: %[[A1:.*]] = "onnx.Add"(%[[M1]], %[[F1]]) {onnx.outputs = ["last"], onnx_node_name = "/Add_2"} : {{.*}} -> tensor<*xf32>
// CHECK-NEXT: %[[X0:.*]] = "onnx.Constant"() {onnx_node_name = "/Loop_Constant_4", value = dense<0> : tensor<1xi64>}
// CHECK-NEXT: %[[U0:.*]] = "onnx.Unsqueeze"(%[[M0]], %[[X0]]) {onnx_node_name = "/Loop_Unsqueeze"}
// CHECK-NEXT: %[[X1:.*]] = "onnx.Constant"() {onnx_node_name = "/Loop_Constant_5", value = dense<0> : tensor<1xi64>}
// CHECK-NEXT: %[[U1:.*]] = "onnx.Unsqueeze"(%[[M1]], %[[X1]]) {onnx_node_name = "/Loop_Unsqueeze_1"}
// CHECK-NEXT: %[[C:.*]] = "onnx.Concat"(%[[U0]], %[[U1]]) {axis = 0 : si64, onnx.outputs = ["all"], onnx.value_info = [{onnx.dim_params = ["k", ""]}], onnx_node_name = "/Loop_Concat"} : {{.*}} -> tensor<?x3xf32>
// CHECK-NEXT: %[[R:.*]] = "onnx.Relu"(%[[A0]]) {onnx_node_name = "/Relu"}
// CHECK-NEXT: return %[[R]], %[[A1]], %[[C]]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<3xf32> {onnx.name = "x"}, %z: tensor<3xf32> {onnx.name = "z"}) -> (tensor<*xf32> {onnx.name = "/Relu_output_0"}, tensor<*xf32> {onnx.name = "last"}, tensor<?x3xf32> {onnx.name = "all", onnx.dim_params = ["k", ""]}) attributes {onnx.graph = {name = "g"}} {
    %two = "onnx.Constant"() {onnx_node_name = "two", value = dense<2> : tensor<i64>} : () -> tensor<i64>
    %true = "onnx.Constant"() {onnx_node_name = "true", value = dense<true> : tensor<i1>} : () -> tensor<i1>
    %a, %b, %c = "onnx.Loop"(%two, %true, %x, %z) ({
    ^bb0(%i: tensor<i64>, %cond: tensor<i1>, %s: tensor<3xf32>, %t: tensor<3xf32>):
      %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<2.0> : tensor<f32>} : () -> tensor<f32>
      %f = "onnx.Cast"(%i) {onnx_node_name = "/Cast", to = 1 : si64} : (tensor<i64>) -> tensor<f32>
      %m = "onnx.Mul"(%s, %w) {onnx_node_name = "/Mul"} : (tensor<3xf32>, tensor<f32>) -> tensor<3xf32>
      %n = "onnx.Add"(%m, %f) {onnx_node_name = "/Add", onnx.outputs = ["next"]} : (tensor<3xf32>, tensor<f32>) -> tensor<3xf32>
      %again = "onnx.Identity"(%cond) {onnx_node_name = "/Identity"} : (tensor<i1>) -> tensor<i1>
      "aimet.yield"(%again, %t, %n, %m) : (tensor<i1>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> ()
    }) {onnx_node_name = "/Loop", onnx.outputs = ["first", "last", "all"], onnx.value_info = [false, false, {onnx.dim_params = ["k", ""]}], onnx.graphs = [{attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "i"}, {onnx.name = "cond"}, {onnx.name = "s"}, {onnx.name = "t"}], outputs = [{onnx.name = "/Identity_output_0"}, {onnx.name = "t"}, {onnx.name = "next"}, {onnx.name = "/Mul_output_0"}]}]} : (tensor<i64>, tensor<i1>, tensor<3xf32>, tensor<3xf32>) -> (tensor<*xf32>, tensor<*xf32>, tensor<?x3xf32>)
    %r = "onnx.Relu"(%a) {onnx_node_name = "/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    return %r, %b, %c : tensor<*xf32>, tensor<*xf32>, tensor<?x3xf32>
  }
}
