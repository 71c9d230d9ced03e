// Casts to no type, or to one of another size.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 13 : si64, onnx.opset_import = [{version = 26 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: attribute "to" is no data type, got 0, expected 1 to 28
    %bad1 = "onnx.Cast"(%x) {onnx_node_name = "bad1", to = 0 : si64} : (tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "to" is no data type, got 99, expected 1 to 28
    %bad2 = "onnx.Cast"(%x) {onnx_node_name = "bad2", to = 99 : si64} : (tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: output 0, "output", has a type that the operator does not allow, got complex64, expected float, uint8, int8, uint16, int16, int32, int64, string, bool, float16, double, uint32, uint64, bfloat16, float8e4m3fn, float8e4m3fnuz, float8e5m2, float8e5m2fnuz, uint4, int4, float4e2m1, float8e8m0, uint2 or int2
    %bad3 = "onnx.Cast"(%x) {onnx_node_name = "bad3", to = 14 : si64} : (tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %ok1 = "onnx.Cast"(%x) {onnx_node_name = "ok1", to = 10 : si64} : (tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "to" has elements of another size, got 64 bits, expected 32
    %bad4 = "onnx.BitCast"(%x) {onnx_node_name = "bad4", to = 7 : si64} : (tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %ok2 = "onnx.BitCast"(%x) {onnx_node_name = "ok2", to = 6 : si64} : (tensor<2xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 5 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: attribute "to" is no data type, got "float", expected a name such as FLOAT
    %bad1 = "onnx.Cast"(%x) {onnx_node_name = "bad1", to = "float"} : (tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %ok1 = "onnx.Cast"(%x) {onnx_node_name = "ok1", to = "FLOAT16"} : (tensor<2xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
