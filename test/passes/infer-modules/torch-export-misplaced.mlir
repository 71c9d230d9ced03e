// What the exporter's optimizer misplaces, its parameters place; metadata that cannot be read place nothing.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["block.conv.weight"], value = dense<1.0> : tensor<4x4x1x1xf32>} : () -> tensor<4x4x1x1xf32>
    // CHECK: "onnx.Conv"{{.*}}aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "block.conv", source = "torch.export"}
    %0 = "onnx.Conv"(%x, %w) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.B', 'torch.nn.modules.batchnorm.BatchNorm2d', 'aten._native_batch_norm_legit_no_training.default']", "pkg.torch.onnx.name_scopes", "['', 'block', 'block.bn', 'bn']", "pkg.onnxscript.rewriter.rule_name", "FuseBatchNormIntoConv"]} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    // CHECK: "onnx.Conv"{{.*}}path = "block.bn"
    %1 = "onnx.Conv"(%0, %w) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.B', 'torch.nn.modules.batchnorm.BatchNorm2d', 'aten.conv2d.default']", "pkg.torch.onnx.name_scopes", "['', 'block', 'block.bn', 'bn_1']"]} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    // CHECK: "onnx.Relu"(%{{[0-9]+}}) {onnx.metadata_props
    %2 = "onnx.Relu"(%1) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['x'", "pkg.torch.onnx.name_scopes", "['', 'relu'"]} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: "onnx.Tanh"(%{{[0-9]+}}) {onnx.metadata_props
    %3 = "onnx.Tanh"(%2) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['aten.tanh.default']", "pkg.torch.onnx.name_scopes", "['', 'tanh']"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %3 : tensor<*xf32>
  }
}
