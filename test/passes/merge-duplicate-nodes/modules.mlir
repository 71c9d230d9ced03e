// Layers and functionals of different modules, and different calls of one, stay apart; shape arithmetic does not, nor do views outside of layers, nor equal nodes of one module.
// RUN: aimet-opt --merge-duplicate-nodes %s | FileCheck %s
// CHECK: "onnx.Relu"({{.*}}"a.relu"
// CHECK: "onnx.Relu"({{.*}}"b.relu"
// CHECK: "onnx.Relu"({{.*}}"a.relu_1"
// CHECK: "onnx.Exp"({{.*}}"a.exp"
// CHECK: "onnx.Exp"({{.*}}"b.exp"
// CHECK-NOT: "a.exp_again"
// CHECK: "onnx.Transpose"({{.*}}"layer1"
// CHECK: "onnx.Transpose"({{.*}}"layer2"
// CHECK: %[[V:[0-9]+]] = "onnx.Transpose"({{.*}}"a.view"
// CHECK: %[[S:[0-9]+]] = "onnx.Shape"({{.*}}"a.shape"
// CHECK-NOT: "b.shape"
// CHECK-NOT: "b.view"
// CHECK: "onnx.Custom"({{.*}}, %[[V]], %[[V]], %[[S]], %[[S]])

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<2x2xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %r1 = "onnx.Relu"(%x) {onnx_node_name = "a.relu", aimet.module = {path = "a.relu", leaf, call = 0 : i64}} : (tensor<2x2xf32>) -> tensor<*xf32>
    %r2 = "onnx.Relu"(%x) {onnx_node_name = "b.relu", aimet.module = {path = "b.relu", leaf, call = 0 : i64}} : (tensor<2x2xf32>) -> tensor<*xf32>
    %r3 = "onnx.Relu"(%x) {onnx_node_name = "a.relu_1", aimet.module = {path = "a.relu", leaf, call = 1 : i64}} : (tensor<2x2xf32>) -> tensor<*xf32>
    %e1 = "onnx.Exp"(%x) {onnx_node_name = "a.exp", aimet.module = {path = "a", functional = "exp"}} : (tensor<2x2xf32>) -> tensor<*xf32>
    %e2 = "onnx.Exp"(%x) {onnx_node_name = "b.exp", aimet.module = {path = "b", functional = "exp"}} : (tensor<2x2xf32>) -> tensor<*xf32>
    %e3 = "onnx.Exp"(%x) {onnx_node_name = "a.exp_again", aimet.module = {path = "a", functional = "exp"}} : (tensor<2x2xf32>) -> tensor<*xf32>
    %l1 = "onnx.Transpose"(%x) {onnx_node_name = "layer1", aimet.module = {path = "a.t", leaf, call = 0 : i64}} : (tensor<2x2xf32>) -> tensor<*xf32>
    %l2 = "onnx.Transpose"(%x) {onnx_node_name = "layer2", aimet.module = {path = "b.t", leaf, call = 0 : i64}} : (tensor<2x2xf32>) -> tensor<*xf32>
    %v1 = "onnx.Transpose"(%x) {onnx_node_name = "a.view", aimet.module = {path = "a"}} : (tensor<2x2xf32>) -> tensor<*xf32>
    %v2 = "onnx.Transpose"(%x) {onnx_node_name = "b.view", aimet.module = {path = "b"}} : (tensor<2x2xf32>) -> tensor<*xf32>
    %s1 = "onnx.Shape"(%x) {onnx_node_name = "a.shape", aimet.module = {path = "a.up", leaf, call = 0 : i64}} : (tensor<2x2xf32>) -> tensor<*xi64>
    %s2 = "onnx.Shape"(%x) {onnx_node_name = "b.shape", aimet.module = {path = "b.up", leaf, call = 0 : i64}} : (tensor<2x2xf32>) -> tensor<*xi64>
    %y = "onnx.Custom"(%r1, %r2, %r3, %e1, %e2, %e3, %l1, %l2, %v1, %v2, %s1, %s2) {domain_name = "my", function_name = "F", onnx.outputs = ["y"]} : (tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xi64>, tensor<*xi64>) -> tensor<*xf32>
    return %y : tensor<*xf32>
  }
}
