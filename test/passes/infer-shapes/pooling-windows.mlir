// Pools: windows, ceil_mode, padding; versions before 22 leave out what runtimes and the standard's inference answer differently.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x7x8xf32> {onnx.name = "x"},
                        %s: tensor<?x4x?x?xf32> {onnx.dim_params = ["N", "", "h", "w"], onnx.name = "s"},
                        %v: tensor<1x4x5xf32> {onnx.name = "v"},
                        %q: tensor<1x2x8xi8> {onnx.name = "q"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "max"{{.*}} -> (tensor<1x4x4x4xf32>, tensor<1x4x4x4xi64>)
    %0:2 = "onnx.MaxPool"(%x) {onnx_node_name = "max", kernel_shape = array<i64: 3, 3>, strides = array<i64: 2, 2>, pads = array<i64: 1, 1, 1, 1>} : (tensor<1x4x7x8xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: onnx_node_name = "average"{{.*}} -> tensor<1x4x6x7xf32>
    %1 = "onnx.AveragePool"(%x) {onnx_node_name = "average", kernel_shape = array<i64: 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "norm"{{.*}} -> tensor<1x4x5x5xf32>
    %2 = "onnx.LpPool"(%x) {onnx_node_name = "norm", kernel_shape = array<i64: 2, 2>, dilations = array<i64: 2, 3>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "ceil"{{.*}} -> tensor<1x4x3x4xf32>
    %3 = "onnx.MaxPool"(%x) {onnx_node_name = "ceil", ceil_mode = 1 : si64, kernel_shape = array<i64: 3, 3>, strides = array<i64: 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // The third window would begin in the padding.
    // CHECK: onnx_node_name = "ceil-dropped"{{.*}} -> tensor<1x4x2xf32>
    %4 = "onnx.MaxPool"(%v) {onnx_node_name = "ceil-dropped", ceil_mode = 1 : si64, kernel_shape = array<i64: 2>, strides = array<i64: 3>, pads = array<i64: 1, 1>} : (tensor<1x4x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "floor(h/2)", "floor(w/2)"{{\]\]}}{{.*}}onnx_node_name = "ceil-symbolic"{{.*}} -> tensor<?x4x?x?xf32>
    %5 = "onnx.AveragePool"(%s) {onnx_node_name = "ceil-symbolic", ceil_mode = 1 : si64, kernel_shape = array<i64: 3, 3>, strides = array<i64: 2, 2>} : (tensor<?x4x?x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "min(floor((h + 2)/3) + 1, floor(h/3) + 1)", "min(floor((w + 2)/3) + 1, floor(w/3) + 1)"{{\]\]}}{{.*}}onnx_node_name = "ceil-symbolic-dropped"{{.*}} -> tensor<?x4x?x?xf32>
    %6 = "onnx.AveragePool"(%s) {onnx_node_name = "ceil-symbolic-dropped", ceil_mode = 1 : si64, kernel_shape = array<i64: 2, 2>, strides = array<i64: 3, 3>, pads = array<i64: 1, 1, 1, 1>} : (tensor<?x4x?x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "same"{{.*}} -> tensor<1x4x4x4xf32>
    %7 = "onnx.MaxPool"(%x) {onnx_node_name = "same", auto_pad = "SAME_LOWER", kernel_shape = array<i64: 3, 3>, strides = array<i64: 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "floor((h + 1)/2)", "floor((w + 1)/2)"{{\]\]}}{{.*}}onnx_node_name = "symbolic-same"{{.*}} -> tensor<?x4x?x?xf32>
    %8 = "onnx.MaxPool"(%s) {onnx_node_name = "symbolic-same", auto_pad = "SAME_UPPER", kernel_shape = array<i64: 2, 2>, strides = array<i64: 2, 2>} : (tensor<?x4x?x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "valid"{{.*}} -> tensor<1x4x5x6xf32>
    %9 = "onnx.AveragePool"(%x) {onnx_node_name = "valid", auto_pad = "VALID", kernel_shape = array<i64: 3, 3>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "floor(h/2)", "floor(w/2)"{{\]\]}}{{.*}}onnx_node_name = "symbolic"{{.*}} -> tensor<?x4x?x?xf32>
    %10 = "onnx.MaxPool"(%s) {onnx_node_name = "symbolic", kernel_shape = array<i64: 2, 2>, strides = array<i64: 2, 2>} : (tensor<?x4x?x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "int8"{{.*}} -> (tensor<1x2x7xi8>, tensor<1x2x7xi64>)
    %11:2 = "onnx.MaxPool"(%q) {onnx_node_name = "int8", kernel_shape = array<i64: 2>} : (tensor<1x2x8xi8>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // Runtimes take it; there is no place for the window.
    // CHECK: onnx_node_name = "too-large"{{.*}} -> tensor<1x4x0xf32>
    %12 = "onnx.MaxPool"(%v) {onnx_node_name = "too-large", kernel_shape = array<i64: 6>} : (tensor<1x4x5xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 19 : si64}]} {
  func.func @main_graph(%v: tensor<1x4x5xf32> {onnx.name = "v"},
                        %s: tensor<1x4x?xf32> {onnx.dim_params = ["", "", "h"], onnx.name = "s"},
                        %x: tensor<1x4x7x7xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "old-ceil-dropped"{{.*}} -> tensor<1x4x?xf32>
    %0 = "onnx.AveragePool"(%v) {onnx_node_name = "old-ceil-dropped", ceil_mode = 1 : si64, kernel_shape = array<i64: 2>, strides = array<i64: 3>, pads = array<i64: 1, 1>} : (tensor<1x4x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "old-ceil"{{.*}} -> tensor<1x4x3xf32>
    %1 = "onnx.MaxPool"(%v) {onnx_node_name = "old-ceil", ceil_mode = 1 : si64, kernel_shape = array<i64: 2>, strides = array<i64: 2>} : (tensor<1x4x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"", "", "floor(h/2)"{{\]\]}}{{.*}}onnx_node_name = "old-ceil-symbolic"{{.*}} -> tensor<1x4x?xf32>
    %2 = "onnx.MaxPool"(%s) {onnx_node_name = "old-ceil-symbolic", ceil_mode = 1 : si64, kernel_shape = array<i64: 3>, strides = array<i64: 2>} : (tensor<1x4x?xf32>) -> tensor<*x!onnx.unknown>
    // Runtimes count the pads without dilation.
    // CHECK: onnx_node_name = "dilated-same"{{.*}} -> tensor<1x4x?x7xf32>
    %3 = "onnx.MaxPool"(%x) {onnx_node_name = "dilated-same", auto_pad = "SAME_UPPER", dilations = array<i64: 2, 1>, kernel_shape = array<i64: 3, 3>} : (tensor<1x4x7x7xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x7x8xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "max-1"{{.*}} -> tensor<1x4x6x7xf32>
    %0 = "onnx.MaxPool"(%x) {onnx_node_name = "max-1", kernel_shape = array<i64: 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "average-1"{{.*}} -> tensor<1x4x6x7xf32>
    %1 = "onnx.AveragePool"(%x) {onnx_node_name = "average-1", kernel_shape = array<i64: 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "norm-1"{{.*}} -> tensor<1x4x6x7xf32>
    %2 = "onnx.LpPool"(%x) {onnx_node_name = "norm-1", kernel_shape = array<i64: 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "global-norm-1"{{.*}} -> tensor<1x4x1x1xf32>
    %3 = "onnx.GlobalLpPool"(%x) {onnx_node_name = "global-norm-1"} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 8 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x7x8xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "max-8"{{.*}} -> (tensor<1x4x6x7xf32>, tensor<1x4x6x7xi64>)
    %0:2 = "onnx.MaxPool"(%x) {onnx_node_name = "max-8", kernel_shape = array<i64: 2, 2>} : (tensor<1x4x7x8xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: onnx_node_name = "average-7"{{.*}} -> tensor<1x4x6x7xf32>
    %1 = "onnx.AveragePool"(%x) {onnx_node_name = "average-7", kernel_shape = array<i64: 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "norm-2"{{.*}} -> tensor<1x4x6x7xf32>
    %2 = "onnx.LpPool"(%x) {onnx_node_name = "norm-2", kernel_shape = array<i64: 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 10 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x7x8xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "max-10"{{.*}} -> tensor<1x4x5x6xf32>
    %0 = "onnx.MaxPool"(%x) {onnx_node_name = "max-10", dilations = array<i64: 2, 2>, kernel_shape = array<i64: 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "average-10"{{.*}} -> tensor<1x4x4x4xf32>
    %1 = "onnx.AveragePool"(%x) {onnx_node_name = "average-10", ceil_mode = 1 : si64, kernel_shape = array<i64: 2, 2>, strides = array<i64: 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x7x8xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "max-11"{{.*}} -> tensor<1x4x6x7xf32>
    %0 = "onnx.MaxPool"(%x) {onnx_node_name = "max-11", kernel_shape = array<i64: 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "norm-11"{{.*}} -> tensor<1x4x6x7xf32>
    %1 = "onnx.LpPool"(%x) {onnx_node_name = "norm-11", kernel_shape = array<i64: 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x7x8xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "max-12"{{.*}} -> tensor<1x4x6x7xf32>
    %0 = "onnx.MaxPool"(%x) {onnx_node_name = "max-12", kernel_shape = array<i64: 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "norm-18"{{.*}} -> tensor<1x4x3x4xf32>
    %1 = "onnx.LpPool"(%x) {onnx_node_name = "norm-18", ceil_mode = 1 : si64, kernel_shape = array<i64: 3, 3>, strides = array<i64: 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
