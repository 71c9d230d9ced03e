// What is wrong with convolutions: attributes of a wrong length or value, kernels, channels, biases.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5x7xf32> {onnx.name = "x"},
                        %w: tensor<6x4x3x3xf32> {onnx.name = "w"},
                        %v: tensor<1x4x5xf32> {onnx.name = "v"},
                        %m: tensor<4x4xf32> {onnx.name = "m"},
                        %b5: tensor<5xf32> {onnx.name = "b5"},
                        %b6: tensor<6xf32> {onnx.name = "b6"},
                        %br: tensor<1x6xf32> {onnx.name = "br"},
                        %s: tensor<?x?x?x?xf32> {onnx.dim_params = ["N", "C", "h", "w"], onnx.name = "s"},
                        %tiny: tensor<1x4x2x2xf32> {onnx.name = "tiny"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: attribute "strides" has the wrong length, got 1, expected 2
    %0 = "onnx.Conv"(%x, %w) {onnx_node_name = "strides-length", strides = array<i64: 2>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: entry 1 of attribute "strides" is out of range, got 0, expected at least 1
    %1 = "onnx.Conv"(%x, %w) {onnx_node_name = "strides-zero", strides = array<i64: 1, 0>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "dilations" has the wrong length, got 3, expected 2
    %2 = "onnx.Conv"(%x, %w) {onnx_node_name = "dilations-length", dilations = array<i64: 1, 1, 1>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: entry 0 of attribute "dilations" is out of range, got 0, expected at least 1
    %3 = "onnx.Conv"(%x, %w) {onnx_node_name = "dilations-zero", dilations = array<i64: 0, 1>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "pads" has the wrong length, got 2, expected 4
    %4 = "onnx.Conv"(%x, %w) {onnx_node_name = "pads-length", pads = array<i64: 1, 1>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: entry 2 of attribute "pads" is out of range, got -1, expected at least 0
    %5 = "onnx.Conv"(%x, %w) {onnx_node_name = "pads-negative", pads = array<i64: 0, 0, -1, 0>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "kernel_shape" has the wrong length, got 1, expected 2
    %6 = "onnx.Conv"(%x, %w) {onnx_node_name = "kernel-length", kernel_shape = array<i64: 3>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "kernel_shape" has the wrong length, got 0, expected 2
    %7 = "onnx.Conv"(%x, %w) {onnx_node_name = "kernel-empty", kernel_shape = array<i64>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of attribute "kernel_shape" and of the weight differ, got 2 and 3
    %8 = "onnx.Conv"(%x, %w) {onnx_node_name = "kernel-differs", kernel_shape = array<i64: 3, 2>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attributes "auto_pad" and "pads" exclude each other, got both, expected one of them
    %9 = "onnx.Conv"(%x, %w) {onnx_node_name = "pads-and-auto-pad", auto_pad = "VALID", pads = array<i64: 0, 0, 0, 0>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input and weight differ in rank, got a weight of rank 4, expected 3
    %10 = "onnx.Conv"(%v, %w) {onnx_node_name = "ranks"} : (tensor<1x4x5xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 2, expected at least 3
    // CHECK: error: input 1 has a wrong rank, got 2, expected at least 3
    %11 = "onnx.Conv"(%m, %m) {onnx_node_name = "low-rank"} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of output channels and of bias differ, got 6 and 5
    %12 = "onnx.Conv"(%x, %w, %b5) {onnx_node_name = "bias-size"} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>, tensor<5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 2 has a wrong rank, got 2, expected 1
    %13 = "onnx.Conv"(%x, %w, %br) {onnx_node_name = "bias-rank"} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>, tensor<1x6xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: the padded input is smaller than the kernel on spatial axis 0, got 2, expected at least 3
    // CHECK: error: the padded input is smaller than the kernel on spatial axis 1, got 2, expected at least 3
    %14 = "onnx.Conv"(%tiny, %w) {onnx_node_name = "too-small"} : (tensor<1x4x2x2xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    %15 = "onnx.Conv"(%x, %w) {onnx_node_name = "ok-pads-without-auto-pad", auto_pad = "NOTSET", pads = array<i64: 0, 0, 0, 0>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    %16 = "onnx.Conv"(%tiny, %w) {onnx_node_name = "ok-padded", pads = array<i64: 1, 1, 0, 0>} : (tensor<1x4x2x2xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    %17 = "onnx.Conv"(%x, %w, %b6) {onnx_node_name = "ok-bias", kernel_shape = array<i64: 3, 3>, strides = array<i64: 1, 2>, dilations = array<i64: 1, 1>, pads = array<i64: 0, 1, 2, 3>} : (tensor<1x4x5x7xf32>, tensor<6x4x3x3xf32>, tensor<6xf32>) -> tensor<*x!onnx.unknown>
    %18 = "onnx.Conv"(%s, %w) {onnx_node_name = "ok-symbolic"} : (tensor<?x?x?x?xf32>, tensor<6x4x3x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5x5xf32> {onnx.name = "x"},
                        %w: tensor<4x3x3x3xf32> {onnx.name = "w"},
                        %b4: tensor<4xf32> {onnx.name = "b4"},
                        %b6: tensor<6xf32> {onnx.name = "b6"},
                        %wr: tensor<4x3x3xf32> {onnx.name = "wr"},
                        %n: tensor<1x4xf32> {onnx.name = "n"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: entry 0 of attribute "strides" is out of range, got 0, expected at least 1
    %0 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "transposed-strides", strides = array<i64: 0, 1>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "dilations" has the wrong length, got 1, expected 2
    %1 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "transposed-dilations", dilations = array<i64: 1>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: entry 2 of attribute "pads" is out of range, got -1, expected at least 0
    %2 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "transposed-pads", pads = array<i64: 0, 0, -1, 0>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of attribute "kernel_shape" and of the weight differ, got 2 and 3
    %3 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "transposed-kernel", kernel_shape = array<i64: 2, 3>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attributes "auto_pad" and "pads" exclude each other, got both, expected one of them
    %4 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "transposed-both-pads", auto_pad = "SAME_UPPER", pads = array<i64: 0, 0, 0, 0>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "output_padding" has the wrong length, got 1, expected 2
    %5 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "output-padding-length", output_padding = array<i64: 0>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: entry 1 of attribute "output_padding" is out of range, got 2, expected less than stride or dilation (2)
    %6 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "output-padding-large", strides = array<i64: 2, 2>, output_padding = array<i64: 1, 2>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: entry 0 of attribute "output_padding" is out of range, got -1, expected at least 0
    %7 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "output-padding-negative", output_padding = array<i64: -1, 0>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "output_shape" has the wrong length, got 4, expected 2
    %8 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "output-shape-length", output_shape = array<i64: 1, 3, 10, 10>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: dimension 2 of output 0 has a negative size, got -1
    %9 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "transposed-too-small", pads = array<i64: 4, 0, 4, 0>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input and weight differ in rank, got a weight of rank 3, expected 4
    %10 = "onnx.ConvTranspose"(%x, %wr) {onnx_node_name = "transposed-ranks"} : (tensor<1x4x5x5xf32>, tensor<4x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 2, expected at least 3
    %11 = "onnx.ConvTranspose"(%n, %w) {onnx_node_name = "transposed-low-rank"} : (tensor<1x4xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of output channels and of bias differ, got 3 and 4
    %12 = "onnx.ConvTranspose"(%x, %w, %b4) {onnx_node_name = "transposed-bias"} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %13 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "ok-output-padding", strides = array<i64: 2, 2>, output_padding = array<i64: 1, 1>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    %14 = "onnx.ConvTranspose"(%x, %w) {onnx_node_name = "ok-dilated-output-padding", dilations = array<i64: 2, 2>, output_padding = array<i64: 1, 1>} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    %15 = "onnx.ConvTranspose"(%x, %w, %b6) {onnx_node_name = "ok-grouped-bias", group = 2 : si64} : (tensor<1x4x5x5xf32>, tensor<4x3x3x3xf32>, tensor<6xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5x5xf32> {onnx.name = "x"},
                        %w: tensor<6x4x3x3xf32> {onnx.name = "w"},
                        %o: tensor<1x18x3x3xf32> {onnx.name = "o"},
                        %o17: tensor<1x17x3x3xf32> {onnx.name = "o17"},
                        %os: tensor<1x18x4x3xf32> {onnx.name = "os"},
                        %or: tensor<1x18x3xf32> {onnx.name = "or"},
                        %o3: tensor<1x54x3x3xf32> {onnx.name = "o3"},
                        %m: tensor<1x9x3x3xf32> {onnx.name = "m"},
                        %m8: tensor<1x8x3x3xf32> {onnx.name = "m8"},
                        %b5: tensor<5xf32> {onnx.name = "b5"}) attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    // CHECK: error: channels of kernel and groups and of "offset" differ, got 18 and 17
    %0 = "onnx.DeformConv"(%x, %w, %o17) {onnx_node_name = "offset-channels"} : (tensor<1x4x5x5xf32>, tensor<6x4x3x3xf32>, tensor<1x17x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of the output and of "offset" differ, got 3 and 4
    %1 = "onnx.DeformConv"(%x, %w, %os) {onnx_node_name = "offset-sizes"} : (tensor<1x4x5x5xf32>, tensor<6x4x3x3xf32>, tensor<1x18x4x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 2 has a wrong rank, got 3, expected 4
    %2 = "onnx.DeformConv"(%x, %w, %or) {onnx_node_name = "offset-rank"} : (tensor<1x4x5x5xf32>, tensor<6x4x3x3xf32>, tensor<1x18x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input channels cannot be divided evenly, got 4, expected a multiple of 3
    %3 = "onnx.DeformConv"(%x, %w, %o3) {onnx_node_name = "offset-groups", offset_group = 3 : si64} : (tensor<1x4x5x5xf32>, tensor<6x4x3x3xf32>, tensor<1x54x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "offset_group" is out of range, got 0, expected at least 1
    %4 = "onnx.DeformConv"(%x, %w, %o) {onnx_node_name = "no-offset-groups", offset_group = 0 : si64} : (tensor<1x4x5x5xf32>, tensor<6x4x3x3xf32>, tensor<1x18x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: channels of kernel and groups and of "mask" differ, got 9 and 8
    %5 = "onnx.DeformConv"(%x, %w, %o, %none, %m8) {onnx_node_name = "mask-channels"} : (tensor<1x4x5x5xf32>, tensor<6x4x3x3xf32>, tensor<1x18x3x3xf32>, none, tensor<1x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of output channels and of bias differ, got 6 and 5
    %6 = "onnx.DeformConv"(%x, %w, %o, %b5) {onnx_node_name = "deform-bias"} : (tensor<1x4x5x5xf32>, tensor<6x4x3x3xf32>, tensor<1x18x3x3xf32>, tensor<5xf32>) -> tensor<*x!onnx.unknown>
    %7 = "onnx.DeformConv"(%x, %w, %o, %none, %m) {onnx_node_name = "ok-deform"} : (tensor<1x4x5x5xf32>, tensor<6x4x3x3xf32>, tensor<1x18x3x3xf32>, none, tensor<1x9x3x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 27 : si64}]} {
  func.func @main_graph(%x: tensor<2x4x7xf32> {onnx.name = "x"},
                        %w: tensor<4x1x3xf32> {onnx.name = "w"},
                        %w5: tensor<5x1x3xf32> {onnx.name = "w5"},
                        %w2: tensor<4x2x3xf32> {onnx.name = "w2"},
                        %w0: tensor<4x1x0xf32> {onnx.name = "w0"},
                        %wr: tensor<4x3xf32> {onnx.name = "wr"},
                        %xr: tensor<2x4x7x7xf32> {onnx.name = "xr"},
                        %b: tensor<4xf32> {onnx.name = "b"},
                        %b3: tensor<3xf32> {onnx.name = "b3"},
                        %p: tensor<2x4x2xf32> {onnx.name = "p"},
                        %p3: tensor<2x4x3xf32> {onnx.name = "p3"},
                        %pb: tensor<3x4x2xf32> {onnx.name = "pb"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input 0 has a wrong rank, got 4, expected 3
    %0:2 = "onnx.CausalConvWithState"(%xr, %w) {onnx_node_name = "causal-rank"} : (tensor<2x4x7x7xf32>, tensor<4x1x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: input 1 has a wrong rank, got 2, expected 3
    %1:2 = "onnx.CausalConvWithState"(%x, %wr) {onnx_node_name = "causal-weight-rank"} : (tensor<2x4x7xf32>, tensor<4x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: channels of input and weight differ, got 4 and 5
    %2:2 = "onnx.CausalConvWithState"(%x, %w5) {onnx_node_name = "causal-channels"} : (tensor<2x4x7xf32>, tensor<5x1x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: dimension 1 of the weight has the wrong size, got 2, expected 1
    %3:2 = "onnx.CausalConvWithState"(%x, %w2) {onnx_node_name = "causal-middle"} : (tensor<2x4x7xf32>, tensor<4x2x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: the kernel is empty, got 0 elements, expected at least 1
    %4:2 = "onnx.CausalConvWithState"(%x, %w0) {onnx_node_name = "causal-empty"} : (tensor<2x4x7xf32>, tensor<4x1x0xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: sizes of channels and of bias differ, got 4 and 3
    %5:2 = "onnx.CausalConvWithState"(%x, %w, %b3) {onnx_node_name = "causal-bias"} : (tensor<2x4x7xf32>, tensor<4x1x3xf32>, tensor<3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: lengths of kernel less 1 and of state differ, got 2 and 3
    %6:2 = "onnx.CausalConvWithState"(%x, %w, %b, %p3) {onnx_node_name = "causal-state"} : (tensor<2x4x7xf32>, tensor<4x1x3xf32>, tensor<4xf32>, tensor<2x4x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: batches of input and state differ, got 2 and 3
    %7:2 = "onnx.CausalConvWithState"(%x, %w, %b, %pb) {onnx_node_name = "causal-batch"} : (tensor<2x4x7xf32>, tensor<4x1x3xf32>, tensor<4xf32>, tensor<3x4x2xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %8:2 = "onnx.CausalConvWithState"(%x, %w, %b, %p) {onnx_node_name = "ok-causal"} : (tensor<2x4x7xf32>, tensor<4x1x3xf32>, tensor<4xf32>, tensor<2x4x2xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 10 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5x5xui8> {onnx.name = "x"},
                        %w: tensor<6x4x3x3xui8> {onnx.name = "w"},
                        %z: tensor<ui8> {onnx.name = "z"},
                        %z1: tensor<1xui8> {onnx.name = "z1"},
                        %z2: tensor<2xui8> {onnx.name = "z2"},
                        %z6: tensor<6xui8> {onnx.name = "z6"},
                        %z5: tensor<5xui8> {onnx.name = "z5"},
                        %z23: tensor<2x3xui8> {onnx.name = "z23"},
                        %s: tensor<f32> {onnx.name = "s"},
                        %s2: tensor<2xf32> {onnx.name = "s2"},
                        %s5: tensor<5xf32> {onnx.name = "s5"},
                        %s6: tensor<6xf32> {onnx.name = "s6"},
                        %b: tensor<6xi32> {onnx.name = "b"},
                        %b5: tensor<5xi32> {onnx.name = "b5"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input "x_zero_point" has the wrong size, got a list of 2, expected a scalar
    %0 = "onnx.ConvInteger"(%x, %w, %z2) {onnx_node_name = "zero-points"} : (tensor<1x4x5x5xui8>, tensor<6x4x3x3xui8>, tensor<2xui8>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "w_zero_point" has the wrong size, got a list of 5, expected a scalar or a list of 6
    %1 = "onnx.ConvInteger"(%x, %w, %z, %z5) {onnx_node_name = "weight-zero-points"} : (tensor<1x4x5x5xui8>, tensor<6x4x3x3xui8>, tensor<ui8>, tensor<5xui8>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "w_zero_point" has the wrong rank, got 2, expected a scalar or a list of 6
    %2 = "onnx.ConvInteger"(%x, %w, %z, %z23) {onnx_node_name = "zero-point-rank"} : (tensor<1x4x5x5xui8>, tensor<6x4x3x3xui8>, tensor<ui8>, tensor<2x3xui8>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "x_scale" has the wrong size, got a list of 2, expected a scalar
    %3 = "onnx.QLinearConv"(%x, %s2, %z, %w, %s, %z, %s, %z) {onnx_node_name = "quantized-scale"} : (tensor<1x4x5x5xui8>, tensor<2xf32>, tensor<ui8>, tensor<6x4x3x3xui8>, tensor<f32>, tensor<ui8>, tensor<f32>, tensor<ui8>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "w_scale" has the wrong size, got a list of 5, expected a scalar or a list of 6
    %4 = "onnx.QLinearConv"(%x, %s, %z, %w, %s5, %z, %s, %z) {onnx_node_name = "quantized-weight-scale"} : (tensor<1x4x5x5xui8>, tensor<f32>, tensor<ui8>, tensor<6x4x3x3xui8>, tensor<5xf32>, tensor<ui8>, tensor<f32>, tensor<ui8>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "y_zero_point" has the wrong size, got a list of 2, expected a scalar
    %5 = "onnx.QLinearConv"(%x, %s, %z, %w, %s, %z, %s, %z2) {onnx_node_name = "quantized-output"} : (tensor<1x4x5x5xui8>, tensor<f32>, tensor<ui8>, tensor<6x4x3x3xui8>, tensor<f32>, tensor<ui8>, tensor<f32>, tensor<2xui8>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of output channels and of bias differ, got 6 and 5
    %6 = "onnx.QLinearConv"(%x, %s, %z, %w, %s, %z, %s, %z, %b5) {onnx_node_name = "quantized-bias"} : (tensor<1x4x5x5xui8>, tensor<f32>, tensor<ui8>, tensor<6x4x3x3xui8>, tensor<f32>, tensor<ui8>, tensor<f32>, tensor<ui8>, tensor<5xi32>) -> tensor<*x!onnx.unknown>
    %7 = "onnx.ConvInteger"(%x, %w, %z1, %z6) {onnx_node_name = "ok-zero-points"} : (tensor<1x4x5x5xui8>, tensor<6x4x3x3xui8>, tensor<1xui8>, tensor<6xui8>) -> tensor<*x!onnx.unknown>
    %8 = "onnx.QLinearConv"(%x, %s, %z1, %w, %s6, %z6, %s, %z, %b) {onnx_node_name = "ok-quantized"} : (tensor<1x4x5x5xui8>, tensor<f32>, tensor<1xui8>, tensor<6x4x3x3xui8>, tensor<6xf32>, tensor<6xui8>, tensor<f32>, tensor<ui8>, tensor<6xi32>) -> tensor<*x!onnx.unknown>
    return
  }
}
