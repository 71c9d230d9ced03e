// A graph cannot output a value of another graph, or one value twice: nodes give them names of their own. New nodes in a graph that was not sorted are written in order.
//
// RUN: aimet-opt %s -o %t.onnx
// RUN: %python %S/Inputs/run.py %t.onnx

module {
  func.func @g(%c: tensor<i1>, %a: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) {
    %v = "onnx.Relu"(%a) {onnx.position = 2 : i64} : (tensor<2xf32>) -> tensor<2xf32>
    %n = "onnx.Neg"(%v) : (tensor<2xf32>) -> tensor<2xf32>
    %0 = "onnx.If"(%c) ({
      "aimet.yield"(%v) : (tensor<2xf32>) -> ()
    }, {
      %1 = "onnx.Exp"(%n) : (tensor<2xf32>) -> tensor<2xf32>
      "aimet.yield"(%1) : (tensor<2xf32>) -> ()
    }) {onnx.position = 0 : i64} : (tensor<i1>) -> tensor<2xf32>
    return %0, %v, %v : tensor<2xf32>, tensor<2xf32>, tensor<2xf32>
  }
}
