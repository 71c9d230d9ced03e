// Numbers of fx nodes tell how many calls left no node, but for those that the exporter uses itself.
// RUN: split-file %s %t
// RUN: aimet-opt --infer-modules %t/symbols.mlir | FileCheck %s --check-prefix=SYMBOLS
// RUN: aimet-opt --infer-modules %t/folded.mlir | FileCheck %s --check-prefix=FOLDED

//--- symbols.mlir
!t = tensor<*xf32>
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: !t {onnx.name = "x"}) -> (!t {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    // With symbolic sizes mul_1 may have been arithmetic on them; relu_1 was a call.
    %0 = "onnx.Mul"(%x, %x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.mul.Tensor']", "pkg.torch.onnx.name_scopes", "['', 'mul']", "pkg.torch.onnx.fx_node", "%mul : call_function[target=torch.ops.aten.mul.Tensor](args = (%x, %sym_size_int), kwargs = {})"]} : (!t, !t) -> !t
    // SYMBOLS: "onnx.Mul"{{.*}}functional = "mul", path = "", source
    // SYMBOLS: "onnx.Mul"{{.*}}functional = "mul", path = "", source
    %1 = "onnx.Mul"(%0, %x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.mul.Tensor']", "pkg.torch.onnx.name_scopes", "['', 'mul_2']"]} : (!t, !t) -> !t
    // SYMBOLS: "onnx.Relu"{{.*}}functional = "relu", path = "", source
    %2 = "onnx.Relu"(%1) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.relu.default']", "pkg.torch.onnx.name_scopes", "['', 'relu']"]} : (!t) -> !t
    // SYMBOLS: "onnx.Relu"{{.*}}functional = "relu", path = "", skipped = 1 : i64
    %3 = "onnx.Relu"(%2) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.relu.default']", "pkg.torch.onnx.name_scopes", "['', 'relu_2']"]} : (!t) -> !t
    return %3 : !t
  }
}

//--- folded.mlir
!t = tensor<*xf32>
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: !t {onnx.name = "x"}) -> (!t {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["a-1.conv.weight"], value = dense<1.0> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["b.conv.weight"], value = dense<2.0> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    %s = "onnx.Initializer"() {onnx.outputs = ["c.bn.weight"], value = dense<1.0> : tensor<2xf32>} : () -> tensor<2xf32>
    // The norm of the user's own class is a functional and took a number; that of torch.nn did not.
    // FOLDED: "onnx.Conv"{{.*}}class = "torch.nn.modules.conv.Conv2d", leaf, path = "a-1.conv"
    %0 = "onnx.Conv"(%x, %w) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.Block', '__main__.NormAct', 'aten._native_batch_norm_legit_no_training.default']", "pkg.torch.onnx.name_scopes", "['', 'a-1', 'a-1.bn', '_native_batch_norm_legit_no_training']", "pkg.onnxscript.rewriter.rule_name", "FuseBatchNormIntoConv"]} : (!t, tensor<2x2x1x1xf32>) -> !t
    // FOLDED: "onnx.Conv"{{.*}}path = "b.conv"
    %1 = "onnx.Conv"(%0, %v) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.Block', 'torch.nn.modules.batchnorm.BatchNorm2d', 'aten._native_batch_norm_legit_no_training.default']", "pkg.torch.onnx.name_scopes", "['', 'b', 'b.bn', '_native_batch_norm_legit_no_training_1']", "pkg.onnxscript.rewriter.rule_name", "FuseBatchNormIntoConv"]} : (!t, tensor<2x2x1x1xf32>) -> !t
    // FOLDED: "onnx.BatchNormalization"{{.*}}functional = "batch_norm", leaf, path = "c.bn", skipped = 1 : i64
    %2 = "onnx.BatchNormalization"(%1, %s, %s, %s, %s) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.Block', '__main__.NormAct', 'aten._native_batch_norm_legit_no_training.default']", "pkg.torch.onnx.name_scopes", "['', 'c', 'c.bn', '_native_batch_norm_legit_no_training_2']"]} : (!t, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> !t
    return %2 : !t
  }
}
