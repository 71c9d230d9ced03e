// Optimizers put out new weights and states; gradients are like what they are of.
//
// RUN: aimet-opt --infer-shapes %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{domain = "ai.onnx.preview.training", version = 1 : si64}, {version = 24 : si64}]} {
  func.func @main_graph(%r: tensor<f32> {onnx.name = "r"},
                        %t: tensor<i64> {onnx.name = "t"},
                        %x: tensor<2x?xf32> {onnx.dim_params = ["", "N"], onnx.name = "x"},
                        %y: tensor<4xf64> {onnx.name = "y"},
                        %z: tensor<3xf32> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: aimet.dim_params = {{\[\[}}"", "N"], unit, ["", "N"], unit]{{.*}}onnx_node_name = "adagrad"{{.*}} -> (tensor<2x?xf32>, tensor<4xf64>, tensor<2x?xf32>, tensor<4xf64>)
    %0:4 = "onnx.Adagrad"(%r, %t, %x, %y, %x, %y, %x, %y) {onnx_node_name = "adagrad"} : (tensor<f32>, tensor<i64>, tensor<2x?xf32>, tensor<4xf64>, tensor<2x?xf32>, tensor<4xf64>, tensor<2x?xf32>, tensor<4xf64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"", "N"], ["", "N"], ["", "N"{{\]\]}}{{.*}}onnx_node_name = "adam"{{.*}} -> (tensor<2x?xf32>, tensor<2x?xf32>, tensor<2x?xf32>)
    %1:3 = "onnx.Adam"(%r, %t, %x, %x, %x, %x) {onnx_node_name = "adam"} : (tensor<f32>, tensor<i64>, tensor<2x?xf32>, tensor<2x?xf32>, tensor<2x?xf32>, tensor<2x?xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"", "N"], ["", "N"{{\]\]}}{{.*}}onnx_node_name = "momentum"{{.*}} -> (tensor<2x?xf32>, tensor<2x?xf32>)
    %2:2 = "onnx.Momentum"(%r, %t, %x, %x, %x) {onnx_node_name = "momentum", alpha = 0.1 : f32, beta = 0.1 : f32, mode = "standard", norm_coefficient = 0.1 : f32} : (tensor<f32>, tensor<i64>, tensor<2x?xf32>, tensor<2x?xf32>, tensor<2x?xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"", "N"{{\]\]}}{{.*}}onnx_node_name = "gradient"{{.*}} -> tensor<2x?xf32>
    %3 = "onnx.Gradient"(%x, %z) {onnx_node_name = "gradient", xs = ["x"], y = "y", zs = ["z"]} : (tensor<2x?xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
