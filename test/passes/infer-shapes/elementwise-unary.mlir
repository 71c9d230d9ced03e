// Functions of one tensor keep its shape, with the names of its sizes, in every version of the operator.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

// The newest versions.
// CHECK: "onnx.Abs"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Acos"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Acosh"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Asin"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Asinh"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Atan"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Atanh"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Ceil"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Celu"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Clip"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Cos"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Cosh"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Elu"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Erf"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Exp"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Floor"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Gelu"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.HardSigmoid"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.HardSwish"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.LeakyRelu"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Log"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Mish"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Neg"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Reciprocal"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Relu"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Round"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Selu"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Shrink"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Sigmoid"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Sign"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Sin"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Sinh"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Softplus"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Softsign"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Sqrt"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Swish"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Tan"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Tanh"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.ThresholdedRelu"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %r0 = "onnx.Abs"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r1 = "onnx.Acos"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r2 = "onnx.Acosh"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r3 = "onnx.Asin"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r4 = "onnx.Asinh"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r5 = "onnx.Atan"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r6 = "onnx.Atanh"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r7 = "onnx.Ceil"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r8 = "onnx.Celu"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r9 = "onnx.Clip"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r10 = "onnx.Cos"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r11 = "onnx.Cosh"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r12 = "onnx.Elu"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r13 = "onnx.Erf"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r14 = "onnx.Exp"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r15 = "onnx.Floor"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r16 = "onnx.Gelu"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r17 = "onnx.HardSigmoid"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r18 = "onnx.HardSwish"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r19 = "onnx.LeakyRelu"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r20 = "onnx.Log"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r21 = "onnx.Mish"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r22 = "onnx.Neg"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r23 = "onnx.Reciprocal"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r24 = "onnx.Relu"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r25 = "onnx.Round"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r26 = "onnx.Selu"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r27 = "onnx.Shrink"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r28 = "onnx.Sigmoid"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r29 = "onnx.Sign"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r30 = "onnx.Sin"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r31 = "onnx.Sinh"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r32 = "onnx.Softplus"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r33 = "onnx.Softsign"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r34 = "onnx.Sqrt"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r35 = "onnx.Swish"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r36 = "onnx.Tan"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r37 = "onnx.Tanh"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r38 = "onnx.ThresholdedRelu"(%x) : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Truth and bits have types of their own.
// CHECK: "onnx.IsNaN"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x?xi1>{{$}}
// CHECK: "onnx.IsInf"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x?xi1>{{$}}
// CHECK: "onnx.Not"{{.*}}aimet.dim_params = {{\[\[}}"N"]]{{.*}} -> tensor<?xi1>{{$}}
// CHECK: "onnx.BitwiseNot"{{.*}} -> tensor<4xui8>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<?x?xf32> {onnx.dim_params = ["N", ""]}, %b: tensor<?xi1> {onnx.dim_params = ["N"]}, %i: tensor<4xui8>) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.IsNaN"(%x) : (tensor<?x?xf32>) -> tensor<*x!onnx.unknown>
    %c = "onnx.IsInf"(%x) {detect_negative = 0 : si64} : (tensor<?x?xf32>) -> tensor<*x!onnx.unknown>
    %d = "onnx.Not"(%b) : (tensor<?xi1>) -> tensor<*x!onnx.unknown>
    %e = "onnx.BitwiseNot"(%i) : (tensor<4xui8>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// The oldest versions, which onnx has no inference for; `consumed_inputs` says nothing about shapes.
// CHECK: "onnx.Abs"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Ceil"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Elu"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Exp"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Floor"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.LeakyRelu"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Log"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Neg"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Reciprocal"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Relu"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Selu"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Sigmoid"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Sqrt"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
// CHECK: "onnx.Tanh"{{.*}}aimet.dim_params = {{\[\[}}"", "N", ""]]{{.*}} -> tensor<2x?x3xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %r0 = "onnx.Abs"(%x) {consumed_inputs = array<i64: 0>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r1 = "onnx.Ceil"(%x) {consumed_inputs = array<i64: 0>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r2 = "onnx.Elu"(%x) {consumed_inputs = array<i64: 0>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r3 = "onnx.Exp"(%x) {consumed_inputs = array<i64: 0>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r4 = "onnx.Floor"(%x) {consumed_inputs = array<i64: 0>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r5 = "onnx.LeakyRelu"(%x) {consumed_inputs = array<i64: 0>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r6 = "onnx.Log"(%x) {consumed_inputs = array<i64: 0>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r7 = "onnx.Neg"(%x) {consumed_inputs = array<i64: 0>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r8 = "onnx.Reciprocal"(%x) {consumed_inputs = array<i64: 0>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r9 = "onnx.Relu"(%x) {consumed_inputs = array<i64: 0>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r10 = "onnx.Selu"(%x) {consumed_inputs = array<i64: 0>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r11 = "onnx.Sigmoid"(%x) {consumed_inputs = array<i64: 0>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r12 = "onnx.Sqrt"(%x) {consumed_inputs = array<i64: 0>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    %r13 = "onnx.Tanh"(%x) {consumed_inputs = array<i64: 0>} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// No shape, no rank, no sizes, no input type.
// CHECK: "onnx.Relu"{{.*}} -> tensor<*xf16>{{$}}
// CHECK: "onnx.Relu"{{.*}} -> tensor<f64>{{$}}
// CHECK: "onnx.Relu"{{.*}} -> tensor<?x0xf32>{{$}}
// CHECK: "onnx.Relu"{{.*}} -> tensor<*x!onnx.unknown>{{$}}
// CHECK: "onnx.IsNaN"{{.*}} -> tensor<*xi1>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 21 : si64}]} {
  func.func @main_graph(%a: tensor<*xf16>, %b: tensor<f64>, %c: tensor<?x0xf32>, %u: tensor<*x!onnx.unknown>) attributes {onnx.graph = {name = "g"}} {
    %r = "onnx.Relu"(%a) : (tensor<*xf16>) -> tensor<*x!onnx.unknown>
    %s = "onnx.Relu"(%b) : (tensor<f64>) -> tensor<*x!onnx.unknown>
    %t = "onnx.Relu"(%c) : (tensor<?x0xf32>) -> tensor<*x!onnx.unknown>
    %v = "onnx.Relu"(%u) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %w = "onnx.IsNaN"(%u) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}
