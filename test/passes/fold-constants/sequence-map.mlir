// Bodies of SequenceMap are left as they are, by both rewrites that would make them simpler.
// RUN: aimet-opt --fold-constants --eliminate-identities %s > %t.mlir
// RUN: aimet-opt %s | diff - %t.mlir

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: !onnx.Seq<tensor<2xf32>> {onnx.name = "x"}) -> (!onnx.Seq<tensor<*xi64>> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.SequenceMap"(%x) ({
    ^bb0(%a: tensor<2xf32>):
      %1 = "onnx.Shape"(%a) {onnx.outputs = ["s"]} : (tensor<2xf32>) -> tensor<*xi64>
      %2 = "onnx.CastLike"(%1, %1) {onnx.outputs = ["c"]} : (tensor<*xi64>, tensor<*xi64>) -> tensor<*xi64>
      %3 = "onnx.Neg"(%2) {onnx.outputs = ["n"]} : (tensor<*xi64>) -> tensor<*xi64>
      "aimet.yield"(%3) : (tensor<*xi64>) -> ()
    }) {onnx.outputs = ["y"], onnx.graphs = [{attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "a"}], outputs = [{onnx.name = "n"}]}]} : (!onnx.Seq<tensor<2xf32>>) -> !onnx.Seq<tensor<*xi64>>
    return %0 : !onnx.Seq<tensor<*xi64>>
  }
}
