// Bodies of If: parameters place layers, functions reside where the If does; scopes work as outside.
// RUN: aimet-opt --infer-modules %s | FileCheck %s
// RUN: aimet-opt --infer-modules --check-reused-modules %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["block.a.weight"], value = dense<1.0> : tensor<4x4x1x1xf32>} : () -> tensor<4x4x1x1xf32>
    // CHECK: "onnx.If"
    %0 = "onnx.If"(%c) ({
      // CHECK: "onnx.Conv"{{.*}}path = "block.a", source = "torch.export"}
      %1 = "onnx.Conv"(%x, %w) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['aten.conv2d.default']", "pkg.torch.onnx.name_scopes", "['conv2d']"]} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
      // CHECK: "onnx.Relu"{{.*}}aimet.module = {class = "__main__.B", functional = "relu", path = "block", source = "torch.export"}
      %2 = "onnx.Relu"(%1) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['aten.relu.default']", "pkg.torch.onnx.name_scopes", "['relu']"]} : (tensor<*xf32>) -> tensor<*xf32>
      "aimet.yield"(%2) : (tensor<*xf32>) -> ()
    }, {
      // CHECK: "onnx.Relu"{{.*}}path = "other.act", source = "scope"}
      %3 = "onnx.Relu"(%x) {onnx_node_name = "/other/act/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
      "aimet.yield"(%3) : (tensor<*xf32>) -> ()
    // CHECK: onnx.graphs{{.*}}
    }) {onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}], onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.B', 'cond']", "pkg.torch.onnx.name_scopes", "['', 'block', 'cond']"]} : (tensor<i1>) -> tensor<*xf32>
    return %0 : tensor<*xf32>
  }
}
