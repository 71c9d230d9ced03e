// What stands is kept, metadata of an earlier run come next, parameters place what has no better source, and what no
// source covers gets nothing.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["old.conv.weight"], value = dense<1.0> : tensor<4x4x1x1xf32>} : () -> tensor<4x4x1x1xf32>
    // CHECK: aimet.module = {leaf, path = "mine"}, onnx_node_name = "/theirs/Relu"
    %0 = "onnx.Relu"(%x) {aimet.module = {leaf, path = "mine"}, onnx_node_name = "/theirs/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: aimet.module = {call = 2 : i64, class = "Add", fx = "add_1", leaf, path = "b.module_add_1", source = "aimet"}
    %1 = "onnx.Add"(%0, %x) {onnx.metadata_props = ["aimet.module", "b.module_add_1", "aimet.module_class", "Add", "aimet.call", "2", "aimet.leaf", "1", "aimet.fx", "add_1"], onnx_node_name = "/theirs/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: call = 0 : i64,{{.*}}path = "old.conv", source = "parameters"}
    %2 = "onnx.Conv"(%1, %w) {onnx_node_name = "Conv_0"} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    // CHECK: call = 1 : i64,{{.*}}path = "old.conv", source = "parameters"}
    %3 = "onnx.Conv"(%2, %w) {onnx_node_name = "Conv_1"} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    // CHECK: "onnx.Relu"(%{{[0-9]+}}) {onnx_node_name = "Relu_2"}
    %4 = "onnx.Relu"(%3) {onnx_node_name = "Relu_2"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: "onnx.Relu"(%{{[0-9]+}}) {onnx_node_name = "model/act/Relu"}
    %5 = "onnx.Relu"(%4) {onnx_node_name = "model/act/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    return %5 : tensor<*xf32>
  }
}
