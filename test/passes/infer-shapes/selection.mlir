// NonZero, OneHot, TopK and Unique: how many there are is known of constants only.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<?x3xf32> {onnx.dim_params = ["N", ""]}, %z: tensor<*xf32>, %o: tensor<f32>, %i: tensor<?x2xi64> {onnx.dim_params = ["B", ""]}, %v: tensor<2xf16>, %d: tensor<i64>, %y: tensor<?xf32> {onnx.dim_params = ["K", ""]}) {
    // CHECK: "onnx.NonZero"{{.*}} -> tensor<2x?xi64>{{$}}
    %a = "onnx.NonZero"(%x) : (tensor<?x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.NonZero"{{.*}} -> tensor<?x?xi64>{{$}}
    %b = "onnx.NonZero"(%z) : (tensor<*xf32>) -> tensor<*x!onnx.unknown>
    // The standard makes no row of a scalar, ONNX Runtime one.
    // CHECK: "onnx.NonZero"{{.*}} -> tensor<?x?xi64>{{$}}
    %c = "onnx.NonZero"(%o) : (tensor<f32>) -> tensor<*x!onnx.unknown>
    %k = "onnx.Constant"() {value = dense<[0, 5, 0, 7]> : tensor<4xi64>} : () -> tensor<4xi64>
    // CHECK: "onnx.NonZero"{{.*}} -> tensor<1x2xi64>{{$}}
    %e = "onnx.NonZero"(%k) : (tensor<4xi64>) -> tensor<*x!onnx.unknown>
    %flat = "onnx.Constant"() {value = dense<[-1]> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: "onnx.Reshape"{{.*}} -> tensor<2xi64>{{$}}
    %e1 = "onnx.Reshape"(%e, %flat) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<1x3xf32>{{$}}
    %e2 = "onnx.ConstantOfShape"(%e1) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %ten = "onnx.Constant"() {value = dense<10> : tensor<i64>} : () -> tensor<i64>
    // CHECK: "onnx.OneHot"{{.*}}aimet.dim_params = {{.}}["B", "", ""]{{.*}} -> tensor<?x2x10xf16>{{$}}
    %f = "onnx.OneHot"(%i, %ten, %v) : (tensor<?x2xi64>, tensor<i64>, tensor<2xf16>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.OneHot"{{.*}}aimet.dim_params = {{.}}["", "B", ""]{{.*}} -> tensor<?x?x2xf16>{{$}}
    %g = "onnx.OneHot"(%i, %d, %v) {axis = 0 : si64} : (tensor<?x2xi64>, tensor<i64>, tensor<2xf16>) -> tensor<*x!onnx.unknown>
    %two = "onnx.Constant"() {value = dense<2> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: "onnx.TopK"{{.*}}aimet.dim_params = {{.}}["N", ""], ["N", ""]{{.*}} -> (tensor<?x2xf32>, tensor<?x2xi64>){{$}}
    %hs:2 = "onnx.TopK"(%x, %two) : (tensor<?x3xf32>, tensor<1xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // As many as a size says.
    // CHECK: "onnx.Shape"{{.*}} -> tensor<1xi64>{{$}}
    %n = "onnx.Shape"(%y) : (tensor<?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.TopK"{{.*}}aimet.dim_params = {{.}}["K", ""], ["K", ""]{{.*}} -> (tensor<?x3xf32>, tensor<?x3xi64>){{$}}
    %ls:2 = "onnx.TopK"(%x, %n) {axis = 0 : si64} : (tensor<?x3xf32>, tensor<*x!onnx.unknown>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // Each element of the input has a place in the list.
    // CHECK: "onnx.Unique"{{.*}}aimet.dim_params = {{.}}unit, unit, ["3*N"], unit{{.*}} -> (tensor<?xf32>, tensor<?xi64>, tensor<?xi64>, tensor<?xi64>){{$}}
    %ps:4 = "onnx.Unique"(%x) : (tensor<?x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: "onnx.Unique"{{.*}}aimet.dim_params = {{.}}["N", ""], unit, unit, unit{{.*}} -> (tensor<?x?xf32>, tensor<?xi64>, tensor<3xi64>, tensor<?xi64>){{$}}
    %ts:4 = "onnx.Unique"(%x) {axis = 1 : si64} : (tensor<?x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 9 : si64}]} {
  func.func @main_graph(%x: tensor<4x3xf32>) {
    // CHECK: "onnx.TopK"{{.*}} -> (tensor<2x3xf32>, tensor<2x3xi64>){{$}}
    %as:2 = "onnx.TopK"(%x) {axis = 0 : si64, k = 2 : si64} : (tensor<4x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}
