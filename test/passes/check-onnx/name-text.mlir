// Names that no ONNX file can hold. In a file they are refused; in IR they are found, for export would refuse them.
//
// RUN: aimet-opt --check-onnx --emit=none %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: warning: name "a\x00b" has a NUL or is no UTF-8
// CHECK: warning: node name "n\xff" has a NUL or is no UTF-8
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "a\00b"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx_node_name = "n\FF", onnx.outputs = ["z"]} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.Relu"(%0) {onnx_node_name = "größe 東", onnx.outputs = ["y"]} : (tensor<4xf32>) -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
}
