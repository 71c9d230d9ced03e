// Sources that do not agree are reported once, with both; the more trusted one
// counts. What is known to differ is not.
// RUN: split-file %s %t
// RUN: aimet-opt --infer-modules %t/own.mlir 2>&1 >/dev/null | FileCheck %s --check-prefix=OWN
// RUN: aimet-opt --infer-modules %t/names.mlir 2>&1 | FileCheck %s --check-prefix=NAMES
// RUN: aimet-opt --infer-modules %t/classes.mlir 2>&1 >/dev/null | FileCheck %s --check-prefix=CLASSES
// RUN: aimet-opt --infer-modules %t/explained.mlir 2>&1 >/dev/null | count 0
// RUN: aimet-opt --infer-modules --report=json:%t/report.json %t/own.mlir > /dev/null 2>&1
// RUN: FileCheck %s --check-prefix=JSON < %t/report.json

// OWN: own.mlir:{{[0-9:]+}} warning: module "a" by aimet.module, but "b" by the metadata of torch.export, and 1 more such operation [infer-modules]
// OWN-NEXT: note: export the network anew, or remove the metadata that is wrong
// OWN-NOT: warning:
// NAMES: warning: module "a" by the metadata of torch.export, but "b.c" by the node's name [infer-modules]
// NAMES: path = "a"
// CLASSES: warning: class "torch.nn.modules.activation.ReLU" by the metadata of torch.export, but "torch.nn.modules.activation.GELU" by the metadata of torch.export [infer-modules]
// JSON: "check": "infer-modules",
// JSON: "severity": "warning",

//--- own.mlir
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}) -> (tensor<2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx.metadata_props = ["aimet.module", "a", "aimet.leaf", "1", "pkg.torch.onnx.name_scopes", "['', 'b', 'relu']", "pkg.torch.onnx.class_hierarchy", "['M', 'torch.nn.modules.activation.ReLU', 'aten.relu.default']"], onnx_node_name = "n0"} : (tensor<2xf32>) -> tensor<2xf32>
    %1 = "onnx.Relu"(%0) {onnx.metadata_props = ["aimet.module", "c", "aimet.leaf", "1", "pkg.torch.onnx.name_scopes", "['', 'd', 'relu_1']", "pkg.torch.onnx.class_hierarchy", "['M', 'torch.nn.modules.activation.ReLU', 'aten.relu.default']"], onnx.outputs = ["y"], onnx_node_name = "n1"} : (tensor<2xf32>) -> tensor<2xf32>
    return %1 : tensor<2xf32>
  }
}

//--- names.mlir
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}) -> (tensor<2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx.metadata_props = ["pkg.torch.onnx.name_scopes", "['', 'a', 'relu']", "pkg.torch.onnx.class_hierarchy", "['M', 'torch.nn.modules.activation.ReLU', 'aten.relu.default']"], onnx.outputs = ["y"], onnx_node_name = "/b/c/Relu"} : (tensor<2xf32>) -> tensor<2xf32>
    return %0 : tensor<2xf32>
  }
}

//--- classes.mlir
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}) -> (tensor<2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx.metadata_props = ["pkg.torch.onnx.name_scopes", "['', 'a', 'relu']", "pkg.torch.onnx.class_hierarchy", "['M', 'torch.nn.modules.activation.ReLU', 'aten.relu.default']"]} : (tensor<2xf32>) -> tensor<2xf32>
    %1 = "onnx.Gelu"(%0) {onnx.metadata_props = ["pkg.torch.onnx.name_scopes", "['', 'a', 'gelu']", "pkg.torch.onnx.class_hierarchy", "['M', 'torch.nn.modules.activation.GELU', 'aten.gelu.default']"], onnx.outputs = ["y"]} : (tensor<2xf32>) -> tensor<2xf32>
    return %1 : tensor<2xf32>
  }
}

//--- explained.mlir
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}) -> (tensor<2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx.metadata_props = ["aimet.module", "module_relu", "aimet.leaf", "1", "aimet.fx", "relu", "pkg.torch.onnx.name_scopes", "['', 'custom', 'relu']", "pkg.torch.onnx.class_hierarchy", "['M', '__main__.Custom', 'aten.relu.default']"]} : (tensor<2xf32>) -> tensor<2xf32>
    %1 = "onnx.Relu"(%0) {onnx.metadata_props = ["pkg.torch.onnx.name_scopes", "['', 'bn', 'relu_1']", "pkg.torch.onnx.class_hierarchy", "['M', 'torch.nn.modules.batchnorm.BatchNorm2d', 'aten.relu.default']", "pkg.onnxscript.rewriter.rule_name", "FuseBatchNormIntoConv"], onnx_node_name = "/conv/Conv"} : (tensor<2xf32>) -> tensor<2xf32>
    %2 = "onnx.Relu"(%1) {onnx.metadata_props = ["pkg.torch.onnx.name_scopes", "['', 'a', 'relu_2']", "pkg.torch.onnx.class_hierarchy", "['M', 'torch.nn.modules.activation.ReLU', 'aten.relu.default']"], onnx_node_name = "/a_1/Relu"} : (tensor<2xf32>) -> tensor<2xf32>
    %3 = "onnx.Relu"(%2) {onnx.metadata_props = ["aimet.module", "c", "aimet.leaf", "1", "pkg.torch.onnx.name_scopes", "['', 'c', 'relu_3']", "pkg.torch.onnx.class_hierarchy", "['M', 'torch.nn.modules.activation.ReLU', 'aten.relu.default']"], onnx.outputs = ["y"], onnx_node_name = "/elsewhere/Relu"} : (tensor<2xf32>) -> tensor<2xf32>
    return %3 : tensor<2xf32>
  }
}
