// An operation of our dialects must be an operator of ONNX or one of the dialect's own, whatever the flags say.
//
// RUN: not aimet-opt --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error:
// RUN: not aimet-opt --allow-unregistered-dialect --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error:

// CHECK: error: 'onnx.Rellu' is no operation of the dialect
// CHECK: note: did you mean 'onnx.Relu'?
module {
  func.func @main_graph(%x: tensor<4xf32>) {
    %0 = "onnx.Rellu"(%x) : (tensor<4xf32>) -> tensor<4xf32>
    return
  }
}

// -----

// CHECK: error: 'onnx.Initialiser' is no operation of the dialect
// CHECK: note: did you mean 'onnx.Initializer'?
module {
  func.func @main_graph() {
    %0 = "onnx.Initialiser"() {value = dense<1.0> : tensor<4xf32>} : () -> tensor<4xf32>
    return
  }
}

// -----

// CHECK: error: 'onnx.CompletelyDifferent' is no operation of the dialect
// CHECK: note: an operator that ONNX does not define is an 'onnx.Custom' with 'function_name'
module {
  func.func @main_graph() {
    "onnx.CompletelyDifferent"() : () -> ()
    return
  }
}

// -----

// CHECK: error: 'aimet.yeild' is no operation of the dialect
// CHECK: note: did you mean 'aimet.yield'?
module {
  func.func @main_graph() {
    "aimet.yeild"() : () -> ()
    return
  }
}

// -----

// Operators of every domain and of opsets long past are known; whether they fit is the business of check-onnx.
module {
  func.func @main_graph(%x: tensor<4xf32>) {
    %0 = "onnx.Scaler"(%x) : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.Upsample"(%x, %x, %x) {no_such = 1 : si64} : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %2 = "onnx.Adagrad"() : () -> tensor<4xf32>
    return
  }
}
