// Names that others know are never lost: where the node before cannot take the output's name, the identity stays.
// RUN: aimet-opt --eliminate-identities %s | FileCheck %s
// CHECK: func.func @main_graph(%[[X:[a-z0-9]+]]: tensor<2xf32>
// CHECK: %[[W:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["w"]
// CHECK: "onnx.Identity"(%[[X]]) {onnx.outputs = ["of_input"]
// CHECK-NEXT: "onnx.Identity"(%[[W]]) {onnx.outputs = ["of_weight"]
// CHECK-NEXT: %[[A:[0-9]+]] = "onnx.Exp"(%[[X]]) {onnx.outputs = ["a"]
// CHECK-NEXT: "onnx.Identity"(%[[A]]) {onnx.outputs = ["of_output"]
// CHECK-NEXT: %[[L:[0-9]+]] = "onnx.Log"(%[[X]]) {onnx.outputs = ["l"], onnx.value_info = [unit]
// CHECK-NEXT: "onnx.Identity"(%[[L]]) {onnx.outputs = ["of_listed"]
// CHECK-NEXT: %[[N:[0-9]+]] = "onnx.Neg"(%[[X]]) {onnx.outputs = ["noted"]
// CHECK-NEXT: "onnx.Identity"(%[[N]]) {onnx.outputs = ["of_noted"]
// CHECK-NEXT: %[[T:[0-9]+]]:2 = "onnx.TopK"(%[[X]], %{{[0-9]+}}) {onnx.outputs = ["t_output_0", "taken"], onnx_node_name = "t"} : {{.*}} -> (tensor<*xf32>, tensor<*xi64>)
// CHECK-NEXT: %[[M:[0-9]+]] = "onnx.Sin"(%[[X]]) {onnx.outputs = ["mentioned"], onnx_node_name = "s"}
// CHECK-NEXT: "onnx.Cos"(%[[M]])
// CHECK: "onnx.If"
// CHECK-NEXT: "onnx.Identity"(%[[X]])
// CHECK-NEXT: aimet.yield
// CHECK-NEXT: }, {
// CHECK-NEXT: %[[E:[0-9]+]] = "onnx.Exp"(%[[X]]) {onnx.outputs = ["else_out"]}
// CHECK-NEXT: "aimet.yield"(%[[E]])
// CHECK: return %{{.*}}, %[[T]]#1,

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*xf32> {onnx.name = "of_input"}, tensor<*xf32> {onnx.name = "of_weight"}, tensor<*xf32> {onnx.name = "a"}, tensor<*xf32> {onnx.name = "of_output"}, tensor<*xf32> {onnx.name = "of_listed"}, tensor<*xf32> {onnx.name = "of_noted"}, tensor<*xi64> {onnx.name = "taken"}, tensor<*xf32> {onnx.name = "r"}, tensor<*xf32> {onnx.name = "i"}) attributes {onnx.graph = {name = "g", quantization_annotation = [{tensor_name = "noted"}, {tensor_name = "mentioned"}]}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<2xf32>} : () -> tensor<2xf32>
    %k = "onnx.Initializer"() {onnx.outputs = ["k"], value = dense<1> : tensor<1xi64>} : () -> tensor<1xi64>
    %1 = "onnx.Identity"(%x) {onnx.outputs = ["of_input"]} : (tensor<2xf32>) -> tensor<*xf32>
    %2 = "onnx.Identity"(%w) {onnx.outputs = ["of_weight"]} : (tensor<2xf32>) -> tensor<*xf32>
    %a = "onnx.Exp"(%x) {onnx.outputs = ["a"]} : (tensor<2xf32>) -> tensor<*xf32>
    %3 = "onnx.Identity"(%a) {onnx.outputs = ["of_output"]} : (tensor<*xf32>) -> tensor<*xf32>
    %l = "onnx.Log"(%x) {onnx.outputs = ["l"], onnx.value_info = [unit]} : (tensor<2xf32>) -> tensor<*xf32>
    %4 = "onnx.Identity"(%l) {onnx.outputs = ["of_listed"]} : (tensor<*xf32>) -> tensor<*xf32>
    %n = "onnx.Neg"(%x) {onnx.outputs = ["noted"]} : (tensor<2xf32>) -> tensor<*xf32>
    %5 = "onnx.Identity"(%n) {onnx.outputs = ["of_noted"]} : (tensor<*xf32>) -> tensor<*xf32>
    %t:2 = "onnx.TopK"(%x, %k) {onnx_node_name = "t"} : (tensor<2xf32>, tensor<1xi64>) -> (tensor<*xf32>, tensor<*x!onnx.unknown>)
    %6 = "onnx.Identity"(%t#1) {onnx.outputs = ["taken"]} : (tensor<*x!onnx.unknown>) -> tensor<*xi64>
    %s = "onnx.Sin"(%x) {onnx_node_name = "s"} : (tensor<2xf32>) -> tensor<*xf32>
    %7 = "onnx.Identity"(%s) {onnx.outputs = ["mentioned"]} : (tensor<*xf32>) -> tensor<*xf32>
    %8 = "onnx.Cos"(%7) {onnx.outputs = ["r"]} : (tensor<*xf32>) -> tensor<*xf32>
    %9 = "onnx.If"(%c) ({
      %10 = "onnx.Identity"(%x) {onnx.outputs = ["then_out"]} : (tensor<2xf32>) -> tensor<*xf32>
      "aimet.yield"(%10) : (tensor<*xf32>) -> ()
    }, {
      %10 = "onnx.Exp"(%x) : (tensor<2xf32>) -> tensor<*xf32>
      %11 = "onnx.Identity"(%10) {onnx.outputs = ["else_out"]} : (tensor<*xf32>) -> tensor<*xf32>
      "aimet.yield"(%11) : (tensor<*xf32>) -> ()
    }) {onnx.outputs = ["i"], onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}]} : (tensor<i1>) -> tensor<*xf32>
    return %1, %2, %a, %3, %4, %5, %6, %8, %9 : tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xi64>, tensor<*xf32>, tensor<*xf32>
  }
}
