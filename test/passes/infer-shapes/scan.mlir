// A Scan runs over a dimension of its inputs; what it collects has that dimension where scan_output_axes says.

// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

// CHECK: ^bb0(%{{.*}}: tensor<3xf32>, %{{.*}}: tensor<3xf32>):
// CHECK: -> (tensor<3xf32>, tensor<3x7xf32>)
func.func @main_graph(%init: tensor<3xf32>, %x: tensor<3x7xf32>) -> (tensor<*xf32>, tensor<*xf32>) {
  %0:2 = "onnx.Scan"(%init, %x) ({
  ^bb0(%s: tensor<*xf32>, %e: tensor<*xf32>):
    %1 = "onnx.Add"(%s, %e) : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    "aimet.yield"(%1, %1) : (tensor<*xf32>, tensor<*xf32>) -> ()
  }) {num_scan_inputs = 1 : si64, scan_input_axes = array<i64: 1>, scan_output_axes = array<i64: -1>} : (tensor<3xf32>, tensor<3x7xf32>) -> (tensor<*xf32>, tensor<*xf32>)
  return %0#0, %0#1 : tensor<*xf32>, tensor<*xf32>
}

// -----

// Version 8 has an input of lengths first, and a batch dimension in front of everything.
// CHECK: ^bb0(%{{.*}}: tensor<3xf32>, %{{.*}}: tensor<3xf32>):
// CHECK: -> (tensor<2x3xf32>, tensor<2x7x3xf32>)
module attributes {onnx.ir_version = 3 : si64, onnx.opset_import = [{version = 8 : si64}]} {
  func.func @main_graph(%init: tensor<2x3xf32> {onnx.name = "init"}, %x: tensor<2x7x3xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}, tensor<*xf32> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    %0:2 = "onnx.Scan"(%none, %init, %x) ({
    ^bb0(%s: tensor<*xf32>, %e: tensor<*xf32>):
      %1 = "onnx.Add"(%s, %e) {onnx.outputs = ["s2"]} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
      "aimet.yield"(%1, %1) : (tensor<*xf32>, tensor<*xf32>) -> ()
    }) {num_scan_inputs = 1 : si64, onnx.outputs = ["y", "z"]} : (none, tensor<2x3xf32>, tensor<2x7x3xf32>) -> (tensor<*xf32>, tensor<*xf32>)
    return %0#0, %0#1 : tensor<*xf32>, tensor<*xf32>
  }
}
