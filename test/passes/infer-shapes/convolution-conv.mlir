// Convolutions: what strides, pads, dilations and auto_pad make of known and of symbolic sizes.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5x7xf32> {onnx.name = "x"},
                        %w: tensor<6x4x3x3xf32> {onnx.name = "w"},
                        %s: tensor<?x4x?x9xf32> {onnx.dim_params = ["N", "", "h", ""], onnx.name = "s"},
                        %g: tensor<2x8x6xf32> {onnx.name = "g"},
                        %wg: tensor<4x2x3xf32> {onnx.name = "wg"},
                        %b: tensor<6xf32> {onnx.name = "b"},
                        %u: tensor<*xf32> {onnx.name = "u"},
                        %wk: tensor<6x4x?x3xf32> {onnx.dim_params = ["", "", "k", ""], onnx.name = "wk"},
                        %sc: tensor<?x?x8x8xf32> {onnx.dim_params = ["N", "C", "", ""], onnx.name = "sc"},
                        %wm: tensor<?x4x3x3xf32> {onnx.dim_params = ["M", "", "", ""], onnx.name = "wm"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "plain"{{.*}} -> tensor<1x6x3x5xf32>
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "plain"} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "pads"{{.*}} -> tensor<1x6x3x4xf32>
    %1 = "onnx.Conv"(%x, %w, %b) {onnx_node_name = "pads", pads = array<i64: 1, 1, 1, 1>, strides = array<i64: 2, 2>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>, tensor<6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "dilations"{{.*}} -> tensor<1x6x1x1xf32>
    %2 = "onnx.Conv"(%x, %w) {onnx_node_name = "dilations", dilations = array<i64: 2, 3>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "same-upper"{{.*}} -> tensor<1x6x3x3xf32>
    %3 = "onnx.Conv"(%x, %w) {onnx_node_name = "same-upper", auto_pad = "SAME_UPPER", strides = array<i64: 2, 3>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "same-lower"{{.*}} -> tensor<1x6x5x7xf32>
    %4 = "onnx.Conv"(%x, %w) {onnx_node_name = "same-lower", auto_pad = "SAME_LOWER"} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "valid"{{.*}} -> tensor<1x6x3x5xf32>
    %5 = "onnx.Conv"(%x, %w) {onnx_node_name = "valid", auto_pad = "VALID"} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "kernel-shape"{{.*}} -> tensor<1x6x3x5xf32>
    %6 = "onnx.Conv"(%x, %w) {onnx_node_name = "kernel-shape", kernel_shape = array<i64: 3, 3>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "groups"{{.*}} -> tensor<2x4x6xf32>
    %7 = "onnx.Conv"(%g, %wg) {onnx_node_name = "groups", group = 4 : si64, pads = array<i64: 1, 1>} : (tensor<2x8x6xf32>, tensor<4x2x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "floor((h + 1)/2)", ""{{\]\]}}{{.*}}onnx_node_name = "symbolic"{{.*}} -> tensor<?x6x?x5xf32>
    %8 = "onnx.Conv"(%s, %w) {onnx_node_name = "symbolic", pads = array<i64: 1, 1, 1, 1>, strides = array<i64: 2, 2>} : (tensor<?x4x?x9xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "floor((h + 1)/2)", ""{{\]\]}}{{.*}}onnx_node_name = "symbolic-same"{{.*}} -> tensor<?x6x?x5xf32>
    %9 = "onnx.Conv"(%s, %w) {onnx_node_name = "symbolic-same", auto_pad = "SAME_UPPER", strides = array<i64: 2, 2>} : (tensor<?x4x?x9xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "h - 2", ""{{\]\]}}{{.*}}onnx_node_name = "symbolic-stride-1"{{.*}} -> tensor<?x6x?x7xf32>
    %10 = "onnx.Conv"(%s, %w) {onnx_node_name = "symbolic-stride-1"} : (tensor<?x4x?x9xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // The other axis is told all the same.
    // CHECK: aimet.dim_params = {{\[\[}}"", "", "-k + 6", ""{{\]\]}}{{.*}}onnx_node_name = "symbolic-kernel"{{.*}} -> tensor<1x6x?x5xf32>
    %11 = "onnx.Conv"(%x, %wk) {onnx_node_name = "symbolic-kernel"} : (tensor<1x4x5x7xf32>, tensor<6x4x?x3xf32>) -> tensor<*x!onnx.unknown>
    // The bias says how many channels there are.
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "symbolic-channels"{{.*}} -> tensor<?x6x6x6xf32>
    %12 = "onnx.Conv"(%sc, %wm, %b) {onnx_node_name = "symbolic-channels"} : (tensor<?x?x8x8xf32>, tensor<?x4x3x3xf32>, tensor<6xf32>) -> tensor<*x!onnx.unknown>
    // The input has the rank of the weight.
    // CHECK: onnx_node_name = "rank-of-weight"{{.*}} -> tensor<?x6x?x?xf32>
    %13 = "onnx.Conv"(%u, %w) {onnx_node_name = "rank-of-weight"} : (tensor<*xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5x7xf32> {onnx.name = "x"},
                        %w: tensor<6x4x3x3xf32> {onnx.name = "w"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "version-1"{{.*}} -> tensor<1x6x2x3xf32>
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "version-1", strides = array<i64: 2, 2>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5x7xui8> {onnx.name = "x"},
                        %w: tensor<6x4x3x3xui8> {onnx.name = "w"},
                        %s: tensor<f32> {onnx.name = "s"},
                        %z: tensor<ui8> {onnx.name = "z"},
                        %zw: tensor<6xui8> {onnx.name = "zw"},
                        %sw: tensor<6xf32> {onnx.name = "sw"},
                        %zo: tensor<i8> {onnx.name = "zo"},
                        %b: tensor<6xi32> {onnx.name = "b"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "version-11"{{.*}} -> tensor<1x6x3x5xi32>
    %0 = "onnx.ConvInteger"(%x, %w, %z, %zw) {onnx_node_name = "version-11"} : (tensor<1x4x5x7xui8>, tensor<6x4x3x3xui8>, tensor<ui8>, tensor<6xui8>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "quantized"{{.*}} -> tensor<1x6x5x7xi8>
    %1 = "onnx.QLinearConv"(%x, %s, %z, %w, %sw, %zw, %s, %zo, %b) {onnx_node_name = "quantized", pads = array<i64: 1, 1, 1, 1>} : (tensor<1x4x5x7xui8>, tensor<f32>, tensor<ui8>, tensor<6x4x3x3xui8>, tensor<6xf32>, tensor<6xui8>, tensor<f32>, tensor<i8>, tensor<6xi32>) -> tensor<*x!onnx.unknown>
    return
  }
}
