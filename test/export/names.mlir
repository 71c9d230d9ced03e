// ONNX knows values by name: IR in which a name would be read as another value is refused.
//
// RUN: rm -rf %t && split-file %s %t
// RUN: exits 2 aimet-opt %t/twice.mlir -o %t/out.onnx 2>&1 | FileCheck %s --check-prefix=TWICE
// RUN: exits 2 aimet-opt %t/shadow.mlir -o %t/out.onnx 2>&1 | FileCheck %s --check-prefix=SHADOW
// RUN: exits 2 aimet-opt %t/arguments.mlir -o %t/out.onnx 2>&1 | FileCheck %s --check-prefix=ARGUMENTS
// RUN: exits 2 aimet-opt %t/empty.mlir -o %t/out.onnx 2>&1 | FileCheck %s --check-prefix=EMPTY
// RUN: not ls %t/out.onnx
// RUN: aimet-opt %t/same-use.mlir -o %t/same-use.onnx

// TWICE: twice.mlir:4:8: error: operand "y" would be read as another value of this name
//--- twice.mlir
func.func @g(%a: tensor<2xf32>) -> tensor<2xf32> {
  %0 = "onnx.Relu"(%a) {onnx.outputs = ["y"]} : (tensor<2xf32>) -> tensor<2xf32>
  %1 = "onnx.Neg"(%a) {onnx.outputs = ["y"]} : (tensor<2xf32>) -> tensor<2xf32>
  %2 = "onnx.Add"(%0, %1) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %2 : tensor<2xf32>
}

// SHADOW: shadow.mlir:5:10: error: operand "v" would be read as another value of this name
//--- shadow.mlir
func.func @g(%c: tensor<i1>, %a: tensor<2xf32>) -> tensor<2xf32> {
  %v = "onnx.Relu"(%a) {onnx.outputs = ["v"]} : (tensor<2xf32>) -> tensor<2xf32>
  %0 = "onnx.If"(%c) ({
    %1 = "onnx.Neg"(%a) {onnx.outputs = ["v"]} : (tensor<2xf32>) -> tensor<2xf32>
    %2 = "onnx.Sub"(%1, %v) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
    "aimet.yield"(%2) : (tensor<2xf32>) -> ()
  }, {
    "aimet.yield"(%a) : (tensor<2xf32>) -> ()
  }) : (tensor<i1>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// ARGUMENTS: error: operand "a" would be read as another value of this name
//--- arguments.mlir
func.func @g(%a: tensor<2xf32> {onnx.name = "a"}, %b: tensor<2xf32> {onnx.name = "a"}) -> tensor<2xf32> {
  %0 = "onnx.Sub"(%a, %b) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// EMPTY: error: an operand has an empty name
//--- empty.mlir
func.func @g(%a: tensor<2xf32>) -> tensor<2xf32> {
  %0 = "onnx.Relu"(%a) {onnx.outputs = [""]} : (tensor<2xf32>) -> tensor<2xf32>
  %1 = "onnx.Neg"(%0) : (tensor<2xf32>) -> tensor<2xf32>
  return %1 : tensor<2xf32>
}

// The name is taken again only after its last use.
//--- same-use.mlir
func.func @g(%a: tensor<2xf32>) -> tensor<2xf32> {
  %0 = "onnx.Relu"(%a) {onnx.outputs = ["y"]} : (tensor<2xf32>) -> tensor<2xf32>
  %1 = "onnx.Neg"(%0) {onnx.outputs = ["y"]} : (tensor<2xf32>) -> tensor<2xf32>
  return %1 : tensor<2xf32>
}
