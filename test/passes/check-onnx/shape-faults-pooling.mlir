// What is wrong with pools, unpooling, regions of interest and columns.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x7x8xf32> {onnx.name = "x"},
                        %m: tensor<1x4xf32> {onnx.name = "m"},
                        %s: tensor<1x4x?x?xf32> {onnx.dim_params = ["", "", "h", "w"], onnx.name = "s"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input 0 has a wrong rank, got 2, expected at least 3
    %0 = "onnx.MaxPool"(%m) {onnx_node_name = "low-rank", kernel_shape = array<i64: 1>} : (tensor<1x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "kernel_shape" has the wrong length, got 3, expected 2
    %1 = "onnx.AveragePool"(%x) {onnx_node_name = "kernel-length", kernel_shape = array<i64: 2, 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: entry 1 of attribute "kernel_shape" is out of range, got 0, expected at least 1
    %2 = "onnx.LpPool"(%x) {onnx_node_name = "kernel-zero", kernel_shape = array<i64: 2, 0>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: entry 0 of attribute "strides" is out of range, got 0, expected at least 1
    %3 = "onnx.MaxPool"(%x) {onnx_node_name = "strides", kernel_shape = array<i64: 2, 2>, strides = array<i64: 0, 1>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "dilations" has the wrong length, got 1, expected 2
    %4 = "onnx.MaxPool"(%x) {onnx_node_name = "dilations", kernel_shape = array<i64: 2, 2>, dilations = array<i64: 1>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: entry 3 of attribute "pads" is out of range, got -1, expected at least 0
    %5 = "onnx.MaxPool"(%x) {onnx_node_name = "pads-negative", kernel_shape = array<i64: 2, 2>, pads = array<i64: 0, 0, 0, -1>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: entry 3 of attribute "pads" is out of range, got 2, expected less than the kernel (2)
    %6 = "onnx.MaxPool"(%x) {onnx_node_name = "pads-of-kernel", kernel_shape = array<i64: 3, 2>, pads = array<i64: 2, 0, 2, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "storage_order" is out of range, got 2, expected 0 or 1
    %7 = "onnx.MaxPool"(%x) {onnx_node_name = "storage-order", kernel_shape = array<i64: 2, 2>, storage_order = 2 : si64} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // Runtimes believe auto_pad, the standard's inference pads.
    // CHECK: warning: attributes "auto_pad" and "pads" ask for different sizes, got both, expected one of them
    %8 = "onnx.MaxPool"(%x) {onnx_node_name = "two-paddings", auto_pad = "SAME_UPPER", kernel_shape = array<i64: 2, 2>, pads = array<i64: 1, 1, 1, 1>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    %9 = "onnx.MaxPool"(%x) {onnx_node_name = "ok-two-paddings", auto_pad = "SAME_UPPER", kernel_shape = array<i64: 3, 3>, pads = array<i64: 1, 1, 1, 1>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    %10 = "onnx.MaxPool"(%x) {onnx_node_name = "ok-pool", kernel_shape = array<i64: 3, 3>, pads = array<i64: 2, 2, 2, 2>, storage_order = 1 : si64, strides = array<i64: 2, 2>, dilations = array<i64: 1, 2>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: dimension 2 of output 0 has a negative size, got -1
    %11 = "onnx.MaxPool"(%x) {onnx_node_name = "too-large", kernel_shape = array<i64: 9, 9>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    %12 = "onnx.MaxPool"(%x) {onnx_node_name = "ok-no-place", kernel_shape = array<i64: 8, 9>} : (tensor<1x4x7x8xf32>) -> tensor<*x!onnx.unknown>
    %13 = "onnx.AveragePool"(%s) {onnx_node_name = "ok-symbolic", kernel_shape = array<i64: 9, 9>} : (tensor<1x4x?x?xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<1x1x2x2xf32> {onnx.name = "x"},
                        %i: tensor<1x1x2x2xi64> {onnx.name = "i"},
                        %i3: tensor<1x1x2x3xi64> {onnx.name = "i3"},
                        %ir: tensor<4xi64> {onnx.name = "ir"},
                        %l: tensor<1xf32> {onnx.name = "l"},
                        %n3: tensor<3xi64> {onnx.name = "n3"},
                        %n41: tensor<4x1xi64> {onnx.name = "n41"}) attributes {onnx.graph = {name = "g"}} {
    %small = "onnx.Constant"() {value = dense<[1, 1, 3, 3]> : tensor<4xi64>} : () -> tensor<4xi64>
    %batch = "onnx.Constant"() {value = dense<[2, 1, 4, 4]> : tensor<4xi64>} : () -> tensor<4xi64>
    %fine = "onnx.Constant"() {value = dense<[1, 1, 5, 4]> : tensor<4xi64>} : () -> tensor<4xi64>
    // CHECK: error: input 0 has a wrong rank, got 1, expected at least 2
    %0 = "onnx.MaxUnpool"(%l, %ir) {onnx_node_name = "unpool-rank", kernel_shape = array<i64: 2, 2>} : (tensor<1xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of input and indices differ, got 2 and 3
    %1 = "onnx.MaxUnpool"(%x, %i3) {onnx_node_name = "unpool-indices", kernel_shape = array<i64: 2, 2>} : (tensor<1x1x2x2xf32>, tensor<1x1x2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 1, expected 4
    %2 = "onnx.MaxUnpool"(%x, %ir) {onnx_node_name = "unpool-indices-rank", kernel_shape = array<i64: 2, 2>} : (tensor<1x1x2x2xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "kernel_shape" has the wrong length, got 1, expected 2
    %3 = "onnx.MaxUnpool"(%x, %i) {onnx_node_name = "unpool-kernel", kernel_shape = array<i64: 2>} : (tensor<1x1x2x2xf32>, tensor<1x1x2x2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: entry 0 of attribute "strides" is out of range, got 0, expected at least 1
    %4 = "onnx.MaxUnpool"(%x, %i) {onnx_node_name = "unpool-strides", kernel_shape = array<i64: 2, 2>, strides = array<i64: 0, 2>} : (tensor<1x1x2x2xf32>, tensor<1x1x2x2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "pads" has the wrong length, got 2, expected 4
    %5 = "onnx.MaxUnpool"(%x, %i) {onnx_node_name = "unpool-pads", kernel_shape = array<i64: 2, 2>, pads = array<i64: 0, 0>} : (tensor<1x1x2x2xf32>, tensor<1x1x2x2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 2 has a wrong rank, got 2, expected 1
    %6 = "onnx.MaxUnpool"(%x, %i, %n41) {onnx_node_name = "unpool-shape-rank", kernel_shape = array<i64: 2, 2>} : (tensor<1x1x2x2xf32>, tensor<1x1x2x2xi64>, tensor<4x1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: rank of the input and length of "output_shape" differ, got 4 and 3
    %7 = "onnx.MaxUnpool"(%x, %i, %n3) {onnx_node_name = "unpool-shape-length", kernel_shape = array<i64: 2, 2>} : (tensor<1x1x2x2xf32>, tensor<1x1x2x2xi64>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: element 2 of "output_shape" is too small, got 3, expected at least 4
    // CHECK: error: element 3 of "output_shape" is too small, got 3, expected at least 4
    %8 = "onnx.MaxUnpool"(%x, %i, %small) {onnx_node_name = "unpool-shape-small", kernel_shape = array<i64: 2, 2>, strides = array<i64: 2, 2>} : (tensor<1x1x2x2xf32>, tensor<1x1x2x2xi64>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of the input and of "output_shape" differ, got 1 and 2
    %9 = "onnx.MaxUnpool"(%x, %i, %batch) {onnx_node_name = "unpool-shape-batch", kernel_shape = array<i64: 2, 2>, strides = array<i64: 2, 2>} : (tensor<1x1x2x2xf32>, tensor<1x1x2x2xi64>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    %10 = "onnx.MaxUnpool"(%x, %i, %fine) {onnx_node_name = "ok-unpool", kernel_shape = array<i64: 2, 2>, strides = array<i64: 2, 2>} : (tensor<1x1x2x2xf32>, tensor<1x1x2x2xi64>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x9x9xf32> {onnx.name = "x"},
                        %v: tensor<1x4x9xf32> {onnx.name = "v"},
                        %r: tensor<3x5xf32> {onnx.name = "r"},
                        %r4: tensor<3x4xf32> {onnx.name = "r4"},
                        %r1: tensor<3xf32> {onnx.name = "r1"},
                        %b: tensor<3xi64> {onnx.name = "b"},
                        %b2: tensor<2xi64> {onnx.name = "b2"},
                        %br: tensor<3x1xi64> {onnx.name = "br"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input 0 has a wrong rank, got 3, expected 4
    %0 = "onnx.MaxRoiPool"(%v, %r) {onnx_node_name = "pool-rank", pooled_shape = array<i64: 2, 2>} : (tensor<1x4x9xf32>, tensor<3x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: a region has the wrong size, got 4, expected 5
    %1 = "onnx.MaxRoiPool"(%x, %r4) {onnx_node_name = "pool-regions", pooled_shape = array<i64: 2, 2>} : (tensor<1x4x9x9xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 1, expected 2
    %2 = "onnx.MaxRoiPool"(%x, %r1) {onnx_node_name = "pool-regions-rank", pooled_shape = array<i64: 2, 2>} : (tensor<1x4x9x9xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "pooled_shape" has the wrong length, got 1, expected 2
    %3 = "onnx.MaxRoiPool"(%x, %r) {onnx_node_name = "pool-shape", pooled_shape = array<i64: 2>} : (tensor<1x4x9x9xf32>, tensor<3x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: entry 1 of attribute "pooled_shape" is out of range, got 0, expected at least 1
    %4 = "onnx.MaxRoiPool"(%x, %r) {onnx_node_name = "pool-shape-zero", pooled_shape = array<i64: 2, 0>} : (tensor<1x4x9x9xf32>, tensor<3x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 3, expected 4
    %5 = "onnx.RoiAlign"(%v, %r4, %b) {onnx_node_name = "align-rank"} : (tensor<1x4x9xf32>, tensor<3x4xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: a region has the wrong size, got 5, expected 4
    %6 = "onnx.RoiAlign"(%x, %r, %b) {onnx_node_name = "align-regions"} : (tensor<1x4x9x9xf32>, tensor<3x5xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 1, expected 2
    %7 = "onnx.RoiAlign"(%x, %r1, %b) {onnx_node_name = "align-regions-rank"} : (tensor<1x4x9x9xf32>, tensor<3xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: number of regions and of batch indices differ, got 3 and 2
    %8 = "onnx.RoiAlign"(%x, %r4, %b2) {onnx_node_name = "align-batches"} : (tensor<1x4x9x9xf32>, tensor<3x4xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 2 has a wrong rank, got 2, expected 1
    %9 = "onnx.RoiAlign"(%x, %r4, %br) {onnx_node_name = "align-batches-rank"} : (tensor<1x4x9x9xf32>, tensor<3x4xf32>, tensor<3x1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "sampling_ratio" is out of range, got -1, expected at least 0
    %10 = "onnx.RoiAlign"(%x, %r4, %b) {onnx_node_name = "align-sampling", sampling_ratio = -1 : si64} : (tensor<1x4x9x9xf32>, tensor<3x4xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: dimension 2 of output 0 has a negative size, got -1
    %11 = "onnx.RoiAlign"(%x, %r4, %b) {onnx_node_name = "align-negative", output_height = -1 : si64} : (tensor<1x4x9x9xf32>, tensor<3x4xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    %12 = "onnx.MaxRoiPool"(%x, %r) {onnx_node_name = "ok-pool", pooled_shape = array<i64: 2, 2>} : (tensor<1x4x9x9xf32>, tensor<3x5xf32>) -> tensor<*x!onnx.unknown>
    %13 = "onnx.RoiAlign"(%x, %r4, %b) {onnx_node_name = "ok-align", sampling_ratio = 0 : si64} : (tensor<1x4x9x9xf32>, tensor<3x4xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%x: tensor<1x5x5xf32> {onnx.name = "x"},
                        %x6: tensor<1x6x5xf32> {onnx.name = "x6"},
                        %xl: tensor<1x5x6xf32> {onnx.name = "xl"},
                        %xr: tensor<1x5xf32> {onnx.name = "xr"},
                        %n2: tensor<2xi64> {onnx.name = "n2"},
                        %n3: tensor<3xi64> {onnx.name = "n3"},
                        %nr: tensor<2x1xi64> {onnx.name = "nr"}) attributes {onnx.graph = {name = "g"}} {
    %image = "onnx.Constant"() {value = dense<[5, 5]> : tensor<2xi64>} : () -> tensor<2xi64>
    %block = "onnx.Constant"() {value = dense<[1, 5]> : tensor<2xi64>} : () -> tensor<2xi64>
    %zero = "onnx.Constant"() {value = dense<[0, 5]> : tensor<2xi64>} : () -> tensor<2xi64>
    %negative = "onnx.Constant"() {value = dense<[5, -5]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: input 0 has a wrong rank, got 2, expected 3
    %0 = "onnx.Col2Im"(%xr, %image, %block) {onnx_node_name = "columns-rank"} : (tensor<1x5xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: lengths of image and block shape differ, got 2 and 3
    %1 = "onnx.Col2Im"(%x, %n2, %n3) {onnx_node_name = "columns-lengths"} : (tensor<1x5x5xf32>, tensor<2xi64>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 2, expected 1
    %2 = "onnx.Col2Im"(%x, %nr, %n2) {onnx_node_name = "columns-shape-rank"} : (tensor<1x5x5xf32>, tensor<2x1xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: element 0 of input "block_shape" is out of range, got 0, expected at least 1
    %3 = "onnx.Col2Im"(%x, %image, %zero) {onnx_node_name = "columns-block"} : (tensor<1x5x5xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: element 1 of input "image_shape" is out of range, got -5, expected at least 1
    %4 = "onnx.Col2Im"(%x, %negative, %block) {onnx_node_name = "columns-image"} : (tensor<1x5x5xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: rows of the columns cannot be divided evenly, got 6, expected a multiple of 5
    %5 = "onnx.Col2Im"(%x6, %image, %block) {onnx_node_name = "columns-rows"} : (tensor<1x6x5xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: number of columns and of blocks of the image differ, got 6 and 5
    %6 = "onnx.Col2Im"(%xl, %image, %block) {onnx_node_name = "columns-count"} : (tensor<1x5x6xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "strides" has the wrong length, got 1, expected 2
    %7 = "onnx.Col2Im"(%x, %image, %block) {onnx_node_name = "columns-strides", strides = array<i64: 1>} : (tensor<1x5x5xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: entry 1 of attribute "strides" is out of range, got 0, expected at least 1
    %8 = "onnx.Col2Im"(%x, %image, %block) {onnx_node_name = "columns-strides-zero", strides = array<i64: 1, 0>} : (tensor<1x5x5xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "pads" has the wrong length, got 3, expected 4
    %9 = "onnx.Col2Im"(%x, %image, %block) {onnx_node_name = "columns-pads", pads = array<i64: 0, 0, 0>} : (tensor<1x5x5xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "dilations" has the wrong length, got 3, expected 2
    %10 = "onnx.Col2Im"(%x, %image, %block) {onnx_node_name = "columns-dilations", dilations = array<i64: 1, 1, 1>} : (tensor<1x5x5xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %11 = "onnx.Col2Im"(%x, %image, %block) {onnx_node_name = "ok-columns", strides = array<i64: 1, 1>, pads = array<i64: 0, 0, 0, 0>, dilations = array<i64: 1, 1>} : (tensor<1x5x5xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}
