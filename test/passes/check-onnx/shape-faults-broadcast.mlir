// Shapes that do not broadcast.
//
// RUN: not aimet-opt --check-onnx --split-input-file --emit=none %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%a: tensor<2x3xf32>, %b: tensor<4xf32>, %c: tensor<?x3xf32> {onnx.dim_params = ["N", ""]}, %d: tensor<1xf32>, %e: tensor<5x1x1xf32>, %p: tensor<2xi1>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: inputs do not broadcast, got shapes [2, 3] and [4]
    %q = "onnx.Add"(%a, %b) : (tensor<2x3xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %r = "onnx.Mul"(%c, %a) : (tensor<?x3xf32>, tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    %s = "onnx.Sub"(%a, %d) : (tensor<2x3xf32>, tensor<1xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: inputs do not broadcast, got shapes [2], [2, 3] and [5, 1, 1]
    %t = "onnx.Where"(%p, %a, %e) : (tensor<2xi1>, tensor<2x3xf32>, tensor<5x1x1xf32>) -> tensor<*x!onnx.unknown>
    %u = "onnx.Max"(%a, %c, %e) : (tensor<2x3xf32>, tensor<?x3xf32>, tensor<5x1x1xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: inputs do not broadcast, got shapes [2, 3], [N, 3] and [4]
    %v = "onnx.Sum"(%a, %c, %b) : (tensor<2x3xf32>, tensor<?x3xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: inputs do not broadcast, got shapes [4] and [2, 3]
    %w = "onnx.Less"(%b, %a) : (tensor<4xf32>, tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    %x = "onnx.Equal"(%e, %a) : (tensor<5x1x1xf32>, tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// A rest of floats has the sign of the dividend, and the node must say so up to version 27.
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%a: tensor<2xf32>, %i: tensor<2xi32>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: attribute "fmod" does not fit the element type, got 0, expected 1 for floats
    %q = "onnx.Mod"(%a, %a) : (tensor<2xf32>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %r = "onnx.Mod"(%a, %a) {fmod = 1 : si64} : (tensor<2xf32>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %s = "onnx.Mod"(%i, %i) : (tensor<2xi32>, tensor<2xi32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Before operator set 7, and 8 for the variadic ones.
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 6 : si64}]} {
  func.func @main_graph(%a: tensor<2x3x4xf32>, %b: tensor<3xf32>, %c: tensor<3x4xf32>, %d: tensor<2x3x4xf32>, %e: tensor<f32>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: "B" does not lie within "A", got ranks 3 and 2, expected equal ones without "broadcast"
    %q = "onnx.Add"(%a, %c) : (tensor<2x3x4xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    %r = "onnx.Add"(%a, %c) {broadcast = 1 : si64} : (tensor<2x3x4xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: dimension 2 of "A" and what it is combined with differ, got 3 in "B", expected 4
    %s = "onnx.Mul"(%a, %b) {broadcast = 1 : si64} : (tensor<2x3x4xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    %t = "onnx.Mul"(%a, %b) {axis = 1 : si64, broadcast = 1 : si64} : (tensor<2x3x4xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "B" does not lie within "A", got ranks 3 and 2, expected "axis" and rank of "B" to fit
    %u = "onnx.Sub"(%a, %c) {axis = 2 : si64, broadcast = 1 : si64} : (tensor<2x3x4xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    %v = "onnx.Div"(%a, %d) : (tensor<2x3x4xf32>, tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    %w = "onnx.Div"(%a, %e) {broadcast = 1 : si64} : (tensor<2x3x4xf32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has another rank than the first, got 2, expected 3: before operator set 8 nothing is broadcast
    %x = "onnx.Sum"(%a, %c) : (tensor<2x3x4xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    %y = "onnx.Max"(%a, %d) : (tensor<2x3x4xf32>, tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
