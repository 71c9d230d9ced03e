// Shapes that are broadcast: a size of 1 gives way, a size that is known and not 1 wins over one that is not known.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

// CHECK: "onnx.Add"{{.*}}aimet.dim_params = {{\[\[}}"N", "M", ""]]{{.*}} -> tensor<?x?x3xf32>{{$}}
// CHECK: "onnx.Sub"{{.*}}aimet.dim_params = {{\[\[}}"N", "M", ""]]{{.*}} -> tensor<?x?x3xf32>{{$}}
// CHECK: "onnx.Mul"{{.*}}aimet.dim_params = {{\[\[}}"N", "M", ""]]{{.*}} -> tensor<?x?x3xf32>{{$}}
// CHECK: "onnx.Div"{{.*}}aimet.dim_params = {{\[\[}}"N", "M", ""]]{{.*}} -> tensor<?x?x3xf32>{{$}}
// CHECK: "onnx.Pow"{{.*}}aimet.dim_params = {{\[\[}}"N", "M", ""]]{{.*}} -> tensor<?x?x3xf32>{{$}}
// CHECK: "onnx.Equal"{{.*}}aimet.dim_params = {{\[\[}}"N", "M", ""]]{{.*}} -> tensor<?x?x3xi1>{{$}}
// CHECK: "onnx.Greater"{{.*}}aimet.dim_params = {{\[\[}}"N", "M", ""]]{{.*}} -> tensor<?x?x3xi1>{{$}}
// CHECK: "onnx.Less"{{.*}}aimet.dim_params = {{\[\[}}"N", "M", ""]]{{.*}} -> tensor<?x?x3xi1>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 14 : si64}]} {
  func.func @main_graph(%a: tensor<?x1x3xf32> {onnx.dim_params = ["N", "", ""]}, %b: tensor<?x1xf32> {onnx.dim_params = ["M", ""]}) attributes {onnx.graph = {name = "g"}} {
    %r0 = "onnx.Add"(%a, %b) : (tensor<?x1x3xf32>, tensor<?x1xf32>) -> tensor<*x!onnx.unknown>
    %r1 = "onnx.Sub"(%a, %b) : (tensor<?x1x3xf32>, tensor<?x1xf32>) -> tensor<*x!onnx.unknown>
    %r2 = "onnx.Mul"(%a, %b) : (tensor<?x1x3xf32>, tensor<?x1xf32>) -> tensor<*x!onnx.unknown>
    %r3 = "onnx.Div"(%a, %b) : (tensor<?x1x3xf32>, tensor<?x1xf32>) -> tensor<*x!onnx.unknown>
    %r4 = "onnx.Pow"(%a, %b) : (tensor<?x1x3xf32>, tensor<?x1xf32>) -> tensor<*x!onnx.unknown>
    %r5 = "onnx.Equal"(%a, %b) : (tensor<?x1x3xf32>, tensor<?x1xf32>) -> tensor<*x!onnx.unknown>
    %r6 = "onnx.Greater"(%a, %b) : (tensor<?x1x3xf32>, tensor<?x1xf32>) -> tensor<*x!onnx.unknown>
    %r7 = "onnx.Less"(%a, %b) : (tensor<?x1x3xf32>, tensor<?x1xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Sizes of which one is not known.
// CHECK: "onnx.Add"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x4xf32>{{$}}
// CHECK: "onnx.Add"{{.*}} -> tensor<?x?xf32>{{$}}
// CHECK: "onnx.Add"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x?xf32>{{$}}
// CHECK: "onnx.Add"{{.*}} -> tensor<*xf32>{{$}}
// CHECK: "onnx.Add"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x4xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 14 : si64}]} {
  func.func @main_graph(%a: tensor<?x?xf32> {onnx.dim_params = ["N", ""]}, %b: tensor<?x4xf32> {onnx.dim_params = ["N", ""]}, %c: tensor<?x1xf32> {onnx.dim_params = ["M", ""]}, %d: tensor<f32>, %e: tensor<*xf32>) attributes {onnx.graph = {name = "g"}} {
    %r = "onnx.Add"(%a, %b) : (tensor<?x?xf32>, tensor<?x4xf32>) -> tensor<*x!onnx.unknown>
    %s = "onnx.Add"(%a, %c) : (tensor<?x?xf32>, tensor<?x1xf32>) -> tensor<*x!onnx.unknown>
    %t = "onnx.Add"(%a, %d) : (tensor<?x?xf32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %u = "onnx.Add"(%a, %e) : (tensor<?x?xf32>, tensor<*xf32>) -> tensor<*x!onnx.unknown>
    %v = "onnx.Add"(%b, %b) : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: "onnx.BitwiseAnd"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x3xi32>{{$}}
// CHECK: "onnx.BitwiseOr"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x3xi32>{{$}}
// CHECK: "onnx.BitwiseXor"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x3xi32>{{$}}
// CHECK: "onnx.GreaterOrEqual"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x3xi1>{{$}}
// CHECK: "onnx.LessOrEqual"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x3xi1>{{$}}
// CHECK: "onnx.Mod"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x3xi32>{{$}}
// CHECK: "onnx.And"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x3xi1>{{$}}
// CHECK: "onnx.Or"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x3xi1>{{$}}
// CHECK: "onnx.Xor"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x3xi1>{{$}}
// CHECK: "onnx.BitShift"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x2xui8>{{$}}
// CHECK: "onnx.Where"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x3xi32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%a: tensor<?x1xi32> {onnx.dim_params = ["N", ""]}, %b: tensor<3xi32>, %p: tensor<?x1xi1> {onnx.dim_params = ["N", ""]}, %q: tensor<3xi1>, %u: tensor<2xui8>, %v: tensor<?x1xui8> {onnx.dim_params = ["N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %r = "onnx.BitwiseAnd"(%a, %b) : (tensor<?x1xi32>, tensor<3xi32>) -> tensor<*x!onnx.unknown>
    %s = "onnx.BitwiseOr"(%a, %b) : (tensor<?x1xi32>, tensor<3xi32>) -> tensor<*x!onnx.unknown>
    %t = "onnx.BitwiseXor"(%a, %b) : (tensor<?x1xi32>, tensor<3xi32>) -> tensor<*x!onnx.unknown>
    %w = "onnx.GreaterOrEqual"(%a, %b) : (tensor<?x1xi32>, tensor<3xi32>) -> tensor<*x!onnx.unknown>
    %x = "onnx.LessOrEqual"(%a, %b) : (tensor<?x1xi32>, tensor<3xi32>) -> tensor<*x!onnx.unknown>
    %y = "onnx.Mod"(%a, %b) : (tensor<?x1xi32>, tensor<3xi32>) -> tensor<*x!onnx.unknown>
    %A = "onnx.And"(%p, %q) : (tensor<?x1xi1>, tensor<3xi1>) -> tensor<*x!onnx.unknown>
    %B = "onnx.Or"(%p, %q) : (tensor<?x1xi1>, tensor<3xi1>) -> tensor<*x!onnx.unknown>
    %C = "onnx.Xor"(%p, %q) : (tensor<?x1xi1>, tensor<3xi1>) -> tensor<*x!onnx.unknown>
    %D = "onnx.BitShift"(%u, %v) {direction = "LEFT"} : (tensor<2xui8>, tensor<?x1xui8>) -> tensor<*x!onnx.unknown>
    %E = "onnx.Where"(%p, %b, %a) : (tensor<?x1xi1>, tensor<3xi32>, tensor<?x1xi32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// The result of Pow has the type of the base.
// CHECK: "onnx.Pow"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x2xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 15 : si64}]} {
  func.func @main_graph(%a: tensor<2xf32>, %b: tensor<?x1xi64> {onnx.dim_params = ["N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %r = "onnx.Pow"(%a, %b) : (tensor<2xf32>, tensor<?x1xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Any number of inputs.
// CHECK: "onnx.Sum"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Mean"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Max"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x1xf32>{{$}}
// CHECK: "onnx.Min"{{.*}} -> tensor<2x1x3xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%a: tensor<?x1xf32> {onnx.dim_params = ["N", ""]}, %b: tensor<1x3xf32>, %c: tensor<2x1x1xf32>) attributes {onnx.graph = {name = "g"}} {
    %r = "onnx.Sum"(%a, %b, %c) : (tensor<?x1xf32>, tensor<1x3xf32>, tensor<2x1x1xf32>) -> tensor<*x!onnx.unknown>
    %s = "onnx.Mean"(%a, %b, %c) : (tensor<?x1xf32>, tensor<1x3xf32>, tensor<2x1x1xf32>) -> tensor<*x!onnx.unknown>
    %t = "onnx.Max"(%a) : (tensor<?x1xf32>) -> tensor<*x!onnx.unknown>
    %u = "onnx.Min"(%b, %c) : (tensor<1x3xf32>, tensor<2x1x1xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
