// Every operation is replaced by its clone, in bodies too; nothing else changes.

// RUN: aimet-opt %s > %t.before
// RUN: aimet-opt --clone-operations %s > %t.after
// RUN: diff %t.before %t.after
// RUN: aimet-opt --clone-operations --mlir-pass-statistics %s 2>&1 | FileCheck %s
// CHECK: clone-operations
// CHECK: 3 cloned

func.func @main_graph(%x: tensor<f32> {onnx.name = "x"}, %flag: tensor<i1> {onnx.name = "flag"})
    -> (tensor<f32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
  %0 = "onnx.Relu"(%x) {onnx_node_name = "a"} : (tensor<f32>) -> tensor<f32>
  %1 = "onnx.If"(%flag) ({
    %2 = "onnx.Abs"(%0) {onnx_node_name = "b"} : (tensor<f32>) -> tensor<f32>
    "aimet.yield"(%2) : (tensor<f32>) -> ()
  }, {
    "aimet.yield"(%0) : (tensor<f32>) -> ()
  }) {onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, inputs = [], outputs = [{onnx.name = "b_output_0"}]},
                     {attribute = "else_branch", graph = {name = "e"}, inputs = [], outputs = [{onnx.name = "a_output_0"}]}],
      onnx.outputs = ["y"]} : (tensor<i1>) -> tensor<f32>
  return %1 : tensor<f32>
}
