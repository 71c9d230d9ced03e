// Reductions: axes are an attribute, then an input; none are all, or with `noop_with_empty_axes` nothing.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

// CHECK: "onnx.ReduceSum"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<1x?x1xf32>{{$}}
// CHECK: "onnx.ReduceMean"{{.*}} -> tensor<2x3xf32>{{$}}
// CHECK: "onnx.ReduceMax"{{.*}} -> tensor<1x1x1xf32>{{$}}
// CHECK: "onnx.ReduceMin"{{.*}} -> tensor<f32>{{$}}
// CHECK: "onnx.ReduceL1"{{.*}} -> tensor<2x3xf32>{{$}}
// CHECK: "onnx.ReduceL2"{{.*}} -> tensor<1x1x1xf32>{{$}}
// CHECK: "onnx.ReduceProd"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x1xf32>{{$}}
// CHECK: "onnx.ReduceLogSum"{{.*}} -> tensor<1x1x1xf32>{{$}}
// CHECK: "onnx.ReduceLogSumExp"{{.*}} -> tensor<1x1x1xf32>{{$}}
// CHECK: "onnx.ReduceSumSquare"{{.*}} -> tensor<2x1x3xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.ReduceSum"(%x) {axes = array<i64: 0, -1>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %b = "onnx.ReduceMean"(%x) {axes = array<i64: 1>, keepdims = 0 : si64} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %c = "onnx.ReduceMax"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %d = "onnx.ReduceMin"(%x) {keepdims = 0 : si64} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %e = "onnx.ReduceL1"(%x) {axes = array<i64: 1, 1>, keepdims = 0 : si64} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %f = "onnx.ReduceL2"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %g = "onnx.ReduceProd"(%x) {axes = array<i64: 2>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %h = "onnx.ReduceLogSum"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %i = "onnx.ReduceLogSumExp"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %j = "onnx.ReduceSumSquare"(%x) {axes = array<i64: -2>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: "onnx.ReduceSum"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<1x?x1xf32>{{$}}
// CHECK: "onnx.ReduceMax"{{.*}}aimet.dim_params = {{\[\[}}"N"]]{{.*}} -> tensor<?xf32>{{$}}
// CHECK: "onnx.ReduceMean"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.ReduceMean"{{.*}} -> tensor<1x1x1xf32>{{$}}
// CHECK: "onnx.ReduceMin"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.ReduceProd"{{.*}} -> tensor<f32>{{$}}
// CHECK: "onnx.ReduceL1"{{.*}} -> tensor<1x1x1xf32>{{$}}
// CHECK: "onnx.ReduceL2"{{.*}} -> tensor<1x1x1xf32>{{$}}
// CHECK: "onnx.ReduceLogSum"{{.*}} -> tensor<1x1x1xf32>{{$}}
// CHECK: "onnx.ReduceLogSumExp"{{.*}} -> tensor<1x1x1xf32>{{$}}
// CHECK: "onnx.ReduceSumSquare"{{.*}} -> tensor<1x1x1xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %o = "onnx.Constant"() {value = dense<[0, -1]> : tensor<2xi64>} : () -> tensor<2xi64>
    %e = "onnx.Constant"() {value = dense<> : tensor<0xi64>} : () -> tensor<0xi64>
    %a = "onnx.ReduceSum"(%x, %o) : (tensor<2x?x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %b = "onnx.ReduceMax"(%x, %o) {keepdims = 0 : si64} : (tensor<2x?x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %c = "onnx.ReduceMean"(%x, %e) {noop_with_empty_axes = 1 : si64} : (tensor<2x?x3xf32>, tensor<0xi64>) -> tensor<*x!onnx.unknown>
    %d = "onnx.ReduceMean"(%x, %e) : (tensor<2x?x3xf32>, tensor<0xi64>) -> tensor<*x!onnx.unknown>
    %f = "onnx.ReduceMin"(%x) {noop_with_empty_axes = 1 : si64} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %n = "onnx.NoValue"() : () -> none
    %g = "onnx.ReduceProd"(%x, %n) {keepdims = 0 : si64} : (tensor<2x?x3xf32>, none) -> tensor<*x!onnx.unknown>
    %h = "onnx.ReduceL1"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %i = "onnx.ReduceL2"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %j = "onnx.ReduceLogSum"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %k = "onnx.ReduceLogSumExp"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %l = "onnx.ReduceSumSquare"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Axes that are not known: the rank stays, or one less; a size of 1 stays 1.
// CHECK: "onnx.ReduceSum"{{.*}} -> tensor<?x1x?xf32>{{$}}
// CHECK: "onnx.ReduceSum"{{.*}} -> tensor<?x?xf32>{{$}}
// CHECK: "onnx.ReduceSum"{{.*}} -> tensor<*xf32>{{$}}
// CHECK: "onnx.ReduceSum"{{.*}} -> tensor<f32>{{$}}
// CHECK: "onnx.ReduceSum"{{.*}} -> tensor<f32>{{$}}
// CHECK: "onnx.ReduceSum"{{.*}} -> tensor<*xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%x: tensor<2x1x?xf32> {onnx.dim_params = ["", "", "N"]}, %i: tensor<1xi64>, %j: tensor<?xi64>, %z: tensor<0xi64>, %u: tensor<*xf32>) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.ReduceSum"(%x, %i) : (tensor<2x1x?xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %b = "onnx.ReduceSum"(%x, %i) {keepdims = 0 : si64} : (tensor<2x1x?xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %c = "onnx.ReduceSum"(%x, %j) {keepdims = 0 : si64} : (tensor<2x1x?xf32>, tensor<?xi64>) -> tensor<*x!onnx.unknown>
    %d = "onnx.ReduceSum"(%x, %z) {keepdims = 0 : si64} : (tensor<2x1x?xf32>, tensor<0xi64>) -> tensor<*x!onnx.unknown>
    %e = "onnx.ReduceSum"(%u) {keepdims = 0 : si64} : (tensor<*xf32>) -> tensor<*x!onnx.unknown>
    %f = "onnx.ReduceSum"(%u) : (tensor<*xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: "onnx.ArgMax"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<1x?x3xi64>{{$}}
// CHECK: "onnx.ArgMin"{{.*}}aimet.dim_params = {{\[\[}}"", "N"]]{{.*}} -> tensor<2x?xi64>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.ArgMax"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %b = "onnx.ArgMin"(%x) {axis = -1 : si64, keepdims = 0 : si64, select_last_index = 1 : si64} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: "onnx.Det"{{.*}}aimet.dim_params = {{\[\[}}"B"]]{{.*}} -> tensor<?xf32>{{$}}
// CHECK: "onnx.Det"{{.*}} -> tensor<2xf64>{{$}}
// CHECK: "onnx.Det"{{.*}} -> tensor<*xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%x: tensor<?x3x3xf32> {onnx.dim_params = ["B", "", ""]}, %y: tensor<2x?x?xf64> {onnx.dim_params = ["", "N", "N"]}, %z: tensor<*xf32>) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.Det"(%x) : (tensor<?x3x3xf32>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Det"(%y) : (tensor<2x?x?xf64>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Det"(%z) : (tensor<*xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
