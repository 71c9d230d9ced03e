// Sequences of two types, optionals of none.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%s: !onnx.Seq<tensor<?x4xf32>> {onnx.name = "s"}, %x: tensor<2x4xf32> {onnx.name = "x"}, %i: tensor<2x4xi64> {onnx.name = "i"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: the tensor has another element type than the sequence, got INT64, expected FLOAT
    %bad1 = "onnx.SequenceInsert"(%s, %i) {onnx_node_name = "bad1"} : (!onnx.Seq<tensor<?x4xf32>>, tensor<2x4xi64>) -> tensor<*x!onnx.unknown>
    %ok1 = "onnx.SequenceInsert"(%s, %x) {onnx_node_name = "ok1"} : (!onnx.Seq<tensor<?x4xf32>>, tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0, "inputs", and input 1, "inputs", are of two types, got float and int64, expected one type for both
    %bad2 = "onnx.SequenceConstruct"(%x, %i) {onnx_node_name = "bad2"} : (tensor<2x4xf32>, tensor<2x4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "dtype" is no data type, got 99, expected 1 to 28
    %bad3 = "onnx.SequenceEmpty"() {onnx_node_name = "bad3", dtype = 99 : si64} : () -> tensor<*x!onnx.unknown>
    %ok2 = "onnx.SequenceEmpty"() {onnx_node_name = "ok2", dtype = 7 : si64} : () -> tensor<*x!onnx.unknown>
    // CHECK: error: axis is out of range, got 2, expected -2 to 1
    %bad4 = "onnx.ConcatFromSequence"(%s) {onnx_node_name = "bad4", axis = 2 : si64} : (!onnx.Seq<tensor<?x4xf32>>) -> tensor<*x!onnx.unknown>
    %ok3 = "onnx.ConcatFromSequence"(%s) {onnx_node_name = "ok3", axis = 2 : si64, new_axis = 1 : si64} : (!onnx.Seq<tensor<?x4xf32>>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "new_axis" is no truth value, got 2, expected 0 or 1
    %bad5 = "onnx.ConcatFromSequence"(%s) {onnx_node_name = "bad5", axis = 0 : si64, new_axis = 2 : si64} : (!onnx.Seq<tensor<?x4xf32>>) -> tensor<*x!onnx.unknown>
    // CHECK: error: nothing says what the optional holds, got neither, expected an input or attribute "type"
    %bad6 = "onnx.Optional"() {onnx_node_name = "bad6"} : () -> tensor<*x!onnx.unknown>
    %ok4 = "onnx.Optional"(%x) {onnx_node_name = "ok4"} : (tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
