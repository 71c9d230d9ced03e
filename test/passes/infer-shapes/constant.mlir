// Constant in every form, and random numbers.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph() {
    // CHECK: "onnx.Constant"{{.*}} -> tensor<2xi32>{{$}}
    %a = "onnx.Constant"() {value = dense<[1, 2]> : tensor<2xi32>} : () -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Constant"{{.*}} -> tensor<i64>{{$}}
    %b = "onnx.Constant"() {value_int = 3 : si64} : () -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Constant"{{.*}} -> tensor<3xi64>{{$}}
    %c = "onnx.Constant"() {value_ints = array<i64: 1, 2, 3>} : () -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Constant"{{.*}} -> tensor<f32>{{$}}
    %d = "onnx.Constant"() {value_float = 3.0 : f32} : () -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Constant"{{.*}} -> tensor<2xf32>{{$}}
    %e = "onnx.Constant"() {value_floats = array<f32: 1.0, 2.0>} : () -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Constant"{{.*}} -> tensor<!onnx.String>{{$}}
    %f = "onnx.Constant"() {value_string = "a"} : () -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Constant"{{.*}} -> tensor<2x!onnx.String>{{$}}
    %g = "onnx.Constant"() {value_strings = ["a", "b"]} : () -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<1x2x3xf32>{{$}}
    %h = "onnx.ConstantOfShape"(%c) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<?x3xf16> {onnx.dim_params = ["N", ""]}, %i: tensor<2x3xi64>) {
    // CHECK: "onnx.RandomNormal"{{.*}} -> tensor<2x3xf32>{{$}}
    %a = "onnx.RandomNormal"() {shape = array<i64: 2, 3>} : () -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.RandomUniform"{{.*}} -> tensor<f64>{{$}}
    %b = "onnx.RandomUniform"() {dtype = 11 : si64, shape = array<i64>} : () -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.RandomNormalLike"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x3xf16>{{$}}
    %c = "onnx.RandomNormalLike"(%x) : (tensor<?x3xf16>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.RandomUniformLike"{{.*}} -> tensor<2x3xf32>{{$}}
    %d = "onnx.RandomUniformLike"(%i) {dtype = 1 : si64} : (tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Bernoulli"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x3xf16>{{$}}
    %e = "onnx.Bernoulli"(%x) : (tensor<?x3xf16>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Bernoulli"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x3xi1>{{$}}
    %f = "onnx.Bernoulli"(%x) {dtype = 9 : si64} : (tensor<?x3xf16>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Multinomial"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x1xi32>{{$}}
    %g = "onnx.Multinomial"(%x) : (tensor<?x3xf16>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Multinomial"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x4xi64>{{$}}
    %h = "onnx.Multinomial"(%x) {dtype = 7 : si64, sample_size = 4 : si64} : (tensor<?x3xf16>) -> tensor<*x!onnx.unknown>
    return
  }
}
