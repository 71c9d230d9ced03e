// Without control flow, or with it in a module that is excluded, there is nothing to find; torch.where is fine.
// RUN: exits 1 aimet-opt --check-control-flow --fail-level=warning %s
// RUN: aimet-opt --check-control-flow --fail-level=warning --exclude-modules=head %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// CHECK: check-control-flow: passed

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}, %flag: tensor<i1> {onnx.name = "flag"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Neg"(%x) {onnx_node_name = "n"} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.Where"(%flag, %x, %0) {onnx_node_name = "w"} : (tensor<i1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %2 = "onnx.If"(%flag) ({
      "aimet.yield"(%1) : (tensor<4xf32>) -> ()
    }, {
      "aimet.yield"(%x) : (tensor<4xf32>) -> ()
    }) {aimet.module = {path = "head.choice"}, onnx_node_name = "i", onnx.outputs = ["y"], onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, inputs = [], outputs = [{onnx.name = "w_output_0"}]}, {attribute = "else_branch", graph = {name = "e"}, inputs = [], outputs = [{onnx.name = "x"}]}]} : (tensor<i1>) -> tensor<4xf32>
    return %2 : tensor<4xf32>
  }
}
