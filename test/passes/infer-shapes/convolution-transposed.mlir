// Transposed convolutions: output_padding, output_shape and auto_pad.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5x5xf32> {onnx.name = "x"},
                        %w: tensor<4x3x3x3xf32> {onnx.name = "w"},
                        %s: tensor<?x4x?x?xf32> {onnx.dim_params = ["N", "", "h", "w"], onnx.name = "s"},
                        %w1: tensor<4x3x1x1xf32> {onnx.name = "w1"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "plain"{{.*}} -> tensor<1x3x7x7xf32>
    %0 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "plain"} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "groups"{{.*}} -> tensor<1x6x7x7xf32>
    %1 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "groups", group = 2 : si64} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "strides"{{.*}} -> tensor<1x3x10x10xf32>
    %2 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "strides", strides = array<i64: 2, 2>, pads = array<i64: 1, 1, 1, 1>, output_padding = array<i64: 1, 1>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "dilations"{{.*}} -> tensor<1x3x9x9xf32>
    %3 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "dilations", dilations = array<i64: 2, 2>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "output-shape"{{.*}} -> tensor<1x3x10x10xf32>
    %4 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "output-shape", strides = array<i64: 2, 2>, output_shape = array<i64: 10, 10>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "small-output-shape"{{.*}} -> tensor<1x3x4x4xf32>
    %5 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "small-output-shape", output_shape = array<i64: 4, 4>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "same-upper"{{.*}} -> tensor<1x3x10x10xf32>
    %6 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "same-upper", auto_pad = "SAME_UPPER", strides = array<i64: 2, 2>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "same-small-kernel"{{.*}} -> tensor<1x3x9x9xf32>
    %7 = "onnx.ConvTranspose"(%x, %w1) {onnx_node_name = "same-small-kernel", auto_pad = "SAME_UPPER", strides = array<i64: 2, 2>} : (tensor<1x4x5x5xf32>, tensor<4x3x1x1xf32>) -> tensor<*x!onnx.unknown>
    // Runtimes give 10, the standard's inference 11.
    // CHECK: onnx_node_name = "same-output-padding"{{.*}} -> tensor<1x3x?x?xf32>
    %8 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "same-output-padding", auto_pad = "SAME_UPPER", strides = array<i64: 2, 2>, output_padding = array<i64: 1, 1>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "valid"{{.*}} -> tensor<1x3x11x11xf32>
    %9 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "valid", auto_pad = "VALID", strides = array<i64: 2, 2>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "2*h + 1", "2*w + 1"{{\]\]}}{{.*}}onnx_node_name = "symbolic"{{.*}} -> tensor<?x3x?x?xf32>
    %10 = "onnx.ConvTranspose"(%s, %w) {onnx_node_name = "symbolic", strides = array<i64: 2, 2>} : (tensor<?x4x?x?xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "2*h", "2*w"{{\]\]}}{{.*}}onnx_node_name = "symbolic-same"{{.*}} -> tensor<?x3x?x?xf32>
    %11 = "onnx.ConvTranspose"(%s, %w) {onnx_node_name = "symbolic-same", auto_pad = "SAME_LOWER", strides = array<i64: 2, 2>} : (tensor<?x4x?x?xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5xf32> {onnx.name = "x"},
                        %w: tensor<4x3x3xf32> {onnx.name = "w"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "version-1"{{.*}} -> tensor<1x3x7xf32>
    %0 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "version-1"} : (tensor<1x4x5xf32>, tensor<4x3x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5xf32> {onnx.name = "x"},
                        %w: tensor<4x3x3xf32> {onnx.name = "w"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "version-11"{{.*}} -> tensor<1x3x15xf32>
    %0 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "version-11", strides = array<i64: 3>} : (tensor<1x4x5xf32>, tensor<4x3x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
