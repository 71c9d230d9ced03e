// Shape, Size, ConstantOfShape, Range, EyeLike and Trilu.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<?x3x4xf32> {onnx.dim_params = ["N", "", ""]}, %z: tensor<*xf32>) {
    // CHECK: "onnx.Shape"{{.*}} -> tensor<3xi64>{{$}}
    %a = "onnx.Shape"(%x) : (tensor<?x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Shape"{{.*}} -> tensor<?xi64>{{$}}
    %b = "onnx.Shape"(%z) : (tensor<*xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Size"{{.*}} -> tensor<i64>{{$}}
    %c = "onnx.Size"(%x) : (tensor<?x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Size"{{.*}} -> tensor<i64>{{$}}
    %d = "onnx.Size"(%z) : (tensor<*xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 15 : si64}]} {
  func.func @main_graph(%x: tensor<?x3x4xf32> {onnx.dim_params = ["N", "", ""]}, %z: tensor<*xf32>, %s: tensor<3xi64>, %q: tensor<?xi64>, %f: tensor<f32>, %l: tensor<i64>, %w: tensor<2x?xf16> {onnx.dim_params = ["", "M"]}) {
    // The first, the last two, none, and what is out of range is cut.
    // CHECK: "onnx.Shape"{{.*}} -> tensor<1xi64>{{$}}
    %a = "onnx.Shape"(%x) {end = 1 : si64} : (tensor<?x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Shape"{{.*}} -> tensor<2xi64>{{$}}
    %b = "onnx.Shape"(%x) {start = -2 : si64} : (tensor<?x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Shape"{{.*}} -> tensor<0xi64>{{$}}
    %c = "onnx.Shape"(%x) {end = 1 : si64, start = 2 : si64} : (tensor<?x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Shape"{{.*}} -> tensor<3xi64>{{$}}
    %d = "onnx.Shape"(%x) {end = 9 : si64, start = -9 : si64} : (tensor<?x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{.}}["N", "", ""]{{.*}} -> tensor<?x3x4xf32>{{$}}
    %e = "onnx.ConstantOfShape"(%d) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Size"{{.*}} -> tensor<i64>{{$}}
    %sz = "onnx.Size"(%x) : (tensor<?x3x4xf32>) -> tensor<*x!onnx.unknown>
    %ax = "onnx.Constant"() {value = dense<0> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: "onnx.Unsqueeze"{{.*}} -> tensor<1xi64>{{$}}
    %szl = "onnx.Unsqueeze"(%sz, %ax) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}}aimet.dim_params = {{.}}["12*N"]{{.*}} -> tensor<?xi64>{{$}}
    %g = "onnx.ConstantOfShape"(%szl) {value = dense<1> : tensor<1xi64>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<?x?x?xi1>{{$}}
    %h = "onnx.ConstantOfShape"(%s) {value = dense<true> : tensor<1xi1>} : (tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<*xf32>{{$}}
    %i = "onnx.ConstantOfShape"(%q) : (tensor<?xi64>) -> tensor<*x!onnx.unknown>
    // Ranges: of constants, of sizes, of floats, of inputs.
    %zero = "onnx.Constant"() {value = dense<0> : tensor<i64>} : () -> tensor<i64>
    %ten = "onnx.Constant"() {value = dense<10> : tensor<i64>} : () -> tensor<i64>
    %three = "onnx.Constant"() {value = dense<3> : tensor<i64>} : () -> tensor<i64>
    %m2 = "onnx.Constant"() {value = dense<-2> : tensor<i64>} : () -> tensor<i64>
    // CHECK: "onnx.Range"{{.*}} -> tensor<4xi64>{{$}}
    %j = "onnx.Range"(%zero, %ten, %three) : (tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<0x3x6x9xf32>{{$}}
    %k = "onnx.ConstantOfShape"(%j) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Range"{{.*}} -> tensor<4xi64>{{$}}
    %m = "onnx.Range"(%ten, %three, %m2) : (tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Range"{{.*}}aimet.dim_params = {{.}}["4*N"]{{.*}} -> tensor<?xi64>{{$}}
    %n = "onnx.Range"(%zero, %sz, %three) : (tensor<i64>, tensor<*x!onnx.unknown>, tensor<i64>) -> tensor<*x!onnx.unknown>
    %f0 = "onnx.Constant"() {value = dense<0.0> : tensor<f32>} : () -> tensor<f32>
    %f1 = "onnx.Constant"() {value = dense<1.0> : tensor<f32>} : () -> tensor<f32>
    %f3 = "onnx.Constant"() {value = dense<0.3> : tensor<f32>} : () -> tensor<f32>
    // CHECK: "onnx.Range"{{.*}} -> tensor<4xf32>{{$}}
    %o = "onnx.Range"(%f0, %f1, %f3) : (tensor<f32>, tensor<f32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Range"{{.*}} -> tensor<?xi64>{{$}}
    %p = "onnx.Range"(%zero, %l, %three) : (tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // Identities and triangles.
    // CHECK: "onnx.EyeLike"{{.*}}aimet.dim_params = {{.}}["", "M"]{{.*}} -> tensor<2x?xf16>{{$}}
    %r = "onnx.EyeLike"(%w) : (tensor<2x?xf16>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.EyeLike"{{.*}}aimet.dim_params = {{.}}["", "M"]{{.*}} -> tensor<2x?xi64>{{$}}
    %t = "onnx.EyeLike"(%w) {dtype = 7 : si64} : (tensor<2x?xf16>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Trilu"{{.*}}aimet.dim_params = {{.}}["N", "", ""]{{.*}} -> tensor<?x3x4xf32>{{$}}
    %u = "onnx.Trilu"(%x) : (tensor<?x3x4xf32>) -> tensor<*x!onnx.unknown>
    %y = "onnx.Constant"() {value = dense<[[1, 2], [3, 4]]> : tensor<2x2xi64>} : () -> tensor<2x2xi64>
    %one = "onnx.Constant"() {value = dense<1> : tensor<i64>} : () -> tensor<i64>
    // CHECK: "onnx.Trilu"{{.*}} -> tensor<2x2xi64>{{$}}
    %v = "onnx.Trilu"(%y, %one) : (tensor<2x2xi64>, tensor<i64>) -> tensor<*x!onnx.unknown>
    %flat = "onnx.Constant"() {value = dense<[-1]> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: "onnx.Reshape"{{.*}} -> tensor<4xi64>{{$}}
    %v1 = "onnx.Reshape"(%v, %flat) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<0x2x0x0xf32>{{$}}
    %v2 = "onnx.ConstantOfShape"(%v1) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.EyeLike"{{.*}} -> tensor<2x2xi64>{{$}}
    %i1 = "onnx.EyeLike"(%y) : (tensor<2x2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Reshape"{{.*}} -> tensor<4xi64>{{$}}
    %i2 = "onnx.Reshape"(%i1, %flat) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<1x0x0x1xf32>{{$}}
    %i3 = "onnx.ConstantOfShape"(%i2) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}
