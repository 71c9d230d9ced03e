// One value under two outputs: the second name comes from an Identity if it must stay.
// RUN: aimet-opt --inline-functions %s | FileCheck %s
// CHECK: %[[R:.*]] = "onnx.Relu"(%arg0) {onnx.outputs = ["a"]}
// CHECK-NEXT: %[[B:.*]] = "onnx.Identity"(%[[R]]) {onnx.outputs = ["b"], onnx_node_name = "Twice/Identity"}
// CHECK-NEXT: %[[S:.*]] = "onnx.Relu"(%[[B]]) {onnx.outputs = ["c"]}
// CHECK-NEXT: %[[N:.*]] = "onnx.Add"(%[[S]], %[[S]]) {onnx.outputs = ["n"]}
// CHECK-NEXT: return %[[R]], %[[B]], %[[N]]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "net", version = 1 : si64}]} {
  func.func private @"net::Twice"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}, tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "net", name = "Twice", opset_import = [{version = 20 : si64}]}} {
    %r = "onnx.Relu"(%x) {onnx.outputs = ["r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %r, %r : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "a"}, tensor<*xf32> {onnx.name = "b"}, tensor<*xf32> {onnx.name = "n"}) attributes {onnx.graph = {name = "g"}} {
    %0:2 = "onnx.Call"(%x) {callee = @"net::Twice", onnx.outputs = ["a", "b"]} : (tensor<*xf32>) -> (tensor<*xf32>, tensor<*xf32>)
    %1:2 = "onnx.Call"(%0#1) {callee = @"net::Twice", onnx.outputs = ["c", "d"]} : (tensor<*xf32>) -> (tensor<*xf32>, tensor<*xf32>)
    %2 = "onnx.Add"(%1#0, %1#1) {onnx.outputs = ["n"]} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %0#0, %0#1, %2 : tensor<*xf32>, tensor<*xf32>, tensor<*xf32>
  }
}
