// Sequences say what holds for all their elements; optionals what they hold.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 18 : si64}]} {
  func.func @main_graph(%x: tensor<2x3xf32>, %y: tensor<2x?xf32> {onnx.dim_params = ["", "N"]}, %z: tensor<*xf32>, %i: tensor<i64>, %s: !onnx.Seq<tensor<?x4xf32>>, %o: !onnx.Opt<tensor<2xf32>>) {
    // CHECK: "onnx.SequenceConstruct"{{.*}} -> !onnx.Seq<tensor<2x3xf32>>{{$}}
    %a = "onnx.SequenceConstruct"(%x, %x) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.SequenceConstruct"{{.*}} -> !onnx.Seq<tensor<2x?xf32>>{{$}}
    %b = "onnx.SequenceConstruct"(%x, %y) : (tensor<2x3xf32>, tensor<2x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.SequenceConstruct"{{.*}} -> !onnx.Seq<tensor<*xf32>>{{$}}
    %c = "onnx.SequenceConstruct"(%x, %z) : (tensor<2x3xf32>, tensor<*xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.SequenceEmpty"{{.*}} -> !onnx.Seq<tensor<*xf32>>{{$}}
    %d = "onnx.SequenceEmpty"() : () -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.SequenceEmpty"{{.*}} -> !onnx.Seq<tensor<*xi64>>{{$}}
    %e = "onnx.SequenceEmpty"() {dtype = 7 : si64} : () -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.SequenceInsert"{{.*}} -> !onnx.Seq<tensor<2x?xf32>>{{$}}
    %f = "onnx.SequenceInsert"(%b, %x) : (tensor<*x!onnx.unknown>, tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.SequenceInsert"{{.*}} -> !onnx.Seq<tensor<*xf32>>{{$}}
    %g = "onnx.SequenceInsert"(%d, %x, %i) : (tensor<*x!onnx.unknown>, tensor<2x3xf32>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.SequenceErase"{{.*}} -> !onnx.Seq<tensor<2x3xf32>>{{$}}
    %h = "onnx.SequenceErase"(%a) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.SequenceAt"{{.*}} -> tensor<2x?xf32>{{$}}
    %j = "onnx.SequenceAt"(%b, %i) : (tensor<*x!onnx.unknown>, tensor<i64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.SequenceLength"{{.*}} -> tensor<i64>{{$}}
    %k = "onnx.SequenceLength"(%a) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConcatFromSequence"{{.*}} -> tensor<?x4xf32>{{$}}
    %l = "onnx.ConcatFromSequence"(%s) {axis = 0 : si64} : (!onnx.Seq<tensor<?x4xf32>>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConcatFromSequence"{{.*}} -> tensor<?x?xf32>{{$}}
    %m = "onnx.ConcatFromSequence"(%s) {axis = 1 : si64} : (!onnx.Seq<tensor<?x4xf32>>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConcatFromSequence"{{.*}} -> tensor<2x3x?xf32>{{$}}
    %n = "onnx.ConcatFromSequence"(%a) {axis = -1 : si64, new_axis = 1 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Optional"{{.*}} -> !onnx.Opt<tensor<2x3xf32>>{{$}}
    %p = "onnx.Optional"(%x) : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Optional"{{.*}} -> !onnx.Opt<tensor<3xf32>>{{$}}
    %q = "onnx.Optional"() {type = tensor<3xf32>} : () -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.OptionalGetElement"{{.*}} -> tensor<2xf32>{{$}}
    %r = "onnx.OptionalGetElement"(%o) : (!onnx.Opt<tensor<2xf32>>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.OptionalGetElement"{{.*}} -> tensor<2x3xf32>{{$}}
    %t = "onnx.OptionalGetElement"(%x) : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.OptionalHasElement"{{.*}} -> tensor<i1>{{$}}
    %u = "onnx.OptionalHasElement"(%o) : (!onnx.Opt<tensor<2xf32>>) -> tensor<*x!onnx.unknown>
    // A tensor is there, what is left out is not: 1 and 0.
    // CHECK: "onnx.OptionalHasElement"{{.*}} -> tensor<i1>{{$}}
    %v = "onnx.OptionalHasElement"(%x) : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    %none = "onnx.NoValue"() : () -> none
    // CHECK: "onnx.OptionalHasElement"{{.*}} -> tensor<i1>{{$}}
    %w = "onnx.OptionalHasElement"(%none) : (none) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Cast"{{.*}} -> tensor<i64>{{$}}
    %v1 = "onnx.Cast"(%v) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Cast"{{.*}} -> tensor<i64>{{$}}
    %w1 = "onnx.Cast"(%w) {to = 7 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %ax = "onnx.Constant"() {value = dense<0> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: "onnx.Unsqueeze"{{.*}} -> tensor<1xi64>{{$}}
    %v2 = "onnx.Unsqueeze"(%v1, %ax) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Unsqueeze"{{.*}} -> tensor<1xi64>{{$}}
    %w2 = "onnx.Unsqueeze"(%w1, %ax) : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.Concat"{{.*}} -> tensor<2xi64>{{$}}
    %vw = "onnx.Concat"(%v2, %w2) {axis = 0 : si64} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.ConstantOfShape"{{.*}} -> tensor<1x0xf32>{{$}}
    %vs = "onnx.ConstantOfShape"(%vw) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}
