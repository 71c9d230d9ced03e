// Axes, bounds and slopes that do not fit.
//
// RUN: not aimet-opt --check-onnx --split-input-file --emit=none %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}, %d: tensor<f32>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: attribute "axis" is out of range, got 3, expected -3 to 2
    %a = "onnx.Softmax"(%x) {axis = 3 : si64} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "axis" is out of range, got -4, expected -3 to 2
    %b = "onnx.LogSoftmax"(%x) {axis = -4 : si64} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 0, expected at least 1
    %c = "onnx.Hardmax"(%d) : (tensor<f32>) -> tensor<*x!onnx.unknown>
    %e = "onnx.Softmax"(%x) {axis = -3 : si64} : (tensor<2x?x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}, %r: tensor<1xf32>, %s: tensor<f32>, %t: tensor<i1>, %u: tensor<2xi1>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input "ratio" is no scalar, got rank 1, expected 0
    %a = "onnx.Dropout"(%x, %r) : (tensor<2x?x3xf32>, tensor<1xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "training_mode" is no scalar, got rank 1, expected 0
    %b = "onnx.Dropout"(%x, %s, %u) : (tensor<2x?x3xf32>, tensor<f32>, tensor<2xi1>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Dropout"(%x, %s, %t) : (tensor<2x?x3xf32>, tensor<f32>, tensor<i1>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}, %r: tensor<2xf32>, %s: tensor<f32>, %o: tensor<1xf32>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input "min" is no single number, got 2 elements, expected 1
    %a = "onnx.Clip"(%x, %r) : (tensor<2x?x3xf32>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "max" is no single number, got 2 elements, expected 1
    %b = "onnx.Clip"(%x, %s, %r) : (tensor<2x?x3xf32>, tensor<f32>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Clip"(%x, %o, %s) : (tensor<2x?x3xf32>, tensor<1xf32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// Runtimes broadcast the other way too, the standard does not.
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 16 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}, %a: tensor<4xf32>, %b: tensor<3xf32>, %y: tensor<1x1xf32>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input "slope" does not broadcast to "X" along dimension 2, got 4, expected 1 or 3
    %p = "onnx.PRelu"(%x, %a) : (tensor<2x?x3xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %q = "onnx.PRelu"(%x, %b) : (tensor<2x?x3xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: warning: input "slope" is larger than "X" along dimension 1, got 3, expected 1
    %r = "onnx.PRelu"(%y, %b) : (tensor<1x1xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 14 : si64}]} {
  func.func @main_graph(%x: tensor<2x?x3xf32> {onnx.dim_params = ["", "N", ""]}, %s: tensor<f32>) attributes {onnx.graph = {name = "g"}} {
    %i = "onnx.Constant"() {value = dense<3> : tensor<i64>} : () -> tensor<i64>
    %j = "onnx.Constant"() {value = dense<-3> : tensor<1xi64>} : () -> tensor<1xi64>
    %k = "onnx.Constant"() {value = dense<0> : tensor<2xi64>} : () -> tensor<2xi64>
    // CHECK: error: input "axis" is out of range, got 3, expected -3 to 2
    %a = "onnx.CumSum"(%x, %i) : (tensor<2x?x3xf32>, tensor<i64>) -> tensor<*x!onnx.unknown>
    %b = "onnx.CumSum"(%x, %j) : (tensor<2x?x3xf32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "axis" is no single number, got 2 elements, expected 1
    %c = "onnx.CumSum"(%x, %k) : (tensor<2x?x3xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 0, expected at least 1
    %d = "onnx.CumSum"(%s, %j) : (tensor<f32>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 28 : si64}]} {
  func.func @main_graph(%a: tensor<?x3xf32> {onnx.dim_params = ["N", ""]}, %b: tensor<?x4xf32> {onnx.dim_params = ["N", ""]}, %c: tensor<3xf32>, %d: tensor<?x3xf32>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: sizes of "A" and "B" differ, got 3 and 4
    %p = "onnx.SwiGLU"(%a, %b) : (tensor<?x3xf32>, tensor<?x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "A" and "B" are of different rank, got 2 and 1, expected one shape
    %q = "onnx.SwiGLU"(%a, %c) : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    %r = "onnx.SwiGLU"(%a, %d) : (tensor<?x3xf32>, tensor<?x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
