// Elements of shape arithmetic, symbolic ones too, as the shape of what is made from them.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

// Shape, Gather, arithmetic, Concat, Reshape: as exporters compute a target shape.
// CHECK: "onnx.Shape"{{.*}} -> tensor<4xi64>{{$}}
// CHECK: "onnx.Gather"{{.*}} -> tensor<i64>{{$}}
// CHECK: "onnx.Gather"{{.*}} -> tensor<i64>{{$}}
// CHECK: "onnx.Gather"{{.*}} -> tensor<i64>{{$}}
// CHECK: "onnx.Mul"{{.*}} -> tensor<i64>{{$}}
// CHECK: "onnx.Div"{{.*}} -> tensor<i64>{{$}}
// CHECK: "onnx.Unsqueeze"{{.*}} -> tensor<1xi64>{{$}}
// CHECK: "onnx.Unsqueeze"{{.*}} -> tensor<1xi64>{{$}}
// CHECK: "onnx.Concat"{{.*}} -> tensor<3xi64>{{$}}
// CHECK: "onnx.Reshape"{{.*}}aimet.dim_params = {{\[\[}}"N", "", "H*W"]]{{.*}} -> tensor<?x8x?xf32>{{$}}
// CHECK: "onnx.Unsqueeze"{{.*}} -> tensor<1xi64>{{$}}
// CHECK: "onnx.Concat"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N", "floor((H*W)/2)"]]{{.*}} -> tensor<?x?xi8>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<?x8x?x?xf32> {onnx.dim_params = ["N", "", "H", "W"]}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Shape"(%x) : (tensor<?x8x?x?xf32>) -> tensor<*x!onnx.unknown>
    %two = "onnx.Constant"() {value = dense<2> : tensor<i64>} : () -> tensor<i64>
    %i2 = "onnx.Constant"() {value = dense<2> : tensor<i64>} : () -> tensor<i64>
    %i3 = "onnx.Constant"() {value = dense<3> : tensor<i64>} : () -> tensor<i64>
    %i0 = "onnx.Constant"() {value = dense<0> : tensor<i64>} : () -> tensor<i64>
    %ax = "onnx.Constant"() {value = dense<[0]> : tensor<1xi64>} : () -> tensor<1xi64>
    %minus = "onnx.Constant"() {value = dense<[-1]> : tensor<1xi64>} : () -> tensor<1xi64>
    %n = "onnx.Gather"(%s, %i0) : (tensor<*x!onnx.unknown>, tensor<i64>) -> tensor<*x!onnx.unknown>
    %h = "onnx.Gather"(%s, %i2) : (tensor<*x!onnx.unknown>, tensor<i64>) -> tensor<*x!onnx.unknown>
    %w = "onnx.Gather"(%s, %i3) : (tensor<*x!onnx.unknown>, tensor<i64>) -> tensor<*x!onnx.unknown>
    %hw = "onnx.Mul"(%h, %w) : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %half = "onnx.Div"(%hw, %two) : (tensor<*x!onnx.unknown>, tensor<i64>) -> tensor<*x!onnx.unknown>
    %nu = "onnx.Unsqueeze"(%n, %ax) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %hu = "onnx.Unsqueeze"(%hw, %ax) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Concat"(%nu, %minus, %hu) {axis = 0 : si64} : (tensor<*x!onnx.unknown>, tensor<1xi64>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %r = "onnx.Reshape"(%x, %c) : (tensor<?x8x?x?xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %halfu = "onnx.Unsqueeze"(%half, %ax) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %c2 = "onnx.Concat"(%nu, %halfu) {axis = 0 : si64} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %e = "onnx.ConstantOfShape"(%c2) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Each operation on a symbolic size.
// CHECK: "onnx.Shape"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.Add"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N + 3", "M + 4"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Sub"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N - 1", "M - 1"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Mul"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"3*N", "4*M"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Div"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"floor(N/3)", "floor(M/4)"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Mod"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N - 3*floor(N/3)", "M - 4*floor(M/4)"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Max"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N", "M"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Min"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"min(3, N)", "min(4, M)"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Sum"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N + 4", "M + 5"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Neg"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.Neg"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N", "M"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Abs"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N", "M"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Pow"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N*N", "M*M"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.ReduceSum"{{.*}} -> tensor<1xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N + M"]]{{.*}} -> tensor<?xi8>{{$}}
// CHECK: "onnx.ReduceProd"{{.*}} -> tensor<1xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N*M"]]{{.*}} -> tensor<?xi8>{{$}}
// CHECK: "onnx.CumSum"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N", "N + M"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Clip"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N", "M"]]{{.*}} -> tensor<?x?xi8>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<?x?xf32> {onnx.dim_params = ["N", "M"]}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Shape"(%x) : (tensor<?x?xf32>) -> tensor<*x!onnx.unknown>
    %k = "onnx.Constant"() {value = dense<[3, 4]> : tensor<2xi64>} : () -> tensor<2xi64>
    %one = "onnx.Constant"() {value = dense<[1]> : tensor<1xi64>} : () -> tensor<1xi64>
    %a = "onnx.Add"(%s, %k) : (tensor<*x!onnx.unknown>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %A = "onnx.ConstantOfShape"(%a) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Sub"(%s, %one) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %B = "onnx.ConstantOfShape"(%b) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Mul"(%s, %k) : (tensor<*x!onnx.unknown>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %C = "onnx.ConstantOfShape"(%c) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %d = "onnx.Div"(%s, %k) : (tensor<*x!onnx.unknown>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %D = "onnx.ConstantOfShape"(%d) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %e = "onnx.Mod"(%s, %k) : (tensor<*x!onnx.unknown>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %E = "onnx.ConstantOfShape"(%e) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %f = "onnx.Max"(%s, %one) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %F = "onnx.ConstantOfShape"(%f) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %g = "onnx.Min"(%s, %k) : (tensor<*x!onnx.unknown>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %G = "onnx.ConstantOfShape"(%g) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %h = "onnx.Sum"(%s, %k, %one) : (tensor<*x!onnx.unknown>, tensor<2xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %H = "onnx.ConstantOfShape"(%h) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %i = "onnx.Neg"(%s) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %j = "onnx.Neg"(%i) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %J = "onnx.ConstantOfShape"(%j) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %l = "onnx.Abs"(%i) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %L = "onnx.ConstantOfShape"(%l) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %two = "onnx.Constant"() {value = dense<[2]> : tensor<1xi64>} : () -> tensor<1xi64>
    %m = "onnx.Pow"(%s, %two) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %M = "onnx.ConstantOfShape"(%m) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %o = "onnx.ReduceSum"(%s) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %O = "onnx.ConstantOfShape"(%o) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %p = "onnx.ReduceProd"(%s) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %P = "onnx.ConstantOfShape"(%p) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %zero = "onnx.Constant"() {value = dense<0> : tensor<i64>} : () -> tensor<i64>
    %q = "onnx.CumSum"(%s, %zero) : (tensor<*x!onnx.unknown>, tensor<i64>) -> tensor<*x!onnx.unknown>
    %Q = "onnx.ConstantOfShape"(%q) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %r = "onnx.Clip"(%s) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %R = "onnx.ConstantOfShape"(%r) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// What is certain of comparisons: sizes are never negative, and equal only if they have the same name.
// CHECK: "onnx.Shape"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.Add"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.Equal"{{.*}} -> tensor<2xi1>{{$}}
// CHECK: "onnx.Where"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N", "M"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Equal"{{.*}} -> tensor<2xi1>{{$}}
// CHECK: "onnx.Where"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N", "M"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Greater"{{.*}} -> tensor<2xi1>{{$}}
// CHECK: "onnx.Where"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<7x7xi8>{{$}}
// CHECK: "onnx.Less"{{.*}} -> tensor<2xi1>{{$}}
// CHECK: "onnx.Not"{{.*}} -> tensor<2xi1>{{$}}
// CHECK: "onnx.Where"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N + 1", "M + 1"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.GreaterOrEqual"{{.*}} -> tensor<2xi1>{{$}}
// CHECK: "onnx.Where"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.And"{{.*}} -> tensor<2xi1>{{$}}
// CHECK: "onnx.Where"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"N", "M"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Where"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<7x7xi8>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<?x?xf32> {onnx.dim_params = ["N", "M"]}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Shape"(%x) : (tensor<?x?xf32>) -> tensor<*x!onnx.unknown>
    %m = "onnx.Constant"() {value = dense<[-1, -1]> : tensor<2xi64>} : () -> tensor<2xi64>
    %k = "onnx.Constant"() {value = dense<[7, 7]> : tensor<2xi64>} : () -> tensor<2xi64>
    %one = "onnx.Constant"() {value = dense<[1]> : tensor<1xi64>} : () -> tensor<1xi64>
    %t = "onnx.Add"(%s, %one) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %a = "onnx.Equal"(%s, %m) : (tensor<*x!onnx.unknown>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Where"(%a, %k, %s) : (tensor<*x!onnx.unknown>, tensor<2xi64>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %B = "onnx.ConstantOfShape"(%b) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Equal"(%s, %s) : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %d = "onnx.Where"(%c, %s, %k) : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %D = "onnx.ConstantOfShape"(%d) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %e = "onnx.Greater"(%t, %s) : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %f = "onnx.Where"(%e, %k, %s) : (tensor<*x!onnx.unknown>, tensor<2xi64>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %F = "onnx.ConstantOfShape"(%f) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %g = "onnx.Less"(%m, %s) : (tensor<2xi64>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %h = "onnx.Not"(%g) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %i = "onnx.Where"(%h, %k, %t) : (tensor<*x!onnx.unknown>, tensor<2xi64>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %I = "onnx.ConstantOfShape"(%i) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %j = "onnx.GreaterOrEqual"(%s, %k) : (tensor<*x!onnx.unknown>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %l = "onnx.Where"(%j, %k, %s) : (tensor<*x!onnx.unknown>, tensor<2xi64>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %L = "onnx.ConstantOfShape"(%l) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %n = "onnx.And"(%h, %j) : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %o = "onnx.Where"(%n, %k, %s) : (tensor<*x!onnx.unknown>, tensor<2xi64>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %O = "onnx.ConstantOfShape"(%o) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %p = "onnx.Where"(%j, %k, %k) : (tensor<*x!onnx.unknown>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %P = "onnx.ConstantOfShape"(%p) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Sizes that pass through floats, and roots and powers that need no rounding.
// CHECK: "onnx.Shape"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.Cast"{{.*}} -> tensor<2xf32>{{$}}
// CHECK: "onnx.Mul"{{.*}} -> tensor<2xf32>{{$}}
// CHECK: "onnx.Floor"{{.*}} -> tensor<2xf32>{{$}}
// CHECK: "onnx.Cast"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"2*N", "2*M"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Mul"{{.*}} -> tensor<2xf32>{{$}}
// CHECK: "onnx.Floor"{{.*}} -> tensor<2xf32>{{$}}
// CHECK: "onnx.Cast"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Div"{{.*}} -> tensor<2xf32>{{$}}
// CHECK: "onnx.Max"{{.*}} -> tensor<2xf32>{{$}}
// CHECK: "onnx.Cast"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{\[\[}}"max(2, N)", "max(2, M)"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.Greater"{{.*}} -> tensor<2xi1>{{$}}
// CHECK: "onnx.Less"{{.*}} -> tensor<2xi1>{{$}}
// CHECK: "onnx.Pow"{{.*}} -> tensor<2xf32>{{$}}
// CHECK: "onnx.Pow"{{.*}} -> tensor<2xf32>{{$}}
// CHECK: "onnx.Cast"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<16x?xi8>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<?x?xf32> {onnx.dim_params = ["N", "M"]}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Shape"(%x) : (tensor<?x?xf32>) -> tensor<*x!onnx.unknown>
    %f = "onnx.Cast"(%s) {to = 1 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %two = "onnx.Constant"() {value = dense<2.0> : tensor<f32>} : () -> tensor<f32>
    %half = "onnx.Constant"() {value = dense<0.5> : tensor<f32>} : () -> tensor<f32>
    %c16 = "onnx.Constant"() {value = dense<[16.0, 2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %g = "onnx.Mul"(%f, %two) : (tensor<*x!onnx.unknown>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %h = "onnx.Floor"(%g) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %i = "onnx.Cast"(%h) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %I = "onnx.ConstantOfShape"(%i) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %j = "onnx.Mul"(%f, %half) : (tensor<*x!onnx.unknown>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %k = "onnx.Floor"(%j) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %l = "onnx.Cast"(%k) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %L = "onnx.ConstantOfShape"(%l) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %m = "onnx.Div"(%g, %two) : (tensor<*x!onnx.unknown>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %n = "onnx.Max"(%m, %two) : (tensor<*x!onnx.unknown>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %o = "onnx.Cast"(%n) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %O = "onnx.ConstantOfShape"(%o) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %p = "onnx.Greater"(%g, %half) : (tensor<*x!onnx.unknown>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %q = "onnx.Less"(%f, %half) : (tensor<*x!onnx.unknown>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %r = "onnx.Pow"(%c16, %half) : (tensor<2xf32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %t = "onnx.Pow"(%r, %two) : (tensor<*x!onnx.unknown>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %u = "onnx.Cast"(%t) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %U = "onnx.ConstantOfShape"(%u) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Constants: integers wrap and truncate, bits and floats are exact.
// CHECK: "onnx.Div"{{.*}} -> tensor<3xi32>{{$}}
// CHECK: "onnx.Add"{{.*}} -> tensor<3xi32>{{$}}
// CHECK: "onnx.Cast"{{.*}} -> tensor<3xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<3x7x8xi8>{{$}}
// CHECK: "onnx.Mod"{{.*}} -> tensor<3xi32>{{$}}
// CHECK: "onnx.Add"{{.*}} -> tensor<3xi32>{{$}}
// CHECK: "onnx.Cast"{{.*}} -> tensor<3xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<1x11x7xi8>{{$}}
// CHECK: "onnx.Mod"{{.*}} -> tensor<3xi32>{{$}}
// CHECK: "onnx.Add"{{.*}} -> tensor<3xi32>{{$}}
// CHECK: "onnx.Cast"{{.*}} -> tensor<3xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<1x9x11xi8>{{$}}
// CHECK: "onnx.Add"{{.*}} -> tensor<i32>{{$}}
// CHECK: "onnx.Less"{{.*}} -> tensor<i1>{{$}}
// CHECK: "onnx.Where"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<5x6xi8>{{$}}
// CHECK: "onnx.BitShift"{{.*}} -> tensor<2xui8>{{$}}
// CHECK: "onnx.BitwiseXor"{{.*}} -> tensor<2xui8>{{$}}
// CHECK: "onnx.Cast"{{.*}} -> tensor<2xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<145x14xi8>{{$}}
// CHECK: "onnx.Round"{{.*}} -> tensor<3xf32>{{$}}
// CHECK: "onnx.Abs"{{.*}} -> tensor<3xf32>{{$}}
// CHECK: "onnx.Ceil"{{.*}} -> tensor<3xf32>{{$}}
// CHECK: "onnx.Cast"{{.*}} -> tensor<3xi64>{{$}}
// CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<2x4x0xi8>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph() attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.Constant"() {value = dense<[7, -7, 9]> : tensor<3xi32>} : () -> tensor<3xi32>
    %b = "onnx.Constant"() {value = dense<[2, 2, -4]> : tensor<3xi32>} : () -> tensor<3xi32>
    %big = "onnx.Constant"() {value = dense<2147483647> : tensor<i32>} : () -> tensor<i32>
    %one = "onnx.Constant"() {value = dense<1> : tensor<i32>} : () -> tensor<i32>
    %z = "onnx.Constant"() {value = dense<[0, 10, 10]> : tensor<3xi32>} : () -> tensor<3xi32>
    %c = "onnx.Div"(%a, %b) : (tensor<3xi32>, tensor<3xi32>) -> tensor<*x!onnx.unknown>
    %d = "onnx.Add"(%c, %z) : (tensor<*x!onnx.unknown>, tensor<3xi32>) -> tensor<*x!onnx.unknown>
    %d64 = "onnx.Cast"(%d) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %D = "onnx.ConstantOfShape"(%d64) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %e = "onnx.Mod"(%a, %b) : (tensor<3xi32>, tensor<3xi32>) -> tensor<*x!onnx.unknown>
    %f = "onnx.Add"(%e, %z) : (tensor<*x!onnx.unknown>, tensor<3xi32>) -> tensor<*x!onnx.unknown>
    %f64 = "onnx.Cast"(%f) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %F = "onnx.ConstantOfShape"(%f64) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %g = "onnx.Mod"(%a, %b) {fmod = 1 : si64} : (tensor<3xi32>, tensor<3xi32>) -> tensor<*x!onnx.unknown>
    %h = "onnx.Add"(%g, %z) : (tensor<*x!onnx.unknown>, tensor<3xi32>) -> tensor<*x!onnx.unknown>
    %h64 = "onnx.Cast"(%h) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %H = "onnx.ConstantOfShape"(%h64) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %i = "onnx.Add"(%big, %one) : (tensor<i32>, tensor<i32>) -> tensor<*x!onnx.unknown>
    %j = "onnx.Less"(%i, %one) : (tensor<*x!onnx.unknown>, tensor<i32>) -> tensor<*x!onnx.unknown>
    %k = "onnx.Constant"() {value = dense<[5, 6]> : tensor<2xi64>} : () -> tensor<2xi64>
    %l = "onnx.Constant"() {value = dense<[8, 9]> : tensor<2xi64>} : () -> tensor<2xi64>
    %n = "onnx.Where"(%j, %k, %l) : (tensor<*x!onnx.unknown>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %N = "onnx.ConstantOfShape"(%n) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %u = "onnx.Constant"() {value = dense<[200, 3]> : tensor<2xui8>} : () -> tensor<2xui8>
    %v = "onnx.Constant"() {value = dense<[1, 2]> : tensor<2xui8>} : () -> tensor<2xui8>
    %w = "onnx.BitShift"(%u, %v) {direction = "LEFT"} : (tensor<2xui8>, tensor<2xui8>) -> tensor<*x!onnx.unknown>
    %x = "onnx.BitwiseXor"(%w, %v) : (tensor<*x!onnx.unknown>, tensor<2xui8>) -> tensor<*x!onnx.unknown>
    %y = "onnx.Cast"(%x) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %Y = "onnx.ConstantOfShape"(%y) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %p = "onnx.Constant"() {value = dense<[2.5, 3.5, -0.5]> : tensor<3xf32>} : () -> tensor<3xf32>
    %q = "onnx.Round"(%p) : (tensor<3xf32>) -> tensor<*x!onnx.unknown>
    %r = "onnx.Abs"(%q) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %s = "onnx.Ceil"(%r) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %t = "onnx.Cast"(%s) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %T = "onnx.ConstantOfShape"(%t) {value = dense<0> : tensor<1xi8>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}
