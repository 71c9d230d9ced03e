// Resize and Upsample: scales and sizes, as attributes and inputs, of all versions.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 19 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x5x7xf32> {onnx.name = "x"},
                        %s: tensor<?x3x?x?xf32> {onnx.dim_params = ["N", "", "h", "w"], onnx.name = "s"},
                        %d: tensor<4xf32> {onnx.name = "d"},
                        %z: tensor<4xi64> {onnx.name = "z"},
                        %u: tensor<*xf32> {onnx.name = "u"}) attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    %scales = "onnx.Constant"() {value = dense<[1.0, 1.0, 2.0, 1.5]> : tensor<4xf32>} : () -> tensor<4xf32>
    %thirds = "onnx.Constant"() {value = dense<[1.0, 1.0, 0.6, 2.5]> : tensor<4xf32>} : () -> tensor<4xf32>
    %sizes = "onnx.Constant"() {value = dense<[1, 3, 9, 4]> : tensor<4xi64>} : () -> tensor<4xi64>
    %two = "onnx.Constant"() {value = dense<[2.0, 0.5]> : tensor<2xf32>} : () -> tensor<2xf32>
    %box = "onnx.Constant"() {value = dense<[11, 9]> : tensor<2xi64>} : () -> tensor<2xi64>
    %empty = "onnx.Constant"() {value = dense<[]> : tensor<0xf32>} : () -> tensor<0xf32>
    // CHECK: onnx_node_name = "scales"{{.*}} -> tensor<1x3x10x10xf32>
    %0 = "onnx.Resize"(%x, %none, %scales) {onnx_node_name = "scales"} : (tensor<1x3x5x7xf32>, none, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "rounded"{{.*}} -> tensor<1x3x3x17xf32>
    %1 = "onnx.Resize"(%x, %none, %thirds) {onnx_node_name = "rounded"} : (tensor<1x3x5x7xf32>, none, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "sizes"{{.*}} -> tensor<1x3x9x4xf32>
    %2 = "onnx.Resize"(%x, %none, %none, %sizes) {onnx_node_name = "sizes"} : (tensor<1x3x5x7xf32>, none, none, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "axes"{{.*}} -> tensor<1x3x2x14xf32>
    %3 = "onnx.Resize"(%x, %none, %two) {onnx_node_name = "axes", axes = array<i64: 3, -2>} : (tensor<1x3x5x7xf32>, none, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "empty-scales"{{.*}} -> tensor<1x3x9x4xf32>
    %4 = "onnx.Resize"(%x, %none, %empty, %sizes) {onnx_node_name = "empty-scales"} : (tensor<1x3x5x7xf32>, none, tensor<0xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "not-larger"{{.*}} -> tensor<1x3x6x9xf32>
    %5 = "onnx.Resize"(%x, %none, %none, %box) {onnx_node_name = "not-larger", axes = array<i64: 2, 3>, keep_aspect_ratio_policy = "not_larger"} : (tensor<1x3x5x7xf32>, none, none, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "not-smaller"{{.*}} -> tensor<1x3x11x15xf32>
    %6 = "onnx.Resize"(%x, %none, %none, %box) {onnx_node_name = "not-smaller", axes = array<i64: 2, 3>, keep_aspect_ratio_policy = "not_smaller"} : (tensor<1x3x5x7xf32>, none, none, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // Runtimes and the standard's inference contradict each other.
    // CHECK: onnx_node_name = "aspect-from-end"{{.*}} -> tensor<1x3x?x?xf32>
    %7 = "onnx.Resize"(%x, %none, %none, %box) {onnx_node_name = "aspect-from-end", axes = array<i64: -2, -1>, keep_aspect_ratio_policy = "not_smaller"} : (tensor<1x3x5x7xf32>, none, none, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "2*h", "w + floor(w/2)"{{\]\]}}{{.*}}onnx_node_name = "symbolic"{{.*}} -> tensor<?x3x?x?xf32>
    %8 = "onnx.Resize"(%s, %none, %scales) {onnx_node_name = "symbolic"} : (tensor<?x3x?x?xf32>, none, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // 0.6 is no fraction that a float holds.
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", "2*w + floor(w/2)"{{\]\]}}{{.*}}onnx_node_name = "symbolic-inexact"{{.*}} -> tensor<?x3x?x?xf32>
    %9 = "onnx.Resize"(%s, %none, %thirds) {onnx_node_name = "symbolic-inexact"} : (tensor<?x3x?x?xf32>, none, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "symbolic-aspect"{{.*}} -> tensor<?x3x?x?xf32>
    %10 = "onnx.Resize"(%s, %none, %none, %box) {onnx_node_name = "symbolic-aspect", axes = array<i64: 2, 3>, keep_aspect_ratio_policy = "not_larger"} : (tensor<?x3x?x?xf32>, none, none, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "unknown-scales"{{.*}} -> tensor<?x?x?x?xf32>
    %11 = "onnx.Resize"(%x, %none, %d) {onnx_node_name = "unknown-scales"} : (tensor<1x3x5x7xf32>, none, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "unknown-sizes"{{.*}} -> tensor<?x?x?x?xf32>
    %12 = "onnx.Resize"(%s, %none, %none, %z) {onnx_node_name = "unknown-sizes"} : (tensor<?x3x?x?xf32>, none, none, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "unranked"{{.*}} -> tensor<*xf32>
    %13 = "onnx.Resize"(%u, %none, %scales) {onnx_node_name = "unranked"} : (tensor<*xf32>, none, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x5x7xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    %two = "onnx.Constant"() {value = dense<[2.0, 0.5]> : tensor<2xf32>} : () -> tensor<2xf32>
    // CHECK: onnx_node_name = "version-18"{{.*}} -> tensor<1x3x10x3xf32>
    %0 = "onnx.Resize"(%x, %none, %two) {onnx_node_name = "version-18", axes = array<i64: 2, 3>} : (tensor<1x3x5x7xf32>, none, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x5x7xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    %scales = "onnx.Constant"() {value = dense<[1.0, 1.0, 2.0, 0.5]> : tensor<4xf32>} : () -> tensor<4xf32>
    // CHECK: onnx_node_name = "version-13"{{.*}} -> tensor<1x3x10x3xf32>
    %0 = "onnx.Resize"(%x, %none, %scales) {onnx_node_name = "version-13"} : (tensor<1x3x5x7xf32>, none, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x5x7xf32> {onnx.name = "x"},
                        %r: tensor<8xf32> {onnx.name = "r"}) attributes {onnx.graph = {name = "g"}} {
    %scales = "onnx.Constant"() {value = dense<[1.0, 1.0, 2.0, 0.5]> : tensor<4xf32>} : () -> tensor<4xf32>
    %none = "onnx.Constant"() {value = dense<[]> : tensor<0xf32>} : () -> tensor<0xf32>
    %sizes = "onnx.Constant"() {value = dense<[1, 3, 9, 4]> : tensor<4xi64>} : () -> tensor<4xi64>
    // CHECK: onnx_node_name = "version-11"{{.*}} -> tensor<1x3x10x3xf32>
    %0 = "onnx.Resize"(%x, %r, %scales) {onnx_node_name = "version-11"} : (tensor<1x3x5x7xf32>, tensor<8xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "version-11-sizes"{{.*}} -> tensor<1x3x9x4xf32>
    %1 = "onnx.Resize"(%x, %r, %none, %sizes) {onnx_node_name = "version-11-sizes"} : (tensor<1x3x5x7xf32>, tensor<8xf32>, tensor<0xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 10 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x5x7xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %scales = "onnx.Constant"() {value = dense<[1.0, 1.0, 2.0, 0.5]> : tensor<4xf32>} : () -> tensor<4xf32>
    // CHECK: onnx_node_name = "version-10"{{.*}} -> tensor<1x3x10x3xf32>
    %0 = "onnx.Resize"(%x, %scales) {onnx_node_name = "version-10"} : (tensor<1x3x5x7xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 9 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x5x7xf32> {onnx.name = "x"},
                        %s: tensor<1x3x?x7xf32> {onnx.dim_params = ["", "", "h", ""], onnx.name = "s"}) attributes {onnx.graph = {name = "g"}} {
    %scales = "onnx.Constant"() {value = dense<[1.0, 1.0, 2.0, 1.5]> : tensor<4xf32>} : () -> tensor<4xf32>
    // CHECK: onnx_node_name = "upsample-9"{{.*}} -> tensor<1x3x10x10xf32>
    %0 = "onnx.Upsample"(%x, %scales) {onnx_node_name = "upsample-9"} : (tensor<1x3x5x7xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"", "", "2*h", ""{{\]\]}}{{.*}}onnx_node_name = "upsample-symbolic"{{.*}} -> tensor<1x3x?x10xf32>
    %1 = "onnx.Upsample"(%s, %scales) {onnx_node_name = "upsample-symbolic"} : (tensor<1x3x?x7xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 7 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x5x7xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "upsample-7"{{.*}} -> tensor<1x3x10x14xf32>
    %0 = "onnx.Upsample"(%x) {onnx_node_name = "upsample-7", scales = array<f32: 1.0, 1.0, 2.0, 2.0>} : (tensor<1x3x5x7xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x5x7xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "upsample-1"{{.*}} -> tensor<1x3x10x21xf32>
    %0 = "onnx.Upsample"(%x) {onnx_node_name = "upsample-1", height_scale = 2.0 : f32, width_scale = 3.0 : f32} : (tensor<1x3x5x7xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
