// Names of input sizes are names, even such as look like formulas: those of one name are equal, all others may differ.
// RUN: aimet-opt --eliminate-identities --split-input-file %s | FileCheck %s

// CHECK: "onnx.Expand"
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<?xf32> {onnx.dim_params = ["a + b"], onnx.name = "x"}, %y: tensor<?xf32> {onnx.dim_params = ["b + a"], onnx.name = "y"}) -> (tensor<?xf32> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Shape"(%y) {onnx.outputs = ["s"]} : (tensor<?xf32>) -> tensor<1xi64>
    %e = "onnx.Expand"(%x, %s) {onnx.outputs = ["e"]} : (tensor<?xf32>, tensor<1xi64>) -> tensor<*xf32>
    %z = "onnx.Neg"(%e) {onnx.outputs = ["z"]} : (tensor<*xf32>) -> tensor<?xf32>
    return %z : tensor<?xf32>
  }
}

// -----

// CHECK: {{^// -----}}
// CHECK: "onnx.Expand"
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<?xf32> {onnx.dim_params = ["\22q\22"], onnx.name = "x"}, %y: tensor<?xf32> {onnx.dim_params = ["q"], onnx.name = "y"}) -> (tensor<?xf32> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Shape"(%y) {onnx.outputs = ["s"]} : (tensor<?xf32>) -> tensor<1xi64>
    %e = "onnx.Expand"(%x, %s) {onnx.outputs = ["e"]} : (tensor<?xf32>, tensor<1xi64>) -> tensor<*xf32>
    %z = "onnx.Neg"(%e) {onnx.outputs = ["z"]} : (tensor<*xf32>) -> tensor<?xf32>
    return %z : tensor<?xf32>
  }
}

// -----

// CHECK: {{^// -----}}
// CHECK-NOT: "onnx.Expand"
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<?xf32> {onnx.dim_params = ["a + b"], onnx.name = "x"}, %y: tensor<?xf32> {onnx.dim_params = ["a + b"], onnx.name = "y"}) -> (tensor<?xf32> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Shape"(%y) {onnx.outputs = ["s"]} : (tensor<?xf32>) -> tensor<1xi64>
    %e = "onnx.Expand"(%x, %s) {onnx.outputs = ["e"]} : (tensor<?xf32>, tensor<1xi64>) -> tensor<*xf32>
    %z = "onnx.Neg"(%e) {onnx.outputs = ["z"]} : (tensor<*xf32>) -> tensor<?xf32>
    return %z : tensor<?xf32>
  }
}
