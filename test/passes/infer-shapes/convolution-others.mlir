// Deformable convolutions learn sizes from their offsets; causal ones carry a state.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5x5xf32> {onnx.name = "x"},
                        %w: tensor<6x4x3x3xf32> {onnx.name = "w"},
                        %s: tensor<?x4x?x?xf32> {onnx.dim_params = ["N", "", "h", "w"], onnx.name = "s"},
                        %o: tensor<2x18x3x3xf32> {onnx.name = "o"},
                        %m: tensor<2x9x3x3xf32> {onnx.name = "m"},
                        %b: tensor<6xf32> {onnx.name = "b"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "plain"{{.*}} -> tensor<2x6x3x3xf32>
    %0 = "onnx.DeformConv"(%s, %w, %o) {onnx_node_name = "plain"} : (tensor<?x4x?x?xf32>, tensor<6x4x3x3xf32>, tensor<2x18x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "masked"{{.*}} -> tensor<2x6x3x3xf32>
    %1 = "onnx.DeformConv"(%s, %w, %o, %b, %m) {onnx_node_name = "masked"} : (tensor<?x4x?x?xf32>, tensor<6x4x3x3xf32>, tensor<2x18x3x3xf32>, tensor<6xf32>, tensor<2x9x3x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 19 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5x5xf32> {onnx.name = "x"},
                        %w: tensor<6x2x3x3xf32> {onnx.name = "w"},
                        %o: tensor<1x36x5x5xf32> {onnx.name = "o"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "version-19"{{.*}} -> tensor<1x6x5x5xf32>
    %0 = "onnx.DeformConv"(%x, %w, %o) {onnx_node_name = "version-19", group = 2 : si64, offset_group = 2 : si64, pads = array<i64: 1, 1, 1, 1>} : (tensor<1x4x5x5xf32>, tensor<6x2x3x3xf32>, tensor<1x36x5x5xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 27 : si64}]} {
  func.func @main_graph(%x: tensor<?x4x?xf32> {onnx.dim_params = ["N", "", "L"], onnx.name = "x"},
                        %w: tensor<4x1x3xf32> {onnx.name = "w"},
                        %b: tensor<4xf32> {onnx.name = "b"},
                        %p: tensor<2x4x2xf32> {onnx.name = "p"},
                        %wk: tensor<4x1x?xf32> {onnx.dim_params = ["", "", "k"], onnx.name = "wk"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "L"], ["N", "", ""{{\]\]}}{{.*}}onnx_node_name = "stateless"{{.*}} -> (tensor<?x4x?xf32>, tensor<?x4x2xf32>)
    %0:2 = "onnx.CausalConvWithState"(%x, %w) {onnx_node_name = "stateless"} : (tensor<?x4x?xf32>, tensor<4x1x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"", "", "L"], unit]{{.*}}onnx_node_name = "state"{{.*}} -> (tensor<2x4x?xf32>, tensor<2x4x2xf32>)
    %1:2 = "onnx.CausalConvWithState"(%x, %w, %b, %p) {onnx_node_name = "state", activation = "silu"} : (tensor<?x4x?xf32>, tensor<4x1x3xf32>, tensor<4xf32>, tensor<2x4x2xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "L"], ["N", "", "k - 1"{{\]\]}}{{.*}}onnx_node_name = "symbolic-kernel"{{.*}} -> (tensor<?x4x?xf32>, tensor<?x4x?xf32>)
    %2:2 = "onnx.CausalConvWithState"(%x, %wk) {onnx_node_name = "symbolic-kernel"} : (tensor<?x4x?xf32>, tensor<4x1x?xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}
