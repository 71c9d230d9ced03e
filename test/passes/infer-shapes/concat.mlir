// Concat, Split and SplitToSequence: sizes add up and are parted.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 4 : si64}]} {
  func.func @main_graph(%x: tensor<?x3xf32> {onnx.dim_params = ["N", ""]}, %y: tensor<?x?xf32> {onnx.dim_params = ["M", ""]}, %z: tensor<*xf32>) {
    // CHECK: "onnx.Concat"{{.*}}aimet.dim_params = {{.}}["N + M", ""]{{.*}} -> tensor<?x3xf32>{{$}}
    %a = "onnx.Concat"(%x, %y) {axis = 0 : si64} : (tensor<?x3xf32>, tensor<?x?xf32>) -> tensor<*x!onnx.unknown>
    // The others have the rank of those that are known.
    // CHECK: "onnx.Concat"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x?xf32>{{$}}
    %b = "onnx.Concat"(%z, %x) {axis = 1 : si64} : (tensor<*xf32>, tensor<?x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Concat"{{.*}} -> tensor<*xf32>{{$}}
    %c = "onnx.Concat"(%z, %z) {axis = 0 : si64} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 3 : si64}]} {
  func.func @main_graph(%x: tensor<2x3xf32>) {
    // CHECK: "onnx.Concat"{{.*}} -> tensor<2x6xf32>{{$}}
    %a = "onnx.Concat"(%x, %x) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<?x3xf32> {onnx.dim_params = ["N", ""]}, %y: tensor<?x3xf32> {onnx.dim_params = ["M", ""]}) {
    // CHECK: "onnx.Concat"{{.*}}aimet.dim_params = {{.}}["N + M", ""]{{.*}} -> tensor<?x3xf32>{{$}}
    %a = "onnx.Concat"(%x, %y) {axis = -2 : si64} : (tensor<?x3xf32>, tensor<?x3xf32>) -> tensor<*x!onnx.unknown>
    // Elements, some of them not known.
    // CHECK: "onnx.Shape"{{.*}} -> tensor<2xi64>{{$}}
    %s = "onnx.Shape"(%x) : (tensor<?x3xf32>) -> tensor<*x!onnx.unknown>
    %k = "onnx.Constant"() {value = dense<[[1, 2], [3, 4]]> : tensor<2x2xi64>} : () -> tensor<2x2xi64>
    // CHECK: "onnx.Concat"{{.*}} -> tensor<2x4xi64>{{$}}
    %b = "onnx.Concat"(%k, %k) {axis = 1 : si64} : (tensor<2x2xi64>, tensor<2x2xi64>) -> tensor<*x!onnx.unknown>
    %flat = "onnx.Constant"() {value = dense<[-1]> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: "onnx.Reshape"{{.*}} -> tensor<8xi64>{{$}}
    %c = "onnx.Reshape"(%b, %flat) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Concat"{{.*}} -> tensor<10xi64>{{$}}
    %d = "onnx.Concat"(%s, %c) {axis = 0 : si64} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{.}}["N", "", "", "", "", "", "", "", "", ""]{{.*}} -> tensor<?x3x1x2x1x2x3x4x3x4xf32>{{$}}
    %e = "onnx.ConstantOfShape"(%d) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 2 : si64}]} {
  func.func @main_graph(%x: tensor<6x4xf32>) {
    // CHECK: "onnx.Split"{{.*}} -> (tensor<3x4xf32>, tensor<3x4xf32>){{$}}
    %as:2 = "onnx.Split"(%x) : (tensor<6x4xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: "onnx.Split"{{.*}} -> (tensor<6x1xf32>, tensor<6x3xf32>){{$}}
    %cs:2 = "onnx.Split"(%x) {axis = 1 : si64, split = array<i64: 1, 3>} : (tensor<6x4xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<6x?xf32> {onnx.dim_params = ["", "N"]}, %t: tensor<2xi64>) {
    %s = "onnx.Constant"() {value = dense<[2, 4]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.Split"{{.*}}aimet.dim_params = {{.}}["", "N"], ["", "N"]{{.*}} -> (tensor<2x?xf32>, tensor<4x?xf32>){{$}}
    %as:2 = "onnx.Split"(%x, %s) : (tensor<6x?xf32>, tensor<2xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // The sizes are known although their sum is not.
    // CHECK: "onnx.Split"{{.*}} -> (tensor<6x2xf32>, tensor<6x4xf32>){{$}}
    %cs:2 = "onnx.Split"(%x, %s) {axis = 1 : si64} : (tensor<6x?xf32>, tensor<2xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: "onnx.Split"{{.*}}aimet.dim_params = {{.}}["", "floor(N/2)"], ["", "floor(N/2)"]{{.*}} -> (tensor<6x?xf32>, tensor<6x?xf32>){{$}}
    %es:2 = "onnx.Split"(%x) {axis = -1 : si64} : (tensor<6x?xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: "onnx.Split"{{.*}}aimet.dim_params = {{.}}["", "N"], ["", "N"]{{.*}} -> (tensor<?x?xf32>, tensor<?x?xf32>){{$}}
    %gs:2 = "onnx.Split"(%x, %t) : (tensor<6x?xf32>, tensor<2xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%x: tensor<7x?xf32> {onnx.dim_params = ["", "N"]}) {
    // The last part is smaller.
    // CHECK: "onnx.Split"{{.*}}aimet.dim_params = {{.}}["", "N"], ["", "N"], ["", "N"]{{.*}} -> (tensor<3x?xf32>, tensor<3x?xf32>, tensor<1x?xf32>){{$}}
    %as:3 = "onnx.Split"(%x) {num_outputs = 3 : si64} : (tensor<7x?xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: "onnx.Split"{{.*}}aimet.dim_params = {{.}}["", "floor((N + 1)/2)"], ["", "N - floor((N + 1)/2)"]{{.*}} -> (tensor<7x?xf32>, tensor<7x?xf32>){{$}}
    %ds:2 = "onnx.Split"(%x) {axis = 1 : si64, num_outputs = 2 : si64} : (tensor<7x?xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%x: tensor<6x?xf32> {onnx.dim_params = ["", "N"]}, %t: tensor<2xi64>, %z: tensor<*xf32>) {
    %s = "onnx.Constant"() {value = dense<2> : tensor<i64>} : () -> tensor<i64>
    %u = "onnx.Constant"() {value = dense<[3, 3]> : tensor<2xi32>} : () -> tensor<2xi32>
    %v = "onnx.Constant"() {value = dense<[1, 5]> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: "onnx.SplitToSequence"{{.*}} -> !onnx.Seq<tensor<1x?xf32>>{{$}}
    %a = "onnx.SplitToSequence"(%x) : (tensor<6x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.SplitToSequence"{{.*}} -> !onnx.Seq<tensor<?xf32>>{{$}}
    %b = "onnx.SplitToSequence"(%x) {keepdims = 0 : si64} : (tensor<6x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.SplitToSequence"{{.*}} -> !onnx.Seq<tensor<2x?xf32>>{{$}}
    %c = "onnx.SplitToSequence"(%x, %s) : (tensor<6x?xf32>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.SplitToSequence"{{.*}} -> !onnx.Seq<tensor<3x?xf32>>{{$}}
    %d = "onnx.SplitToSequence"(%x, %u) : (tensor<6x?xf32>, tensor<2xi32>) -> tensor<*x!onnx.unknown>
    // Parts of different sizes.
    // CHECK: "onnx.SplitToSequence"{{.*}} -> !onnx.Seq<tensor<?x?xf32>>{{$}}
    %e = "onnx.SplitToSequence"(%x, %v) : (tensor<6x?xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.SplitToSequence"{{.*}} -> !onnx.Seq<tensor<*xf32>>{{$}}
    %f = "onnx.SplitToSequence"(%z, %t) : (tensor<*xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}
