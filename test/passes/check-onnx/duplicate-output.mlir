// Legal, and said nonetheless: an output that the main graph lists twice. In a body outputs go by position.
//
// RUN: aimet-opt --check-onnx --emit=none %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning: --implicit-check-not=remark:

// CHECK: remark: output "y" of the graph is listed twice
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%n: tensor<i64> {onnx.name = "n"}, %c: tensor<i1> {onnx.name = "c"}, %x: tensor<4xf32> {onnx.name = "x"})
      -> (tensor<4xf32> {onnx.name = "y"}, tensor<4xf32> {onnx.name = "y"}, tensor<4xf32> {onnx.name = "x"}, tensor<?x4xf32> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    %y:2 = "onnx.Loop"(%n, %c, %x) ({
    ^bb0(%i: tensor<i64>, %in: tensor<i1>, %v: tensor<4xf32>):
      %out = "onnx.Identity"(%in) {onnx.outputs = ["out"]} : (tensor<i1>) -> tensor<i1>
      %s = "onnx.Relu"(%v) {onnx.outputs = ["s"]} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%out, %s, %s) : (tensor<i1>, tensor<4xf32>, tensor<4xf32>) -> ()
    }) {onnx_node_name = "loop", onnx.outputs = ["y", "z"], onnx.graphs = [
        {attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "i"}, {onnx.name = "in"}, {onnx.name = "v"}],
         outputs = [{onnx.name = "out"}, {onnx.name = "s"}, {onnx.name = "s"}]}]} : (tensor<i64>, tensor<i1>, tensor<4xf32>) -> (tensor<4xf32>, tensor<?x4xf32>)
    return %y#0, %y#0, %x, %y#1 : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<?x4xf32>
  }
}
