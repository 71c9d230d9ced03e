// Global pools keep batch and channels.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<?x?x7x?xf32> {onnx.dim_params = ["N", "C", "", "w"], onnx.name = "x"},
                        %v: tensor<?x4xf32> {onnx.dim_params = ["N", ""], onnx.name = "v"},
                        %u: tensor<*xf32> {onnx.name = "u"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: aimet.dim_params = {{\[\[}}"N", "C", "", ""{{\]\]}}{{.*}}onnx_node_name = "average"{{.*}} -> tensor<?x?x1x1xf32>
    %0 = "onnx.GlobalAveragePool"(%x) {onnx_node_name = "average"} : (tensor<?x?x7x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "C", "", ""{{\]\]}}{{.*}}onnx_node_name = "max"{{.*}} -> tensor<?x?x1x1xf32>
    %1 = "onnx.GlobalMaxPool"(%x) {onnx_node_name = "max"} : (tensor<?x?x7x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "C", "", ""{{\]\]}}{{.*}}onnx_node_name = "norm"{{.*}} -> tensor<?x?x1x1xf32>
    %2 = "onnx.GlobalLpPool"(%x) {onnx_node_name = "norm"} : (tensor<?x?x7x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", ""{{\]\]}}{{.*}}onnx_node_name = "no-axes"{{.*}} -> tensor<?x4xf32>
    %3 = "onnx.GlobalMaxPool"(%v) {onnx_node_name = "no-axes"} : (tensor<?x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "unranked"{{.*}} -> tensor<*xf32>
    %4 = "onnx.GlobalMaxPool"(%u) {onnx_node_name = "unranked"} : (tensor<*xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 2 : si64}]} {
  func.func @main_graph(%x: tensor<2x3x7xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "average-1"{{.*}} -> tensor<2x3x1xf32>
    %0 = "onnx.GlobalAveragePool"(%x) {onnx_node_name = "average-1"} : (tensor<2x3x7xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "max-1"{{.*}} -> tensor<2x3x1xf32>
    %1 = "onnx.GlobalMaxPool"(%x) {onnx_node_name = "max-1"} : (tensor<2x3x7xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "norm-2"{{.*}} -> tensor<2x3x1xf32>
    %2 = "onnx.GlobalLpPool"(%x) {onnx_node_name = "norm-2"} : (tensor<2x3x7xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
