// No convolution at the Concat; another axis than the channels; a Concat that is read elsewhere, too; no Concat; what is excluded.
// RUN: aimet-opt --check-concat-batch-norm --profile=%S/../check-conv-channels/Inputs/target.toml --exclude-modules=head --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// CHECK: check-concat-batch-norm: passed

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x16x16xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "v5"}, tensor<*x!onnx.unknown> {onnx.name = "v7"}, tensor<*x!onnx.unknown> {onnx.name = "v6"}, tensor<*x!onnx.unknown> {onnx.name = "v8"}, tensor<*x!onnx.unknown> {onnx.name = "v10"}) attributes {onnx.graph = {name = "g"}} {
    %a_weight = "onnx.Initializer"() {onnx.outputs = ["a.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v0 = "onnx.Conv"(%x, %a_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "a"}, pads = array<i64: 0, 0, 0, 0>, onnx_node_name = "a", onnx.outputs = ["v0"]} : (tensor<1x8x16x16xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v1 = "onnx.Relu"(%v0) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "r1"}, onnx.outputs = ["v1"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v2 = "onnx.Concat"(%v1, %x) {axis = 1 : si64, onnx.outputs = ["v2"]} : (tensor<*x!onnx.unknown>, tensor<1x8x16x16xf32>) -> tensor<*x!onnx.unknown>
    %bn_weight = "onnx.Initializer"() {onnx.outputs = ["bn.weight"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %bn_bias = "onnx.Initializer"() {onnx.outputs = ["bn.bias"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %bn_mean = "onnx.Initializer"() {onnx.outputs = ["bn.mean"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %bn_var = "onnx.Initializer"() {onnx.outputs = ["bn.var"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %v3 = "onnx.BatchNormalization"(%v2, %bn_weight, %bn_bias, %bn_mean, %bn_var) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.batchnorm.BatchNorm2d", leaf, path = "bn"}, onnx_node_name = "bn", onnx.outputs = ["v3"]} : (tensor<*x!onnx.unknown>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<*x!onnx.unknown>
    %v4 = "onnx.Concat"(%v0, %v0) {axis = 2 : si64, onnx.outputs = ["v4"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %bn2_weight = "onnx.Initializer"() {onnx.outputs = ["bn2.weight"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %bn2_bias = "onnx.Initializer"() {onnx.outputs = ["bn2.bias"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %bn2_mean = "onnx.Initializer"() {onnx.outputs = ["bn2.mean"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %bn2_var = "onnx.Initializer"() {onnx.outputs = ["bn2.var"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %v5 = "onnx.BatchNormalization"(%v4, %bn2_weight, %bn2_bias, %bn2_mean, %bn2_var) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.batchnorm.BatchNorm2d", leaf, path = "bn2"}, onnx_node_name = "bn2", onnx.outputs = ["v5"]} : (tensor<*x!onnx.unknown>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<*x!onnx.unknown>
    %v6 = "onnx.Concat"(%v0, %v3) {axis = 1 : si64, onnx.outputs = ["v6"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %bn3_weight = "onnx.Initializer"() {onnx.outputs = ["bn3.weight"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %bn3_bias = "onnx.Initializer"() {onnx.outputs = ["bn3.bias"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %bn3_mean = "onnx.Initializer"() {onnx.outputs = ["bn3.mean"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %bn3_var = "onnx.Initializer"() {onnx.outputs = ["bn3.var"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %v7 = "onnx.BatchNormalization"(%v6, %bn3_weight, %bn3_bias, %bn3_mean, %bn3_var) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.batchnorm.BatchNorm2d", leaf, path = "bn3"}, onnx_node_name = "bn3", onnx.outputs = ["v7"]} : (tensor<*x!onnx.unknown>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<*x!onnx.unknown>
    %bn4_weight = "onnx.Initializer"() {onnx.outputs = ["bn4.weight"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %bn4_bias = "onnx.Initializer"() {onnx.outputs = ["bn4.bias"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %bn4_mean = "onnx.Initializer"() {onnx.outputs = ["bn4.mean"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %bn4_var = "onnx.Initializer"() {onnx.outputs = ["bn4.var"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %v8 = "onnx.BatchNormalization"(%v0, %bn4_weight, %bn4_bias, %bn4_mean, %bn4_var) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.batchnorm.BatchNorm2d", leaf, path = "bn4"}, onnx_node_name = "bn4", onnx.outputs = ["v8"]} : (tensor<*x!onnx.unknown>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<*x!onnx.unknown>
    %v9 = "onnx.Concat"(%v0, %v0) {axis = 1 : si64, onnx.outputs = ["v9"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %h_weight = "onnx.Initializer"() {onnx.outputs = ["h.weight"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %h_bias = "onnx.Initializer"() {onnx.outputs = ["h.bias"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %h_mean = "onnx.Initializer"() {onnx.outputs = ["h.mean"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %h_var = "onnx.Initializer"() {onnx.outputs = ["h.var"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %v10 = "onnx.BatchNormalization"(%v9, %h_weight, %h_bias, %h_mean, %h_var) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.batchnorm.BatchNorm2d", leaf, path = "head.bn"}, onnx.outputs = ["v10"]} : (tensor<*x!onnx.unknown>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>) -> tensor<*x!onnx.unknown>
    return %v5, %v7, %v6, %v8, %v10 : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
}
