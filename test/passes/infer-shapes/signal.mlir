// Fourier transforms, windows, decoded images.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<?x10x1xf32> {onnx.dim_params = ["B", "", ""], onnx.name = "x"},
                        %z: tensor<2x6x2xf32> {onnx.name = "z"},
                        %s: tensor<?x?x1xf32> {onnx.dim_params = ["B", "L", ""], onnx.name = "s"},
                        %d: tensor<i64> {onnx.name = "d"},
                        %t: tensor<?x128x1xf32> {onnx.dim_params = ["B", "", ""], onnx.name = "t"},
                        %w: tensor<16xf32> {onnx.name = "w"},
                        %sw: tensor<?x?x1xf32> {onnx.dim_params = ["B", "L", ""], onnx.name = "sw"},
                        %f: tensor<f32> {onnx.name = "f"},
                        %im: tensor<?xui8> {onnx.dim_params = ["n"], onnx.name = "im"}) attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    %len = "onnx.Constant"() {value = dense<16> : tensor<i64>} : () -> tensor<i64>
    %first = "onnx.Constant"() {value = dense<1> : tensor<i64>} : () -> tensor<i64>
    %step = "onnx.Constant"() {value = dense<8> : tensor<i64>} : () -> tensor<i64>
    %zero = "onnx.Constant"() {value = dense<0> : tensor<i64>} : () -> tensor<i64>
    // CHECK: aimet.dim_params = {{\[\[}}"B", "", ""{{\]\]}}{{.*}}onnx_node_name = "dft"{{.*}} -> tensor<?x10x2xf32>
    %0 = "onnx.DFT"(%x) {onnx_node_name = "dft"} : (tensor<?x10x1xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"B", "", ""{{\]\]}}{{.*}}onnx_node_name = "dft-length"{{.*}} -> tensor<?x16x2xf32>
    %1 = "onnx.DFT"(%x, %len) {onnx_node_name = "dft-length"} : (tensor<?x10x1xf32>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"B", "floor(L/2) + 1", ""{{\]\]}}{{.*}}onnx_node_name = "dft-onesided"{{.*}} -> tensor<?x?x2xf32>
    %2 = "onnx.DFT"(%s) {onnx_node_name = "dft-onesided", onesided = 1 : si64} : (tensor<?x?x1xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "dft-inverse-onesided"{{.*}} -> tensor<2x10x1xf32>
    %3 = "onnx.DFT"(%z) {onnx_node_name = "dft-inverse-onesided", inverse = 1 : si64, onesided = 1 : si64} : (tensor<2x6x2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "dft-axis"{{.*}} -> tensor<2x6x2xf32>
    %4 = "onnx.DFT"(%z, %none, %zero) {onnx_node_name = "dft-axis"} : (tensor<2x6x2xf32>, none, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "dft-unknown-axis"{{.*}} -> tensor<2x6x2xf32>
    %5 = "onnx.DFT"(%z, %none, %d) {onnx_node_name = "dft-unknown-axis", onesided = 0 : si64} : (tensor<2x6x2xf32>, none, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "dft-unknown-axis-onesided"{{.*}} -> tensor<?x?x2xf32>
    %6 = "onnx.DFT"(%x, %none, %d) {onnx_node_name = "dft-unknown-axis-onesided", onesided = 1 : si64} : (tensor<?x10x1xf32>, none, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"B", "", ""{{\]\]}}{{.*}}onnx_node_name = "dft-unknown-length"{{.*}} -> tensor<?x?x2xf32>
    %7 = "onnx.DFT"(%x, %d) {onnx_node_name = "dft-unknown-length"} : (tensor<?x10x1xf32>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"B", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "stft"{{.*}} -> tensor<?x15x9x2xf32>
    %8 = "onnx.STFT"(%t, %step, %w) {onnx_node_name = "stft", onesided = 1 : si64} : (tensor<?x128x1xf32>, tensor<i64>, tensor<16xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"B", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "stft-both-sides"{{.*}} -> tensor<?x15x16x2xf32>
    %9 = "onnx.STFT"(%t, %step, %w) {onnx_node_name = "stft-both-sides", onesided = 0 : si64} : (tensor<?x128x1xf32>, tensor<i64>, tensor<16xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"B", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "stft-length"{{.*}} -> tensor<?x15x9x2xf32>
    %10 = "onnx.STFT"(%t, %step, %none, %len) {onnx_node_name = "stft-length", onesided = 1 : si64} : (tensor<?x128x1xf32>, tensor<i64>, none, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"B", "floor(L/8) - 1", "", ""{{\]\]}}{{.*}}onnx_node_name = "stft-symbolic"{{.*}} -> tensor<?x?x9x2xf32>
    %11 = "onnx.STFT"(%sw, %step, %w) {onnx_node_name = "stft-symbolic", onesided = 1 : si64} : (tensor<?x?x1xf32>, tensor<i64>, tensor<16xf32>) -> tensor<*x!onnx.unknown>
    // Left out, onesided is 1 to runtimes and 0 to the standard's inference.
    // CHECK: aimet.dim_params = {{\[\[}}"B", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "stft-default"{{.*}} -> tensor<?x15x?x2xf32>
    %12 = "onnx.STFT"(%t, %step, %w) {onnx_node_name = "stft-default"} : (tensor<?x128x1xf32>, tensor<i64>, tensor<16xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "mel"{{.*}} -> tensor<9x8xf64>
    %13 = "onnx.MelWeightMatrix"(%step, %len, %d, %f, %f) {onnx_node_name = "mel", output_datatype = 11 : si64} : (tensor<i64>, tensor<i64>, tensor<i64>, tensor<f32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "mel-unknown"{{.*}} -> tensor<9x?xf32>
    %14 = "onnx.MelWeightMatrix"(%d, %len, %d, %f, %f) {onnx_node_name = "mel-unknown"} : (tensor<i64>, tensor<i64>, tensor<i64>, tensor<f32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "hann"{{.*}} -> tensor<16xf32>
    %15 = "onnx.HannWindow"(%len) {onnx_node_name = "hann"} : (tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "hamming"{{.*}} -> tensor<16xf16>
    %16 = "onnx.HammingWindow"(%len) {onnx_node_name = "hamming", output_datatype = 10 : si64} : (tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "blackman"{{.*}} -> tensor<?xf32>
    %17 = "onnx.BlackmanWindow"(%d) {onnx_node_name = "blackman"} : (tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "image"{{.*}} -> tensor<?x?x?xui8>
    %18 = "onnx.ImageDecoder"(%im) {onnx_node_name = "image"} : (tensor<?xui8>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<2x10x4x1xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %len = "onnx.Constant"() {value = dense<16> : tensor<i64>} : () -> tensor<i64>
    // CHECK: onnx_node_name = "dft-17"{{.*}} -> tensor<2x9x4x2xf32>
    %0 = "onnx.DFT"(%x, %len) {onnx_node_name = "dft-17", onesided = 1 : si64} : (tensor<2x10x4x1xf32>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "dft-17-axis"{{.*}} -> tensor<2x10x3x2xf32>
    %1 = "onnx.DFT"(%x) {onnx_node_name = "dft-17-axis", axis = -2 : si64, onesided = 1 : si64} : (tensor<2x10x4x1xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
