// Updates that do not fit where they are written.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%x: tensor<4x5xf32> {onnx.name = "x"}, %i: tensor<2x5xi64> {onnx.name = "i"}, %u: tensor<2x5xf32> {onnx.name = "u"}, %v: tensor<2x4xf32> {onnx.name = "v"}, %w: tensor<2xf32> {onnx.name = "w"}, %j: tensor<3x1xi64> {onnx.name = "j"}, %y: tensor<3x5xf32> {onnx.name = "y"}, %k: tensor<3x3xi64> {onnx.name = "k"}, %l: tensor<2xi64> {onnx.name = "l"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: "updates" and "indices" differ, got 4 and 5
    %bad1 = "onnx.ScatterElements"(%x, %i, %v) {onnx_node_name = "bad1"} : (tensor<4x5xf32>, tensor<2x5xi64>, tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "updates" and "indices" have different ranks, got 1, expected 2
    %bad2 = "onnx.ScatterElements"(%x, %i, %w) {onnx_node_name = "bad2"} : (tensor<4x5xf32>, tensor<2x5xi64>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "indices" and "data" have different ranks, got 1, expected 2
    %bad3 = "onnx.ScatterElements"(%x, %l, %w) {onnx_node_name = "bad3"} : (tensor<4x5xf32>, tensor<2xi64>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis is out of range, got 2, expected -2 to 1
    %bad4 = "onnx.ScatterElements"(%x, %i, %u) {onnx_node_name = "bad4", axis = 2 : si64} : (tensor<4x5xf32>, tensor<2x5xi64>, tensor<2x5xf32>) -> tensor<*x!onnx.unknown>
    %ok1 = "onnx.ScatterElements"(%x, %i, %u) {onnx_node_name = "ok1", axis = -1 : si64} : (tensor<4x5xf32>, tensor<2x5xi64>, tensor<2x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "updates" and what it overwrites differ, got 2 and 3
    %bad5 = "onnx.ScatterND"(%x, %j, %u) {onnx_node_name = "bad5"} : (tensor<4x5xf32>, tensor<3x1xi64>, tensor<2x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "updates" has the wrong rank, got 1, expected 2
    %bad6 = "onnx.ScatterND"(%x, %j, %w) {onnx_node_name = "bad6"} : (tensor<4x5xf32>, tensor<3x1xi64>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: the last dimension of "indices" names more axes than "data" has, got 3, expected at most 2
    %bad7 = "onnx.ScatterND"(%x, %k, %w) {onnx_node_name = "bad7"} : (tensor<4x5xf32>, tensor<3x3xi64>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %ok2 = "onnx.ScatterND"(%x, %j, %y) {onnx_node_name = "ok2"} : (tensor<4x5xf32>, tensor<3x1xi64>, tensor<3x5xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<2x4x8xf32> {onnx.name = "x"}, %u: tensor<2x1x8xf32> {onnx.name = "u"}, %v: tensor<2x1x7xf32> {onnx.name = "v"}, %w: tensor<3xi64> {onnx.name = "w"}, %i: tensor<2xi64> {onnx.name = "i"}, %f: tensor<2x8xf32> {onnx.name = "f"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: "update" and "past_cache" differ, got 8 and 7
    %bad1 = "onnx.TensorScatter"(%x, %v) {onnx_node_name = "bad1"} : (tensor<2x4x8xf32>, tensor<2x1x7xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "write_indices" and the batch differ, got 2 and 3
    %bad2 = "onnx.TensorScatter"(%x, %u, %w) {onnx_node_name = "bad2"} : (tensor<2x4x8xf32>, tensor<2x1x8xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis is the batch, got 0, expected another axis
    %bad3 = "onnx.TensorScatter"(%x, %u) {onnx_node_name = "bad3", axis = 0 : si64} : (tensor<2x4x8xf32>, tensor<2x1x8xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "update" and "past_cache" have different ranks, got 2, expected 3
    %bad4 = "onnx.TensorScatter"(%x, %f) {onnx_node_name = "bad4"} : (tensor<2x4x8xf32>, tensor<2x8xf32>) -> tensor<*x!onnx.unknown>
    %ok1 = "onnx.TensorScatter"(%x, %u, %i) {onnx_node_name = "ok1"} : (tensor<2x4x8xf32>, tensor<2x1x8xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}
