// Unpooling, regions of interest, and columns put together to images.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x2x3xf32> {onnx.name = "x"},
                        %i: tensor<1x2x2x3xi64> {onnx.name = "i"},
                        %sx: tensor<?x2x?x?xf32> {onnx.dim_params = ["N", "", "h", "w"], onnx.name = "sx"},
                        %si: tensor<?x2x?x?xi64> {onnx.dim_params = ["N", "", "h", "w"], onnx.name = "si"},
                        %n: tensor<4xi64> {onnx.name = "n"},
                        %r: tensor<5x5xf32> {onnx.name = "r"},
                        %r4: tensor<?x4xf32> {onnx.dim_params = ["R", ""], onnx.name = "r4"},
                        %bi: tensor<7xi64> {onnx.name = "bi"},
                        %m: tensor<1x8x9x9xf32> {onnx.name = "m"},
                        %c: tensor<?x10x?xf32> {onnx.dim_params = ["N", "", "L"], onnx.name = "c"},
                        %cc: tensor<1x15x4xf32> {onnx.name = "cc"},
                        %two: tensor<2xi64> {onnx.name = "two"}) attributes {onnx.graph = {name = "g"}} {
    %shape = "onnx.Constant"() {value = dense<[1, 2, 6, 7]> : tensor<4xi64>} : () -> tensor<4xi64>
    %image = "onnx.Constant"() {value = dense<[5, 5]> : tensor<2xi64>} : () -> tensor<2xi64>
    %block = "onnx.Constant"() {value = dense<[1, 5]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: onnx_node_name = "unpool"{{.*}} -> tensor<1x2x4x6xf32>
    %0 = "onnx.MaxUnpool"(%x, %i) {onnx_node_name = "unpool", kernel_shape = array<i64: 2, 2>, strides = array<i64: 2, 2>} : (tensor<1x2x2x3xf32>, tensor<1x2x2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "unpool-pads"{{.*}} -> tensor<1x2x3x7xf32>
    %1 = "onnx.MaxUnpool"(%x, %i) {onnx_node_name = "unpool-pads", kernel_shape = array<i64: 3, 3>, strides = array<i64: 2, 2>, pads = array<i64: 1, 0, 1, 0>} : (tensor<1x2x2x3xf32>, tensor<1x2x2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "unpool-shape"{{.*}} -> tensor<1x2x6x7xf32>
    %2 = "onnx.MaxUnpool"(%x, %i, %shape) {onnx_node_name = "unpool-shape", kernel_shape = array<i64: 2, 2>, strides = array<i64: 2, 2>} : (tensor<1x2x2x3xf32>, tensor<1x2x2x3xi64>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "unpool-unknown-shape"{{.*}} -> tensor<1x2x?x?xf32>
    %3 = "onnx.MaxUnpool"(%x, %i, %n) {onnx_node_name = "unpool-unknown-shape", kernel_shape = array<i64: 2, 2>, strides = array<i64: 2, 2>} : (tensor<1x2x2x3xf32>, tensor<1x2x2x3xi64>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "2*h", "2*w"{{\]\]}}{{.*}}onnx_node_name = "unpool-symbolic"{{.*}} -> tensor<?x2x?x?xf32>
    %4 = "onnx.MaxUnpool"(%sx, %si) {onnx_node_name = "unpool-symbolic", kernel_shape = array<i64: 2, 2>, strides = array<i64: 2, 2>} : (tensor<?x2x?x?xf32>, tensor<?x2x?x?xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "roi-pool"{{.*}} -> tensor<5x8x3x2xf32>
    %5 = "onnx.MaxRoiPool"(%m, %r) {onnx_node_name = "roi-pool", pooled_shape = array<i64: 3, 2>} : (tensor<1x8x9x9xf32>, tensor<5x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "roi-align"{{.*}} -> tensor<7x8x3x1xf32>
    %6 = "onnx.RoiAlign"(%m, %r4, %bi) {onnx_node_name = "roi-align", output_height = 3 : si64} : (tensor<1x8x9x9xf32>, tensor<?x4xf32>, tensor<7xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "col2im"{{.*}} -> tensor<?x2x5x5xf32>
    %7 = "onnx.Col2Im"(%c, %image, %block) {onnx_node_name = "col2im"} : (tensor<?x10x?xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "col2im-unknown-block"{{.*}} -> tensor<?x?x5x5xf32>
    %8 = "onnx.Col2Im"(%c, %image, %two) {onnx_node_name = "col2im-unknown-block"} : (tensor<?x10x?xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "col2im-unknown-image"{{.*}} -> tensor<1x3x?x?xf32>
    %9 = "onnx.Col2Im"(%cc, %two, %block) {onnx_node_name = "col2im-unknown-image"} : (tensor<1x15x4xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 9 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x2x3xf32> {onnx.name = "x"},
                        %i: tensor<1x2x2x3xi64> {onnx.name = "i"},
                        %m: tensor<1x8x9x9xf32> {onnx.name = "m"},
                        %r: tensor<5x5xf32> {onnx.name = "r"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "unpool-9"{{.*}} -> tensor<1x2x3x4xf32>
    %0 = "onnx.MaxUnpool"(%x, %i) {onnx_node_name = "unpool-9", kernel_shape = array<i64: 2, 2>} : (tensor<1x2x2x3xf32>, tensor<1x2x2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "roi-pool-1"{{.*}} -> tensor<5x8x1x1xf32>
    %1 = "onnx.MaxRoiPool"(%m, %r) {onnx_node_name = "roi-pool-1", pooled_shape = array<i64: 1, 1>} : (tensor<1x8x9x9xf32>, tensor<5x5xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%x: tensor<1x2x2x3xf32> {onnx.name = "x"},
                        %i: tensor<1x2x2x3xi64> {onnx.name = "i"},
                        %m: tensor<1x8x9x9xf32> {onnx.name = "m"},
                        %r: tensor<5x4xf32> {onnx.name = "r"},
                        %b: tensor<5xi64> {onnx.name = "b"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "unpool-11"{{.*}} -> tensor<1x2x3x4xf32>
    %0 = "onnx.MaxUnpool"(%x, %i) {onnx_node_name = "unpool-11", kernel_shape = array<i64: 2, 2>} : (tensor<1x2x2x3xf32>, tensor<1x2x2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "roi-align-10"{{.*}} -> tensor<5x8x1x1xf32>
    %1 = "onnx.RoiAlign"(%m, %r, %b) {onnx_node_name = "roi-align-10"} : (tensor<1x8x9x9xf32>, tensor<5x4xf32>, tensor<5xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 16 : si64}]} {
  func.func @main_graph(%m: tensor<1x8x9x9xf32> {onnx.name = "m"},
                        %r: tensor<5x4xf32> {onnx.name = "r"},
                        %b: tensor<5xi64> {onnx.name = "b"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "roi-align-16"{{.*}} -> tensor<5x8x1x4xf32>
    %0 = "onnx.RoiAlign"(%m, %r, %b) {onnx_node_name = "roi-align-16", output_width = 4 : si64} : (tensor<1x8x9x9xf32>, tensor<5x4xf32>, tensor<5xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}
