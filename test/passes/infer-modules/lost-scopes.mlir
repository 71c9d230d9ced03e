// In bodies both exporters of PyTorch lose scopes. Where a layer's parameters lie
// deeper than its scopes do, nothing else in the body can be told either.
// RUN: split-file %s %t
// RUN: aimet-opt --infer-modules %t/scopes.mlir | FileCheck %s --check-prefix=SCOPES
// RUN: aimet-opt --infer-modules %t/export.mlir | FileCheck %s --check-prefix=EXPORT

//--- scopes.mlir
module attributes {onnx.ir_version = 9 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<2x2xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<2x2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Initializer"() {onnx.outputs = ["left.a.weight"], value = dense<1.0> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    %1 = "onnx.Initializer"() {onnx.outputs = ["right.a.weight"], value = dense<2.0> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    %2 = "onnx.If"(%c) ({
      // SCOPES: "onnx.Gemm"{{.*}}path = "left.a"
      %3 = "onnx.Gemm"(%x, %0) {onnx_node_name = "/left/a/Gemm"} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
      // SCOPES: "onnx.Relu"{{.*}}functional = "relu", path = "left"
      %4 = "onnx.Relu"(%3) {onnx_node_name = "/left/Relu"} : (tensor<2x2xf32>) -> tensor<2x2xf32>
      "aimet.yield"(%4) : (tensor<2x2xf32>) -> ()
    }, {
      // SCOPES: "onnx.Gemm"{{.*}}class = "torch.nn.modules.linear.Linear", leaf, path = "right.a"
      %3 = "onnx.Gemm"(%x, %1) {onnx_node_name = "/right/Gemm", transB = 1 : si64} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
      // SCOPES: "onnx.Relu"{{.*}} {onnx_node_name = "/right/Relu"}
      %4 = "onnx.Relu"(%3) {onnx_node_name = "/right/Relu"} : (tensor<2x2xf32>) -> tensor<2x2xf32>
      // SCOPES: "onnx.Abs"{{.*}}functional = "abs", path = ""
      %5 = "onnx.Abs"(%4) {onnx_node_name = "/Abs"} : (tensor<2x2xf32>) -> tensor<2x2xf32>
      "aimet.yield"(%5) : (tensor<2x2xf32>) -> ()
    }) {onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}], onnx.outputs = ["y"]} : (tensor<i1>) -> tensor<2x2xf32>
    return %2 : tensor<2x2xf32>
  }
}

//--- export.mlir
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2x2xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<2x2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Initializer"() {onnx.outputs = ["a.weight"], value = dense<1.0> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    %1 = "onnx.Initializer"() {onnx.outputs = ["right.a.weight"], value = dense<2.0> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    %2 = "onnx.If"(%c) ({
      // EXPORT: "onnx.Gemm"{{.*}}path = "a"
      %3 = "onnx.Gemm"(%x, %0) {onnx.metadata_props = ["pkg.torch.onnx.name_scopes", "['linear']", "pkg.torch.onnx.class_hierarchy", "['aten.linear.default']"]} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
      // EXPORT: "onnx.Relu"{{.*}}functional = "relu", path = ""
      %4 = "onnx.Relu"(%3) {onnx.metadata_props = ["pkg.torch.onnx.name_scopes", "['relu']", "pkg.torch.onnx.class_hierarchy", "['aten.relu.default']"]} : (tensor<2x2xf32>) -> tensor<2x2xf32>
      "aimet.yield"(%4) : (tensor<2x2xf32>) -> ()
    }, {
      // EXPORT: "onnx.Gemm"{{.*}}path = "right.a"
      %3 = "onnx.Gemm"(%x, %1) {onnx.metadata_props = ["pkg.torch.onnx.name_scopes", "['linear']", "pkg.torch.onnx.class_hierarchy", "['aten.linear.default']"]} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
      // EXPORT-NOT: aimet.module
      // EXPORT: "onnx.Relu"
      // EXPORT-NOT: aimet.module
      // EXPORT: aimet.yield
      %4 = "onnx.Relu"(%3) {onnx.metadata_props = ["pkg.torch.onnx.name_scopes", "['relu']", "pkg.torch.onnx.class_hierarchy", "['aten.relu.default']"]} : (tensor<2x2xf32>) -> tensor<2x2xf32>
      "aimet.yield"(%4) : (tensor<2x2xf32>) -> ()
    }) {onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}], onnx.metadata_props = ["pkg.torch.onnx.name_scopes", "['', 'cond']", "pkg.torch.onnx.class_hierarchy", "['__main__.Net', 'cond']"], onnx.outputs = ["y"]} : (tensor<i1>) -> tensor<2x2xf32>
    return %2 : tensor<2x2xf32>
  }
}
