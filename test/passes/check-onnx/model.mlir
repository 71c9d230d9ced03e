// What the model itself states.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: the model states no IR version [check-onnx/ir-version]
module {
  func.func @main_graph() attributes {onnx.graph = {name = "g"}} {
    return
  }
}

// -----

// CHECK: error: IR version is out of range, got 15, expected 1 to 14
module attributes {onnx.ir_version = 15 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph() attributes {onnx.graph = {name = "g"}} {
    return
  }
}

// -----

// CHECK: error: IR version is out of range, got 0, expected 1 to 14
module attributes {onnx.ir_version = 0 : si64} {
  func.func @main_graph() attributes {onnx.graph = {name = "g"}} {
    return
  }
}

// -----

// CHECK: error: the model imports no operator set
module attributes {onnx.ir_version = 8 : si64} {
  func.func @main_graph() attributes {onnx.graph = {name = "g"}} {
    return
  }
}

// -----

// Before IR version 3 opset 1 is meant, and nothing may say so.
// CHECK: error: the model imports operator sets at IR version 2, expected none before 3
module attributes {onnx.ir_version = 2 : si64, onnx.opset_import = [{version = 6 : si64}]} {
  func.func @main_graph() attributes {onnx.graph = {name = "g"}} {
    return
  }
}

// -----

module attributes {onnx.ir_version = 2 : si64} {
  func.func @main_graph() attributes {onnx.graph = {name = "g"}} {
    return
  }
}

// -----

// CHECK: error: metadata key "author" is given twice
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}], onnx.metadata_props = ["author", "a", "title", "a", "author", "b"]} {
  func.func @main_graph() attributes {onnx.graph = {name = "g"}} {
    return
  }
}

// -----

// CHECK: error: the model has no graph
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
}
