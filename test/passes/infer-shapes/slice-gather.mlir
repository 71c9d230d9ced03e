// Gather, GatherElements, GatherND and Compress: sizes from the indices, elements by index.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<?x4x5xf32> {onnx.dim_params = ["N", "", ""]}, %i: tensor<?x2xi64> {onnx.dim_params = ["M", ""]}, %j: tensor<i32>, %z: tensor<*xf32>, %e: tensor<?x4xi64> {onnx.dim_params = ["K", ""]}, %m: tensor<?x4xf32> {onnx.dim_params = ["N", ""]}, %n: tensor<?x3xi64> {onnx.dim_params = ["B", ""]}, %u: tensor<?x?xi64>) {
    // CHECK: "onnx.Gather"{{.*}}aimet.dim_params = {{.}}["N", "M", "", ""]{{.*}} -> tensor<?x?x2x5xf32>{{$}}
    %a = "onnx.Gather"(%x, %i) {axis = 1 : si64} : (tensor<?x4x5xf32>, tensor<?x2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Gather"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x4xf32>{{$}}
    %b = "onnx.Gather"(%x, %j) {axis = -1 : si64} : (tensor<?x4x5xf32>, tensor<i32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Gather"{{.*}} -> tensor<*xf32>{{$}}
    %c = "onnx.Gather"(%z, %i) : (tensor<*xf32>, tensor<?x2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.GatherElements"{{.*}}aimet.dim_params = {{.}}["K", ""]{{.*}} -> tensor<?x4xf32>{{$}}
    %d = "onnx.GatherElements"(%m, %e) : (tensor<?x4xf32>, tensor<?x4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.GatherElements"{{.*}}aimet.dim_params = {{.}}["K", ""]{{.*}} -> tensor<?x4xf32>{{$}}
    %f = "onnx.GatherElements"(%z, %e) : (tensor<*xf32>, tensor<?x4xi64>) -> tensor<*x!onnx.unknown>
    // Tuples of three name elements, of two rows.
    // CHECK: "onnx.GatherND"{{.*}}aimet.dim_params = {{.}}["B"]{{.*}} -> tensor<?xf32>{{$}}
    %g = "onnx.GatherND"(%x, %n) : (tensor<?x4x5xf32>, tensor<?x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.GatherND"{{.*}}aimet.dim_params = {{.}}["M", ""]{{.*}} -> tensor<?x5xf32>{{$}}
    %h = "onnx.GatherND"(%x, %i) : (tensor<?x4x5xf32>, tensor<?x2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.GatherND"{{.*}} -> tensor<*xf32>{{$}}
    %k = "onnx.GatherND"(%x, %u) : (tensor<?x4x5xf32>, tensor<?x?xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.GatherND"{{.*}}aimet.dim_params = {{.}}["M"]{{.*}} -> tensor<?xf32>{{$}}
    %o = "onnx.GatherND"(%x, %i) {batch_dims = 1 : si64} : (tensor<?x4x5xf32>, tensor<?x2xi64>) -> tensor<*x!onnx.unknown>
    // Elements: 5, 4 of the second row.
    %t = "onnx.Constant"() {value = dense<[[1, 2, 3], [4, 5, 6]]> : tensor<2x3xi64>} : () -> tensor<2x3xi64>
    %at = "onnx.Constant"() {value = dense<[1, -3]> : tensor<2xi64>} : () -> tensor<2xi64>
    %one = "onnx.Constant"() {value = dense<1> : tensor<i64>} : () -> tensor<i64>
    // CHECK: "onnx.Gather"{{.*}} -> tensor<3xi64>{{$}}
    %row = "onnx.Gather"(%t, %one) : (tensor<2x3xi64>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Gather"{{.*}} -> tensor<2xi64>{{$}}
    %p = "onnx.Gather"(%row, %at) : (tensor<*x!onnx.unknown>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<5x4xf32>{{$}}
    %q = "onnx.ConstantOfShape"(%p) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %el = "onnx.Constant"() {value = dense<[[2, 0], [1, -1]]> : tensor<2x2xi64>} : () -> tensor<2x2xi64>
    // CHECK: "onnx.GatherElements"{{.*}} -> tensor<2x2xi64>{{$}}
    %r = "onnx.GatherElements"(%t, %el) {axis = 1 : si64} : (tensor<2x3xi64>, tensor<2x2xi64>) -> tensor<*x!onnx.unknown>
    %flat = "onnx.Constant"() {value = dense<[-1]> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: "onnx.Reshape"{{.*}} -> tensor<4xi64>{{$}}
    %s = "onnx.Reshape"(%r, %flat) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<3x1x5x6xf32>{{$}}
    %v = "onnx.ConstantOfShape"(%s) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %nd = "onnx.Constant"() {value = dense<[[0, 2], [1, 0]]> : tensor<2x2xi64>} : () -> tensor<2x2xi64>
    // CHECK: "onnx.GatherND"{{.*}} -> tensor<2xi64>{{$}}
    %w = "onnx.GatherND"(%t, %nd) : (tensor<2x3xi64>, tensor<2x2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<3x4xf32>{{$}}
    %y = "onnx.ConstantOfShape"(%w) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%x: tensor<?x4x5xf32> {onnx.dim_params = ["N", "", ""]}, %c: tensor<?xi1>, %z: tensor<*xf32>) {
    // CHECK: "onnx.Compress"{{.*}} -> tensor<?xf32>{{$}}
    %a = "onnx.Compress"(%x, %c) : (tensor<?x4x5xf32>, tensor<?xi1>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Compress"{{.*}}aimet.dim_params = {{.}}["N", "", ""]{{.*}} -> tensor<?x?x5xf32>{{$}}
    %b = "onnx.Compress"(%x, %c) {axis = 1 : si64} : (tensor<?x4x5xf32>, tensor<?xi1>) -> tensor<*x!onnx.unknown>
    // A constant condition says how many are taken.
    %k = "onnx.Constant"() {value = dense<[true, false, true]> : tensor<3xi1>} : () -> tensor<3xi1>
    // CHECK: "onnx.Compress"{{.*}}aimet.dim_params = {{.}}["N", "", ""]{{.*}} -> tensor<?x4x2xf32>{{$}}
    %d = "onnx.Compress"(%x, %k) {axis = -1 : si64} : (tensor<?x4x5xf32>, tensor<3xi1>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Compress"{{.*}} -> tensor<?x4x5xf32>{{$}}
    %e = "onnx.Compress"(%x, %k) {axis = 0 : si64} : (tensor<?x4x5xf32>, tensor<3xi1>) -> tensor<*x!onnx.unknown>
    %t = "onnx.Constant"() {value = dense<[5, 6, 7]> : tensor<3xi64>} : () -> tensor<3xi64>
    // CHECK: "onnx.Compress"{{.*}} -> tensor<2xi64>{{$}}
    %f = "onnx.Compress"(%t, %k) : (tensor<3xi64>, tensor<3xi1>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<5x7xf32>{{$}}
    %g = "onnx.ConstantOfShape"(%f) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}
