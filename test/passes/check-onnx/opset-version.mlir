// Versions of operator sets.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: version of operator set "" is out of range, got 0
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 0 : si64}]} {
  func.func @main_graph() attributes {onnx.graph = {name = "g"}} {
    return
  }
}

// -----

// CHECK: error: version of operator set "a.b" is out of range, got 4294967296
// CHECK: warning: version of operator set "c.d" is not positive, got 0
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "a.b", version = 4294967296 : si64}, {domain = "c.d", version = 0 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    // A domain is imported even with version 0.
    %y = "onnx.Custom"(%x) {domain_name = "c.d", function_name = "F", onnx.outputs = ["y"]} : (tensor<4xf32>) -> tensor<4xf32>
    return
  }
}

// -----

// Nodes of an opset that came after this tool are checked against the newest it knows.
// CHECK: warning: version 99 of operator set "" is not known, nodes are checked against version 28
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 99 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %y = "onnx.Relu"(%x) {onnx.outputs = ["y"]} : (tensor<4xf32>) -> tensor<4xf32>
    return
  }
}

// -----

// CHECK: error: operator set "" is imported twice, as version 17 and 18
// CHECK: warning: operator set "a" is imported twice, as version 1 and 1
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "", version = 18 : si64}, {domain = "a", version = 1 : si64}, {domain = "a", version = 1 : si64}]} {
  func.func @main_graph() attributes {onnx.graph = {name = "g"}} {
    return
  }
}

// -----

// The default domain has two spellings in imports.
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{domain = "ai.onnx", version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %y = "onnx.Relu"(%x) {onnx.outputs = ["y"]} : (tensor<4xf32>) -> tensor<4xf32>
    return
  }
}
