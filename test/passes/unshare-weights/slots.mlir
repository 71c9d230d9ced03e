// Bias slots count as well, in one node and in bodies, and an initializer that is an output stays it.
// RUN: aimet-opt --unshare-weights %s | FileCheck %s
// CHECK: %[[B:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["b"]
// CHECK-DAG: %[[B1:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["b_1"]
// CHECK-DAG: %[[B2:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["b_2"]
// CHECK: "onnx.BatchNormalization"(%{{.*}}, %[[B]], %[[B1]], %[[B]], %[[B]])
// CHECK: "onnx.InstanceNormalization"(%{{.*}}, %[[B2]],
// CHECK: return %{{.*}}, %[[B]]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*xf32> {onnx.name = "y"}, tensor<4xf32> {onnx.name = "b"}) attributes {onnx.graph = {name = "g"}} {
    %b = "onnx.Initializer"() {onnx.outputs = ["b"], value = dense<1.0> : tensor<4xf32>} : () -> tensor<4xf32>
    %o = "onnx.Initializer"() {onnx.outputs = ["o"], value = dense<1.0> : tensor<4xf32>} : () -> tensor<4xf32>
    %0 = "onnx.BatchNormalization"(%x, %b, %b, %b, %b) : (tensor<*xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*xf32>
    %1 = "onnx.If"(%c) ({
      %2 = "onnx.InstanceNormalization"(%0, %b, %o) : (tensor<*xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*xf32>
      "aimet.yield"(%2) : (tensor<*xf32>) -> ()
    }, {
      "aimet.yield"(%0) : (tensor<*xf32>) -> ()
    }) {onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}]} : (tensor<i1>) -> tensor<*xf32>
    return %1, %b : tensor<*xf32>, tensor<4xf32>
  }
}
