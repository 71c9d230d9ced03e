// Before operator set 7 nothing is broadcast unless `broadcast` says so, and then the second input to dimensions of the first that begin
// at `axis`, by default the last ones. Before operator set 8 the variadic operators broadcast nothing.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

// CHECK: "onnx.Add"{{.*}}aimet.dim_params = {{\[\[}}"N", "", ""]]{{.*}} -> tensor<?x3x4xf32>{{$}}
// CHECK: "onnx.Sub"{{.*}}aimet.dim_params = {{\[\[}}"N", "", ""]]{{.*}} -> tensor<?x3x4xf32>{{$}}
// CHECK: "onnx.Mul"{{.*}}aimet.dim_params = {{\[\[}}"N", "", ""]]{{.*}} -> tensor<?x3x4xf32>{{$}}
// CHECK: "onnx.Div"{{.*}} -> tensor<5x3x4xf32>{{$}}
// CHECK: "onnx.Add"{{.*}} -> tensor<5x3x4xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 6 : si64}]} {
  func.func @main_graph(%a: tensor<?x3x4xf32> {onnx.dim_params = ["N", "", ""]}, %b: tensor<3xf32>, %c: tensor<3x4xf32>, %d: tensor<1xf32>, %e: tensor<?xf32>, %f: tensor<5x?x?xf32>, %g: tensor<3x4xf32>) attributes {onnx.graph = {name = "g"}} {
    %r = "onnx.Add"(%a, %b) {axis = 1 : si64, broadcast = 1 : si64} : (tensor<?x3x4xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    %s = "onnx.Sub"(%a, %c) {broadcast = 1 : si64} : (tensor<?x3x4xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    %t = "onnx.Mul"(%a, %d) {broadcast = 1 : si64} : (tensor<?x3x4xf32>, tensor<1xf32>) -> tensor<*x!onnx.unknown>
    %u = "onnx.Div"(%f, %c) {broadcast = 1 : si64} : (tensor<5x?x?xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    %v = "onnx.Add"(%a, %f) : (tensor<?x3x4xf32>, tensor<5x?x?xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: "onnx.Add"{{.*}} -> tensor<2x3xf32>{{$}}
// CHECK: "onnx.Pow"{{.*}} -> tensor<2x3xf32>{{$}}
// CHECK: "onnx.Less"{{.*}} -> tensor<2x3xi1>{{$}}
// CHECK: "onnx.And"{{.*}}aimet.dim_params = {{\[\[}}"N"]]{{.*}} -> tensor<?xi1>{{$}}
// CHECK: "onnx.Sum"{{.*}} -> tensor<2x3xf32>{{$}}
// CHECK: "onnx.Mean"{{.*}} -> tensor<2x3xf32>{{$}}
// CHECK: "onnx.Max"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x3xf32>{{$}}
// CHECK: "onnx.Min"{{.*}} -> tensor<2x3xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 1 : si64}]} {
  func.func @main_graph(%a: tensor<?x3xf32> {onnx.dim_params = ["N", ""]}, %b: tensor<2x?xf32>, %p: tensor<?xi1> {onnx.dim_params = ["N"]}) attributes {onnx.graph = {name = "g"}} {
    %r = "onnx.Add"(%a, %b) {consumed_inputs = array<i64: 0, 0>} : (tensor<?x3xf32>, tensor<2x?xf32>) -> tensor<*x!onnx.unknown>
    %s = "onnx.Pow"(%a, %b) : (tensor<?x3xf32>, tensor<2x?xf32>) -> tensor<*x!onnx.unknown>
    %t = "onnx.Less"(%a, %b) : (tensor<?x3xf32>, tensor<2x?xf32>) -> tensor<*x!onnx.unknown>
    %u = "onnx.And"(%p, %p) : (tensor<?xi1>, tensor<?xi1>) -> tensor<*x!onnx.unknown>
    %v = "onnx.Sum"(%a, %b) : (tensor<?x3xf32>, tensor<2x?xf32>) -> tensor<*x!onnx.unknown>
    %w = "onnx.Mean"(%b, %a) : (tensor<2x?xf32>, tensor<?x3xf32>) -> tensor<*x!onnx.unknown>
    %x = "onnx.Max"(%a) : (tensor<?x3xf32>) -> tensor<*x!onnx.unknown>
    %y = "onnx.Min"(%b, %b, %a) : (tensor<2x?xf32>, tensor<2x?xf32>, tensor<?x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
