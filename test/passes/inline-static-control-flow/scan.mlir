// A Scan over a known length: slices of inputs along their axes, in their direction; outputs put together along theirs. Before opset 13 axes are attributes.
// RUN: split-file %s %t
// RUN: aimet-opt --inline-static-control-flow %t/scan.mlir | FileCheck %s
// RUN: aimet-opt --inline-static-control-flow %t/old.mlir | FileCheck --check-prefix=OLD %s
// CHECK: func.func @main_graph(%[[S:.*]]: tensor<3xf32> {{.*}}, %[[X:.*]]: tensor<3x2xf32>
// CHECK-NEXT: %[[I1:.*]] = "onnx.Constant"() {onnx_node_name = "scan_Constant", value = dense<1> : tensor<i64>}
// CHECK-NEXT: %[[P1:.*]] = "onnx.Gather"(%[[X]], %[[I1]]) {axis = 1 : si64, onnx_node_name = "scan_Gather"} : {{.*}} -> tensor<3xf32>
// CHECK-NEXT: %[[A1:.*]] = "onnx.Add"(%[[S]], %[[P1]]) {onnx.outputs = ["sum_1"], onnx_node_name = "add_1"}
// CHECK-NEXT: %[[I0:.*]] = "onnx.Constant"() {onnx_node_name = "scan_Constant_1", value = dense<0> : tensor<i64>}
// CHECK-NEXT: %[[P0:.*]] = "onnx.Gather"(%[[X]], %[[I0]]) {axis = 1 : si64, onnx_node_name = "scan_Gather_1"}
// CHECK-NEXT: %[[A0:.*]] = "onnx.Add"(%[[A1]], %[[P0]]) {onnx.outputs = ["final"], onnx_node_name = "add_2"}
// CHECK-NEXT: %[[X0:.*]] = "onnx.Constant"() {{.*}}value = dense<-1> : tensor<1xi64>
// CHECK-NEXT: %[[U1:.*]] = "onnx.Unsqueeze"(%[[A1]], %[[X0]])
// CHECK-NEXT: %[[X1:.*]] = "onnx.Constant"() {{.*}}value = dense<-1> : tensor<1xi64>
// CHECK-NEXT: %[[U0:.*]] = "onnx.Unsqueeze"(%[[A0]], %[[X1]])
// CHECK-NEXT: %[[C:.*]] = "onnx.Concat"(%[[U0]], %[[U1]]) {axis = -1 : si64, onnx.outputs = ["all"]
// CHECK-NEXT: return %[[A0]], %[[C]]
// OLD: %[[R:.*]] = "onnx.Relu"
// OLD-NEXT: %[[U:.*]] = "onnx.Unsqueeze"(%[[R]]) {axes = array<i64: 0>, onnx.outputs = ["all"]}
// OLD-NEXT: return %[[R]], %[[U]]

//--- scan.mlir
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%s: tensor<3xf32> {onnx.name = "s"}, %x: tensor<3x2xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "final"}, tensor<*xf32> {onnx.name = "all"}) attributes {onnx.graph = {name = "g"}} {
    %a, %b = "onnx.Scan"(%s, %x) ({
    ^bb0(%t: tensor<3xf32>, %p: tensor<3xf32>):
      %n = "onnx.Add"(%t, %p) {onnx_node_name = "add", onnx.outputs = ["sum"]} : (tensor<3xf32>, tensor<3xf32>) -> tensor<*xf32>
      "aimet.yield"(%n, %n) : (tensor<*xf32>, tensor<*xf32>) -> ()
    }) {onnx_node_name = "scan", onnx.outputs = ["final", "all"], num_scan_inputs = 1 : si64, scan_input_axes = array<i64: 1>, scan_input_directions = array<i64: 1>, scan_output_axes = array<i64: -1>, scan_output_directions = array<i64: 1>, onnx.graphs = [{attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "t"}, {onnx.name = "p"}], outputs = [{onnx.name = "sum"}, {onnx.name = "sum2"}]}]} : (tensor<3xf32>, tensor<3x2xf32>) -> (tensor<*xf32>, tensor<*xf32>)
    return %a, %b : tensor<*xf32>, tensor<*xf32>
  }
}
//--- old.mlir
module attributes {onnx.ir_version = 6 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%s: tensor<3xf32> {onnx.name = "s"}, %x: tensor<1x2xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "final"}, tensor<*xf32> {onnx.name = "all"}) attributes {onnx.graph = {name = "g"}} {
    %a, %b = "onnx.Scan"(%s, %x) ({
    ^bb0(%t: tensor<3xf32>, %p: tensor<2xf32>):
      %n = "onnx.Relu"(%t) {onnx.outputs = ["relu"]} : (tensor<3xf32>) -> tensor<*xf32>
      "aimet.yield"(%n, %n) : (tensor<*xf32>, tensor<*xf32>) -> ()
    }) {onnx.outputs = ["final", "all"], num_scan_inputs = 1 : si64, onnx.graphs = [{attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "t"}, {onnx.name = "p"}], outputs = [{onnx.name = "relu"}, {onnx.name = "relu2"}]}]} : (tensor<3xf32>, tensor<1x2xf32>) -> (tensor<*xf32>, tensor<*xf32>)
    return %a, %b : tensor<*xf32>, tensor<*xf32>
  }
}
