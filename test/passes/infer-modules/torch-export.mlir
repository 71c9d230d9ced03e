// Metadata of torch.export: classes, calls by order, fx nodes of several ONNX nodes.
// RUN: aimet-opt --infer-modules %s | FileCheck %s
// RUN: aimet-opt --infer-modules %s | aimet-opt --infer-modules - > %t.twice
// RUN: aimet-opt --infer-modules %s | diff - %t.twice

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "act", source = "torch.export"}
    %0 = "onnx.Relu"(%x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'torch.nn.modules.activation.ReLU', 'aten.relu.default']", "pkg.torch.onnx.name_scopes", "['', 'act', 'relu']"]} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: aimet.module = {functional = "relu", path = "", source = "torch.export"}
    %1 = "onnx.Relu"(%0) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.relu.default']", "pkg.torch.onnx.name_scopes", "['', 'relu_1']"]} : (tensor<*xf32>) -> tensor<*xf32>
    // Two calls in a row, told apart by their fx nodes.
    // CHECK: aimet.module = {call = 1 : i64,{{.*}}path = "act"
    %2 = "onnx.Relu"(%1) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'torch.nn.modules.activation.ReLU', 'aten.relu.default']", "pkg.torch.onnx.name_scopes", "['', 'act', 'relu_2']"]} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: aimet.module = {call = 2 : i64,{{.*}}path = "act"
    %3 = "onnx.Relu"(%2) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'torch.nn.modules.activation.ReLU', 'aten.relu.default']", "pkg.torch.onnx.name_scopes", "['', 'act', 'relu_3']"]} : (tensor<*xf32>) -> tensor<*xf32>
    // A custom leaf: functionals; the nodes of one fx node are one.
    // CHECK: functional = "softplus", leaf, path = "code", source = "torch.export", unit = [[A:[0-9]+]] : i64
    %4 = "onnx.Softplus"(%3) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.Custom', 'aten.softplus.default']", "pkg.torch.onnx.name_scopes", "['', 'code', 'softplus']"]} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "softplus", leaf, path = "code", source = "torch.export", unit = [[A]] : i64
    %5 = "onnx.Where"(%4, %3, %4) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.Custom', 'aten.softplus.default']", "pkg.torch.onnx.name_scopes", "['', 'code', 'softplus']"]} : (tensor<*xf32>, tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "mul", leaf, path = "code", source = "torch.export"}
    %6 = "onnx.Mul"(%5, %3) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.Custom', 'aten.mul.Tensor']", "pkg.torch.onnx.name_scopes", "['', 'code', 'mul']"]} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // Its sequence starts over: the second call.
    // CHECK: call = 1 : i64,{{.*}}functional = "softplus", leaf, path = "code"
    %7 = "onnx.Softplus"(%6) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.Custom', 'aten.softplus.default']", "pkg.torch.onnx.name_scopes", "['', 'code', 'softplus_1']"]} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: call = 1 : i64,{{.*}}functional = "mul", leaf, path = "code"
    %8 = "onnx.Mul"(%7, %6) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '__main__.Custom', 'aten.mul.Tensor']", "pkg.torch.onnx.name_scopes", "['', 'code', 'mul_1']"]} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // A call that left no node takes a number: add_1 is gone.
    // CHECK: functional = "add", path = "", source = "torch.export"}
    %9 = "onnx.Add"(%8, %x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.add.Tensor']", "pkg.torch.onnx.name_scopes", "['', 'add']"]} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: functional = "add", path = "", skipped = 1 : i64, source = "torch.export"}
    %10 = "onnx.Add"(%9, %x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.add.Tensor']", "pkg.torch.onnx.name_scopes", "['', 'add_2']"]} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: aimet.module = {path = "", source = "torch.export"}
    %11 = "onnx.Reshape"(%10, %x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.view.default']", "pkg.torch.onnx.name_scopes", "['', 'view']"]} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %11 : tensor<*xf32>
  }
}
