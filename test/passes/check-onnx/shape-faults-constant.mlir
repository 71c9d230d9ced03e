// Constants that say nothing or too much, random numbers of no type or shape.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<2x3xf32> {onnx.name = "x"}, %i: tensor<2x3xi64> {onnx.name = "i"}, %v: tensor<3xf32> {onnx.name = "v"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: the constant is not stated once, got 0 of the attributes "value", "sparse_value" and "value_*", expected one
    %bad1 = "onnx.Constant"() {onnx_node_name = "bad1"} : () -> tensor<*x!onnx.unknown>
    // CHECK: error: the constant is not stated once, got 2 of the attributes "value", "sparse_value" and "value_*", expected one
    %bad2 = "onnx.Constant"() {onnx_node_name = "bad2", value_float = 1.0 : f32, value_int = 1 : si64} : () -> tensor<*x!onnx.unknown>
    %ok1 = "onnx.Constant"() {onnx_node_name = "ok1", value_int = 1 : si64} : () -> tensor<*x!onnx.unknown>
    // CHECK: error: dimension 1 of output 0 has a negative size, got -1
    %bad3 = "onnx.RandomNormal"() {onnx_node_name = "bad3", shape = array<i64: 2, -1>} : () -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "dtype" is no data type, got 99, expected 1 to 28
    %bad4 = "onnx.RandomNormal"() {onnx_node_name = "bad4", dtype = 99 : si64, shape = array<i64: 2>} : () -> tensor<*x!onnx.unknown>
    // CHECK: error: output 0, "output", has a type that the operator does not allow, got int64, expected float, float16, double or bfloat16
    %bad5 = "onnx.RandomUniform"() {onnx_node_name = "bad5", dtype = 7 : si64, shape = array<i64: 2>} : () -> tensor<*x!onnx.unknown>
    // CHECK: error: output 0, "output", has a type that the operator does not allow, got int64, expected float, float16, double or bfloat16
    %bad6 = "onnx.RandomNormalLike"(%i) {onnx_node_name = "bad6"} : (tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    %ok2 = "onnx.RandomNormalLike"(%i) {onnx_node_name = "ok2", dtype = 1 : si64} : (tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "dtype" is no type of indices, got 1, expected 6 (int32) or 7 (int64)
    %bad7 = "onnx.Multinomial"(%x) {onnx_node_name = "bad7", dtype = 1 : si64} : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 1, expected 2
    %bad8 = "onnx.Multinomial"(%v) {onnx_node_name = "bad8"} : (tensor<3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: dimension 1 of output 0 has a negative size, got -1
    %bad9 = "onnx.Multinomial"(%x) {onnx_node_name = "bad9", sample_size = -1 : si64} : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    %ok3 = "onnx.Multinomial"(%x) {onnx_node_name = "ok3", dtype = 7 : si64} : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
