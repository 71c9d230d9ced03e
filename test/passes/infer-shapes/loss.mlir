// Losses: one for each target, or one in all.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<?x5x6x?xf32> {onnx.dim_params = ["N", "", "", "W"], onnx.name = "x"},
                        %t: tensor<3x6x7xi64> {onnx.name = "t"},
                        %u: tensor<*xf32> {onnx.name = "u"},
                        %c: tensor<5xf32> {onnx.name = "c"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "none"{{.*}} -> tensor<3x6x7xf32>
    %0 = "onnx.NegativeLogLikelihoodLoss"(%x, %t, %c) {onnx_node_name = "none", reduction = "none"} : (tensor<?x5x6x?xf32>, tensor<3x6x7xi64>, tensor<5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "mean"{{.*}} -> tensor<f32>
    %1 = "onnx.NegativeLogLikelihoodLoss"(%x, %t) {onnx_node_name = "mean"} : (tensor<?x5x6x?xf32>, tensor<3x6x7xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "sum-unranked"{{.*}} -> tensor<f32>
    %2 = "onnx.NegativeLogLikelihoodLoss"(%u, %t) {onnx_node_name = "sum-unranked", reduction = "sum"} : (tensor<*xf32>, tensor<3x6x7xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "target-alone"{{.*}} -> tensor<3x6x7xf32>
    %3 = "onnx.NegativeLogLikelihoodLoss"(%u, %t) {onnx_node_name = "target-alone", reduction = "none"} : (tensor<*xf32>, tensor<3x6x7xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = [unit, ["N", "", "", "W"{{\]\]}}{{.*}}onnx_node_name = "softmax"{{.*}} -> (tensor<3x6x7xf32>, tensor<?x5x6x?xf32>)
    %4:2 = "onnx.SoftmaxCrossEntropyLoss"(%x, %t) {onnx_node_name = "softmax", reduction = "none"} : (tensor<?x5x6x?xf32>, tensor<3x6x7xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = [unit, ["N", "", "", "W"{{\]\]}}{{.*}}onnx_node_name = "softmax-mean"{{.*}} -> (tensor<f32>, tensor<?x5x6x?xf32>)
    %5:2 = "onnx.SoftmaxCrossEntropyLoss"(%x, %t) {onnx_node_name = "softmax-mean"} : (tensor<?x5x6x?xf32>, tensor<3x6x7xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 12 : si64}]} {
  func.func @main_graph(%x: tensor<3x5xf32> {onnx.name = "x"},
                        %t: tensor<3xi32> {onnx.name = "t"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "none-12"{{.*}} -> tensor<3xf32>
    %0 = "onnx.NegativeLogLikelihoodLoss"(%x, %t) {onnx_node_name = "none-12", reduction = "none"} : (tensor<3x5xf32>, tensor<3xi32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "softmax-12"{{.*}} -> tensor<3xf32>
    %1 = "onnx.SoftmaxCrossEntropyLoss"(%x, %t) {onnx_node_name = "softmax-12", reduction = "none"} : (tensor<3x5xf32>, tensor<3xi32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<3x5xf32> {onnx.name = "x"},
                        %t: tensor<3xi32> {onnx.name = "t"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "none-13"{{.*}} -> tensor<3xf32>
    %0 = "onnx.NegativeLogLikelihoodLoss"(%x, %t) {onnx_node_name = "none-13", reduction = "none"} : (tensor<3x5xf32>, tensor<3xi32>) -> tensor<*x!onnx.unknown>
    return
  }
}
