// Sizes and scales that the model computes from other shapes, as exporters write it.
//
// RUN: aimet-opt --infer-shapes %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 19 : si64}]} {
  func.func @main_graph(%x: tensor<?x3x?x?xf32> {onnx.dim_params = ["N", "", "h", "w"], onnx.name = "x"},
                        %like: tensor<?x8x?x?xf32> {onnx.dim_params = ["N", "", "H", "W"], onnx.name = "like"}) attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    %one = "onnx.Constant"() {value = dense<[1, 1, 2, 2]> : tensor<4xi64>} : () -> tensor<4xi64>
    %shape = "onnx.Shape"(%x) {onnx_node_name = "shape"} : (tensor<?x3x?x?xf32>) -> tensor<*x!onnx.unknown>
    %twice = "onnx.Mul"(%shape, %one) {onnx_node_name = "twice"} : (tensor<*x!onnx.unknown>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "2*h", "2*w"{{\]\]}}{{.*}}onnx_node_name = "sizes"{{.*}} -> tensor<?x3x?x?xf32>
    %0 = "onnx.Resize"(%x, %none, %none, %twice) {onnx_node_name = "sizes"} : (tensor<?x3x?x?xf32>, none, none, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // To the size of another map.
    %space = "onnx.Shape"(%like) {onnx_node_name = "space", start = 2 : si64} : (tensor<?x8x?x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "H", "W"{{\]\]}}{{.*}}onnx_node_name = "axes"{{.*}} -> tensor<?x3x?x?xf32>
    %1 = "onnx.Resize"(%x, %none, %none, %space) {onnx_node_name = "axes", axes = array<i64: 2, 3>} : (tensor<?x3x?x?xf32>, none, none, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "H", "W"{{\]\]}}{{.*}}onnx_node_name = "crop"{{.*}} -> tensor<?x3x?x?xf32>
    %2 = "onnx.CenterCropPad"(%x, %space) {onnx_node_name = "crop", axes = array<i64: 2, 3>} : (tensor<?x3x?x?xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}
