// In a function only what is an identity for all calls; attributes that calls bind are not known.
// RUN: aimet-opt --eliminate-identities %s | FileCheck %s
// CHECK: func.func private @"my::f"(%[[X:[a-z0-9]+]]:
// CHECK-NEXT: %[[A:[0-9]+]] = "onnx.Transpose"(%[[X]]) {{.*}}"bound"
// CHECK-NEXT: %[[B:[0-9]+]] = "onnx.Cast"(%[[A]]) {{.*}}"for_one"
// CHECK-NEXT: %[[C:[0-9]+]] = "onnx.Exp"(%[[B]])
// CHECK-NEXT: return %[[C]]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<2x2xf32> {onnx.name = "x"}, %z: tensor<2x2xf64> {onnx.name = "z"}) -> (tensor<*xf32> {onnx.name = "y"}, tensor<*xf32> {onnx.name = "w"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Call"(%x) {callee = @"my::f", p = array<i64: 0, 1>, onnx.outputs = ["y"]} : (tensor<2x2xf32>) -> tensor<*xf32>
    %1 = "onnx.Call"(%z) {callee = @"my::f", p = array<i64: 1, 0>, onnx.outputs = ["w"]} : (tensor<2x2xf64>) -> tensor<*xf32>
    return %0, %1 : tensor<*xf32>, tensor<*xf32>
  }
  func.func private @"my::f"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.function = {domain = "my", name = "f", attribute = ["p"], opset_import = [{version = 20 : si64}]}} {
    %a = "onnx.Transpose"(%x) {onnx_node_name = "bound", onnx.attributes = [{name = "perm", ref_attr_name = "p", type = 7 : si32}]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Cast"(%a) {onnx_node_name = "for_one", to = 1 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*xf32>
    %c = "onnx.Cast"(%b) {onnx_node_name = "for_all", to = 1 : si64} : (tensor<*xf32>) -> tensor<*xf32>
    %d = "onnx.Transpose"(%c) {perm = array<i64: 0, 1>} : (tensor<*xf32>) -> tensor<*xf32>
    %e = "onnx.Exp"(%d) {onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %e : tensor<*xf32>
  }
}
