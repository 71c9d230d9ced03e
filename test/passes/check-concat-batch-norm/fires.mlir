// Convolutions and linear layers behind a concatenation that the norm can be pushed through; the message names the chain. What others
// read, too, takes no norm: for AIMET it is a finding nevertheless, of which no pass is the remedy.
// RUN: exits 1 aimet-opt --check-concat-batch-norm --profile=%S/../check-conv-channels/Inputs/target.toml --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// RUN: exits 1 aimet-opt --check-concat-batch-norm --profile=aimet --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck --check-prefix=JSON %s

// CHECK: warning: (a, b)-> Concat-> bn: the batch norm could be folded, were it not behind the concatenation [check-concat-batch-norm]
// CHECK-NEXT: note: give each branch a batch norm of its own, {{.*}}; --push-batch-norm-through-concat does it
// CHECK: warning: (fc, flat)-> Concat-> bn3:
// CHECK-NEXT: note: {{.*}}; --push-batch-norm-through-concat does it
// JSON: "module": "bn"
// JSON: "fixed_by": "push-batch-norm-through-concat"
// JSON: "aimet_check": "_check_foldable_bn_with_split"
// JSON: "module": "bn2"
// JSON-NOT: "fixed_by"
// JSON: "module": "bn3"
// JSON: "fixed_by": "push-batch-norm-through-concat"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x16x16xf32> {onnx.name = "x"}, %flat: tensor<4x8xf32> {onnx.name = "flat"}) -> (tensor<*x!onnx.unknown> {onnx.name = "v7"}, tensor<*x!onnx.unknown> {onnx.name = "v11"}, tensor<*x!onnx.unknown> {onnx.name = "v5"}) attributes {onnx.graph = {name = "g"}} {
    %a_weight = "onnx.Initializer"() {onnx.outputs = ["a.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v0 = "onnx.Conv"(%x, %a_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "a"}, pads = array<i64: 0, 0, 0, 0>, onnx_node_name = "a", onnx.outputs = ["v0"]} : (tensor<1x8x16x16xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %b_weight = "onnx.Initializer"() {onnx.outputs = ["b.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v1 = "onnx.Conv"(%x, %b_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "b"}, pads = array<i64: 0, 0, 0, 0>, onnx_node_name = "b", onnx.outputs = ["v1"]} : (tensor<1x8x16x16xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v2 = "onnx.Concat"(%v0, %v1) {axis = 1 : si64, onnx_node_name = "join", onnx.outputs = ["v2"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %bn_weight = "onnx.Initializer"() {onnx.outputs = ["bn.weight"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %bn_bias = "onnx.Initializer"() {onnx.outputs = ["bn.bias"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %bn_mean = "onnx.Initializer"() {onnx.outputs = ["bn.mean"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %bn_var = "onnx.Initializer"() {onnx.outputs = ["bn.var"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %v3 = "onnx.BatchNormalization"(%v2, %bn_weight, %bn_bias, %bn_mean, %bn_var) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.batchnorm.BatchNorm2d", leaf, path = "bn"}, onnx_node_name = "bn", onnx.outputs = ["v3"]} : (tensor<*x!onnx.unknown>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>) -> tensor<*x!onnx.unknown>
    %c_weight = "onnx.Initializer"() {onnx.outputs = ["c.weight"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v4 = "onnx.Conv"(%v3, %c_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "c"}, pads = array<i64: 0, 0, 0, 0>, onnx_node_name = "c", onnx.outputs = ["v4"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v5 = "onnx.Relu"(%v4) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "rr"}, onnx.outputs = ["v5"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v6 = "onnx.Concat"(%x, %v4) {axis = -3 : si64, onnx_node_name = "join2", onnx.outputs = ["v6"]} : (tensor<1x8x16x16xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %bn2_weight = "onnx.Initializer"() {onnx.outputs = ["bn2.weight"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %bn2_bias = "onnx.Initializer"() {onnx.outputs = ["bn2.bias"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %bn2_mean = "onnx.Initializer"() {onnx.outputs = ["bn2.mean"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %bn2_var = "onnx.Initializer"() {onnx.outputs = ["bn2.var"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %v7 = "onnx.BatchNormalization"(%v6, %bn2_weight, %bn2_bias, %bn2_mean, %bn2_var) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.batchnorm.BatchNorm2d", leaf, path = "bn2"}, onnx_node_name = "bn2", onnx.outputs = ["v7"]} : (tensor<*x!onnx.unknown>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>) -> tensor<*x!onnx.unknown>
    %fc_weight = "onnx.Initializer"() {onnx.outputs = ["fc.weight"], value = dense<1.0> : tensor<8x8xf32>} : () -> tensor<8x8xf32>
    %v8 = "onnx.MatMul"(%flat, %fc_weight) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.linear.Linear", leaf, path = "fc"}, onnx_node_name = "fc/MatMul", onnx.outputs = ["v8"]} : (tensor<4x8xf32>, tensor<8x8xf32>) -> tensor<*x!onnx.unknown>
    %fc_bias = "onnx.Initializer"() {onnx.outputs = ["fc.bias"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %v9 = "onnx.Add"(%fc_bias, %v8) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.linear.Linear", leaf, path = "fc"}, onnx_node_name = "fc/Add", onnx.outputs = ["v9"]} : (tensor<8xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v10 = "onnx.Concat"(%v9, %flat) {axis = 1 : si64, onnx_node_name = "join3", onnx.outputs = ["v10"]} : (tensor<*x!onnx.unknown>, tensor<4x8xf32>) -> tensor<*x!onnx.unknown>
    %bn3_weight = "onnx.Initializer"() {onnx.outputs = ["bn3.weight"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %bn3_bias = "onnx.Initializer"() {onnx.outputs = ["bn3.bias"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %bn3_mean = "onnx.Initializer"() {onnx.outputs = ["bn3.mean"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %bn3_var = "onnx.Initializer"() {onnx.outputs = ["bn3.var"], value = dense<1.0> : tensor<16xf32>} : () -> tensor<16xf32>
    %v11 = "onnx.BatchNormalization"(%v10, %bn3_weight, %bn3_bias, %bn3_mean, %bn3_var) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.batchnorm.BatchNorm2d", leaf, path = "bn3"}, onnx_node_name = "bn3", onnx.outputs = ["v11"]} : (tensor<*x!onnx.unknown>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16xf32>) -> tensor<*x!onnx.unknown>
    return %v7, %v11, %v5 : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
}
