// What is wrong with resizing, grids, blocks and crops.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 19 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x5x7xf32> {onnx.name = "x"},
                        %e: tensor<1x3x0x7xf32> {onnx.name = "e"},
                        %n3: tensor<3xi64> {onnx.name = "n3"},
                        %s3: tensor<3xf32> {onnx.name = "s3"},
                        %s4: tensor<4xf32> {onnx.name = "s4"},
                        %z4: tensor<4xi64> {onnx.name = "z4"}) attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    %scales = "onnx.Constant"() {value = dense<[1.0, 1.0, 2.0, 2.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %zero = "onnx.Constant"() {value = dense<[1.0, 1.0, 0.0, 2.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %minus = "onnx.Constant"() {value = dense<[1.0, 1.0, -2.0, 2.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %sizes = "onnx.Constant"() {value = dense<[1, 3, 9, 9]> : tensor<4xi64>} : () -> tensor<4xi64>
    %nil = "onnx.Constant"() {value = dense<[1, 3, 0, 9]> : tensor<4xi64>} : () -> tensor<4xi64>
    %two = "onnx.Constant"() {value = dense<[2.0, 2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %box = "onnx.Constant"() {value = dense<[9, 9]> : tensor<2xi64>} : () -> tensor<2xi64>
    %empty = "onnx.Constant"() {value = dense<[]> : tensor<0xf32>} : () -> tensor<0xf32>
    // CHECK: error: got both "scales" and "sizes", expected exactly one of them
    %0 = "onnx.Resize"(%x, %none, %scales, %sizes) {onnx_node_name = "both"} : (tensor<1x3x5x7xf32>, none, tensor<4xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: got neither "scales" nor "sizes", expected exactly one of them
    %1 = "onnx.Resize"(%x) {onnx_node_name = "neither"} : (tensor<1x3x5x7xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: got neither "scales" nor "sizes", expected exactly one of them
    %2 = "onnx.Resize"(%x, %none, %empty) {onnx_node_name = "neither-empty"} : (tensor<1x3x5x7xf32>, none, tensor<0xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "scales" has the wrong length, got 3, expected one element for each of 4 axes
    %3 = "onnx.Resize"(%x, %none, %s3) {onnx_node_name = "scales-length"} : (tensor<1x3x5x7xf32>, none, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "sizes" has the wrong length, got 3, expected one element for each of 4 axes
    %4 = "onnx.Resize"(%x, %none, %none, %n3) {onnx_node_name = "sizes-length"} : (tensor<1x3x5x7xf32>, none, none, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: scale 2 is out of range, got 0, expected more than 0
    %5 = "onnx.Resize"(%x, %none, %zero) {onnx_node_name = "scale-zero"} : (tensor<1x3x5x7xf32>, none, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: scale 2 is out of range, got -2, expected more than 0
    %6 = "onnx.Resize"(%x, %none, %minus) {onnx_node_name = "scale-negative"} : (tensor<1x3x5x7xf32>, none, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: element 2 of input "sizes" is out of range, got 0, expected at least 1
    %7 = "onnx.Resize"(%x, %none, %none, %nil) {onnx_node_name = "size-zero"} : (tensor<1x3x5x7xf32>, none, none, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "axes" is out of range, got 4, expected -4 to 3
    %8 = "onnx.Resize"(%x, %none, %two) {onnx_node_name = "axes-out-of-range", axes = array<i64: 2, 4>} : (tensor<1x3x5x7xf32>, none, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "axes" names dimension 2 twice
    %9 = "onnx.Resize"(%x, %none, %two) {onnx_node_name = "axes-twice", axes = array<i64: 2, -2>} : (tensor<1x3x5x7xf32>, none, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "scales" has the wrong length, got 2, expected one element for each of 3 axes
    %10 = "onnx.Resize"(%x, %none, %two) {onnx_node_name = "axes-length", axes = array<i64: 1, 2, 3>} : (tensor<1x3x5x7xf32>, none, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "keep_aspect_ratio_policy" does not go with scales, expected stretch
    %11 = "onnx.Resize"(%x, %none, %two) {onnx_node_name = "aspect-of-scales", axes = array<i64: 2, 3>, keep_aspect_ratio_policy = "not_larger"} : (tensor<1x3x5x7xf32>, none, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %12 = "onnx.Resize"(%x, %none, %none, %box) {onnx_node_name = "ok-axes", axes = array<i64: 3, -2>, keep_aspect_ratio_policy = "not_larger"} : (tensor<1x3x5x7xf32>, none, none, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %13 = "onnx.Resize"(%x, %none, %empty, %sizes) {onnx_node_name = "ok-empty-scales"} : (tensor<1x3x5x7xf32>, none, tensor<0xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    %14 = "onnx.Resize"(%x, %none, %s4) {onnx_node_name = "ok-unknown-scales"} : (tensor<1x3x5x7xf32>, none, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %15 = "onnx.Resize"(%x, %none, %none, %z4) {onnx_node_name = "ok-unknown-sizes"} : (tensor<1x3x5x7xf32>, none, none, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    %16 = "onnx.Resize"(%e, %none, %none, %nil) {onnx_node_name = "ok-nothing-to-nothing"} : (tensor<1x3x0x7xf32>, none, none, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x5x7xf32> {onnx.name = "x"},
                        %r: tensor<8xf32> {onnx.name = "r"}) attributes {onnx.graph = {name = "g"}} {
    %scales = "onnx.Constant"() {value = dense<[1.0, 1.0, 2.0, 2.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %sizes = "onnx.Constant"() {value = dense<[1, 3, 9, 9]> : tensor<4xi64>} : () -> tensor<4xi64>
    %empty = "onnx.Constant"() {value = dense<[]> : tensor<0xf32>} : () -> tensor<0xf32>
    %three = "onnx.Constant"() {value = dense<[1.0, 1.0, 2.0]> : tensor<3xf32>} : () -> tensor<3xf32>
    // CHECK: error: got both "scales" and "sizes", expected exactly one of them
    %0 = "onnx.Resize"(%x, %r, %scales, %sizes) {onnx_node_name = "both-11"} : (tensor<1x3x5x7xf32>, tensor<8xf32>, tensor<4xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: got neither "scales" nor "sizes", expected exactly one of them
    %1 = "onnx.Resize"(%x, %r, %empty) {onnx_node_name = "neither-11"} : (tensor<1x3x5x7xf32>, tensor<8xf32>, tensor<0xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "scales" has the wrong length, got 3, expected one element for each of 4 axes
    %2 = "onnx.Resize"(%x, %r, %three) {onnx_node_name = "length-11"} : (tensor<1x3x5x7xf32>, tensor<8xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    %3 = "onnx.Resize"(%x, %r, %empty, %sizes) {onnx_node_name = "ok-11"} : (tensor<1x3x5x7xf32>, tensor<8xf32>, tensor<0xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 10 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x5x7xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %three = "onnx.Constant"() {value = dense<[1.0, 1.0, 2.0]> : tensor<3xf32>} : () -> tensor<3xf32>
    %scales = "onnx.Constant"() {value = dense<[1.0, 1.0, 0.5, 2.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    // CHECK: error: input "scales" has the wrong length, got 3, expected one element for each of 4 axes
    %0 = "onnx.Resize"(%x, %three) {onnx_node_name = "length-10"} : (tensor<1x3x5x7xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    %1 = "onnx.Resize"(%x, %scales) {onnx_node_name = "ok-10"} : (tensor<1x3x5x7xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 9 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x5x7xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %half = "onnx.Constant"() {value = dense<[1.0, 1.0, 0.5, 2.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %scales = "onnx.Constant"() {value = dense<[1.0, 1.0, 1.5, 2.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    // CHECK: error: scale 2 is out of range, got 0.5, expected at least 1
    %0 = "onnx.Upsample"(%x, %half) {onnx_node_name = "upsample-half"} : (tensor<1x3x5x7xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %1 = "onnx.Upsample"(%x, %scales) {onnx_node_name = "ok-9"} : (tensor<1x3x5x7xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 7 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x5x7xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: scales do not fit the input, got 3, expected one for each of 4 dimensions
    %0 = "onnx.Upsample"(%x) {onnx_node_name = "upsample-length", scales = array<f32: 1.0, 1.0, 2.0>} : (tensor<1x3x5x7xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: scale 2 is out of range, got -2, expected at least 1
    %1 = "onnx.Upsample"(%x) {onnx_node_name = "upsample-negative", scales = array<f32: 1.0, 1.0, -2.0, 2.0>} : (tensor<1x3x5x7xf32>) -> tensor<*x!onnx.unknown>
    %2 = "onnx.Upsample"(%x) {onnx_node_name = "ok-7", scales = array<f32: 1.0, 1.0, 2.0, 3.0>} : (tensor<1x3x5x7xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5x5xf32> {onnx.name = "x"},
                        %m: tensor<1x4xf32> {onnx.name = "m"},
                        %mg: tensor<1x0xf32> {onnx.name = "mg"},
                        %g: tensor<1x6x7x2xf32> {onnx.name = "g"},
                        %g2: tensor<2x6x7x2xf32> {onnx.name = "g2"},
                        %g3: tensor<1x6x7x3xf32> {onnx.name = "g3"},
                        %gr: tensor<1x6x7x8x2xf32> {onnx.name = "gr"},
                        %t: tensor<2x2x3xf32> {onnx.name = "t"},
                        %tr: tensor<2x2xf32> {onnx.name = "tr"},
                        %t3: tensor<2x3x4xf32> {onnx.name = "t3"},
                        %t4: tensor<2x2x4xf32> {onnx.name = "t4"},
                        %t1: tensor<3x2x3xf32> {onnx.name = "t1"},
                        %n3: tensor<3xi64> {onnx.name = "n3"}) attributes {onnx.graph = {name = "g"}} {
    %size = "onnx.Constant"() {value = dense<[2, 3, 5, 6]> : tensor<4xi64>} : () -> tensor<4xi64>
    %size3 = "onnx.Constant"() {value = dense<[2, 3, 5]> : tensor<3xi64>} : () -> tensor<3xi64>
    %minus = "onnx.Constant"() {value = dense<[2, 3, -5, 6]> : tensor<4xi64>} : () -> tensor<4xi64>
    // CHECK: error: input and grid differ in rank, got a grid of rank 5, expected 4
    %0 = "onnx.GridSample"(%x, %gr) {onnx_node_name = "grid-rank"} : (tensor<1x4x5x5xf32>, tensor<1x6x7x8x2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 2, expected at least 3
    // CHECK: error: input 1 has a wrong rank, got 2, expected at least 3
    %1 = "onnx.GridSample"(%m, %mg) {onnx_node_name = "grid-low-rank"} : (tensor<1x4xf32>, tensor<1x0xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: batches of input and grid differ, got 1 and 2
    %2 = "onnx.GridSample"(%x, %g2) {onnx_node_name = "grid-batch"} : (tensor<1x4x5x5xf32>, tensor<2x6x7x2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: a point of the grid has the wrong size, got 3, expected 2
    %3 = "onnx.GridSample"(%x, %g3) {onnx_node_name = "grid-points"} : (tensor<1x4x5x5xf32>, tensor<1x6x7x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "size" has the wrong length, got 3, expected 4 or 5
    %4 = "onnx.AffineGrid"(%t, %size3) {onnx_node_name = "affine-length"} : (tensor<2x2x3xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "size" has the wrong length, got 3, expected 4 or 5
    %5 = "onnx.AffineGrid"(%t, %n3) {onnx_node_name = "affine-unknown-length"} : (tensor<2x2x3xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 2, expected 3
    %6 = "onnx.AffineGrid"(%tr, %size) {onnx_node_name = "affine-rank"} : (tensor<2x2xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: a column of "theta" has the wrong size, got 3, expected 2
    // CHECK: error: a row of "theta" has the wrong size, got 4, expected 3
    %7 = "onnx.AffineGrid"(%t3, %size) {onnx_node_name = "affine-rows"} : (tensor<2x3x4xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: a row of "theta" has the wrong size, got 4, expected 3
    %8 = "onnx.AffineGrid"(%t4, %size) {onnx_node_name = "affine-columns"} : (tensor<2x2x4xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: batches of "theta" and "size" differ, got 3 and 2
    %9 = "onnx.AffineGrid"(%t1, %size) {onnx_node_name = "affine-batch"} : (tensor<3x2x3xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: dimension 1 of output 0 has a negative size, got -5
    %10 = "onnx.AffineGrid"(%t, %minus) {onnx_node_name = "affine-negative"} : (tensor<2x2x3xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    %11 = "onnx.GridSample"(%x, %g) {onnx_node_name = "ok-grid"} : (tensor<1x4x5x5xf32>, tensor<1x6x7x2xf32>) -> tensor<*x!onnx.unknown>
    %12 = "onnx.AffineGrid"(%t, %size) {onnx_node_name = "ok-affine"} : (tensor<2x2x3xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x4x6xf32> {onnx.name = "x"},
                        %v: tensor<1x8x4xf32> {onnx.name = "v"},
                        %x5: tensor<1x6x5x6xf32> {onnx.name = "x5"},
                        %n3: tensor<3xi64> {onnx.name = "n3"},
                        %nr: tensor<4x1xi64> {onnx.name = "nr"}) attributes {onnx.graph = {name = "g"}} {
    %crop = "onnx.Constant"() {value = dense<[3, 9]> : tensor<2xi64>} : () -> tensor<2xi64>
    %minus = "onnx.Constant"() {value = dense<[3, -9]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: input 0 has a wrong rank, got 3, expected 4
    %0 = "onnx.SpaceToDepth"(%v) {onnx_node_name = "block-rank", blocksize = 2 : si64} : (tensor<1x8x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "blocksize" is out of range, got 0, expected at least 1
    %1 = "onnx.DepthToSpace"(%x) {onnx_node_name = "block-zero", blocksize = 0 : si64} : (tensor<1x8x4x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: the height cannot be divided evenly, got 5, expected a multiple of 2
    %2 = "onnx.SpaceToDepth"(%x5) {onnx_node_name = "block-height", blocksize = 2 : si64} : (tensor<1x6x5x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: the depth cannot be divided evenly, got 6, expected a multiple of 4
    %3 = "onnx.DepthToSpace"(%x5) {onnx_node_name = "block-depth", blocksize = 2 : si64} : (tensor<1x6x5x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "shape" has the wrong length, got 3, expected one element for each of 4 axes
    %4 = "onnx.CenterCropPad"(%x, %n3) {onnx_node_name = "crop-length"} : (tensor<1x8x4x6xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "shape" has the wrong length, got 2, expected one element for each of 3 axes
    %5 = "onnx.CenterCropPad"(%x, %crop) {onnx_node_name = "crop-axes-length", axes = array<i64: 1, 2, 3>} : (tensor<1x8x4x6xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "axes" is out of range, got 4, expected -4 to 3
    %6 = "onnx.CenterCropPad"(%x, %crop) {onnx_node_name = "crop-axis", axes = array<i64: 2, 4>} : (tensor<1x8x4x6xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "axes" names dimension 2 twice
    %7 = "onnx.CenterCropPad"(%x, %crop) {onnx_node_name = "crop-twice", axes = array<i64: 2, -2>} : (tensor<1x8x4x6xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 2, expected 1
    %8 = "onnx.CenterCropPad"(%x, %nr) {onnx_node_name = "crop-rank"} : (tensor<1x8x4x6xf32>, tensor<4x1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: dimension 3 of output 0 has a negative size, got -9
    %9 = "onnx.CenterCropPad"(%x, %minus) {onnx_node_name = "crop-negative", axes = array<i64: 2, 3>} : (tensor<1x8x4x6xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %10 = "onnx.SpaceToDepth"(%x) {onnx_node_name = "ok-blocks", blocksize = 2 : si64} : (tensor<1x8x4x6xf32>) -> tensor<*x!onnx.unknown>
    %11 = "onnx.DepthToSpace"(%x) {onnx_node_name = "ok-depth", blocksize = 2 : si64} : (tensor<1x8x4x6xf32>) -> tensor<*x!onnx.unknown>
    %12 = "onnx.CenterCropPad"(%x, %crop) {onnx_node_name = "ok-crop", axes = array<i64: 2, -1>} : (tensor<1x8x4x6xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}
