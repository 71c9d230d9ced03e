// Cast, CastLike and BitCast change element types, and elements where every runtime gives the same.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 5 : si64}]} {
  func.func @main_graph(%x: tensor<?x3xf32> {onnx.dim_params = ["N", ""]}) {
    // CHECK: "onnx.Cast"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x3xi64>{{$}}
    %a = "onnx.Cast"(%x) {to = "INT64"} : (tensor<?x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 19 : si64}]} {
  func.func @main_graph(%x: tensor<?x3xf32> {onnx.dim_params = ["N", ""]}, %y: tensor<f16>) {
    // CHECK: "onnx.Cast"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x3xf16>{{$}}
    %a = "onnx.Cast"(%x) {to = 10 : si64} : (tensor<?x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.CastLike"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x3xf16>{{$}}
    %b = "onnx.CastLike"(%x, %y) : (tensor<?x3xf32>, tensor<f16>) -> tensor<*x!onnx.unknown>
    // Towards zero: 3, 2; what int8 cannot hold is not computed.
    %k = "onnx.Constant"() {value = dense<[3.9, 2.5]> : tensor<2xf32>} : () -> tensor<2xf32>
    // CHECK: "onnx.Cast"{{.*}} -> tensor<2xi64>{{$}}
    %c = "onnx.Cast"(%k) {to = 7 : si64} : (tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<3x2xf32>{{$}}
    %d = "onnx.ConstantOfShape"(%c) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %l = "onnx.Constant"() {value = dense<[3.0, 300.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    // CHECK: "onnx.Cast"{{.*}} -> tensor<2xi8>{{$}}
    %e = "onnx.Cast"(%l) {to = 3 : si64} : (tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Cast"{{.*}} -> tensor<2xi64>{{$}}
    %f = "onnx.Cast"(%e) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<3x?xf32>{{$}}
    %g = "onnx.ConstantOfShape"(%f) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // Integers wrap: 256 + 4 is 4; a bool is 0 or 1.
    %m = "onnx.Constant"() {value = dense<[260, 5]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.Cast"{{.*}} -> tensor<2xui8>{{$}}
    %h = "onnx.Cast"(%m) {to = 2 : si64} : (tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Cast"{{.*}} -> tensor<2xi64>{{$}}
    %i = "onnx.Cast"(%h) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<4x5xf32>{{$}}
    %j = "onnx.ConstantOfShape"(%i) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Cast"{{.*}} -> tensor<2xi1>{{$}}
    %n = "onnx.Cast"(%m) {to = 9 : si64} : (tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Cast"{{.*}} -> tensor<2xi64>{{$}}
    %o = "onnx.Cast"(%n) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<1x1xf32>{{$}}
    %p = "onnx.ConstantOfShape"(%o) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // Sizes go through floats and back.
    // CHECK: "onnx.Shape"{{.*}} -> tensor<2xi64>{{$}}
    %q = "onnx.Shape"(%x) : (tensor<?x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Cast"{{.*}} -> tensor<2xf32>{{$}}
    %r = "onnx.Cast"(%q) {to = 1 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Cast"{{.*}} -> tensor<2xi64>{{$}}
    %s = "onnx.Cast"(%r) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x3xf32>{{$}}
    %t = "onnx.ConstantOfShape"(%s) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 26 : si64}]} {
  func.func @main_graph(%x: tensor<?x3xf32> {onnx.dim_params = ["N", ""]}) {
    // CHECK: "onnx.BitCast"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x3xi32>{{$}}
    %a = "onnx.BitCast"(%x) {to = 6 : si64} : (tensor<?x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
