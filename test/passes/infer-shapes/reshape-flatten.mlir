// Flatten, Squeeze, Unsqueeze and Identity, in all versions.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 10 : si64}]} {
  func.func @main_graph(%x: tensor<2x3x4xf32>, %y: tensor<1x?x1xf32> {onnx.dim_params = ["", "N", ""]}) {
    // CHECK: "onnx.Flatten"{{.*}} -> tensor<2x12xf32>{{$}}
    %a = "onnx.Flatten"(%x) : (tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Flatten"{{.*}} -> tensor<24x1xf32>{{$}}
    %b = "onnx.Flatten"(%x) {axis = 3 : si64} : (tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Squeeze"{{.*}}aimet.dim_params = {{.}}["N"]{{.*}} -> tensor<?xf32>{{$}}
    %c = "onnx.Squeeze"(%y) {axes = array<i64: 0, 2>} : (tensor<1x?x1xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Squeeze"{{.*}} -> tensor<2x3x4xf32>{{$}}
    %d = "onnx.Squeeze"(%x) : (tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Unsqueeze"{{.*}}aimet.dim_params = {{.}}["", "", "N", "", ""]{{.*}} -> tensor<1x1x?x1x1xf32>{{$}}
    %e = "onnx.Unsqueeze"(%y) {axes = array<i64: 0, 4>} : (tensor<1x?x1xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%x: tensor<?x3x4xf32> {onnx.dim_params = ["N", "", ""]}, %y: tensor<1x?x1xf32> {onnx.dim_params = ["", "N", ""]}) {
    // CHECK: "onnx.Flatten"{{.*}}aimet.dim_params = {{.}}["3*N", ""]{{.*}} -> tensor<?x4xf32>{{$}}
    %a = "onnx.Flatten"(%x) {axis = -1 : si64} : (tensor<?x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Flatten"{{.*}}aimet.dim_params = {{.}}["", "12*N"]{{.*}} -> tensor<1x?xf32>{{$}}
    %b = "onnx.Flatten"(%x) {axis = 0 : si64} : (tensor<?x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Squeeze"{{.*}}aimet.dim_params = {{.}}["", "N"]{{.*}} -> tensor<1x?xf32>{{$}}
    %c = "onnx.Squeeze"(%y) {axes = array<i64: -1>} : (tensor<1x?x1xf32>) -> tensor<*x!onnx.unknown>
    // Whether N is 1 is not known.
    // CHECK: "onnx.Squeeze"{{.*}} -> tensor<*xf32>{{$}}
    %d = "onnx.Squeeze"(%y) : (tensor<1x?x1xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Unsqueeze"{{.*}}aimet.dim_params = {{.}}["", "", "N", "", ""]{{.*}} -> tensor<1x1x?x1x1xf32>{{$}}
    %e = "onnx.Unsqueeze"(%y) {axes = array<i64: -1, 0>} : (tensor<1x?x1xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 21 : si64}]} {
  func.func @main_graph(%x: tensor<?x3x4xf32> {onnx.dim_params = ["N", "", ""]}, %y: tensor<1x?x1xf32> {onnx.dim_params = ["", "N", ""]}, %z: tensor<*xf32>, %t: tensor<1xi64>, %u: tensor<2xi64>, %o: tensor<1x3xf32>) {
    %p = "onnx.Constant"() {value = dense<[0, -1]> : tensor<2xi64>} : () -> tensor<2xi64>
    %q = "onnx.Constant"() {value = dense<0> : tensor<i64>} : () -> tensor<i64>
    // CHECK: "onnx.Squeeze"{{.*}}aimet.dim_params = {{.}}["N"]{{.*}} -> tensor<?xf32>{{$}}
    %c = "onnx.Squeeze"(%y, %p) : (tensor<1x?x1xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Squeeze"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x1xf32>{{$}}
    %d = "onnx.Squeeze"(%y, %q) : (tensor<1x?x1xf32>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // One axis, whichever: the rank is known. Of two it might be the same twice.
    // CHECK: "onnx.Squeeze"{{.*}} -> tensor<?x?xf32>{{$}}
    %e = "onnx.Squeeze"(%y, %t) : (tensor<1x?x1xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Squeeze"{{.*}} -> tensor<*xf32>{{$}}
    %f = "onnx.Squeeze"(%y, %u) : (tensor<1x?x1xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // No axis at all: ONNX Runtime takes that for all axes.
    %n = "onnx.Constant"() {value = dense<> : tensor<0xi64>} : () -> tensor<0xi64>
    // CHECK: "onnx.Squeeze"{{.*}} -> tensor<*xf32>{{$}}
    %g = "onnx.Squeeze"(%o, %n) : (tensor<1x3xf32>, tensor<0xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Squeeze"{{.*}} -> tensor<*xf32>{{$}}
    %h = "onnx.Squeeze"(%x, %n) : (tensor<?x3x4xf32>, tensor<0xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Unsqueeze"{{.*}}aimet.dim_params = {{.}}["", "", "N", "", ""]{{.*}} -> tensor<1x1x?x1x1xf32>{{$}}
    %i = "onnx.Unsqueeze"(%y, %p) : (tensor<1x?x1xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Unsqueeze"{{.*}} -> tensor<?x?x?x?x?xf32>{{$}}
    %j = "onnx.Unsqueeze"(%y, %u) : (tensor<1x?x1xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Unsqueeze"{{.*}} -> tensor<*xf32>{{$}}
    %k = "onnx.Unsqueeze"(%z, %p) : (tensor<*xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Flatten"{{.*}} -> tensor<?x?xf32>{{$}}
    %l = "onnx.Flatten"(%z) : (tensor<*xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Identity"{{.*}}aimet.dim_params = {{.}}["N", "", ""]{{.*}} -> tensor<?x3x4xf32>{{$}}
    %m = "onnx.Identity"(%x) : (tensor<?x3x4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
