// The member to add has a name that its module does not have yet; layers with weights become copies; where a whole container is called again it is the container that becomes two.
// RUN: exits 1 aimet-opt --check-reused-modules --emit=none %s 2>&1 | FileCheck %s

// CHECK: module "relu" is called 2 times
// CHECK-NEXT: note: `__init__` of the model gains `self.relu_3 = nn.ReLU()`; the second call
// CHECK: module "fc" is called 5 times
// CHECK-NEXT: note: `__init__` of the model gains `self.fc_2 = copy.deepcopy(self.fc)` and `self.fc_3 = copy.deepcopy(self.fc)` and so on to `self.fc_5`; each call in `forward` after the first uses one of its own;
// CHECK: module "block.0" is called 2 times
// CHECK-NEXT: note: `__init__` of the model gains `self.block_2 = copy.deepcopy(self.block)`; the second call in `forward` uses it;
// CHECK: module "block.1" is called 2 times
// CHECK-NEXT: note: `__init__` of the model gains `self.block_2 = copy.deepcopy(self.block)`; the second call

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4x4xf32> {onnx.name = "x"}) -> (tensor<4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["fc.weight"], value = dense<1.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %0 = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "relu"}} : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %1 = "onnx.Relu"(%0) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "relu_2"}} : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %2 = "onnx.Relu"(%1) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "relu"}} : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %3 = "onnx.MatMul"(%2, %w) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.linear.Linear", leaf, path = "fc"}} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %4 = "onnx.MatMul"(%3, %w) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.linear.Linear", leaf, path = "fc"}} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %5 = "onnx.MatMul"(%4, %w) {aimet.module = {call = 2 : i64, class = "torch.nn.modules.linear.Linear", leaf, path = "fc"}} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %6 = "onnx.MatMul"(%5, %w) {aimet.module = {call = 3 : i64, class = "torch.nn.modules.linear.Linear", leaf, path = "fc"}} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %7 = "onnx.MatMul"(%6, %w) {aimet.module = {call = 4 : i64, class = "torch.nn.modules.linear.Linear", leaf, path = "fc"}} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %8 = "onnx.Relu"(%7) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "block.0"}} : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %9 = "onnx.Tanh"(%8) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.Tanh", leaf, path = "block.1"}} : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %10 = "onnx.Relu"(%9) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "block.0"}} : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %11 = "onnx.Tanh"(%10) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.Tanh", leaf, path = "block.1"}} : (tensor<4x4xf32>) -> tensor<4x4xf32>
    return %11 : tensor<4x4xf32>
  }
}
