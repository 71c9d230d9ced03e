// Scopes that torch.export has lost lie at the root; functions that it takes apart are put together.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

!t = tensor<*xf32>
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: !t {onnx.name = "x"}) -> (!t {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["head.conv.weight"], value = dense<1.0> : tensor<2x2x1x1xf32>} : () -> tensor<2x2x1x1xf32>
    // CHECK: "onnx.Relu"{{.*}}functional = "relu", path = "", source
    %0 = "onnx.Relu"(%x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['_empty_nn_module_stack_from_metadata_hook', 'aten.relu.default']", "pkg.torch.onnx.name_scopes", "['_empty_nn_module_stack_from_metadata_hook', 'relu']"]} : (!t) -> !t
    %a = "onnx.Initializer"() {onnx.outputs = ["a"], value = dense<1> : tensor<1xi64>} : () -> tensor<1xi64>
    %e = "onnx.Initializer"() {onnx.outputs = ["e"], value = dense<1.0e-12> : tensor<f32>} : () -> tensor<f32>
    // F.normalize is decomposed on export.
    // CHECK: "onnx.ReduceL2"{{.*}}functional = "normalize", path = "head",{{.*}}unit = [[U:[0-9]+]]
    %1 = "onnx.ReduceL2"(%0, %a) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.Head', 'aten.linalg_vector_norm.default']", "pkg.torch.onnx.name_scopes", "['', 'head', 'linalg_vector_norm']"]} : (!t, tensor<1xi64>) -> !t
    // CHECK: "onnx.Clip"{{.*}}functional = "normalize", path = "head",{{.*}}unit = [[U]]
    %2 = "onnx.Clip"(%1, %e) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.Head', 'aten.clamp_min.default']", "pkg.torch.onnx.name_scopes", "['', 'head', 'clamp_min']"]} : (!t, tensor<f32>) -> !t
    %3 = "onnx.Expand"(%2, %a) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.Head', 'aten.expand.default']", "pkg.torch.onnx.name_scopes", "['', 'head', 'expand']"]} : (!t, tensor<1xi64>) -> !t
    // CHECK: "onnx.Div"{{.*}}functional = "normalize", path = "head",{{.*}}unit = [[U]]
    %4 = "onnx.Div"(%0, %3) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.Head', 'aten.div.Tensor']", "pkg.torch.onnx.name_scopes", "['', 'head', 'div']"]} : (!t, !t) -> !t
    %5 = "onnx.Conv"(%4, %w) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.Head', 'torch.nn.modules.conv.Conv2d', 'aten.conv2d.default']", "pkg.torch.onnx.name_scopes", "['', 'head', 'head.conv', 'conv2d']"]} : (!t, tensor<2x2x1x1xf32>) -> !t
    return %5 : !t
  }
}
