// Slice in all versions: known, symbolic and unknown starts, ends, axes and steps.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 9 : si64}]} {
  func.func @main_graph(%x: tensor<10x?xf32> {onnx.dim_params = ["", "N"]}, %z: tensor<*xf32>) {
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["", "min(100, N)"]{{.*}} -> tensor<8x?xf32>{{$}}
    %a = "onnx.Slice"(%x) {starts = array<i64: 1, 0>, ends = array<i64: -1, 100>} : (tensor<10x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["", "N"]{{.*}} -> tensor<3x?xf32>{{$}}
    %b = "onnx.Slice"(%x) {axes = array<i64: 0>, starts = array<i64: -3>, ends = array<i64: 9223372036854775807>} : (tensor<10x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Slice"{{.*}} -> tensor<*xf32>{{$}}
    %c = "onnx.Slice"(%z) {axes = array<i64: 0>, starts = array<i64: 0>, ends = array<i64: 1>} : (tensor<*xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<10x?x8xf32> {onnx.dim_params = ["", "N", ""]}, %s: tensor<1xi64>, %u: tensor<?x64xf32> {onnx.dim_params = ["sequence", ""]}, %v: tensor<64x64xf32>) {
    %zero = "onnx.Constant"() {value = dense<0> : tensor<1xi64>} : () -> tensor<1xi64>
    %one = "onnx.Constant"() {value = dense<1> : tensor<1xi64>} : () -> tensor<1xi64>
    %two = "onnx.Constant"() {value = dense<2> : tensor<1xi64>} : () -> tensor<1xi64>
    %m1 = "onnx.Constant"() {value = dense<-1> : tensor<1xi64>} : () -> tensor<1xi64>
    %m2 = "onnx.Constant"() {value = dense<-2> : tensor<1xi64>} : () -> tensor<1xi64>
    %max = "onnx.Constant"() {value = dense<9223372036854775807> : tensor<1xi64>} : () -> tensor<1xi64>
    %min = "onnx.Constant"() {value = dense<-9223372036854775808> : tensor<1xi64>} : () -> tensor<1xi64>
    // x[:, 1:]
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["", "N - 1", ""]{{.*}} -> tensor<10x?x8xf32>{{$}}
    %a = "onnx.Slice"(%x, %one, %max, %one) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // x[:, :-1]
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["", "N - 1", ""]{{.*}} -> tensor<10x?x8xf32>{{$}}
    %b = "onnx.Slice"(%x, %zero, %m1, %one) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // x[:, :1], x[:, -1:]: a size is at least 1.
    // CHECK: "onnx.Slice"{{.*}} -> tensor<10x1x8xf32>{{$}}
    %c = "onnx.Slice"(%x, %zero, %one, %one) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Slice"{{.*}} -> tensor<10x1x8xf32>{{$}}
    %d = "onnx.Slice"(%x, %m1, %max, %one) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // x[:, :2], x[:, -2:], x[:, 2:], x[:, 1:-1], x[:, 2:1]
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["", "min(2, N)", ""]{{.*}} -> tensor<10x?x8xf32>{{$}}
    %e = "onnx.Slice"(%x, %zero, %two, %one) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["", "min(2, N)", ""]{{.*}} -> tensor<10x?x8xf32>{{$}}
    %f = "onnx.Slice"(%x, %m2, %max, %one) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["", "max(0, N - 2)", ""]{{.*}} -> tensor<10x?x8xf32>{{$}}
    %g = "onnx.Slice"(%x, %two, %max, %one) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["", "max(0, N - 2)", ""]{{.*}} -> tensor<10x?x8xf32>{{$}}
    %h = "onnx.Slice"(%x, %one, %m1, %one) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Slice"{{.*}} -> tensor<10x0x8xf32>{{$}}
    %i = "onnx.Slice"(%x, %two, %one, %one) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // x[:, ::2], x[:, ::-1]
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["", "floor((N + 1)/2)", ""]{{.*}} -> tensor<10x?x8xf32>{{$}}
    %j = "onnx.Slice"(%x, %zero, %max, %one, %two) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["", "N", ""]{{.*}} -> tensor<10x?x8xf32>{{$}}
    %k = "onnx.Slice"(%x, %m1, %min, %one, %m1) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // Steps through a known size, both ways; the axis from the end.
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["", "N", ""]{{.*}} -> tensor<10x?x4xf32>{{$}}
    %l = "onnx.Slice"(%x, %one, %max, %m1, %two) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["", "N", ""]{{.*}} -> tensor<5x?x8xf32>{{$}}
    %m = "onnx.Slice"(%x, %m1, %min, %zero, %m2) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // As many rows as a sequence is long.
    // CHECK: "onnx.Shape"{{.*}} -> tensor<1xi64>{{$}}
    %len = "onnx.Shape"(%u) {end = 1 : si64} : (tensor<?x64xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["min(64, sequence)", ""]{{.*}} -> tensor<?x64xf32>{{$}}
    %n = "onnx.Slice"(%v, %zero, %len, %zero) : (tensor<64x64xf32>, tensor<1xi64>, tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["sequence", ""]{{.*}} -> tensor<?x64xf32>{{$}}
    %o = "onnx.Slice"(%u, %zero, %len, %zero) : (tensor<?x64xf32>, tensor<1xi64>, tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // The start is an input: that axis is lost, the others are kept. An axis that is not known: all are.
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["", "N", ""]{{.*}} -> tensor<?x?x8xf32>{{$}}
    %p = "onnx.Slice"(%x, %s, %max, %zero) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Slice"{{.*}} -> tensor<?x?x?xf32>{{$}}
    %q = "onnx.Slice"(%x, %zero, %one, %s) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["", "N", ""]{{.*}} -> tensor<?x?x8xf32>{{$}}
    %r = "onnx.Slice"(%x, %s, %max) : (tensor<10x?x8xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // No axis at all.
    %none = "onnx.Constant"() {value = dense<> : tensor<0xi64>} : () -> tensor<0xi64>
    // CHECK: "onnx.Slice"{{.*}}aimet.dim_params = {{.}}["", "N", ""]{{.*}} -> tensor<10x?x8xf32>{{$}}
    %t = "onnx.Slice"(%x, %none, %none) : (tensor<10x?x8xf32>, tensor<0xi64>, tensor<0xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 10 : si64}]} {
  func.func @main_graph() {
    // Elements: [[0, 1, 2], [3, 4, 5]][::-1, 1:] is 4, 5, 1, 2.
    %k = "onnx.Constant"() {value = dense<[[0, 1, 2], [3, 4, 5]]> : tensor<2x3xi64>} : () -> tensor<2x3xi64>
    %s = "onnx.Constant"() {value = dense<[-1, 1]> : tensor<2xi64>} : () -> tensor<2xi64>
    %e = "onnx.Constant"() {value = dense<[-9, 9]> : tensor<2xi64>} : () -> tensor<2xi64>
    %t = "onnx.Constant"() {value = dense<[-1, 1]> : tensor<2xi64>} : () -> tensor<2xi64>
    %none = "onnx.NoValue"() : () -> none
    // CHECK: "onnx.Slice"{{.*}} -> tensor<2x2xi64>{{$}}
    %a = "onnx.Slice"(%k, %s, %e, %none, %t) : (tensor<2x3xi64>, tensor<2xi64>, tensor<2xi64>, none, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %flat = "onnx.Constant"() {value = dense<[-1]> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: "onnx.Reshape"{{.*}} -> tensor<4xi64>{{$}}
    %b = "onnx.Reshape"(%a, %flat) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<4x5x1x2xf32>{{$}}
    %c = "onnx.ConstantOfShape"(%b) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}
