// Sizes that a model computes from other sizes arrive where they are used, with their names.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<?x?x768xf32> {onnx.dim_params = ["batch", "sequence", ""]}) {
    // As exporters write `x.view(x.size(0), x.size(1), 12, 64)`.
    // CHECK: "onnx.Shape"{{.*}} -> tensor<3xi64>{{$}}
    %s = "onnx.Shape"(%x) : (tensor<?x?x768xf32>) -> tensor<*x!onnx.unknown>
    %zero = "onnx.Constant"() {value = dense<0> : tensor<i64>} : () -> tensor<i64>
    %one = "onnx.Constant"() {value = dense<1> : tensor<i64>} : () -> tensor<i64>
    %axes = "onnx.Constant"() {value = dense<0> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: "onnx.Gather"{{.*}} -> tensor<i64>{{$}}
    %b = "onnx.Gather"(%s, %zero) {axis = 0 : si64} : (tensor<*x!onnx.unknown>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Gather"{{.*}} -> tensor<i64>{{$}}
    %q = "onnx.Gather"(%s, %one) {axis = 0 : si64} : (tensor<*x!onnx.unknown>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Unsqueeze"{{.*}} -> tensor<1xi64>{{$}}
    %bu = "onnx.Unsqueeze"(%b, %axes) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Unsqueeze"{{.*}} -> tensor<1xi64>{{$}}
    %qu = "onnx.Unsqueeze"(%q, %axes) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %h = "onnx.Constant"() {value = dense<12> : tensor<1xi64>} : () -> tensor<1xi64>
    %w = "onnx.Constant"() {value = dense<64> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: "onnx.Concat"{{.*}} -> tensor<4xi64>{{$}}
    %t = "onnx.Concat"(%bu, %qu, %h, %w) {axis = 0 : si64} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Reshape"{{.*}}aimet.dim_params = {{.}}["batch", "sequence", "", ""]{{.*}} -> tensor<?x?x12x64xf32>{{$}}
    %y = "onnx.Reshape"(%x, %t) : (tensor<?x?x768xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // x.flatten(0, 1), and back.
    %m = "onnx.Constant"() {value = dense<[-1, 768]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.Reshape"{{.*}}aimet.dim_params = {{.}}["batch*sequence", ""]{{.*}} -> tensor<?x768xf32>{{$}}
    %f = "onnx.Reshape"(%x, %m) : (tensor<?x?x768xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Reshape"{{.*}}aimet.dim_params = {{.}}["batch", "sequence", ""]{{.*}} -> tensor<?x?x768xf32>{{$}}
    %g = "onnx.Reshape"(%f, %s) : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<?x3x?x?xf32> {onnx.dim_params = ["n", "", "h", "w"]}) {
    // CHECK: "onnx.Shape"{{.*}} -> tensor<4xi64>{{$}}
    %s = "onnx.Shape"(%x) : (tensor<?x3x?x?xf32>) -> tensor<*x!onnx.unknown>
    %a = "onnx.Constant"() {value = dense<2> : tensor<1xi64>} : () -> tensor<1xi64>
    %e = "onnx.Constant"() {value = dense<4> : tensor<1xi64>} : () -> tensor<1xi64>
    %axis = "onnx.Constant"() {value = dense<0> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: "onnx.Slice"{{.*}} -> tensor<2xi64>{{$}}
    %hw = "onnx.Slice"(%s, %a, %e, %axis) : (tensor<*x!onnx.unknown>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %two = "onnx.Constant"() {value = dense<2> : tensor<i64>} : () -> tensor<i64>
    // CHECK: "onnx.Div"{{.*}} -> tensor<2xi64>{{$}}
    %half = "onnx.Div"(%hw, %two) : (tensor<*x!onnx.unknown>, tensor<i64>) -> tensor<*x!onnx.unknown>
    %nc = "onnx.Constant"() {value = dense<[1, 1]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.Concat"{{.*}} -> tensor<4xi64>{{$}}
    %all = "onnx.Concat"(%nc, %half) {axis = 0 : si64} : (tensor<2xi64>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{.}}["", "", "floor(h/2)", "floor(w/2)"]{{.*}} -> tensor<1x1x?x?xf32>{{$}}
    %y = "onnx.ConstantOfShape"(%all) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // Through another integer type, a split and a transposed view of the list.
    // CHECK: "onnx.Cast"{{.*}} -> tensor<2xi32>{{$}}
    %i = "onnx.Cast"(%half) {to = 6 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Cast"{{.*}} -> tensor<2xi64>{{$}}
    %j = "onnx.Cast"(%i) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Split"{{.*}} -> (tensor<1xi64>, tensor<1xi64>){{$}}
    %ps:2 = "onnx.Split"(%j) {axis = 0 : si64} : (tensor<*x!onnx.unknown>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: "onnx.Concat"{{.*}} -> tensor<2xi64>{{$}}
    %r = "onnx.Concat"(%ps#1, %ps#0) {axis = 0 : si64} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{.}}["floor(w/2)", "floor(h/2)"]{{.*}} -> tensor<?x?xf32>{{$}}
    %z = "onnx.ConstantOfShape"(%r) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<?x1x1xf32> {onnx.dim_params = ["batch", "", ""]}, %m: tensor<?x?xi64> {onnx.dim_params = ["batch", "sequence"]}) {
    // As exporters write `x.expand(-1, 4, sequence)`: -1 becomes 1 and is then broadcast.
    // CHECK: "onnx.Shape"{{.*}} -> tensor<1xi64>{{$}}
    %s = "onnx.Shape"(%m) {start = 1 : si64} : (tensor<?x?xi64>) -> tensor<*x!onnx.unknown>
    %keep = "onnx.Constant"() {value = dense<[-1, 4]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.Concat"{{.*}} -> tensor<3xi64>{{$}}
    %t = "onnx.Concat"(%keep, %s) {axis = 0 : si64} : (tensor<2xi64>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Shape"{{.*}} -> tensor<1xi64>{{$}}
    %ts = "onnx.Shape"(%t) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<3xi64>{{$}}
    %ones = "onnx.ConstantOfShape"(%ts) {value = dense<1> : tensor<1xi64>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %minus = "onnx.Constant"() {value = dense<-1> : tensor<i64>} : () -> tensor<i64>
    // CHECK: "onnx.Equal"{{.*}} -> tensor<3xi1>{{$}}
    %is = "onnx.Equal"(%t, %minus) : (tensor<*x!onnx.unknown>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Where"{{.*}} -> tensor<3xi64>{{$}}
    %target = "onnx.Where"(%is, %ones, %t) : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Expand"{{.*}}aimet.dim_params = {{.}}["batch", "", "sequence"]{{.*}} -> tensor<?x4x?xf32>{{$}}
    %y = "onnx.Expand"(%x, %target) : (tensor<?x1x1xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // Positions 0 to sequence - 1.
    // CHECK: "onnx.Squeeze"{{.*}} -> tensor<i64>{{$}}
    %last = "onnx.Squeeze"(%s) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %zero = "onnx.Constant"() {value = dense<0> : tensor<i64>} : () -> tensor<i64>
    %one = "onnx.Constant"() {value = dense<1> : tensor<i64>} : () -> tensor<i64>
    // CHECK: "onnx.Range"{{.*}}aimet.dim_params = {{.}}["sequence"]{{.*}} -> tensor<?xi64>{{$}}
    %r = "onnx.Range"(%zero, %last, %one) : (tensor<i64>, tensor<*x!onnx.unknown>, tensor<i64>) -> tensor<*x!onnx.unknown>
    return
  }
}
