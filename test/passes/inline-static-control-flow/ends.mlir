// A Loop that its condition ends after a number of iterations that no data decides; one that never begins: states are what it was given, outputs of iterations are empty.
// RUN: aimet-opt --inline-static-control-flow %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// REMARK: remark: Loop "while" makes 3 iterations
// REMARK: remark: Loop "never" makes no iteration, and is gone
// REMARK: remark: Loop "none" makes no iteration, and is gone
// REMARK: remark: Loop "last" makes 1 iteration, which stands in its place now
// CHECK: func.func @main_graph(%[[X:.*]]: tensor<2xf32>
// CHECK-NEXT: %[[A:.*]] = "onnx.Add"(%[[X]], %[[X]]) {onnx_node_name = "double_1"}
// CHECK-NEXT: %[[B:.*]] = "onnx.Add"(%[[A]], %[[A]]) {onnx_node_name = "double_2"}
// CHECK-NEXT: %[[C:.*]] = "onnx.Add"(%[[B]], %[[B]]) {onnx.outputs = ["y"], onnx_node_name = "double_3"}
// CHECK-NEXT: %[[E:.*]] = "onnx.Constant"() {onnx.outputs = ["empty"], onnx_node_name = "never_Constant", value = dense<> : tensor<0x2xf32>}
// CHECK-NEXT: %[[D:.*]] = "onnx.Identity"(%[[X]]) {onnx.outputs = ["same"], onnx_node_name = "never_Identity"}
// CHECK-NEXT: %[[F:.*]] = "onnx.Exp"(%[[X]])
// CHECK-NEXT: %[[G:.*]] = "onnx.Neg"(%[[X]]) {onnx.outputs = ["z"], onnx_node_name = "neg_1"}
// CHECK-NEXT: return %[[C]], %[[D]], %[[E]], %[[F]], %[[G]]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*xf32> {onnx.name = "y"}, tensor<*xf32> {onnx.name = "same"}, tensor<*xf32> {onnx.name = "empty"}, tensor<*xf32> {onnx.name = "e"}, tensor<*xf32> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    %no = "onnx.NoValue"() : () -> none
    %zero = "onnx.Constant"() {value = dense<0> : tensor<i64>, onnx.outputs = ["zero"]} : () -> tensor<i64>
    %one = "onnx.Constant"() {value = dense<1> : tensor<i64>, onnx.outputs = ["one"]} : () -> tensor<i64>
    %nine = "onnx.Constant"() {value = dense<9> : tensor<i64>, onnx.outputs = ["nine"]} : () -> tensor<i64>
    %true = "onnx.Constant"() {value = dense<true> : tensor<i1>, onnx.outputs = ["true"]} : () -> tensor<i1>
    %y, %n = "onnx.Loop"(%no, %true, %x, %one) ({
    ^bb0(%i: tensor<i64>, %b: tensor<i1>, %s: tensor<2xf32>, %k: tensor<i64>):
      %d = "onnx.Add"(%s, %s) {onnx_node_name = "double"} : (tensor<2xf32>, tensor<2xf32>) -> tensor<*xf32>
      %k2 = "onnx.Add"(%k, %k) {onnx_node_name = "power"} : (tensor<i64>, tensor<i64>) -> tensor<i64>
      %less = "onnx.Less"(%k2, %nine) {onnx_node_name = "less"} : (tensor<i64>, tensor<i64>) -> tensor<i1>
      %both = "onnx.And"(%less, %b) {onnx_node_name = "both"} : (tensor<i1>, tensor<i1>) -> tensor<i1>
      %twice = "onnx.Sub"(%k2, %one) {onnx_node_name = "pred"} : (tensor<i64>, tensor<i64>) -> tensor<i64>
      %k3 = "onnx.Add"(%k, %twice) {onnx_node_name = "sum"} : (tensor<i64>, tensor<i64>) -> tensor<i64>
      "aimet.yield"(%both, %d, %k3) : (tensor<i1>, tensor<*xf32>, tensor<i64>) -> ()
    }) {onnx_node_name = "while", onnx.outputs = ["y", "n"], onnx.graphs = [{attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "i"}, {onnx.name = "b"}, {onnx.name = "s"}, {onnx.name = "k"}], outputs = [{onnx.name = "both_output_0"}, {onnx.name = "double_output_0"}, {onnx.name = "sum_output_0"}]}]} : (none, tensor<i1>, tensor<2xf32>, tensor<i64>) -> (tensor<*xf32>, tensor<i64>)
    %same, %e = "onnx.Loop"(%zero, %c, %x) ({
    ^bb0(%i: tensor<i64>, %b: tensor<i1>, %s: tensor<2xf32>):
      %d = "onnx.Neg"(%s) {onnx.outputs = ["d"]} : (tensor<2xf32>) -> tensor<*xf32>
      "aimet.yield"(%b, %d, %d) : (tensor<i1>, tensor<*xf32>, tensor<*xf32>) -> ()
    }) {onnx_node_name = "never", onnx.outputs = ["same", "empty"], onnx.graphs = [{attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "i2"}, {onnx.name = "b2"}, {onnx.name = "s2"}], outputs = [{onnx.name = "b3"}, {onnx.name = "d"}, {onnx.name = "d2"}]}]} : (tensor<i64>, tensor<i1>, tensor<2xf32>) -> (tensor<*xf32>, tensor<*xf32>)
    %t = "onnx.Loop"(%zero, %true, %x) ({
    ^bb0(%i: tensor<i64>, %b: tensor<i1>, %s: tensor<2xf32>):
      %d = "onnx.Neg"(%s) {onnx.outputs = ["f"]} : (tensor<2xf32>) -> tensor<*xf32>
      "aimet.yield"(%b, %d) : (tensor<i1>, tensor<*xf32>) -> ()
    }) {onnx_node_name = "none", onnx.outputs = ["t"], onnx.graphs = [{attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "i4"}, {onnx.name = "b4"}, {onnx.name = "s4"}], outputs = [{onnx.name = "b5"}, {onnx.name = "f"}]}]} : (tensor<i64>, tensor<i1>, tensor<2xf32>) -> tensor<*xf32>
    %exp = "onnx.Exp"(%t) {onnx.outputs = ["e"]} : (tensor<*xf32>) -> tensor<*xf32>
    %z = "onnx.Loop"(%one, %no, %x) ({
    ^bb0(%i: tensor<i64>, %b: tensor<i1>, %s: tensor<2xf32>):
      %d = "onnx.Neg"(%s) {onnx_node_name = "neg"} : (tensor<2xf32>) -> tensor<*xf32>
      "aimet.yield"(%c, %d) : (tensor<i1>, tensor<*xf32>) -> ()
    }) {onnx_node_name = "last", onnx.outputs = ["z"], onnx.graphs = [{attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "i6"}, {onnx.name = "b6"}, {onnx.name = "s6"}], outputs = [{onnx.name = "b7"}, {onnx.name = "neg_output_0"}]}]} : (tensor<i64>, none, tensor<2xf32>) -> tensor<*xf32>
    return %y, %same, %e, %exp, %z : tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>
  }
}
