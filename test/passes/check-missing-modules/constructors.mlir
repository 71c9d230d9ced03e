// The remedy is the constructor with the arguments that the node has; arguments with PyTorch's default are left out.
// RUN: exits 1 aimet-opt --check-missing-modules --emit=none %s 2>&1 | FileCheck %s

// CHECK: `self.softmax = nn.Softmax(dim=1)`; `forward` calls `self.softmax` in place of the function `softmax`; --modularize
// CHECK: `self.leaky_relu = nn.LeakyReLU(0.1)`
// CHECK: `self.leaky_relu_2 = nn.LeakyReLU()`; `forward` calls `self.leaky_relu_2` in place of the function `leaky_relu`;
// CHECK: `self.cat = elementwise_ops.Concat(axis=1)`{{.*}}(`from aimet_torch.nn.modules import custom as elementwise_ops`)
// CHECK: `self.max_pool2d = nn.MaxPool2d(3, stride=2, padding=1, ceil_mode=True)`
// CHECK: `self.avg_pool2d = nn.AvgPool2d((3, 5), stride=(2, 1))`
// CHECK: `self.conv2d = nn.Conv2d(6, 4, 3, stride=2, padding=1, groups=2, bias=False)`, which takes over the weights;
// CHECK: `self.linear = nn.Linear(4, 3)`, which takes over the weights;
// CHECK: `self.gelu = nn.GELU(approximate="tanh")`
// CHECK: `self.abs = elementwise_ops.Abs()`; `forward` calls `self.abs` in place of the function `abs`;
// CHECK: `self.clamp = elementwise_ops.create_wrapper_module("Clamp", torch.clamp)()`
// CHECK: `self.half_2 =
// CHECK: `self.layer_norm = nn.LayerNorm((3, 4), eps=0.001)`

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x6x8x8xf32> {onnx.name = "x"}, %m: tensor<2x4xf32> {onnx.name = "m"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %cw = "onnx.Initializer"() {onnx.outputs = ["cw"], value = dense<1.0> : tensor<4x3x3x3xf32>} : () -> tensor<4x3x3x3xf32>
    %lw = "onnx.Initializer"() {onnx.outputs = ["lw"], value = dense<1.0> : tensor<3x4xf32>} : () -> tensor<3x4xf32>
    %lb = "onnx.Initializer"() {onnx.outputs = ["lb"], value = dense<1.0> : tensor<3xf32>} : () -> tensor<3xf32>
    %ns = "onnx.Initializer"() {onnx.outputs = ["ns"], value = dense<1.0> : tensor<3x4xf32>} : () -> tensor<3x4xf32>
    %none = "onnx.NoValue"() : () -> none
    %0 = "onnx.Softmax"(%x) {aimet.module = {functional = "softmax", path = ""}, axis = 1 : si64} : (tensor<1x6x8x8xf32>) -> tensor<*xf32>
    %1 = "onnx.LeakyRelu"(%0) {aimet.module = {functional = "leaky_relu", path = ""}, alpha = 0.1 : f32} : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.LeakyRelu"(%1) {aimet.module = {functional = "leaky_relu", path = ""}} : (tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.Concat"(%2, %2) {aimet.module = {functional = "cat", path = ""}, axis = 1 : si64} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %4 = "onnx.MaxPool"(%3) {aimet.module = {functional = "max_pool2d", path = ""}, ceil_mode = 1 : si64, kernel_shape = array<i64: 3, 3>, pads = array<i64: 1, 1, 1, 1>, strides = array<i64: 2, 2>} : (tensor<*xf32>) -> tensor<*xf32>
    %5 = "onnx.AveragePool"(%4) {aimet.module = {functional = "avg_pool2d", path = ""}, count_include_pad = 1 : si64, kernel_shape = array<i64: 3, 5>, strides = array<i64: 2, 1>} : (tensor<*xf32>) -> tensor<*xf32>
    %6 = "onnx.Conv"(%5, %cw, %none) {aimet.module = {functional = "conv2d", path = ""}, dilations = array<i64: 1, 1>, group = 2 : si64, kernel_shape = array<i64: 3, 3>, pads = array<i64: 1, 1, 1, 1>, strides = array<i64: 2, 2>} : (tensor<*xf32>, tensor<4x3x3x3xf32>, none) -> tensor<*xf32>
    %7 = "onnx.Gemm"(%m, %lw, %lb) {aimet.module = {functional = "linear", path = ""}, transB = 1 : si64} : (tensor<2x4xf32>, tensor<3x4xf32>, tensor<3xf32>) -> tensor<*xf32>
    %8 = "onnx.Gelu"(%7) {aimet.module = {functional = "gelu", path = ""}, approximate = "tanh"} : (tensor<*xf32>) -> tensor<*xf32>
    %9 = "onnx.Abs"(%8) {aimet.module = {functional = "abs", path = ""}} : (tensor<*xf32>) -> tensor<*xf32>
    %10 = "onnx.Clip"(%9) {aimet.module = {functional = "clamp", path = ""}} : (tensor<*xf32>) -> tensor<*xf32>
    %11 = "onnx.Neg"(%10) {aimet.module = {functional = "half", path = ""}} : (tensor<*xf32>) -> tensor<*xf32>
    %12 = "onnx.LayerNormalization"(%11, %ns) {aimet.module = {functional = "layer_norm", path = ""}, epsilon = 0.001 : f32} : (tensor<*xf32>, tensor<3x4xf32>) -> tensor<*xf32>
    return %12 : tensor<*xf32>
  }
}
