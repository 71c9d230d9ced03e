// Tensors that cannot be joined, sizes into which nothing can be parted.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%huge: tensor<4611686018427387904xf32> {onnx.name = "huge"}, %x: tensor<2x3xf32> {onnx.name = "x"}, %y: tensor<4x3xf32> {onnx.name = "y"}, %z: tensor<2x4xf32> {onnx.name = "z"}, %v: tensor<2xf32> {onnx.name = "v"}, %n: tensor<?x3xf32> {onnx.dim_params = ["N", ""], onnx.name = "n"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input 1 has another rank than input 0, got 1, expected 2
    %bad1 = "onnx.Concat"(%x, %v) {onnx_node_name = "bad1", axis = 0 : si64} : (tensor<2x3xf32>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: a dimension of all inputs differ, got 3 and 4
    %bad2 = "onnx.Concat"(%x, %z) {onnx_node_name = "bad2", axis = 0 : si64} : (tensor<2x3xf32>, tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis is out of range, got 2, expected -2 to 1
    %bad3 = "onnx.Concat"(%x, %y) {onnx_node_name = "bad3", axis = 2 : si64} : (tensor<2x3xf32>, tensor<4x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: a size is larger than 64 bits hold, got 4611686018427387904 + 4611686018427387904
    %bad14 = "onnx.Concat"(%huge, %huge) {onnx_node_name = "bad14", axis = 0 : si64} : (tensor<4611686018427387904xf32>, tensor<4611686018427387904xf32>) -> tensor<*x!onnx.unknown>
    %ok1 = "onnx.Concat"(%x, %z) {onnx_node_name = "ok1", axis = 1 : si64} : (tensor<2x3xf32>, tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    %ok2 = "onnx.Concat"(%n, %y) {onnx_node_name = "ok2", axis = -2 : si64} : (tensor<?x3xf32>, tensor<4x3xf32>) -> tensor<*x!onnx.unknown>
    %s1 = "onnx.Constant"() {onnx_node_name = "s1", value = dense<[1, 2]> : tensor<2xi64>} : () -> tensor<2xi64>
    %s2 = "onnx.Constant"() {onnx_node_name = "s2", value = dense<[1, 1]> : tensor<2xi64>} : () -> tensor<2xi64>
    %s3 = "onnx.Constant"() {onnx_node_name = "s3", value = dense<[-1, 4]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: the sizes in "split" do not add up to the dimension that is split, got 2, expected 3
    %bad4s:2 = "onnx.Split"(%x, %s2) {onnx_node_name = "bad4s", axis = 1 : si64} : (tensor<2x3xf32>, tensor<2xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: "split" has another length than there are outputs, got 2 sizes, expected 3
    %bad5s:3 = "onnx.Split"(%x, %s1) {onnx_node_name = "bad5s", axis = 1 : si64} : (tensor<2x3xf32>, tensor<2xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: dimension 1 of output 0 has a negative size, got -1
    %bad6s:2 = "onnx.Split"(%x, %s3) {onnx_node_name = "bad6s", axis = 1 : si64} : (tensor<2x3xf32>, tensor<2xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: the dimension cannot be split evenly, got 3, expected a multiple of 2
    %bad7s:2 = "onnx.Split"(%x) {onnx_node_name = "bad7s", axis = 1 : si64} : (tensor<2x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: axis is out of range, got 2, expected -2 to 1
    %bad8s:2 = "onnx.Split"(%x, %s1) {onnx_node_name = "bad8s", axis = 2 : si64} : (tensor<2x3xf32>, tensor<2xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %ok3s:2 = "onnx.Split"(%x, %s1) {onnx_node_name = "ok3s", axis = 1 : si64} : (tensor<2x3xf32>, tensor<2xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %ok4s:2 = "onnx.Split"(%x) {onnx_node_name = "ok4s"} : (tensor<2x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %ok5s:2 = "onnx.Split"(%n, %s1) {onnx_node_name = "ok5s"} : (tensor<?x3xf32>, tensor<2xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %q1 = "onnx.Constant"() {onnx_node_name = "q1", value = dense<> : tensor<0xi64>} : () -> tensor<0xi64>
    %q2 = "onnx.Constant"() {onnx_node_name = "q2", value = dense<0> : tensor<i64>} : () -> tensor<i64>
    // CHECK: error: "split" is empty, got no size, expected at least one
    %bad9 = "onnx.SplitToSequence"(%x, %q1) {onnx_node_name = "bad9"} : (tensor<2x3xf32>, tensor<0xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "split" is no size, got 0, expected at least 1
    %bad10 = "onnx.SplitToSequence"(%x, %q2) {onnx_node_name = "bad10"} : (tensor<2x3xf32>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: the sizes in "split" do not add up to the dimension that is split, got 2, expected 3
    %bad11 = "onnx.SplitToSequence"(%x, %s2) {onnx_node_name = "bad11", axis = 1 : si64} : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: axis is out of range, got 2, expected -2 to 1
    %bad12 = "onnx.SplitToSequence"(%x) {onnx_node_name = "bad12", axis = 2 : si64} : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    %ok6 = "onnx.SplitToSequence"(%x, %s1) {onnx_node_name = "ok6", axis = 1 : si64} : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%x: tensor<5x3xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // Runtimes go by the number of outputs: warnings.
    %s = "onnx.Constant"() {onnx_node_name = "s", value = dense<[2, 3]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: warning: the sizes of the parts are not stated once, got neither, expected either input "split" or attribute "num_outputs"
    %bad1s:2 = "onnx.Split"(%x) {onnx_node_name = "bad1s"} : (tensor<5x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: warning: the sizes of the parts are not stated once, got both, expected either input "split" or attribute "num_outputs"
    %bad2s:2 = "onnx.Split"(%x, %s) {onnx_node_name = "bad2s", num_outputs = 2 : si64} : (tensor<5x3xf32>, tensor<2xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: warning: "num_outputs" is not the number of outputs, got 3, expected 2
    %bad3s:2 = "onnx.Split"(%x) {onnx_node_name = "bad3s", num_outputs = 3 : si64} : (tensor<5x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %ok1s:2 = "onnx.Split"(%x) {onnx_node_name = "ok1s", num_outputs = 2 : si64} : (tensor<5x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // Four parts of two are more than five.
    // CHECK: error: dimension 0 of output 3 has a negative size, got -1
    %bad4s:4 = "onnx.Split"(%x) {onnx_node_name = "bad4s", num_outputs = 4 : si64} : (tensor<5x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}
