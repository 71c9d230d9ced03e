// Reshape: sizes from the target, from the input (0), and what is left (-1), in all versions.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 4 : si64}]} {
  func.func @main_graph(%x: tensor<?x3x4xf32> {onnx.dim_params = ["N", "", ""]}) {
    // CHECK: "onnx.Reshape"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x12xf32>{{$}}
    %a = "onnx.Reshape"(%x) {shape = array<i64: 0, -1>} : (tensor<?x3x4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 14 : si64}]} {
  func.func @main_graph(%x: tensor<?x3x4xf32> {onnx.dim_params = ["N", "", ""]}, %y: tensor<*xf32>, %z: tensor<?x?xf32> {onnx.dim_params = ["N", "M"]}, %e: tensor<0x3xf32>, %d: tensor<?x12xf32>) {
    %s = "onnx.Constant"() {value = dense<[0, -1]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.Reshape"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x12xf32>{{$}}
    %a = "onnx.Reshape"(%x, %s) : (tensor<?x3x4xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // 12 * N / 8
    %t = "onnx.Constant"() {value = dense<[2, -1, 4]> : tensor<3xi64>} : () -> tensor<3xi64>
    // CHECK: "onnx.Reshape"{{.*}}aimet.dim_params = {{.}}["", "N + floor(N/2)", ""]{{.*}} -> tensor<2x?x4xf32>{{$}}
    %b = "onnx.Reshape"(%x, %t) : (tensor<?x3x4xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // What is copied cancels out, known or not.
    // CHECK: "onnx.Reshape"{{.*}} -> tensor<?x12xf32>{{$}}
    %c = "onnx.Reshape"(%d, %s) : (tensor<?x12xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // Without an input shape only what is written is known.
    // CHECK: "onnx.Reshape"{{.*}} -> tensor<2x?x4xf32>{{$}}
    %f = "onnx.Reshape"(%y, %t) : (tensor<*xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // A 0 is a size if it is allowed to be one.
    %u = "onnx.Constant"() {value = dense<[3, 0]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.Reshape"{{.*}} -> tensor<3x0xf32>{{$}}
    %g = "onnx.Reshape"(%e, %u) {allowzero = 1 : si64} : (tensor<0x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // The empty target is a scalar.
    %v = "onnx.Constant"() {value = dense<> : tensor<0xi64>} : () -> tensor<0xi64>
    %o = "onnx.Constant"() {value = dense<1.0> : tensor<1xf32>} : () -> tensor<1xf32>
    // CHECK: "onnx.Reshape"{{.*}} -> tensor<f32>{{$}}
    %h = "onnx.Reshape"(%o, %v) : (tensor<1xf32>, tensor<0xi64>) -> tensor<*x!onnx.unknown>
    // One size that is not known follows from the others.
    %q = "onnx.Shape"(%z) : (tensor<?x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Reshape"{{.*}}aimet.dim_params = {{.}}["N", "M"]{{.*}} -> tensor<?x?xf32>{{$}}
    %i = "onnx.Reshape"(%x, %q) : (tensor<?x3x4xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 21 : si64}]} {
  func.func @main_graph(%x: tensor<?x3x4xf32> {onnx.dim_params = ["N", "", ""]}, %s: tensor<1xi64>, %t: tensor<3xi64>, %u: tensor<?xi64>) {
    // Of a target that is an input the length alone is known.
    // CHECK: "onnx.Reshape"{{.*}}aimet.dim_params = {{.}}["12*N"]{{.*}} -> tensor<?xf32>{{$}}
    %a = "onnx.Reshape"(%x, %s) : (tensor<?x3x4xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Reshape"{{.*}} -> tensor<?x?x?xf32>{{$}}
    %b = "onnx.Reshape"(%x, %t) : (tensor<?x3x4xf32>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Reshape"{{.*}} -> tensor<*xf32>{{$}}
    %c = "onnx.Reshape"(%x, %u) : (tensor<?x3x4xf32>, tensor<?xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}
