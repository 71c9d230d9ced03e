// How many boxes are selected is not known; what is said of each is.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%b: tensor<1x?x4xf32> {onnx.dim_params = ["", "N", ""], onnx.name = "b"},
                        %s: tensor<1x2x?xf32> {onnx.dim_params = ["", "", "N"], onnx.name = "s"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "boxes"{{.*}} -> tensor<?x3xi64>
    %0 = "onnx.NonMaxSuppression"(%b, %s) {onnx_node_name = "boxes"} : (tensor<1x?x4xf32>, tensor<1x2x?xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 10 : si64}]} {
  func.func @main_graph(%b: tensor<1x6x4xf32> {onnx.name = "b"},
                        %s: tensor<1x2x6xf32> {onnx.name = "s"},
                        %m: tensor<i64> {onnx.name = "m"},
                        %t: tensor<f32> {onnx.name = "t"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "boxes-10"{{.*}} -> tensor<?x3xi64>
    %0 = "onnx.NonMaxSuppression"(%b, %s, %m, %t) {onnx_node_name = "boxes-10"} : (tensor<1x6x4xf32>, tensor<1x2x6xf32>, tensor<i64>, tensor<f32>) -> tensor<*x!onnx.unknown>
    return
  }
}
