// Numbers of inputs and outputs, and inputs that must not be left out.
//
// RUN: not aimet-opt --check-onnx %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: wrong number of inputs of operator "Add", got 1, expected 2
// CHECK: error: wrong number of inputs of operator "Clip", got 4, expected 1 to 3
// CHECK: error: wrong number of inputs of operator "Concat", got 0, expected at least 1
// CHECK: error: wrong number of outputs of operator "Relu", got 2, expected 1
// CHECK: error: input 1, "B", of operator "Add" is left out
// CHECK: error: output 0, "Y", of operator "Relu" is left out
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "any", version = 1 : si64}]} {
  func.func @main_graph(%x_in: tensor<4xf32> {onnx.name = "x"}) attributes {onnx.graph = {name = "g"}} {
    %x = "onnx.Custom"(%x_in) {onnx_node_name = "any-x", domain_name = "any", function_name = "F"} : (tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %none = "onnx.NoValue"() : () -> none
    %a = "onnx.Add"(%x) {onnx_node_name = "few"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Clip"(%x, %x, %x, %x) {onnx_node_name = "many"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Concat"() {onnx_node_name = "none", axis = 0 : si64} : () -> tensor<*x!onnx.unknown>
    %d:2 = "onnx.Relu"(%x) {onnx_node_name = "outs"} : (tensor<*x!onnx.unknown>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %e = "onnx.Add"(%x, %none) {onnx_node_name = "absent"} : (tensor<*x!onnx.unknown>, none) -> tensor<*x!onnx.unknown>
    %f = "onnx.Relu"(%x) {onnx_node_name = "absent-out", onnx.outputs = [""]} : (tensor<*x!onnx.unknown>) -> none
    // An absent input behind the last one that is needed counts, but harms nothing.
    %g = "onnx.Clip"(%x, %none, %none) {onnx_node_name = "padded"} : (tensor<*x!onnx.unknown>, none, none) -> tensor<*x!onnx.unknown>
    %h = "onnx.Clip"(%x) {onnx_node_name = "short"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // Values of several types in one variadic input.
    %i = "onnx.Concat"(%x, %none, %x) {onnx_node_name = "variadic", axis = 0 : si64} : (tensor<*x!onnx.unknown>, none, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}
