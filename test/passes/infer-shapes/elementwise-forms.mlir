// Operators that keep a shape but have further inputs and outputs, or changed their form from version to version.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

// Dropout: the mask is of the input's type up to version 7, then of truth values; ratio and mode became inputs.
// CHECK: "onnx.Dropout"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""], ["", "N", ""]]{{.*}} -> (tensor<2x?x3xf32>, tensor<2x?x3xf32>){{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 6 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %a:2 = "onnx.Dropout"(%x) {is_test = 1 : si64, ratio = 0.5 : f32} : (tensor<2x?x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

// CHECK: "onnx.Dropout"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""], ["", "N", ""]]{{.*}} -> (tensor<2x?x3xf32>, tensor<2x?x3xi1>){{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 10 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %a:2 = "onnx.Dropout"(%x) {ratio = 0.5 : f32} : (tensor<2x?x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

// CHECK: "onnx.Dropout"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""], ["", "N", ""]]{{.*}} -> (tensor<2x?x3xf32>, tensor<2x?x3xi1>){{$}}
// CHECK: "onnx.Dropout"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}, %r: tensor<f32>, %t: tensor<i1>) attributes {onnx.graph = {name = "g"}} {
    %a:2 = "onnx.Dropout"(%x, %r, %t) : (tensor<2x?x3xf32>, tensor<f32>, tensor<i1>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %n = "onnx.NoValue"() : () -> none
    %b = "onnx.Dropout"(%x, %n, %t) : (tensor<2x?x3xf32>, none, tensor<i1>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Clip: bounds are attributes, then inputs.
// CHECK: "onnx.Clip"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 6 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.Clip"(%x) {max = 6.0 : f32, min = 0.0 : f32} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: "onnx.Clip"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Clip"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Clip"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}, %m: tensor<f32>) attributes {onnx.graph = {name = "g"}} {
    %n = "onnx.NoValue"() : () -> none
    %a = "onnx.Clip"(%x, %n, %m) : (tensor<2x?x3xf32>, none, tensor<f32>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Clip"(%x, %m) : (tensor<2x?x3xf32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Clip"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Softmax and its kin, on a matrix up to version 11 of the operator.
// CHECK: "onnx.Softmax"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.LogSoftmax"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Hardmax"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.Softmax"(%x) {axis = 2 : si64} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %b = "onnx.LogSoftmax"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Hardmax"(%x) {axis = -3 : si64} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: "onnx.Softmax"{{.*}}aimet.dim_params = {{\[\[}}"N"]]{{.*}} -> tensor<?xf32>{{$}}
// CHECK: "onnx.LogSoftmax"{{.*}}aimet.dim_params = {{\[\[}}"N"]]{{.*}} -> tensor<?xf32>{{$}}
// CHECK: "onnx.Hardmax"{{.*}}aimet.dim_params = {{\[\[}}"N"]]{{.*}} -> tensor<?xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<?xf32> {onnx.dim_params = ["N"]}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.Softmax"(%x) : (tensor<?xf32>) -> tensor<*x!onnx.unknown>
    %b = "onnx.LogSoftmax"(%x) {axis = 0 : si64} : (tensor<?xf32>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Hardmax"(%x) : (tensor<?xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// The slope of PRelu is broadcast to the input, never the other way.
// CHECK: "onnx.PRelu"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.PRelu"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 16 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}, %s: tensor<1x3xf32>, %t: tensor<*xf32>) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.PRelu"(%x, %s) : (tensor<2x?x3xf32>, tensor<1x3xf32>) -> tensor<*x!onnx.unknown>
    %b = "onnx.PRelu"(%x, %t) : (tensor<2x?x3xf32>, tensor<*xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Sums and products along an axis.
// CHECK: "onnx.CumSum"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.CumProd"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 26 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}, %i: tensor<i32>) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.CumSum"(%x, %i) : (tensor<2x?x3xf32>, tensor<i32>) -> tensor<*x!onnx.unknown>
    %b = "onnx.CumProd"(%x, %i) {exclusive = 1 : si64} : (tensor<2x?x3xf32>, tensor<i32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Both inputs of SwiGLU have one shape: what is known of either is known of the output.
// CHECK: "onnx.SwiGLU"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x8xf32>{{$}}
// CHECK: "onnx.SwiGLU"{{.*}} -> tensor<?x8xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 28 : si64}]} {
  func.func @main_graph(%a: tensor<?x?xf32> {onnx.dim_params = ["N", ""]}, %b: tensor<?x8xf32>, %c: tensor<*xf32>) attributes {onnx.graph = {name = "g"}} {
    %r = "onnx.SwiGLU"(%a, %b) : (tensor<?x?xf32>, tensor<?x8xf32>) -> tensor<*x!onnx.unknown>
    %s = "onnx.SwiGLU"(%c, %b) : (tensor<*xf32>, tensor<?x8xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
