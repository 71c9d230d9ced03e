// The state of a Loop has the type that is true of every iteration; what it collects has one dimension more, of the number of iterations
// where that is certain.

// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s
// RUN: exits 1 aimet-opt --check-onnx --split-input-file --emit=none %s 2>&1 | FileCheck %s --check-prefix=FAULT

// Five iterations: the state keeps its shape.
// CHECK: ^bb0(%{{.*}}: tensor<i64>, %{{.*}}: tensor<i1>, %{{.*}}: tensor<2x3xf32>):
// CHECK: -> (tensor<2x3xf32>, tensor<5x2x3xf32>)
func.func @main_graph(%a: tensor<2x3xf32>) -> (tensor<*xf32>, tensor<*xf32>) {
  %n = "onnx.Constant"() {value = dense<5> : tensor<i64>} : () -> tensor<i64>
  %none = "onnx.NoValue"() : () -> none
  %0:2 = "onnx.Loop"(%n, %none, %a) ({
  ^bb0(%i: tensor<*x!onnx.unknown>, %c: tensor<*x!onnx.unknown>, %s: tensor<*x!onnx.unknown>):
    %1 = "onnx.Relu"(%s) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    "aimet.yield"(%c, %1, %1) : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> ()
  }) : (tensor<i64>, none, tensor<2x3xf32>) -> (tensor<*xf32>, tensor<*xf32>)
  return %0#0, %0#1 : tensor<*xf32>, tensor<*xf32>
}

// -----

// The state grows along its first dimension; nobody knows how often.
// CHECK: ^bb0(%{{.*}}: tensor<i64>, %{{.*}}: tensor<i1>, %{{.*}}: tensor<?x3xf32>):
// CHECK: -> (tensor<?x3xf32>, tensor<?x?x3xf32>)
func.func @main_graph(%n: tensor<i64>, %c: tensor<i1>, %a: tensor<2x3xf32>) -> (tensor<*xf32>, tensor<*xf32>) {
  %0:2 = "onnx.Loop"(%n, %c, %a) ({
  ^bb0(%i: tensor<i64>, %d: tensor<i1>, %s: tensor<*xf32>):
    %1 = "onnx.Concat"(%s, %a) {axis = 0 : si64} : (tensor<*xf32>, tensor<2x3xf32>) -> tensor<*xf32>
    "aimet.yield"(%d, %1, %1) : (tensor<i1>, tensor<*xf32>, tensor<*xf32>) -> ()
  }) : (tensor<i64>, tensor<i1>, tensor<2x3xf32>) -> (tensor<*xf32>, tensor<*xf32>)
  return %0#0, %0#1 : tensor<*xf32>, tensor<*xf32>
}

// -----

// The state gets a dimension more in every iteration: it has no shape.
// CHECK: ^bb0(%{{.*}}: tensor<i64>, %{{.*}}: tensor<i1>, %{{.*}}: tensor<*xf32>):
// CHECK: -> tensor<*xf32>
func.func @main_graph(%n: tensor<i64>, %c: tensor<i1>, %a: tensor<2x3xf32>) -> tensor<*xf32> {
  %zero = "onnx.Constant"() {value = dense<0> : tensor<1xi64>} : () -> tensor<1xi64>
  %0 = "onnx.Loop"(%n, %c, %a) ({
  ^bb0(%i: tensor<i64>, %d: tensor<i1>, %s: tensor<*xf32>):
    %1 = "onnx.Unsqueeze"(%s, %zero) : (tensor<*xf32>, tensor<1xi64>) -> tensor<*xf32>
    "aimet.yield"(%d, %1) : (tensor<i1>, tensor<*xf32>) -> ()
  }) : (tensor<i64>, tensor<i1>, tensor<2x3xf32>) -> tensor<*xf32>
  return %0 : tensor<*xf32>
}

// -----

// What does not hold in the end is not reported: with the state of the first iteration the multiplication would not broadcast.
// FAULT-NOT: do not broadcast
// CHECK: -> tensor<?xf32>
func.func @main_graph(%n: tensor<i64>, %a: tensor<3xf32>, %b: tensor<4xf32>, %w: tensor<3xf32>) -> tensor<*xf32> {
  %none = "onnx.NoValue"() : () -> none
  %0 = "onnx.Loop"(%n, %none, %a) ({
  ^bb0(%i: tensor<i64>, %d: tensor<i1>, %s: tensor<*xf32>):
    %1 = "onnx.Mul"(%s, %b) : (tensor<*xf32>, tensor<4xf32>) -> tensor<*xf32>
    %2 = "onnx.Concat"(%s, %w) {axis = 0 : si64} : (tensor<*xf32>, tensor<3xf32>) -> tensor<*xf32>
    "aimet.yield"(%d, %2) : (tensor<i1>, tensor<*xf32>) -> ()
  }) : (tensor<i64>, none, tensor<3xf32>) -> tensor<*xf32>
  return %0 : tensor<*xf32>
}

// -----

// FAULT: error: body takes a wrong number of inputs, got 2, expected 3
// FAULT: error: body gives a wrong number of outputs, got 3, expected 2
func.func @main_graph(%n: tensor<i64>, %a: tensor<1xf32>) -> tensor<*xf32> {
  %none = "onnx.NoValue"() : () -> none
  %0 = "onnx.Loop"(%n, %none, %a) ({
  ^bb0(%i: tensor<i64>, %d: tensor<i1>):
    "aimet.yield"(%d, %a, %a) : (tensor<i1>, tensor<1xf32>, tensor<1xf32>) -> ()
  }) : (tensor<i64>, none, tensor<1xf32>) -> tensor<*xf32>
  return %0 : tensor<*xf32>
}

// -----

// A constant in the body is one in every run of it.
// CHECK: "onnx.Unsqueeze"
// CHECK-SAME: -> tensor<1xi64>
func.func @main_graph(%n: tensor<i64>, %a: tensor<1xi64>) -> tensor<*xi64> {
  %none = "onnx.NoValue"() : () -> none
  %0 = "onnx.Loop"(%n, %none, %a) ({
  ^bb0(%i: tensor<i64>, %d: tensor<i1>, %s: tensor<*xi64>):
    %axis = "onnx.Constant"() {value = dense<0> : tensor<i64>} : () -> tensor<i64>
    %1 = "onnx.Unsqueeze"(%i, %axis) : (tensor<i64>, tensor<i64>) -> tensor<*xi64>
    %2 = "onnx.Concat"(%s, %1) {axis = 0 : si64} : (tensor<*xi64>, tensor<*xi64>) -> tensor<*xi64>
    "aimet.yield"(%d, %2) : (tensor<i1>, tensor<*xi64>) -> ()
  }) : (tensor<i64>, none, tensor<1xi64>) -> tensor<*xi64>
  return %0 : tensor<*xi64>
}
