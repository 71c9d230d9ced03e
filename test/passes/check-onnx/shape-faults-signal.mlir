// What is wrong with Fourier transforms, windows and images.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2x10x1xf32> {onnx.name = "x"},
                        %z: tensor<2x10x2xf32> {onnx.name = "z"},
                        %x3: tensor<2x10x3xf32> {onnx.name = "x3"},
                        %v: tensor<2xf32> {onnx.name = "v"},
                        %l1: tensor<1xi64> {onnx.name = "l1"},
                        %l: tensor<i64> {onnx.name = "l"},
                        %t: tensor<2x128x1xf32> {onnx.name = "t"},
                        %tiny: tensor<2x10x1xf32> {onnx.name = "tiny"},
                        %w: tensor<16xf32> {onnx.name = "w"},
                        %wr: tensor<16x1xf32> {onnx.name = "wr"},
                        %f: tensor<f32> {onnx.name = "f"},
                        %im: tensor<9x1xui8> {onnx.name = "im"},
                        %ok: tensor<?xui8> {onnx.dim_params = ["n"], onnx.name = "ok"},
                        %s: tensor<?x?x?xf32> {onnx.dim_params = ["B", "L", "C"], onnx.name = "s"}) attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    %len = "onnx.Constant"() {value = dense<16> : tensor<i64>} : () -> tensor<i64>
    %zero = "onnx.Constant"() {value = dense<0> : tensor<i64>} : () -> tensor<i64>
    %two = "onnx.Constant"() {value = dense<2> : tensor<i64>} : () -> tensor<i64>
    %last = "onnx.Constant"() {value = dense<-1> : tensor<i64>} : () -> tensor<i64>
    %low = "onnx.Constant"() {value = dense<-4> : tensor<i64>} : () -> tensor<i64>
    %step = "onnx.Constant"() {value = dense<8> : tensor<i64>} : () -> tensor<i64>
    %twelve = "onnx.Constant"() {value = dense<12> : tensor<i64>} : () -> tensor<i64>
    %list = "onnx.Constant"() {value = dense<[16]> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: error: input 0 has a wrong rank, got 1, expected at least 2
    %0 = "onnx.DFT"(%v) {onnx_node_name = "rank"} : (tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: the last dimension of the input has a wrong size, got 3, expected 1 (real) or 2 (complex)
    %1 = "onnx.DFT"(%x3) {onnx_node_name = "parts"} : (tensor<2x10x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: the last dimension of the input has a wrong size, got 2, expected 1 (real), for it is one-sided
    %2 = "onnx.DFT"(%z) {onnx_node_name = "onesided-complex", onesided = 1 : si64} : (tensor<2x10x2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: the last dimension of the input has a wrong size, got 1, expected 2 (complex), for it is one-sided and inverse
    %3 = "onnx.DFT"(%x) {onnx_node_name = "inverse-real", inverse = 1 : si64, onesided = 1 : si64} : (tensor<2x10x1xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "dft_length" has a wrong rank, got 1, expected a scalar
    %4 = "onnx.DFT"(%x, %list) {onnx_node_name = "length-list"} : (tensor<2x10x1xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "dft_length" is out of range, got 0, expected at least 1
    %5 = "onnx.DFT"(%x, %zero) {onnx_node_name = "length-zero"} : (tensor<2x10x1xf32>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "axis" has a wrong rank, got 1, expected a scalar
    %6 = "onnx.DFT"(%x, %none, %l1) {onnx_node_name = "axis-list"} : (tensor<2x10x1xf32>, none, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis is out of range, got -1, expected -3 to -2 or 0 to 1, for the last dimension holds real and imaginary part
    %7 = "onnx.DFT"(%x, %none, %last) {onnx_node_name = "axis-last"} : (tensor<2x10x1xf32>, none, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis is out of range, got 2, expected -3 to -2 or 0 to 1, for the last dimension holds real and imaginary part
    %8 = "onnx.DFT"(%x, %none, %two) {onnx_node_name = "axis-two"} : (tensor<2x10x1xf32>, none, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis is out of range, got -4, expected -3 to -2 or 0 to 1, for the last dimension holds real and imaginary part
    %9 = "onnx.DFT"(%x, %none, %low) {onnx_node_name = "axis-low"} : (tensor<2x10x1xf32>, none, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of window and frame differ, got 16 and 12
    %10 = "onnx.STFT"(%t, %step, %w, %twelve) {onnx_node_name = "window-frame"} : (tensor<2x128x1xf32>, tensor<i64>, tensor<16xf32>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 2 has a wrong rank, got 2, expected 1
    %11 = "onnx.STFT"(%t, %step, %wr) {onnx_node_name = "window-rank"} : (tensor<2x128x1xf32>, tensor<i64>, tensor<16x1xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "frame_step" is out of range, got 0, expected at least 1
    %12 = "onnx.STFT"(%t, %zero, %w) {onnx_node_name = "step-zero"} : (tensor<2x128x1xf32>, tensor<i64>, tensor<16xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: the signal is shorter than a frame, got 10 samples, expected at least 16
    %13 = "onnx.STFT"(%tiny, %step, %w) {onnx_node_name = "signal-short"} : (tensor<2x10x1xf32>, tensor<i64>, tensor<16xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "num_mel_bins" has a wrong rank, got 1, expected a scalar
    %14 = "onnx.MelWeightMatrix"(%list, %len, %l, %f, %f) {onnx_node_name = "mel-list"} : (tensor<1xi64>, tensor<i64>, tensor<i64>, tensor<f32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "size" is out of range, got 0, expected at least 1
    %15 = "onnx.HannWindow"(%zero) {onnx_node_name = "window-zero"} : (tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "size" has a wrong rank, got 1, expected a scalar
    %16 = "onnx.HammingWindow"(%list) {onnx_node_name = "window-list"} : (tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "output_datatype" is no data type, got 99, expected 1 to 28
    %17 = "onnx.BlackmanWindow"(%len) {onnx_node_name = "window-type", output_datatype = 99 : si64} : (tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 2, expected 1
    %18 = "onnx.ImageDecoder"(%im) {onnx_node_name = "image-rank"} : (tensor<9x1xui8>) -> tensor<*x!onnx.unknown>
    %19 = "onnx.DFT"(%x, %len, %zero) {onnx_node_name = "ok-dft", onesided = 1 : si64} : (tensor<2x10x1xf32>, tensor<i64>, tensor<i64>) -> tensor<*x!onnx.unknown>
    %20 = "onnx.DFT"(%z) {onnx_node_name = "ok-inverse", inverse = 1 : si64, onesided = 1 : si64} : (tensor<2x10x2xf32>) -> tensor<*x!onnx.unknown>
    %21 = "onnx.DFT"(%s, %l) {onnx_node_name = "ok-symbolic", onesided = 1 : si64} : (tensor<?x?x?xf32>, tensor<i64>) -> tensor<*x!onnx.unknown>
    %22 = "onnx.STFT"(%t, %step, %w, %len) {onnx_node_name = "ok-stft"} : (tensor<2x128x1xf32>, tensor<i64>, tensor<16xf32>, tensor<i64>) -> tensor<*x!onnx.unknown>
    %23 = "onnx.MelWeightMatrix"(%len, %len, %l, %f, %f) {onnx_node_name = "ok-mel"} : (tensor<i64>, tensor<i64>, tensor<i64>, tensor<f32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %24 = "onnx.HannWindow"(%l) {onnx_node_name = "ok-window"} : (tensor<i64>) -> tensor<*x!onnx.unknown>
    %25 = "onnx.ImageDecoder"(%ok) {onnx_node_name = "ok-image"} : (tensor<?xui8>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<10x1xf32> {onnx.name = "x"},
                        %y: tensor<2x10x1xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: axis is out of range, got 1, expected -2 to -2 or 0 to 0, for the last dimension holds real and imaginary part
    %0 = "onnx.DFT"(%x) {onnx_node_name = "axis-17"} : (tensor<10x1xf32>) -> tensor<*x!onnx.unknown>
    %1 = "onnx.DFT"(%y) {onnx_node_name = "ok-17", axis = 0 : si64} : (tensor<2x10x1xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
