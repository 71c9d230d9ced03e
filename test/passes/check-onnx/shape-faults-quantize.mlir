// Scales and zero points that fit neither the tensor, nor an axis, nor blocks.
//
// RUN: not aimet-opt --check-onnx --split-input-file --emit=none %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<?x4xf32> {onnx.dim_params = ["N", ""]}, %s: tensor<4xf32>, %t: tensor<3xf32>, %o: tensor<f32>, %z: tensor<4xui8>, %w: tensor<ui8>, %m: tensor<2x4xf32>, %u: tensor<?xf32>) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.QuantizeLinear"(%x, %s, %z) : (tensor<?x4xf32>, tensor<4xf32>, tensor<4xui8>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of the axis and of its scales differ, got 4 and 3
    %b = "onnx.QuantizeLinear"(%x, %t) : (tensor<?x4xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "axis" is out of range, got 2, expected -2 to 1
    %c = "onnx.QuantizeLinear"(%x, %s) {axis = 2 : si64} : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: scale and zero point are of different rank, got 1 and 0, expected one shape
    %d = "onnx.QuantizeLinear"(%x, %s, %w) : (tensor<?x4xf32>, tensor<4xf32>, tensor<ui8>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 2, expected 0 to 1
    %e = "onnx.QuantizeLinear"(%x, %m) : (tensor<?x4xf32>, tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    %f = "onnx.QuantizeLinear"(%x, %o, %w) {axis = 7 : si64} : (tensor<?x4xf32>, tensor<f32>, tensor<ui8>) -> tensor<*x!onnx.unknown>
    %g = "onnx.QuantizeLinear"(%x, %u) {axis = 7 : si64} : (tensor<?x4xf32>, tensor<?xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// One scale for a tensor is all that version 10 has; runtimes take more.
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 10 : si64}]} {
  func.func @main_graph(%q: tensor<?x4xui8> {onnx.dim_params = ["N", ""]}, %s: tensor<4xf32>, %o: tensor<1xf32>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: warning: the scale is no single number, got 4, expected 1 before operator set 13
    %a = "onnx.DequantizeLinear"(%q, %s) : (tensor<?x4xui8>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %b = "onnx.DequantizeLinear"(%q, %o) : (tensor<?x4xui8>, tensor<1xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 21 : si64}]} {
  func.func @main_graph(%q: tensor<?x8xi8> {onnx.dim_params = ["N", ""]}, %s: tensor<?x2xf32> {onnx.dim_params = ["N", ""]}, %t: tensor<?x3xf32> {onnx.dim_params = ["N", ""]}, %v: tensor<2xf32>, %x: tensor<?x8xf32> {onnx.dim_params = ["N", ""]}, %z: tensor<i8>, %o: tensor<f32>) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.DequantizeLinear"(%q, %s) {block_size = 4 : si64} : (tensor<?x8xi8>, tensor<?x2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of blocks and of their scales differ, got 2 and 3
    %b = "onnx.DequantizeLinear"(%q, %t) {block_size = 4 : si64} : (tensor<?x8xi8>, tensor<?x3xf32>) -> tensor<*x!onnx.unknown>
    %c = "onnx.DequantizeLinear"(%q, %t) {block_size = 3 : si64} : (tensor<?x8xi8>, tensor<?x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 1, expected 2
    %d = "onnx.DequantizeLinear"(%q, %v) {block_size = 4 : si64} : (tensor<?x8xi8>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "block_size" is negative, got -1, expected 0 or more
    %e = "onnx.DequantizeLinear"(%q, %s) {block_size = -1 : si64} : (tensor<?x8xi8>, tensor<?x2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "output_dtype" is not the type of the zero point, got 2, expected 3 (INT8)
    %f = "onnx.QuantizeLinear"(%x, %o, %z) {output_dtype = 2 : si64} : (tensor<?x8xf32>, tensor<f32>, tensor<i8>) -> tensor<*x!onnx.unknown>
    %g = "onnx.QuantizeLinear"(%x, %o, %z) {output_dtype = 3 : si64} : (tensor<?x8xf32>, tensor<f32>, tensor<i8>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "output_dtype" is no data type, got 99, expected 1 to 28
    %h = "onnx.QuantizeLinear"(%x, %o) {output_dtype = 99 : si64} : (tensor<?x8xf32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    return
  }
}
