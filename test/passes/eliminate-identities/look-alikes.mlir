// Nodes of the same operators that do something, or may: nothing is touched.
// RUN: aimet-opt --eliminate-identities %s > %t.mlir
// RUN: aimet-opt %s | diff - %t.mlir

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<?x1x4xf32> {onnx.name = "x", onnx.dim_params = ["N", "", ""]}, %v: tensor<3xi64> {onnx.name = "v"}, %m: tensor<?x1x4xf32> {onnx.name = "m", onnx.dim_params = ["M", "", ""]}, %b: tensor<i1> {onnx.name = "b"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %one = "onnx.Initializer"() {onnx.outputs = ["one"], value = dense<1.0> : tensor<f32>} : () -> tensor<f32>
    %null = "onnx.Initializer"() {onnx.outputs = ["null"], value = dense<0.0> : tensor<f32>} : () -> tensor<f32>
    %true = "onnx.Initializer"() {onnx.outputs = ["true"], value = dense<true> : tensor<i1>} : () -> tensor<i1>
    %z = "onnx.Initializer"() {onnx.outputs = ["z"], value = dense<0> : tensor<1xi64>} : () -> tensor<1xi64>
    %two = "onnx.Initializer"() {onnx.outputs = ["two"], value = dense<2> : tensor<1xi64>} : () -> tensor<1xi64>
    %end = "onnx.Initializer"() {onnx.outputs = ["end"], value = dense<9223372036854775807> : tensor<1xi64>} : () -> tensor<1xi64>
    %pads = "onnx.Initializer"() {onnx.outputs = ["pads"], value = dense<[0, 0, 0, 0, 0, 1]> : tensor<6xi64>} : () -> tensor<6xi64>
    %rest = "onnx.Initializer"() {onnx.outputs = ["rest"], value = dense<[-1, 1, 0]> : tensor<3xi64>} : () -> tensor<3xi64>
    %n = "onnx.NoValue"() : () -> none
    %1 = "onnx.Cast"(%x) {onnx_node_name = "other_type", to = 11 : si64} : (tensor<?x1x4xf32>) -> tensor<*xf64>
    %2 = "onnx.Reshape"(%x, %v) {onnx_node_name = "unknown_shape"} : (tensor<?x1x4xf32>, tensor<3xi64>) -> tensor<?x1x4xf32>
    %s = "onnx.Shape"(%m) {onnx_node_name = "shape"} : (tensor<?x1x4xf32>) -> tensor<3xi64>
    %3 = "onnx.Expand"(%x, %s) {onnx_node_name = "other_name"} : (tensor<?x1x4xf32>, tensor<3xi64>) -> tensor<*xf32>
    %4 = "onnx.Tile"(%x, %v) {onnx_node_name = "unknown_repeats"} : (tensor<?x1x4xf32>, tensor<3xi64>) -> tensor<*xf32>
    %5 = "onnx.Transpose"(%x) {onnx_node_name = "reversed"} : (tensor<?x1x4xf32>) -> tensor<*xf32>
    %6 = "onnx.Transpose"(%x) {onnx_node_name = "size_one", perm = array<i64: 1, 0, 2>} : (tensor<?x1x4xf32>) -> tensor<*xf32>
    %7 = "onnx.Pad"(%x, %pads) {onnx_node_name = "pads"} : (tensor<?x1x4xf32>, tensor<6xi64>) -> tensor<*xf32>
    %8 = "onnx.Slice"(%x, %z, %end, %z, %two) {onnx_node_name = "steps"} : (tensor<?x1x4xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*xf32>
    %9 = "onnx.Slice"(%x, %z, %two, %z) {onnx_node_name = "first_two"} : (tensor<?x1x4xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*xf32>
    %10 = "onnx.Squeeze"(%x) {onnx_node_name = "squeezes"} : (tensor<?x1x4xf32>) -> tensor<*xf32>
    %11 = "onnx.Unsqueeze"(%x, %z) {onnx_node_name = "unsqueezes"} : (tensor<?x1x4xf32>, tensor<1xi64>) -> tensor<*xf32>
    %12 = "onnx.Flatten"(%x) {onnx_node_name = "flattens"} : (tensor<?x1x4xf32>) -> tensor<*xf32>
    %13 = "onnx.Mul"(%x, %one) {onnx_node_name = "times_one"} : (tensor<?x1x4xf32>, tensor<f32>) -> tensor<*xf32>
    %14 = "onnx.Add"(%x, %null) {onnx_node_name = "plus_zero"} : (tensor<?x1x4xf32>, tensor<f32>) -> tensor<*xf32>
    %15 = "onnx.Dropout"(%x, %n, %true) {onnx_node_name = "training"} : (tensor<?x1x4xf32>, none, tensor<i1>) -> tensor<*xf32>
    %16 = "onnx.Dropout"(%x, %n, %b) {onnx_node_name = "maybe_training"} : (tensor<?x1x4xf32>, none, tensor<i1>) -> tensor<*xf32>
    %17:2 = "onnx.Dropout"(%x) {onnx_node_name = "mask"} : (tensor<?x1x4xf32>) -> (tensor<*xf32>, tensor<*xi1>)
    %18 = "onnx.Custom"(%x) {domain_name = "my", function_name = "Identity", onnx_node_name = "custom"} : (tensor<?x1x4xf32>) -> tensor<*xf32>
    %19 = "onnx.Cast"(%18) {onnx_node_name = "of_unknown", to = 1 : si64} : (tensor<*xf32>) -> tensor<*xf32>
    %20 = "onnx.Reshape"(%x, %rest) {onnx_node_name = "allows_zero", allowzero = 1 : si64} : (tensor<?x1x4xf32>, tensor<3xi64>) -> tensor<*xf32>
    %21 = "onnx.Call"(%x) {callee = @"my::Identity", onnx_node_name = "call"} : (tensor<?x1x4xf32>) -> tensor<*xf32>
    %y = "onnx.Custom"(%1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, %16, %17#0, %17#1, %18, %19, %20, %21) {domain_name = "my", function_name = "F", onnx.outputs = ["y"]} : (tensor<*xf64>, tensor<?x1x4xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xi1>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %y : tensor<*xf32>
  }
  func.func private @"my::Identity"(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.function = {domain = "my", name = "Identity", opset_import = [{version = 20 : si64}]}} {
    %0 = "onnx.Relu"(%x) {onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %0 : tensor<*xf32>
  }
}
