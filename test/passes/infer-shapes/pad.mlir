// Pad, Expand and Tile: larger sizes, and the elements that fill them.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<2x?xf32> {onnx.dim_params = ["", "N"]}) {
    // CHECK: "onnx.Pad"{{.*}}aimet.dim_params = {{.}}["", "N + 4"]{{.*}} -> tensor<4x?xf32>{{$}}
    %a = "onnx.Pad"(%x) {paddings = array<i64: 0, 1, 2, 3>} : (tensor<2x?xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 2 : si64}]} {
  func.func @main_graph(%x: tensor<2x?xf32> {onnx.dim_params = ["", "N"]}) {
    // CHECK: "onnx.Pad"{{.*}}aimet.dim_params = {{.}}["", "N + 4"]{{.*}} -> tensor<4x?xf32>{{$}}
    %a = "onnx.Pad"(%x) {pads = array<i64: 0, 1, 2, 3>} : (tensor<2x?xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<2x?xf32> {onnx.dim_params = ["", "N"]}, %p: tensor<4xi64>, %y: tensor<?x3xf32> {onnx.dim_params = ["M", ""]}) {
    %k = "onnx.Constant"() {value = dense<[0, -1, 2, 0]> : tensor<4xi64>} : () -> tensor<4xi64>
    // CHECK: "onnx.Pad"{{.*}}aimet.dim_params = {{.}}["", "N - 1"]{{.*}} -> tensor<4x?xf32>{{$}}
    %a = "onnx.Pad"(%x, %k) : (tensor<2x?xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Pad"{{.*}} -> tensor<?x?xf32>{{$}}
    %b = "onnx.Pad"(%x, %p) : (tensor<2x?xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // Pads that are sizes themselves.
    // CHECK: "onnx.Shape"{{.*}} -> tensor<2xi64>{{$}}
    %s = "onnx.Shape"(%y) : (tensor<?x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Concat"{{.*}} -> tensor<4xi64>{{$}}
    %t = "onnx.Concat"(%s, %s) {axis = 0 : si64} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Pad"{{.*}}aimet.dim_params = {{.}}["2*M + 2", "N + 6"]{{.*}} -> tensor<?x?xf32>{{$}}
    %c = "onnx.Pad"(%x, %t) : (tensor<2x?xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // Elements: 7, 1, 2, 7, 7; 2, 1, 2, 1; 1, 1, 2; 2, 1, 2.
    %e = "onnx.Constant"() {value = dense<[1, 2]> : tensor<2xi64>} : () -> tensor<2xi64>
    %v = "onnx.Constant"() {value = dense<7> : tensor<i64>} : () -> tensor<i64>
    %p1 = "onnx.Constant"() {value = dense<[1, 2]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.Pad"{{.*}} -> tensor<5xi64>{{$}}
    %d = "onnx.Pad"(%e, %p1, %v) : (tensor<2xi64>, tensor<2xi64>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<7x1x2x7x7xf32>{{$}}
    %f = "onnx.ConstantOfShape"(%d) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %p2 = "onnx.Constant"() {value = dense<[1, 1]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.Pad"{{.*}} -> tensor<4xi64>{{$}}
    %g = "onnx.Pad"(%e, %p2) {mode = "reflect"} : (tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<2x1x2x1xf32>{{$}}
    %h = "onnx.ConstantOfShape"(%g) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %p3 = "onnx.Constant"() {value = dense<[1, 0]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.Pad"{{.*}} -> tensor<3xi64>{{$}}
    %i = "onnx.Pad"(%e, %p3) {mode = "edge"} : (tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<1x1x2xf32>{{$}}
    %j = "onnx.ConstantOfShape"(%i) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Pad"{{.*}} -> tensor<3xi64>{{$}}
    %l = "onnx.Pad"(%e, %p3) {mode = "wrap"} : (tensor<2xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<2x1x2xf32>{{$}}
    %m = "onnx.ConstantOfShape"(%l) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x4xf32> {onnx.dim_params = ["", "N", ""]}, %p: tensor<2xi64>) {
    %k = "onnx.Constant"() {value = dense<[1, 2]> : tensor<2xi64>} : () -> tensor<2xi64>
    %ax = "onnx.Constant"() {value = dense<-2> : tensor<1xi64>} : () -> tensor<1xi64>
    %none = "onnx.NoValue"() : () -> none
    // CHECK: "onnx.Pad"{{.*}}aimet.dim_params = {{.}}["", "N + 3", ""]{{.*}} -> tensor<2x?x4xf32>{{$}}
    %a = "onnx.Pad"(%x, %k, %none, %ax) : (tensor<2x?x4xf32>, tensor<2xi64>, none, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // Only the axis that is padded is lost.
    // CHECK: "onnx.Pad"{{.*}} -> tensor<2x?x4xf32>{{$}}
    %b = "onnx.Pad"(%x, %p, %none, %ax) : (tensor<2x?x4xf32>, tensor<2xi64>, none, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 8 : si64}]} {
  func.func @main_graph(%x: tensor<?x1x4xf32> {onnx.dim_params = ["N", "", ""]}, %p: tensor<4xi64>, %q: tensor<?xi64>, %y: tensor<?x?xf32> {onnx.dim_params = ["M", "K"]}) {
    %k = "onnx.Constant"() {value = dense<[2, 1, 3, 1]> : tensor<4xi64>} : () -> tensor<4xi64>
    // CHECK: "onnx.Expand"{{.*}}aimet.dim_params = {{.}}["", "N", "", ""]{{.*}} -> tensor<2x?x3x4xf32>{{$}}
    %a = "onnx.Expand"(%x, %k) : (tensor<?x1x4xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Expand"{{.*}} -> tensor<?x?x?x4xf32>{{$}}
    %b = "onnx.Expand"(%x, %p) : (tensor<?x1x4xf32>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Expand"{{.*}} -> tensor<*xf32>{{$}}
    %c = "onnx.Expand"(%x, %q) : (tensor<?x1x4xf32>, tensor<?xi64>) -> tensor<*x!onnx.unknown>
    // 1 becomes M; K is 4, or 1.
    // CHECK: "onnx.Shape"{{.*}} -> tensor<2xi64>{{$}}
    %s = "onnx.Shape"(%y) : (tensor<?x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Expand"{{.*}}aimet.dim_params = {{.}}["N", "M", ""]{{.*}} -> tensor<?x?x4xf32>{{$}}
    %d = "onnx.Expand"(%x, %s) : (tensor<?x1x4xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph() {
    // Elements: 5, 5, 6, 6.
    %e = "onnx.Constant"() {value = dense<[[5], [6]]> : tensor<2x1xi64>} : () -> tensor<2x1xi64>
    %two = "onnx.Constant"() {value = dense<[2, 2]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.Expand"{{.*}} -> tensor<2x2xi64>{{$}}
    %f = "onnx.Expand"(%e, %two) : (tensor<2x1xi64>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %flat = "onnx.Constant"() {value = dense<[-1]> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: "onnx.Reshape"{{.*}} -> tensor<4xi64>{{$}}
    %g = "onnx.Reshape"(%f, %flat) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<5x5x6x6xf32>{{$}}
    %h = "onnx.ConstantOfShape"(%g) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 5 : si64}]} {
  func.func @main_graph(%x: tensor<2x3xf32>) {
    %t = "onnx.Constant"() {value = dense<2.0> : tensor<f32>} : () -> tensor<f32>
    %ax = "onnx.Constant"() {value = dense<1.0> : tensor<f32>} : () -> tensor<f32>
    // CHECK: "onnx.Tile"{{.*}} -> tensor<2x6xf32>{{$}}
    %a = "onnx.Tile"(%x, %t, %ax) : (tensor<2x3xf32>, tensor<f32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<?x3xf32> {onnx.dim_params = ["N", ""]}, %p: tensor<2xi64>, %z: tensor<*xf32>) {
    %k = "onnx.Constant"() {value = dense<[2, 3]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.Tile"{{.*}}aimet.dim_params = {{.}}["2*N", ""]{{.*}} -> tensor<?x9xf32>{{$}}
    %a = "onnx.Tile"(%x, %k) : (tensor<?x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Tile"{{.*}} -> tensor<?x?xf32>{{$}}
    %b = "onnx.Tile"(%x, %p) : (tensor<?x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Tile"{{.*}} -> tensor<?x?xf32>{{$}}
    %c = "onnx.Tile"(%z, %p) : (tensor<*xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // Elements: 5, 6, 5, 6.
    %e = "onnx.Constant"() {value = dense<[5, 6]> : tensor<2xi64>} : () -> tensor<2xi64>
    %two = "onnx.Constant"() {value = dense<[2]> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: "onnx.Tile"{{.*}} -> tensor<4xi64>{{$}}
    %d = "onnx.Tile"(%e, %two) : (tensor<2xi64>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<5x6x5x6xf32>{{$}}
    %f = "onnx.ConstantOfShape"(%d) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}
