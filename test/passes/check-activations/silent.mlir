// A gate by something else; the inside of another layer; other activations, Swish with another alpha than 1 among them; what nobody reads; what is excluded.
// RUN: aimet-opt --check-activations --profile=%S/../check-conv-channels/Inputs/target.toml --exclude-modules=head --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// CHECK: check-activations: passed

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x8x8xf32> {onnx.name = "x"}, %z: tensor<1x8x8x8xf32> {onnx.name = "z"}) -> (tensor<*x!onnx.unknown> {onnx.name = "v8"}, tensor<*x!onnx.unknown> {onnx.name = "v4"}) attributes {onnx.graph = {name = "g"}} {
    %v0 = "onnx.Sigmoid"(%z) {onnx_node_name = "s1", onnx.outputs = ["v0"]} : (tensor<1x8x8x8xf32>) -> tensor<*x!onnx.unknown>
    %v1 = "onnx.Mul"(%x, %v0) {onnx_node_name = "gate", onnx.outputs = ["v1"]} : (tensor<1x8x8x8xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v2 = "onnx.Sigmoid"(%v1) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.rnn.LSTMCell", leaf, path = "cell"}, onnx_node_name = "s2", onnx.outputs = ["v2"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v3 = "onnx.Mul"(%v1, %v2) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.rnn.LSTMCell", leaf, path = "cell"}, onnx_node_name = "m2", onnx.outputs = ["v3"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v4 = "onnx.Sigmoid"(%v3) {onnx_node_name = "shared", onnx.outputs = ["v4"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v5 = "onnx.Mul"(%v1, %v4) {onnx_node_name = "m3", onnx.outputs = ["v5"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %d0 = "onnx.Sigmoid"(%v5) {onnx_node_name = "dead1", onnx.outputs = ["d0"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %d1 = "onnx.Mul"(%v5, %d0) {onnx_node_name = "dead2", onnx.outputs = ["d1"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %q = "onnx.Swish"(%v5) {alpha = 1.702 : f32, onnx_node_name = "quick_gelu", onnx.outputs = ["q"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v6 = "onnx.HardSwish"(%q) {onnx_node_name = "hs", onnx.outputs = ["v6"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v7 = "onnx.Relu"(%v6) {onnx.outputs = ["v7"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v8 = "onnx.Swish"(%v7) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.SiLU", leaf, path = "head.act"}, onnx_node_name = "excluded", onnx.outputs = ["v8"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %v8, %v4 : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
}
