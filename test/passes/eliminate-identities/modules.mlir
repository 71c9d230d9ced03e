// A module that holds nothing else is gone, and a remark says so; one that still holds something is not, and an excluded one stays.
// RUN: aimet-opt --eliminate-identities %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --eliminate-identities --exclude-modules=drop %s 2>/dev/null | FileCheck --check-prefix=EXCLUDED %s
// REMARK: remark: removed 3 nodes that do nothing
// REMARK: remark: module "drop" is gone: all that it held did nothing
// REMARK-NOT: is gone
// CHECK: %[[R:[0-9]+]] = "onnx.Relu"({{.*}}path = "act"
// CHECK-NEXT: "onnx.Exp"(%[[R]]) {{.*}}path = "half"
// EXCLUDED: "onnx.Relu"
// EXCLUDED-NEXT: "onnx.Dropout"
// EXCLUDED-NEXT: "onnx.Dropout"
// EXCLUDED-NEXT: "onnx.Exp"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %r = "onnx.Relu"(%x) {aimet.module = {path = "act", class = "torch.nn.modules.activation.ReLU", leaf, call = 0 : i64}} : (tensor<2xf32>) -> tensor<*xf32>
    %a = "onnx.Dropout"(%r) {aimet.module = {path = "drop", class = "torch.nn.modules.dropout.Dropout", leaf, call = 0 : i64}} : (tensor<*xf32>) -> tensor<*xf32>
    %b = "onnx.Dropout"(%a) {aimet.module = {path = "drop", class = "torch.nn.modules.dropout.Dropout", leaf, call = 1 : i64}} : (tensor<*xf32>) -> tensor<*xf32>
    %c = "onnx.Identity"(%b) {aimet.module = {path = "half", leaf, call = 0 : i64}} : (tensor<*xf32>) -> tensor<*xf32>
    %d = "onnx.Exp"(%c) {onnx.outputs = ["y"], aimet.module = {path = "half", leaf, call = 0 : i64}} : (tensor<*xf32>) -> tensor<*xf32>
    return %d : tensor<*xf32>
  }
}
