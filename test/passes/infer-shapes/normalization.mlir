// Normalizations keep the shape; some put out statistics.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<?x4x5x6xf32> {onnx.dim_params = ["N", "", "", ""], onnx.name = "x"},
                        %c: tensor<4xf32> {onnx.name = "c"},
                        %w: tensor<6xf32> {onnx.name = "w"},
                        %r: tensor<4x5x6xf32> {onnx.name = "r"},
                        %h: tensor<3x6xf16> {onnx.name = "h"},
                        %hw: tensor<6xf16> {onnx.name = "hw"},
                        %y: tensor<?x?x5xf32> {onnx.dim_params = ["N", "C", ""], onnx.name = "y"},
                        %cs: tensor<?xf32> {onnx.dim_params = ["K"], onnx.name = "cs"},
                        %u: tensor<*xf32> {onnx.name = "u"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "batch"{{.*}} -> tensor<?x4x5x6xf32>
    %0 = "onnx.BatchNormalization"(%x, %c, %c, %c, %c) {onnx_node_name = "batch"} : (tensor<?x4x5x6xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "C", ""], unit, unit]{{.*}}onnx_node_name = "batch-training"{{.*}} -> (tensor<?x?x5xf32>, tensor<4xf32>, tensor<4xf32>)
    %1:3 = "onnx.BatchNormalization"(%y, %cs, %c, %c, %c) {onnx_node_name = "batch-training", training_mode = 1 : si64} : (tensor<?x?x5xf32>, tensor<?xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "layer"{{.*}} -> tensor<?x4x5x6xf32>
    %2 = "onnx.LayerNormalization"(%x, %w) {onnx_node_name = "layer"} : (tensor<?x4x5x6xf32>, tensor<6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""], ["N", "", "", ""], ["N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "layer-statistics"{{.*}} -> (tensor<?x4x5x6xf32>, tensor<?x1x1x1xf32>, tensor<?x1x1x1xf32>)
    %3:3 = "onnx.LayerNormalization"(%x, %r, %r) {onnx_node_name = "layer-statistics", axis = 1 : si64} : (tensor<?x4x5x6xf32>, tensor<4x5x6xf32>, tensor<4x5x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: onnx_node_name = "layer-half"{{.*}} -> (tensor<3x6xf16>, tensor<3x1xbf16>)
    %4:2 = "onnx.LayerNormalization"(%h, %hw) {onnx_node_name = "layer-half", stash_type = 16 : si64} : (tensor<3x6xf16>, tensor<6xf16>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: onnx_node_name = "layer-default-stash"{{.*}} -> (tensor<3x6xf16>, tensor<3x1xf32>, tensor<3x1xf32>)
    %5:3 = "onnx.LayerNormalization"(%h, %hw) {onnx_node_name = "layer-default-stash"} : (tensor<3x6xf16>, tensor<6xf16>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: onnx_node_name = "layer-unranked"{{.*}} -> (tensor<*xf32>, tensor<*xf32>)
    %6:2 = "onnx.LayerNormalization"(%u, %w) {onnx_node_name = "layer-unranked"} : (tensor<*xf32>, tensor<6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "rms"{{.*}} -> tensor<?x4x5x6xf32>
    %7 = "onnx.RMSNormalization"(%x, %w) {onnx_node_name = "rms", axis = -1 : si64} : (tensor<?x4x5x6xf32>, tensor<6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "group"{{.*}} -> tensor<?x4x5x6xf32>
    %8 = "onnx.GroupNormalization"(%x, %c, %c) {onnx_node_name = "group", num_groups = 2 : si64} : (tensor<?x4x5x6xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "instance"{{.*}} -> tensor<?x4x5x6xf32>
    %9 = "onnx.InstanceNormalization"(%x, %c, %c) {onnx_node_name = "instance"} : (tensor<?x4x5x6xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "lrn"{{.*}} -> tensor<?x4x5x6xf32>
    %10 = "onnx.LRN"(%x) {onnx_node_name = "lrn", size = 3 : si64} : (tensor<?x4x5x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "lp"{{.*}} -> tensor<?x4x5x6xf32>
    %11 = "onnx.LpNormalization"(%x) {onnx_node_name = "lp", axis = 1 : si64, p = 1 : si64} : (tensor<?x4x5x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "mean-variance"{{.*}} -> tensor<?x4x5x6xf32>
    %12 = "onnx.MeanVarianceNormalization"(%x) {onnx_node_name = "mean-variance"} : (tensor<?x4x5x6xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5xf32> {onnx.name = "x"},
                        %g: tensor<2xf32> {onnx.name = "g"},
                        %c: tensor<4xf32> {onnx.name = "c"},
                        %half: tensor<1x4x5xf16> {onnx.name = "half"},
                        %ch: tensor<4xf16> {onnx.name = "ch"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "group-18"{{.*}} -> tensor<1x4x5xf32>
    %0 = "onnx.GroupNormalization"(%x, %g, %g) {onnx_node_name = "group-18", num_groups = 2 : si64} : (tensor<1x4x5xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "batch-15-mixed"{{.*}} -> (tensor<1x4x5xf16>, tensor<4xf32>, tensor<4xf32>)
    %1:3 = "onnx.BatchNormalization"(%half, %ch, %ch, %c, %c) {onnx_node_name = "batch-15-mixed", training_mode = 1 : si64} : (tensor<1x4x5xf16>, tensor<4xf16>, tensor<4xf16>, tensor<4xf32>, tensor<4xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 14 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5xf32> {onnx.name = "x"},
                        %c: tensor<4xf32> {onnx.name = "c"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "batch-14"{{.*}} -> tensor<1x4x5xf32>
    %0 = "onnx.BatchNormalization"(%x, %c, %c, %c, %c) {onnx_node_name = "batch-14"} : (tensor<1x4x5xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "mean-variance-13"{{.*}} -> tensor<1x4x5xf32>
    %1 = "onnx.MeanVarianceNormalization"(%x) {onnx_node_name = "mean-variance-13", axes = array<i64: 0, 2>} : (tensor<1x4x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "lrn-13"{{.*}} -> tensor<1x4x5xf32>
    %2 = "onnx.LRN"(%x) {onnx_node_name = "lrn-13", size = 1 : si64} : (tensor<1x4x5xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 9 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5xf32> {onnx.name = "x"},
                        %c: tensor<4xf32> {onnx.name = "c"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "batch-9"{{.*}} -> (tensor<1x4x5xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>)
    %0:5 = "onnx.BatchNormalization"(%x, %c, %c, %c, %c) {onnx_node_name = "batch-9"} : (tensor<1x4x5xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: onnx_node_name = "mean-variance-9"{{.*}} -> tensor<1x4x5xf32>
    %1 = "onnx.MeanVarianceNormalization"(%x) {onnx_node_name = "mean-variance-9", axes = array<i64: 0, 2>} : (tensor<1x4x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "lrn-1"{{.*}} -> tensor<1x4x5xf32>
    %2 = "onnx.LRN"(%x) {onnx_node_name = "lrn-1", size = 1 : si64} : (tensor<1x4x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "lp-1"{{.*}} -> tensor<1x4x5xf32>
    %3 = "onnx.LpNormalization"(%x) {onnx_node_name = "lp-1"} : (tensor<1x4x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "instance-6"{{.*}} -> tensor<1x4x5xf32>
    %4 = "onnx.InstanceNormalization"(%x, %c, %c) {onnx_node_name = "instance-6"} : (tensor<1x4x5xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 7 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5xf32> {onnx.name = "x"},
                        %c: tensor<4xf32> {onnx.name = "c"},
                        %all: tensor<4x5xf32> {onnx.name = "all"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "batch-7"{{.*}} -> tensor<1x4x5xf32>
    %0 = "onnx.BatchNormalization"(%x, %c, %c, %c, %c) {onnx_node_name = "batch-7"} : (tensor<1x4x5xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "batch-7-not-spatial"{{.*}} -> (tensor<1x4x5xf32>, tensor<4x5xf32>, tensor<4x5xf32>)
    %1:3 = "onnx.BatchNormalization"(%x, %all, %all, %all, %all) {onnx_node_name = "batch-7-not-spatial", spatial = 0 : si64} : (tensor<1x4x5xf32>, tensor<4x5xf32>, tensor<4x5xf32>, tensor<4x5xf32>, tensor<4x5xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 6 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5xf32> {onnx.name = "x"},
                        %c: tensor<4xf32> {onnx.name = "c"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "batch-6"{{.*}} -> tensor<1x4x5xf32>
    %0 = "onnx.BatchNormalization"(%x, %c, %c, %c, %c) {onnx_node_name = "batch-6", is_test = 1 : si64} : (tensor<1x4x5xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5xf32> {onnx.name = "x"},
                        %c: tensor<4xf32> {onnx.name = "c"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "batch-1"{{.*}} -> tensor<1x4x5xf32>
    %0 = "onnx.BatchNormalization"(%x, %c, %c, %c, %c) {onnx_node_name = "batch-1", is_test = 1 : si64, consumed_inputs = array<i64: 0, 0, 0, 1, 1>} : (tensor<1x4x5xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "instance-1"{{.*}} -> tensor<1x4x5xf32>
    %1 = "onnx.InstanceNormalization"(%x, %c, %c) {onnx_node_name = "instance-1"} : (tensor<1x4x5xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
