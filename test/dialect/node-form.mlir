// What every node must keep to: attributes that are the dialect's, and regions.
//
// RUN: not aimet-opt --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error:

// CHECK: error: 'onnx.Relu' op has wrong number of names in 'onnx.outputs', got 2, expected 1, one for each result
// CHECK: error: 'onnx.Relu' op attribute 'onnx.outputs' is no array of strings
// CHECK: error: 'onnx.Relu' op attribute 'onnx.outputs' is no array of strings
// CHECK: error: 'onnx.Relu' op attribute 'onnx_node_name' is no string
// CHECK: error: 'onnx.Relu' op attribute 'onnx.domain' is no string
// CHECK: error: 'onnx.Relu' op has wrong number of entries in 'onnx.value_info', got 0, expected 1, one for each result
// CHECK: error: 'onnx.Relu' op attribute 'onnx.graphs' is no array
// CHECK: error: 'onnx.Relu' op attribute 'aimet.module' is no dictionary with a string 'path'
module {
  func.func @main_graph(%x: tensor<4xf32>) {
    %0 = "onnx.Relu"(%x) {onnx.outputs = ["a", "b"]} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.Relu"(%x) {onnx.outputs = [1]} : (tensor<4xf32>) -> tensor<4xf32>
    %2 = "onnx.Relu"(%x) {onnx.outputs = "a"} : (tensor<4xf32>) -> tensor<4xf32>
    %3 = "onnx.Relu"(%x) {onnx_node_name = 1 : i64} : (tensor<4xf32>) -> tensor<4xf32>
    %4 = "onnx.Relu"(%x) {onnx.domain = unit} : (tensor<4xf32>) -> tensor<4xf32>
    %5 = "onnx.Relu"(%x) {onnx.value_info = []} : (tensor<4xf32>) -> tensor<4xf32>
    %6 = "onnx.Relu"(%x) {onnx.graphs = {}} : (tensor<4xf32>) -> tensor<4xf32>
    %7 = "onnx.Relu"(%x) {aimet.module = {class = "C"}} : (tensor<4xf32>) -> tensor<4xf32>
    return
  }
}

// -----

// CHECK: error: 'onnx.If' op region 0 is empty, expected one block
// CHECK: error: 'onnx.If' op region 1 does not end in 'aimet.yield'
module {
  func.func @main_graph(%c: tensor<i1>, %x: tensor<4xf32>) {
    %0 = "onnx.If"(%c) ({}, {
      %1 = "onnx.Relu"(%x) : (tensor<4xf32>) -> tensor<4xf32>
    }) : (tensor<i1>) -> tensor<4xf32>
    return
  }
}

// -----

// CHECK: error: 'onnx.If' op has wrong number of entries in 'onnx.graphs', got 1, expected 2, one for each region
// CHECK: error: 'aimet.yield' op has wrong number of results, got 1, expected 0
// CHECK: error: 'aimet.yield' op is not the last of its block
module {
  func.func @main_graph(%c: tensor<i1>, %x: tensor<4xf32>) {
    %0 = "onnx.If"(%c) ({
      %1 = "aimet.yield"(%x) : (tensor<4xf32>) -> tensor<4xf32>
    }, {
      "aimet.yield"(%x) : (tensor<4xf32>) -> ()
      "aimet.yield"(%x) : (tensor<4xf32>) -> ()
    }) {onnx.graphs = [{}]} : (tensor<i1>) -> tensor<4xf32>
    return
  }
}

// -----

// CHECK: error: 'onnx.NoValue' op is outside a function
// CHECK: error: 'onnx.Relu' op is outside a function
module {
  %0 = "onnx.NoValue"() : () -> none
  %1 = "onnx.Relu"(%0) : (none) -> tensor<4xf32>
}

// -----

// A faulty node of a file is none of the verifier's business.
module {
  func.func @main_graph(%x: tensor<4xf32>) {
    %0:3 = "onnx.Relu"(%x, %x) {axis = "x", onnx.outputs = ["", "", ""]} : (tensor<4xf32>, tensor<4xf32>) -> (tensor<4xf32>, none, none)
    "onnx.Conv"() : () -> ()
    return
  }
}
