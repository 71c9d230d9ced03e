// Older forms: attributes in the place of operands, and Dropout that says whether it is a test.
// RUN: split-file %s %t
// RUN: aimet-opt --eliminate-identities %t/five.mlir | FileCheck --check-prefix=FIVE %s
// RUN: aimet-opt --eliminate-identities %t/seven.mlir | FileCheck --check-prefix=SEVEN %s
// FIVE: %[[A:[0-9]+]] = "onnx.Dropout"({{.*}}"train"
// FIVE-NEXT: %[[B:[0-9]+]] = "onnx.Tile"(%[[A]]
// FIVE-NEXT: %[[C:[0-9]+]] = "onnx.Exp"(%[[B]])
// FIVE-NEXT: return %[[C]]
// SEVEN: func.func @main_graph(%[[X:[a-z0-9]+]]
// SEVEN-NEXT: %[[Y:[0-9]+]] = "onnx.Exp"(%[[X]])
// SEVEN-NEXT: return %[[Y]]

//--- five.mlir
module attributes {onnx.ir_version = 4 : si64, onnx.opset_import = [{version = 5 : si64}]} {
  func.func @main_graph(%x: tensor<2x3xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %one = "onnx.Initializer"() {onnx.outputs = ["one"], value = dense<1> : tensor<i64>} : () -> tensor<i64>
    %a = "onnx.Dropout"(%x) {is_test = 1 : si64} : (tensor<2x3xf32>) -> tensor<*xf32>
    %b = "onnx.Dropout"(%a) {onnx_node_name = "train"} : (tensor<*xf32>) -> tensor<*xf32>
    %c = "onnx.Tile"(%b, %one, %one) {onnx_node_name = "tile"} : (tensor<*xf32>, tensor<i64>, tensor<i64>) -> tensor<*xf32>
    %d = "onnx.Slice"(%c) {starts = array<i64: 0>, ends = array<i64: 9223372036854775807>} : (tensor<*xf32>) -> tensor<*xf32>
    %e = "onnx.Pad"(%d) {pads = array<i64: 0, 0, 0, 0>} : (tensor<*xf32>) -> tensor<*xf32>
    %f = "onnx.Exp"(%e) {onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %f : tensor<*xf32>
  }
}

//--- seven.mlir
module attributes {onnx.ir_version = 4 : si64, onnx.opset_import = [{version = 7 : si64}]} {
  func.func @main_graph(%x: tensor<2x3xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.Dropout"(%x) {ratio = 0.5 : f32} : (tensor<2x3xf32>) -> tensor<*xf32>
    %b = "onnx.Squeeze"(%a) {} : (tensor<*xf32>) -> tensor<*xf32>
    %c = "onnx.Flatten"(%b) {axis = 1 : si64} : (tensor<*xf32>) -> tensor<*xf32>
    %f = "onnx.Exp"(%c) {onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %f : tensor<*xf32>
  }
}
