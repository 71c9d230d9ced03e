// What the remedy says: whether the user ties parameters, or the exporter has merged equal ones. Paths in Python have indices for children with numbers.
// RUN: exits 1 aimet-opt --check-shared-weights --fail-level=warning %s 2>&1 >/dev/null | FileCheck %s

// Tied by the user:
// CHECK: warning: weight "layers.0.fc.weight" is used in 2 weight or bias slots, expected one: 2 x weight of MatMul [check-shared-weights]
// CHECK-NEXT: note: give each layer a parameter of its own, such as `model.layers[1].fc.weight = nn.Parameter(model.layers[0].fc.weight.detach().clone())`, in place of tying them; --unshare-weights does it
// Names that are none in Python:
// CHECK: warning: weight "in-proj.0.weight" is used in 2 weight or bias slots
// CHECK-NEXT: note: give each layer a parameter of its own, such as `model[2].weight = nn.Parameter(model.get_submodule("in-proj.0").weight.detach().clone())`, in place of tying them; --unshare-weights does it
// The same value all over:
// CHECK: warning: weight "same.weight" is used in 2 weight or bias slots
// CHECK-NEXT: note: give each layer a tensor of its own in the exported model (nothing to change in PyTorch unless they are tied there: all elements are 1, and exporters merge equal tensors); --unshare-weights does it
// Merged by the TorchScript exporter:
// CHECK: warning: weight "equal.weight" is used in 2 weight or bias slots
// CHECK-NEXT: note: give each layer a tensor of its own in the exported model (nothing to change in PyTorch: their parameters are equal, not tied, and the exporter merged them); --unshare-weights does it
// Made by an exporter, of weights and of biases:
// CHECK: warning: weight "onnx::MatMul_7" is used in 2 weight or bias slots
// CHECK-NEXT: note: give each layer a tensor of its own in the exported model (nothing to change in PyTorch unless they are tied there: the exporter made this tensor of their parameters; `model.layers[1].fc.weight = nn.Parameter(model.layers[0].fc.weight.detach().clone())` unties them); --unshare-weights does it
// CHECK: warning: weight "onnx::Gemm_8" is used in 2 weight or bias slots, expected one: 2 x bias of Gemm
// CHECK-NEXT: note: give each layer a tensor of its own in the exported model (nothing to change in PyTorch unless they are tied there: the exporter made this tensor of their parameters); --unshare-weights does it

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2x2xf32> {onnx.name = "x"}) -> (tensor<2x2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %tied = "onnx.Initializer"() {onnx.outputs = ["layers.0.fc.weight"], value = dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    %odd = "onnx.Initializer"() {onnx.outputs = ["in-proj.0.weight"], value = dense<[[1.0, 2.0], [3.0, 5.0]]> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    %same = "onnx.Initializer"() {onnx.outputs = ["same.weight"], value = dense<1.0> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    %equal = "onnx.Initializer"() {onnx.outputs = ["equal.weight"], value = dense<[[1.0, 2.0], [3.0, 6.0]]> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    %made = "onnx.Initializer"() {onnx.outputs = ["onnx::MatMul_7"], value = dense<[[1.0, 2.0], [3.0, 7.0]]> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    %bias = "onnx.Initializer"() {onnx.outputs = ["onnx::Gemm_8"], value = dense<[1.0, 2.0]> : tensor<2xf32>} : () -> tensor<2xf32>
    %own = "onnx.Initializer"() {onnx.outputs = ["own"], value = dense<1.0> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    %owned = "onnx.Initializer"() {onnx.outputs = ["owned"], value = dense<1.0> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    %i = "onnx.Identity"(%equal) {onnx_node_name = "i"} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %j = "onnx.Identity"(%made) {onnx_node_name = "j"} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %0 = "onnx.MatMul"(%x, %tied) {onnx_node_name = "n0", aimet.module = {call = 0 : i64, leaf, path = "layers.0.fc"}} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    %1 = "onnx.MatMul"(%0, %tied) {onnx_node_name = "n1", aimet.module = {call = 0 : i64, leaf, path = "layers.1.fc"}} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    %2 = "onnx.MatMul"(%1, %odd) {onnx_node_name = "n2", aimet.module = {call = 0 : i64, leaf, path = "in-proj.0"}} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    %3 = "onnx.MatMul"(%2, %odd) {onnx_node_name = "n3", aimet.module = {call = 0 : i64, leaf, path = "2"}} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    %4 = "onnx.MatMul"(%3, %same) {onnx_node_name = "n4", aimet.module = {call = 0 : i64, leaf, path = "same"}} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    %5 = "onnx.MatMul"(%4, %same) {onnx_node_name = "n5", aimet.module = {call = 0 : i64, leaf, path = "same2"}} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    %6 = "onnx.MatMul"(%5, %equal) {onnx_node_name = "n6", aimet.module = {call = 0 : i64, leaf, path = "equal"}} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    %7 = "onnx.MatMul"(%6, %i) {onnx_node_name = "n7", aimet.module = {call = 0 : i64, leaf, path = "equal2"}} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    %8 = "onnx.MatMul"(%7, %made) {onnx_node_name = "n8", aimet.module = {call = 0 : i64, leaf, path = "layers.0.fc"}} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    %9 = "onnx.MatMul"(%8, %j) {onnx_node_name = "n9", aimet.module = {call = 0 : i64, leaf, path = "layers.1.fc"}} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
    %10 = "onnx.Gemm"(%9, %own, %bias) {onnx_node_name = "n10", aimet.module = {call = 0 : i64, leaf, path = "one"}} : (tensor<2x2xf32>, tensor<2x2xf32>, tensor<2xf32>) -> tensor<2x2xf32>
    %11 = "onnx.Gemm"(%10, %owned, %bias) {onnx_node_name = "n11", onnx.outputs = ["y"], aimet.module = {call = 0 : i64, leaf, path = "two"}} : (tensor<2x2xf32>, tensor<2x2xf32>, tensor<2xf32>) -> tensor<2x2xf32>
    return %11 : tensor<2x2xf32>
  }
}
