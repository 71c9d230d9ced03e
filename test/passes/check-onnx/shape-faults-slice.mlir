// Slices and indices that reach out of their tensors.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<4x5xf32> {onnx.name = "x"}, %n: tensor<?x5xf32> {onnx.dim_params = ["N", ""], onnx.name = "n"}, %o: tensor<f32> {onnx.name = "o"}, %i: tensor<2x2xi64> {onnx.name = "i"}, %j: tensor<5x6xi64> {onnx.name = "j"}, %k: tensor<2xi64> {onnx.name = "k"}, %c: tensor<4xi1> {onnx.name = "c"}, %m: tensor<2x3xi64> {onnx.name = "m"}) attributes {onnx.graph = {name = "g"}} {
    %zero = "onnx.Constant"() {onnx_node_name = "zero", value = dense<0> : tensor<1xi64>} : () -> tensor<1xi64>
    %one = "onnx.Constant"() {onnx_node_name = "one", value = dense<1> : tensor<1xi64>} : () -> tensor<1xi64>
    %two = "onnx.Constant"() {onnx_node_name = "two", value = dense<2> : tensor<1xi64>} : () -> tensor<1xi64>
    %pair = "onnx.Constant"() {onnx_node_name = "pair", value = dense<[0, 1]> : tensor<2xi64>} : () -> tensor<2xi64>
    %same = "onnx.Constant"() {onnx_node_name = "same", value = dense<[0, 0]> : tensor<2xi64>} : () -> tensor<2xi64>
    %three = "onnx.Constant"() {onnx_node_name = "three", value = dense<[1, 1, 1]> : tensor<3xi64>} : () -> tensor<3xi64>
    // CHECK: error: "ends" has another length than "starts", got 2, expected 1
    %bad1 = "onnx.Slice"(%x, %zero, %pair) {onnx_node_name = "bad1"} : (tensor<4x5xf32>, tensor<1xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "axes" has another length than "starts", got 2, expected 1
    %bad2 = "onnx.Slice"(%x, %zero, %one, %pair) {onnx_node_name = "bad2"} : (tensor<4x5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %ones = "onnx.Constant"() {onnx_node_name = "ones", value = dense<[1, 1]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: "steps" has another length than "starts", got 2, expected 1
    %bad3 = "onnx.Slice"(%x, %zero, %one, %zero, %ones) {onnx_node_name = "bad3"} : (tensor<4x5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis is out of range, got 2, expected -2 to 1
    %bad4 = "onnx.Slice"(%x, %zero, %one, %two) {onnx_node_name = "bad4"} : (tensor<4x5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis names dimension 0 twice
    %bad5 = "onnx.Slice"(%x, %same, %pair, %same) {onnx_node_name = "bad5"} : (tensor<4x5xf32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: a step is 0, got 0 at place 0 of "steps", expected a number that is not 0
    %bad6 = "onnx.Slice"(%x, %zero, %one, %zero, %zero) {onnx_node_name = "bad6"} : (tensor<4x5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis is out of range, got 2, expected -2 to 1
    %bad7 = "onnx.Slice"(%x, %three, %three) {onnx_node_name = "bad7"} : (tensor<4x5xf32>, tensor<3xi64>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    %far = "onnx.Constant"() {onnx_node_name = "far", value = dense<100> : tensor<1xi64>} : () -> tensor<1xi64>
    %ok1 = "onnx.Slice"(%x, %far, %far) {onnx_node_name = "ok1"} : (tensor<4x5xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %pair2 = "onnx.Constant"() {onnx_node_name = "pair2", value = dense<[1, -1]> : tensor<2xi64>} : () -> tensor<2xi64>
    %ok2 = "onnx.Slice"(%x, %pair, %pair, %pair, %pair2) {onnx_node_name = "ok2"} : (tensor<4x5xf32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %four = "onnx.Constant"() {onnx_node_name = "four", value = dense<4> : tensor<1xi64>} : () -> tensor<1xi64>
    %minus = "onnx.Constant"() {onnx_node_name = "minus", value = dense<-4> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: error: an index is out of range, got 4, expected -4 to 3
    %bad8 = "onnx.Gather"(%x, %four) {onnx_node_name = "bad8"} : (tensor<4x5xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis is out of range, got 2, expected -2 to 1
    %bad9 = "onnx.Gather"(%x, %zero) {onnx_node_name = "bad9", axis = 2 : si64} : (tensor<4x5xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 0, expected at least 1
    %bad10 = "onnx.Gather"(%o, %zero) {onnx_node_name = "bad10"} : (tensor<f32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %ok3 = "onnx.Gather"(%x, %minus) {onnx_node_name = "ok3"} : (tensor<4x5xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %ok4 = "onnx.Gather"(%x, %four) {onnx_node_name = "ok4", axis = 1 : si64} : (tensor<4x5xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %ok5 = "onnx.Gather"(%n, %four) {onnx_node_name = "ok5"} : (tensor<?x5xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "indices" and "data" have different ranks, got 1, expected 2
    %bad11 = "onnx.GatherElements"(%x, %k) {onnx_node_name = "bad11"} : (tensor<4x5xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: dimension 1 of "indices" is larger than that of "data", got 6, expected at most 5
    %bad12 = "onnx.GatherElements"(%x, %j) {onnx_node_name = "bad12"} : (tensor<4x5xf32>, tensor<5x6xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis is out of range, got 2, expected -2 to 1
    %bad13 = "onnx.GatherElements"(%x, %i) {onnx_node_name = "bad13", axis = 2 : si64} : (tensor<4x5xf32>, tensor<2x2xi64>) -> tensor<*x!onnx.unknown>
    %ok6 = "onnx.GatherElements"(%x, %i) {onnx_node_name = "ok6"} : (tensor<4x5xf32>, tensor<2x2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: the last dimension of "indices" names more axes than "data" has, got 3, expected at most 2
    %bad14 = "onnx.GatherND"(%x, %m) {onnx_node_name = "bad14"} : (tensor<4x5xf32>, tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "batch_dims" does not leave a dimension of both inputs, got 2, expected 0 to 1
    %bad15 = "onnx.GatherND"(%x, %i) {onnx_node_name = "bad15", batch_dims = 2 : si64} : (tensor<4x5xf32>, tensor<2x2xi64>) -> tensor<*x!onnx.unknown>
    %ok7 = "onnx.GatherND"(%x, %i) {onnx_node_name = "ok7"} : (tensor<4x5xf32>, tensor<2x2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis is out of range, got 2, expected -2 to 1
    %bad16 = "onnx.Compress"(%x, %c) {onnx_node_name = "bad16", axis = 2 : si64} : (tensor<4x5xf32>, tensor<4xi1>) -> tensor<*x!onnx.unknown>
    %ok8 = "onnx.Compress"(%x, %c) {onnx_node_name = "ok8"} : (tensor<4x5xf32>, tensor<4xi1>) -> tensor<*x!onnx.unknown>
    return
  }
}
