// MLIR does not check the order of operations in bodies: identities of each other are no endless loop.
// RUN: aimet-opt --eliminate-identities %s | FileCheck %s
// RUN: aimet-opt --infer-modules --fold-constants --merge-duplicate-nodes --eliminate-dead-nodes %s | FileCheck --check-prefix=OTHERS %s
// CHECK: %[[I:[0-9]+]] = "onnx.Identity"(%[[I]])
// CHECK-NEXT: "onnx.Clip"(%{{.*}}, %[[I]])
// OTHERS: "onnx.Clip"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.If"(%c) ({
      %1 = "onnx.Identity"(%2) : (tensor<2xf32>) -> tensor<2xf32>
      %2 = "onnx.Identity"(%1) : (tensor<2xf32>) -> tensor<2xf32>
      %3 = "onnx.Clip"(%x, %1) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
      "aimet.yield"(%3) : (tensor<2xf32>) -> ()
    }, {
      "aimet.yield"(%x) : (tensor<2xf32>) -> ()
    }) {onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}]} : (tensor<i1>) -> tensor<*xf32>
    return %0 : tensor<*xf32>
  }
}
