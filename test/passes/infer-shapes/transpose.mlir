// Transpose permutes sizes and elements; ReverseSequence keeps its shape.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<?x3x?xf32> {onnx.dim_params = ["N", "", "M"]}, %z: tensor<*xf32>, %l: tensor<?xi64> {onnx.dim_params = ["B"]}, %y: tensor<4x?xf32>) {
    // CHECK: "onnx.Transpose"{{.*}}aimet.dim_params = {{.}}["M", "N", ""]{{.*}} -> tensor<?x?x3xf32>{{$}}
    %a = "onnx.Transpose"(%x) {perm = array<i64: 2, 0, 1>} : (tensor<?x3x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Transpose"{{.*}}aimet.dim_params = {{.}}["M", "", "N"]{{.*}} -> tensor<?x3x?xf32>{{$}}
    %b = "onnx.Transpose"(%x) : (tensor<?x3x?xf32>) -> tensor<*x!onnx.unknown>
    // The permutation alone says the rank.
    // CHECK: "onnx.Transpose"{{.*}} -> tensor<?x?xf32>{{$}}
    %c = "onnx.Transpose"(%z) {perm = array<i64: 1, 0>} : (tensor<*xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Transpose"{{.*}} -> tensor<*xf32>{{$}}
    %d = "onnx.Transpose"(%z) : (tensor<*xf32>) -> tensor<*x!onnx.unknown>
    // [[1, 2, 3], [4, 5, 6]] becomes 1, 4, 2, 5, 3, 6.
    %k = "onnx.Constant"() {value = dense<[[1, 2, 3], [4, 5, 6]]> : tensor<2x3xi64>} : () -> tensor<2x3xi64>
    // CHECK: "onnx.Transpose"{{.*}} -> tensor<3x2xi64>{{$}}
    %e = "onnx.Transpose"(%k) : (tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    %flat = "onnx.Constant"() {value = dense<[-1]> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: "onnx.Reshape"{{.*}} -> tensor<6xi64>{{$}}
    %f = "onnx.Reshape"(%e, %flat) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<1x4x2x5x3x6xf32>{{$}}
    %g = "onnx.ConstantOfShape"(%f) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // There are as many lengths as sequences.
    // CHECK: "onnx.ReverseSequence"{{.*}}aimet.dim_params = {{.}}["", "B"]{{.*}} -> tensor<4x?xf32>{{$}}
    %h = "onnx.ReverseSequence"(%y, %l) : (tensor<4x?xf32>, tensor<?xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}
