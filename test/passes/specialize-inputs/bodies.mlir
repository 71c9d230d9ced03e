// Sizes are stated in bodies too; a condition that is fixed makes an If static.
// RUN: aimet-opt --specialize-inputs --concrete-arg=n=3 --concrete-arg=c=false %s | FileCheck %s
// RUN: aimet-opt --specialize-inputs --concrete-arg=n=3 --concrete-arg=c=false --inline-static-control-flow %s | FileCheck --check-prefix=INLINE %s
// CHECK: "onnx.If"
// CHECK: "onnx.Relu"({{.*}}onnx.value_info = [unit]{{.*}}-> tensor<3xf32>
// CHECK: onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, outputs = [{onnx.name = "a"}]}, {attribute = "else_branch", graph = {name = "e"}, outputs = [{onnx.dim_params = ["m"], onnx.name = "b"}]}]
// INLINE: func.func @main_graph(%[[X:.*]]: tensor<3xf32>
// INLINE-NEXT: %[[Y:.*]] = "onnx.Exp"(%[[X]]) {onnx.outputs = ["y"]}
// INLINE-NEXT: return %[[Y]]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<?xf32> {onnx.name = "x", onnx.dim_params = ["n"]}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %y = "onnx.If"(%c) ({
      %1 = "onnx.Relu"(%x) {onnx.outputs = ["r"], onnx.value_info = [{onnx.dim_params = ["n"]}]} : (tensor<?xf32>) -> tensor<?xf32>
      %2 = "onnx.Neg"(%1) {onnx.outputs = ["a"]} : (tensor<?xf32>) -> tensor<?xf32>
      "aimet.yield"(%2) : (tensor<?xf32>) -> ()
    }, {
      %1 = "onnx.Exp"(%x) {onnx.outputs = ["b"]} : (tensor<?xf32>) -> tensor<?xf32>
      "aimet.yield"(%1) : (tensor<?xf32>) -> ()
    }) {onnx.outputs = ["y"], onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, outputs = [{onnx.name = "a", onnx.dim_params = ["n"]}]}, {attribute = "else_branch", graph = {name = "e"}, outputs = [{onnx.name = "b", onnx.dim_params = ["m"]}]}]} : (tensor<i1>) -> tensor<*xf32>
    return %y : tensor<*xf32>
  }
}
