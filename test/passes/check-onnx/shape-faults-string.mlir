// Rows of strings that are no rows.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2x4x!onnx.String> {onnx.name = "x"}, %y: tensor<1x4x!onnx.String> {onnx.name = "y"}, %z: tensor<!onnx.String> {onnx.name = "z"}, %a: tensor<3x!onnx.String> {onnx.name = "a"}, %b: tensor<4x!onnx.String> {onnx.name = "b"}, %i: tensor<2x2x2xi32> {onnx.name = "i"}, %j: tensor<6xi32> {onnx.name = "j"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: inputs do not broadcast, got shapes [3] and [4]
    %bad1 = "onnx.StringConcat"(%a, %b) {onnx_node_name = "bad1"} : (tensor<3x!onnx.String>, tensor<4x!onnx.String>) -> tensor<*x!onnx.unknown>
    %ok1 = "onnx.StringConcat"(%x, %b) {onnx_node_name = "ok1"} : (tensor<2x4x!onnx.String>, tensor<4x!onnx.String>) -> tensor<*x!onnx.unknown>
    // CHECK: error: the input is no row of strings, got a first dimension that is not known to be 1, expected 1
    %bad2 = "onnx.StringNormalizer"(%x) {onnx_node_name = "bad2"} : (tensor<2x4x!onnx.String>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 0, expected 1 to 2
    %bad3 = "onnx.StringNormalizer"(%z) {onnx_node_name = "bad3"} : (tensor<!onnx.String>) -> tensor<*x!onnx.unknown>
    %ok2 = "onnx.StringNormalizer"(%y) {onnx_node_name = "ok2"} : (tensor<1x4x!onnx.String>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 3, expected 1 to 2
    %bad4 = "onnx.TfIdfVectorizer"(%i) {onnx_node_name = "bad4", max_gram_length = 1 : si64, max_skip_count = 0 : si64, min_gram_length = 1 : si64, mode = "TF", ngram_counts = array<i64: 0>, ngram_indexes = array<i64: 0>, pool_int64s = array<i64: 2>} : (tensor<2x2x2xi32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "ngram_indexes" is not a list of places, got a negative one, expected numbers from 0 on
    %bad5 = "onnx.TfIdfVectorizer"(%j) {onnx_node_name = "bad5", max_gram_length = 1 : si64, max_skip_count = 0 : si64, min_gram_length = 1 : si64, mode = "TF", ngram_counts = array<i64: 0>, ngram_indexes = array<i64: -1>, pool_int64s = array<i64: 2>} : (tensor<6xi32>) -> tensor<*x!onnx.unknown>
    %ok3 = "onnx.TfIdfVectorizer"(%j) {onnx_node_name = "ok3", max_gram_length = 1 : si64, max_skip_count = 0 : si64, min_gram_length = 1 : si64, mode = "TF", ngram_counts = array<i64: 0>, ngram_indexes = array<i64: 0>, pool_int64s = array<i64: 2>} : (tensor<6xi32>) -> tensor<*x!onnx.unknown>
    return
  }
}
