// What is wrong with normalizations: scales that do not fit, axes, modes.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<2x4x5x6xf32> {onnx.name = "x"},
                        %c: tensor<4xf32> {onnx.name = "c"},
                        %c5: tensor<5xf32> {onnx.name = "c5"},
                        %cr: tensor<4x1xf32> {onnx.name = "cr"},
                        %w: tensor<6xf32> {onnx.name = "w"},
                        %w5: tensor<5xf32> {onnx.name = "w5"},
                        %o: tensor<1xf32> {onnx.name = "o"},
                        %big: tensor<3x2x4x5x6xf32> {onnx.name = "big"},
                        %h: tensor<6xf16> {onnx.name = "h"},
                        %m: tensor<2x4xf32> {onnx.name = "m"},
                        %v: tensor<4xf32> {onnx.name = "v"},
                        %y: tensor<2x?x5xf32> {onnx.dim_params = ["", "C", ""], onnx.name = "y"},
                        %f: tensor<f32> {onnx.name = "f"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: channels and sizes of scale, bias, mean and variance differ, got 4 and 5
    %0 = "onnx.BatchNormalization"(%x, %c5, %c, %c, %c) {onnx_node_name = "batch-scale"} : (tensor<2x4x5x6xf32>, tensor<5xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: channels and sizes of scale, bias, mean and variance differ, got 4 and 5
    %1 = "onnx.BatchNormalization"(%x, %c, %c, %c, %c5) {onnx_node_name = "batch-variance"} : (tensor<2x4x5x6xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 2, expected 1
    %2 = "onnx.BatchNormalization"(%x, %cr, %c, %c, %c) {onnx_node_name = "batch-rank"} : (tensor<2x4x5x6xf32>, tensor<4x1xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: channels and sizes of scale, bias, mean and variance differ, got 1 and 4
    %3 = "onnx.BatchNormalization"(%v, %c, %c, %c, %c) {onnx_node_name = "batch-one-channel"} : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "training_mode" does not fit the outputs, got 1 outputs, expected 3
    %4 = "onnx.BatchNormalization"(%x, %c, %c, %c, %c) {onnx_node_name = "batch-training", training_mode = 1 : si64} : (tensor<2x4x5x6xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "training_mode" does not fit the outputs, got 3 outputs, expected 1
    %5:3 = "onnx.BatchNormalization"(%x, %c, %c, %c, %c) {onnx_node_name = "batch-inference"} : (tensor<2x4x5x6xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: attribute "axis" is out of range, got 4, expected -4 to 3
    %6 = "onnx.LayerNormalization"(%x, %w) {onnx_node_name = "layer-axis", axis = 4 : si64} : (tensor<2x4x5x6xf32>, tensor<6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "axis" is out of range, got -5, expected -4 to 3
    %7 = "onnx.LayerNormalization"(%x, %w) {onnx_node_name = "layer-low-axis", axis = -5 : si64} : (tensor<2x4x5x6xf32>, tensor<6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "axis" is out of range, got -1, expected 0 to -1
    %8 = "onnx.LayerNormalization"(%f, %f) {onnx_node_name = "layer-scalar"} : (tensor<f32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "scale" has the wrong shape, got [5], expected one that broadcasts to [2, 4, 5, 6]
    %9 = "onnx.LayerNormalization"(%x, %w5) {onnx_node_name = "layer-scale"} : (tensor<2x4x5x6xf32>, tensor<5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "bias" has the wrong shape, got [5], expected one that broadcasts to [2, 4, 5, 6]
    %10 = "onnx.LayerNormalization"(%x, %w, %w5) {onnx_node_name = "layer-bias"} : (tensor<2x4x5x6xf32>, tensor<6xf32>, tensor<5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "scale" has the wrong shape, got [3, 2, 4, 5, 6], expected one that broadcasts to [2, 4, 5, 6]
    %11 = "onnx.LayerNormalization"(%x, %big) {onnx_node_name = "layer-rank"} : (tensor<2x4x5x6xf32>, tensor<3x2x4x5x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "stash_type" is no type of outputs, got 10, expected 1 (FLOAT) or 16 (BFLOAT16)
    %12:2 = "onnx.LayerNormalization"(%x, %w) {onnx_node_name = "layer-stash", stash_type = 10 : si64} : (tensor<2x4x5x6xf32>, tensor<6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: attribute "axis" is out of range, got 4, expected -4 to 3
    %13 = "onnx.RMSNormalization"(%x, %w) {onnx_node_name = "rms-axis", axis = 4 : si64} : (tensor<2x4x5x6xf32>, tensor<6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "scale" has the wrong shape, got [5], expected one that broadcasts to [2, 4, 5, 6]
    %14 = "onnx.RMSNormalization"(%x, %w5) {onnx_node_name = "rms-scale"} : (tensor<2x4x5x6xf32>, tensor<5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input and scale differ in element type, got FLOAT and FLOAT16, expected the same
    %15 = "onnx.RMSNormalization"(%x, %h) {onnx_node_name = "rms-types"} : (tensor<2x4x5x6xf32>, tensor<6xf16>) -> tensor<*x!onnx.unknown>
    // CHECK: error: channels cannot be divided evenly, got 4, expected a multiple of 3
    %16 = "onnx.GroupNormalization"(%x, %c, %c) {onnx_node_name = "group-number", num_groups = 3 : si64} : (tensor<2x4x5x6xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "num_groups" is out of range, got 0, expected at least 1
    %17 = "onnx.GroupNormalization"(%x, %c, %c) {onnx_node_name = "group-zero", num_groups = 0 : si64} : (tensor<2x4x5x6xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: channels and sizes of scale and bias differ, got 4 and 5
    %18 = "onnx.GroupNormalization"(%x, %c5, %c) {onnx_node_name = "group-scale", num_groups = 2 : si64} : (tensor<2x4x5x6xf32>, tensor<5xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 1, expected at least 2
    %19 = "onnx.GroupNormalization"(%v, %c, %c) {onnx_node_name = "group-rank", num_groups = 1 : si64} : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: channels and sizes of scale and bias differ, got 4 and 5
    %20 = "onnx.InstanceNormalization"(%x, %c5, %c) {onnx_node_name = "instance-scale"} : (tensor<2x4x5x6xf32>, tensor<5xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 2, expected 1
    %21 = "onnx.InstanceNormalization"(%x, %cr, %c) {onnx_node_name = "instance-rank"} : (tensor<2x4x5x6xf32>, tensor<4x1xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 2, expected at least 3
    %22 = "onnx.InstanceNormalization"(%m, %c, %c) {onnx_node_name = "instance-low-rank"} : (tensor<2x4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "size" is out of range, got 0, expected at least 1
    %23 = "onnx.LRN"(%x) {onnx_node_name = "lrn-size", size = 0 : si64} : (tensor<2x4x5x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "axis" is out of range, got 4, expected -4 to 3
    %24 = "onnx.LpNormalization"(%x) {onnx_node_name = "lp-axis", axis = 4 : si64} : (tensor<2x4x5x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "p" is out of range, got 3, expected 1 or 2
    %25 = "onnx.LpNormalization"(%x) {onnx_node_name = "lp-p", p = 3 : si64} : (tensor<2x4x5x6xf32>) -> tensor<*x!onnx.unknown>
    %26 = "onnx.BatchNormalization"(%x, %c, %c, %c, %c) {onnx_node_name = "ok-batch"} : (tensor<2x4x5x6xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %27:3 = "onnx.BatchNormalization"(%x, %c, %c, %c, %c) {onnx_node_name = "ok-training", training_mode = 1 : si64} : (tensor<2x4x5x6xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %28 = "onnx.BatchNormalization"(%y, %c, %c, %c, %c) {onnx_node_name = "ok-symbolic"} : (tensor<2x?x5xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %29:3 = "onnx.LayerNormalization"(%x, %o, %o) {onnx_node_name = "ok-layer", axis = 0 : si64, stash_type = 16 : si64} : (tensor<2x4x5x6xf32>, tensor<1xf32>, tensor<1xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %30 = "onnx.LayerNormalization"(%x, %w) {onnx_node_name = "ok-layer-unused-stash", stash_type = 10 : si64} : (tensor<2x4x5x6xf32>, tensor<6xf32>) -> tensor<*x!onnx.unknown>
    %31 = "onnx.RMSNormalization"(%x, %w) {onnx_node_name = "ok-rms", axis = -4 : si64} : (tensor<2x4x5x6xf32>, tensor<6xf32>) -> tensor<*x!onnx.unknown>
    %32 = "onnx.GroupNormalization"(%x, %c, %cr) {onnx_node_name = "ok-group", num_groups = 4 : si64} : (tensor<2x4x5x6xf32>, tensor<4xf32>, tensor<4x1xf32>) -> tensor<*x!onnx.unknown>
    %33 = "onnx.GroupNormalization"(%m, %c, %c) {onnx_node_name = "ok-group-flat", num_groups = 2 : si64} : (tensor<2x4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %34 = "onnx.LpNormalization"(%x) {onnx_node_name = "ok-lp", axis = -4 : si64} : (tensor<2x4x5x6xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 7 : si64}]} {
  func.func @main_graph(%x: tensor<2x4x5xf32> {onnx.name = "x"},
                        %c: tensor<4xf32> {onnx.name = "c"},
                        %c5: tensor<5xf32> {onnx.name = "c5"},
                        %all: tensor<4x5xf32> {onnx.name = "all"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: channels and sizes of scale, bias, mean and variance differ, got 4 and 5
    %0 = "onnx.BatchNormalization"(%x, %c5, %c, %c, %c) {onnx_node_name = "batch-7"} : (tensor<2x4x5xf32>, tensor<5xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %1 = "onnx.BatchNormalization"(%x, %all, %all, %all, %all) {onnx_node_name = "ok-not-spatial", spatial = 0 : si64} : (tensor<2x4x5xf32>, tensor<4x5xf32>, tensor<4x5xf32>, tensor<4x5xf32>, tensor<4x5xf32>) -> tensor<*x!onnx.unknown>
    %2:5 = "onnx.BatchNormalization"(%x, %c, %c, %c, %c) {onnx_node_name = "ok-7"} : (tensor<2x4x5xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}
