// Numbers of inputs and outputs, and inputs that must not be left out.
//
// RUN: not aimet-opt --check-onnx %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: wrong number of inputs of operator "Add", got 1, expected 2
// CHECK: error: wrong number of inputs of operator "Clip", got 4, expected 1 to 3
// CHECK: error: wrong number of inputs of operator "Concat", got 0, expected at least 1
// CHECK: error: wrong number of outputs of operator "Relu", got 2, expected 1
// CHECK: error: input 1, "B", of operator "Add" is left out
// CHECK: error: output 0, "Y", of operator "Relu" is left out
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    %a = "onnx.Add"(%x) {onnx_node_name = "few"} : (tensor<4xf32>) -> tensor<4xf32>
    %b = "onnx.Clip"(%x, %x, %x, %x) {onnx_node_name = "many"} : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %c = "onnx.Concat"() {onnx_node_name = "none", axis = 0 : si64} : () -> tensor<4xf32>
    %d:2 = "onnx.Relu"(%x) {onnx_node_name = "outs"} : (tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>)
    %e = "onnx.Add"(%x, %none) {onnx_node_name = "absent"} : (tensor<4xf32>, none) -> tensor<4xf32>
    %f = "onnx.Relu"(%x) {onnx_node_name = "absent-out", onnx.outputs = [""]} : (tensor<4xf32>) -> none
    // An absent input behind the last one that is needed counts, but harms nothing.
    %g = "onnx.Clip"(%x, %none, %none) {onnx_node_name = "padded"} : (tensor<4xf32>, none, none) -> tensor<4xf32>
    %h = "onnx.Clip"(%x) {onnx_node_name = "short"} : (tensor<4xf32>) -> tensor<4xf32>
    // Values of several types in one variadic input.
    %i = "onnx.Concat"(%x, %none, %x) {onnx_node_name = "variadic", axis = 0 : si64} : (tensor<4xf32>, none, tensor<4xf32>) -> tensor<8xf32>
    return
  }
}
