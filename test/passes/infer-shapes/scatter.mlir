// Scatter, ScatterElements, ScatterND and TensorScatter have the shape of what they write into.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 10 : si64}]} {
  func.func @main_graph(%x: tensor<?x4xf32> {onnx.dim_params = ["N", ""]}, %i: tensor<2x4xi64>, %u: tensor<2x4xf32>) {
    // CHECK: "onnx.Scatter"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x4xf32>{{$}}
    %a = "onnx.Scatter"(%x, %i, %u) : (tensor<?x4xf32>, tensor<2x4xi64>, tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%x: tensor<?x4xf32> {onnx.dim_params = ["N", ""]}, %i: tensor<2x4xi64>, %u: tensor<2x4xf32>, %j: tensor<3x1xi64>, %v: tensor<3x4xf32>) {
    // CHECK: "onnx.ScatterElements"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x4xf32>{{$}}
    %a = "onnx.ScatterElements"(%x, %i, %u) {axis = 1 : si64, reduction = "add"} : (tensor<?x4xf32>, tensor<2x4xi64>, tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ScatterND"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x4xf32>{{$}}
    %b = "onnx.ScatterND"(%x, %j, %v) : (tensor<?x4xf32>, tensor<3x1xi64>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // Elements: 1, 9, 3, 8.
    %t = "onnx.Constant"() {value = dense<[1, 2, 3, 4]> : tensor<4xi64>} : () -> tensor<4xi64>
    %at = "onnx.Constant"() {value = dense<[[1], [-1]]> : tensor<2x1xi64>} : () -> tensor<2x1xi64>
    %up = "onnx.Constant"() {value = dense<[9, 8]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.ScatterND"{{.*}} -> tensor<4xi64>{{$}}
    %c = "onnx.ScatterND"(%t, %at, %up) : (tensor<4xi64>, tensor<2x1xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<1x9x3x8xf32>{{$}}
    %d = "onnx.ConstantOfShape"(%c) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %ei = "onnx.Constant"() {value = dense<[0, 2]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.ScatterElements"{{.*}} -> tensor<4xi64>{{$}}
    %e = "onnx.ScatterElements"(%t, %ei, %up) : (tensor<4xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<9x2x8x4xf32>{{$}}
    %f = "onnx.ConstantOfShape"(%e) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // Written twice: in which order nobody says.
    %ti = "onnx.Constant"() {value = dense<[0, 0]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.ScatterElements"{{.*}} -> tensor<4xi64>{{$}}
    %g = "onnx.ScatterElements"(%t, %ti, %up) : (tensor<4xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<?x?x?x?xf32>{{$}}
    %h = "onnx.ConstantOfShape"(%g) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<?x4x16x8xf32> {onnx.dim_params = ["N", "", "", ""]}, %u: tensor<2x4x1x8xf32>, %w: tensor<2xi64>) {
    // The update says what the cache does not.
    // CHECK: "onnx.TensorScatter"{{.*}} -> tensor<2x4x16x8xf32>{{$}}
    %a = "onnx.TensorScatter"(%x, %u, %w) : (tensor<?x4x16x8xf32>, tensor<2x4x1x8xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}
