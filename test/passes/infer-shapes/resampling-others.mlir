// Grids, blocks and crops.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<?x4x5x5xf32> {onnx.dim_params = ["N", "", "", ""], onnx.name = "x"},
                        %g: tensor<2x6x?x2xf32> {onnx.dim_params = ["", "", "w", ""], onnx.name = "g"},
                        %v: tensor<1x2x3x4x5xf32> {onnx.name = "v"},
                        %gv: tensor<1x6x7x8x3xf32> {onnx.name = "gv"},
                        %u: tensor<*xf32> {onnx.name = "u"},
                        %t: tensor<2x2x3xf32> {onnx.name = "t"},
                        %t3: tensor<?x3x4xf32> {onnx.dim_params = ["N", "", ""], onnx.name = "t3"},
                        %n: tensor<4xi64> {onnx.name = "n"},
                        %a: tensor<?x2x3xf32> {onnx.name = "a"},
                        %c: tensor<?x8x?x6xf32> {onnx.dim_params = ["N", "", "h", ""], onnx.name = "c"},
                        %k: tensor<?x3x9x?xf32> {onnx.dim_params = ["N", "", "", "w"], onnx.name = "k"},
                        %two: tensor<2xi64> {onnx.name = "two"}) attributes {onnx.graph = {name = "g"}} {
    %size = "onnx.Constant"() {value = dense<[2, 3, 5, 6]> : tensor<4xi64>} : () -> tensor<4xi64>
    %size5 = "onnx.Constant"() {value = dense<[2, 3, 5, 6, 7]> : tensor<5xi64>} : () -> tensor<5xi64>
    %crop = "onnx.Constant"() {value = dense<[3, 12]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: aimet.dim_params = {{\[\[}}"", "", "", "w"{{\]\]}}{{.*}}onnx_node_name = "grid-sample"{{.*}} -> tensor<2x4x6x?xf32>
    %0 = "onnx.GridSample"(%x, %g) {onnx_node_name = "grid-sample"} : (tensor<?x4x5x5xf32>, tensor<2x6x?x2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "grid-sample-3d"{{.*}} -> tensor<1x2x6x7x8xf32>
    %1 = "onnx.GridSample"(%v, %gv) {onnx_node_name = "grid-sample-3d"} : (tensor<1x2x3x4x5xf32>, tensor<1x6x7x8x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"", "", "", "w"{{\]\]}}{{.*}}onnx_node_name = "grid-of-unranked"{{.*}} -> tensor<2x?x6x?xf32>
    %2 = "onnx.GridSample"(%u, %g) {onnx_node_name = "grid-of-unranked"} : (tensor<*xf32>, tensor<2x6x?x2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "unranked-grid"{{.*}} -> tensor<?x4x?x?xf32>
    %3 = "onnx.GridSample"(%x, %u) {onnx_node_name = "unranked-grid"} : (tensor<?x4x5x5xf32>, tensor<*xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "affine-grid"{{.*}} -> tensor<2x5x6x2xf32>
    %4 = "onnx.AffineGrid"(%t, %size) {onnx_node_name = "affine-grid"} : (tensor<2x2x3xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "affine-grid-3d"{{.*}} -> tensor<2x5x6x7x3xf32>
    %5 = "onnx.AffineGrid"(%t3, %size5) {onnx_node_name = "affine-grid-3d"} : (tensor<?x3x4xf32>, tensor<5xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "affine-grid-unknown"{{.*}} -> tensor<2x?x?x2xf32>
    %6 = "onnx.AffineGrid"(%t, %n) {onnx_node_name = "affine-grid-unknown"} : (tensor<2x2x3xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "floor(h/2)", ""{{\]\]}}{{.*}}onnx_node_name = "space-to-depth"{{.*}} -> tensor<?x32x?x3xf32>
    %7 = "onnx.SpaceToDepth"(%c) {onnx_node_name = "space-to-depth", blocksize = 2 : si64} : (tensor<?x8x?x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "2*h", ""{{\]\]}}{{.*}}onnx_node_name = "depth-to-space"{{.*}} -> tensor<?x2x?x12xf32>
    %8 = "onnx.DepthToSpace"(%c) {onnx_node_name = "depth-to-space", blocksize = 2 : si64, mode = "CRD"} : (tensor<?x8x?x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "crop"{{.*}} -> tensor<?x3x3x12xf32>
    %9 = "onnx.CenterCropPad"(%k, %crop) {onnx_node_name = "crop", axes = array<i64: 2, -1>} : (tensor<?x3x9x?xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "crop-unknown"{{.*}} -> tensor<?x3x?x?xf32>
    %10 = "onnx.CenterCropPad"(%k, %two) {onnx_node_name = "crop-unknown", axes = array<i64: 2, -1>} : (tensor<?x3x9x?xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "crop-all"{{.*}} -> tensor<2x3x5x6xf32>
    %11 = "onnx.CenterCropPad"(%k, %size) {onnx_node_name = "crop-all"} : (tensor<?x3x9x?xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5x5xf32> {onnx.name = "x"},
                        %g: tensor<1x6x7x2xf32> {onnx.name = "g"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "grid-sample-20"{{.*}} -> tensor<1x4x6x7xf32>
    %0 = "onnx.GridSample"(%x, %g) {onnx_node_name = "grid-sample-20"} : (tensor<1x4x5x5xf32>, tensor<1x6x7x2xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 16 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5x5xf32> {onnx.name = "x"},
                        %g: tensor<1x6x7x2xf32> {onnx.name = "g"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "grid-sample-16"{{.*}} -> tensor<1x4x6x7xf32>
    %0 = "onnx.GridSample"(%x, %g) {onnx_node_name = "grid-sample-16"} : (tensor<1x4x5x5xf32>, tensor<1x6x7x2xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%c: tensor<1x8x4x6xf32> {onnx.name = "c"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "space-to-depth-1"{{.*}} -> tensor<1x32x2x3xf32>
    %0 = "onnx.SpaceToDepth"(%c) {onnx_node_name = "space-to-depth-1", blocksize = 2 : si64} : (tensor<1x8x4x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "depth-to-space-11"{{.*}} -> tensor<1x2x8x12xf32>
    %1 = "onnx.DepthToSpace"(%c) {onnx_node_name = "depth-to-space-11", blocksize = 2 : si64} : (tensor<1x8x4x6xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 1 : si64}]} {
  func.func @main_graph(%c: tensor<1x8x4x6xf32> {onnx.name = "c"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "depth-to-space-1"{{.*}} -> tensor<1x2x8x12xf32>
    %0 = "onnx.DepthToSpace"(%c) {onnx_node_name = "depth-to-space-1", blocksize = 2 : si64} : (tensor<1x8x4x6xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
