// What runs in a body does not leave the custom leaf that holds the If: all is one call, and a layer elsewhere that the
// body calls is no interruption.
// RUN: aimet-opt --infer-modules %s | FileCheck --implicit-check-not='call = 1' %s
// RUN: aimet-opt --infer-modules --check-reused-modules %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["far.weight"], value = dense<1.0> : tensor<4x4x1x1xf32>} : () -> tensor<4x4x1x1xf32>
    // CHECK: "onnx.Tanh"{{.*}}call = 0 : i64,{{.*}}functional = "tanh", leaf, path = "leaf"
    %9 = "onnx.Tanh"(%x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.L', 'aten.tanh.default']", "pkg.torch.onnx.name_scopes", "['', 'leaf', 'tanh']"]} : (tensor<*xf32>) -> tensor<*xf32>
    %0 = "onnx.If"(%c) ({
      // CHECK: path = "far"
      %1 = "onnx.Conv"(%9, %w) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['aten.conv2d.default']", "pkg.torch.onnx.name_scopes", "['conv2d']"]} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
      // CHECK: call = 0 : i64,{{.*}}functional = "relu", leaf, path = "leaf"
      %2 = "onnx.Relu"(%1) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['aten.relu.default']", "pkg.torch.onnx.name_scopes", "['relu']"]} : (tensor<*xf32>) -> tensor<*xf32>
      "aimet.yield"(%2) : (tensor<*xf32>) -> ()
    }, {
      "aimet.yield"(%9) : (tensor<*xf32>) -> ()
    }) {onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}], onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.L', 'cond']", "pkg.torch.onnx.name_scopes", "['', 'leaf', 'cond']"]} : (tensor<i1>) -> tensor<*xf32>
    // CHECK: "onnx.Exp"{{.*}}call = 0 : i64,{{.*}}functional = "exp", leaf, path = "leaf"
    %8 = "onnx.Exp"(%0) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.L', 'aten.exp.default']", "pkg.torch.onnx.name_scopes", "['', 'leaf', 'exp']"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %8 : tensor<*xf32>
  }
}
