// The outputs of an If are what both branches have in common; of a condition that is known, what the taken branch gives, and what the
// other one gets wrong is of no interest.

// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s
// RUN: exits 1 aimet-opt --check-onnx --split-input-file --emit=none %s 2>&1 | FileCheck %s --check-prefix=FAULT

// CHECK: "onnx.If"
// CHECK: -> (tensor<2x?xf32>, tensor<*xf32>)
func.func @main_graph(%c: tensor<i1>, %a: tensor<2x3xf32>, %b: tensor<2x4xf32>, %d: tensor<5xf32>) -> (tensor<*xf32>, tensor<*xf32>) {
  %0:2 = "onnx.If"(%c) ({
    %1 = "onnx.Relu"(%a) : (tensor<2x3xf32>) -> tensor<*xf32>
    %2 = "onnx.Relu"(%a) : (tensor<2x3xf32>) -> tensor<*xf32>
    "aimet.yield"(%1, %2) : (tensor<*xf32>, tensor<*xf32>) -> ()
  }, {
    %1 = "onnx.Relu"(%b) : (tensor<2x4xf32>) -> tensor<*xf32>
    %2 = "onnx.Relu"(%d) : (tensor<5xf32>) -> tensor<*xf32>
    "aimet.yield"(%1, %2) : (tensor<*xf32>, tensor<*xf32>) -> ()
  }) : (tensor<i1>) -> (tensor<*xf32>, tensor<*xf32>)
  return %0#0, %0#1 : tensor<*xf32>, tensor<*xf32>
}

// -----

// The condition is computed from shapes: the branch that squeezes a dimension of size 3 never runs.
// FAULT-NOT: error: {{.*}}dimension
// CHECK: "onnx.If"
// CHECK: -> tensor<2x3xf32>
// CHECK: return {{.*}} : tensor<2x3xf32>
func.func @main_graph(%a: tensor<2x3xf32>) -> tensor<*xf32> {
  %s = "onnx.Shape"(%a) {start = 1 : si64} : (tensor<2x3xf32>) -> tensor<1xi64>
  %one = "onnx.Constant"() {value = dense<1> : tensor<1xi64>} : () -> tensor<1xi64>
  %c = "onnx.Equal"(%s, %one) : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi1>
  %0 = "onnx.If"(%c) ({
    %1 = "onnx.Squeeze"(%a, %one) : (tensor<2x3xf32>, tensor<1xi64>) -> tensor<*xf32>
    "aimet.yield"(%1) : (tensor<*xf32>) -> ()
  }, {
    %1 = "onnx.Relu"(%a) : (tensor<2x3xf32>) -> tensor<*xf32>
    "aimet.yield"(%1) : (tensor<*xf32>) -> ()
  }) : (tensor<1xi1>) -> tensor<*xf32>
  return %0 : tensor<*xf32>
}

// -----

// FAULT: error: the branches give output 0 different types
func.func @main_graph(%c: tensor<i1>, %a: tensor<2xf32>, %b: tensor<2xi64>) -> tensor<*x!onnx.unknown> {
  %0 = "onnx.If"(%c) ({
    %1 = "onnx.Relu"(%a) : (tensor<2xf32>) -> tensor<*xf32>
    "aimet.yield"(%1) : (tensor<*xf32>) -> ()
  }, {
    %1 = "onnx.Neg"(%b) : (tensor<2xi64>) -> tensor<*xi64>
    "aimet.yield"(%1) : (tensor<*xi64>) -> ()
  }) : (tensor<i1>) -> tensor<*x!onnx.unknown>
  return %0 : tensor<*x!onnx.unknown>
}

// -----

// FAULT: error: else_branch gives a wrong number of outputs, got 0, expected 1
func.func @main_graph(%c: tensor<i1>, %a: tensor<2xf32>) -> tensor<*xf32> {
  %0 = "onnx.If"(%c) ({
    %1 = "onnx.Relu"(%a) : (tensor<2xf32>) -> tensor<*xf32>
    "aimet.yield"(%1) : (tensor<*xf32>) -> ()
  }, {
    "aimet.yield"() : () -> ()
  }) : (tensor<i1>) -> tensor<*xf32>
  return %0 : tensor<*xf32>
}
