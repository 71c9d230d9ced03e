// SiLU in all its forms, and another function of the profile: layers, functions, operators, and nodes of their shape.
// RUN: exits 1 aimet-opt --check-activations --profile=%S/../check-conv-channels/Inputs/target.toml --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s
// RUN: exits 1 aimet-opt --check-activations --profile=%S/../check-conv-channels/Inputs/target.toml --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck --check-prefix=NODES %s
// RUN: exits 1 aimet-opt --check-activations --profile=aimet --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck --check-prefix=AIMET --implicit-check-not=nodes %s

// CHECK-COUNT-4: warning: activation "silu" is one that profile "target" advises against [check-activations]
// CHECK: warning: activation "mish"
// CHECK: warning: activation "silu"
// NODES: "nodes": [{{$}}
// NODES-NEXT: "act1/Sigmoid",
// NODES-NEXT: "act1/Mul"{{$}}
// NODES: "nodes": [{{$}}
// NODES-NEXT: "spelled/Sigmoid",
// NODES-NEXT: "spelled/Mul"{{$}}
// NODES: "nodes": [{{$}}
// NODES-NEXT: "swish"{{$}}
// NODES: "functional": "silu"
// NODES: "nodes": [{{$}}
// NODES-NEXT: "F/Sigmoid",
// NODES-NEXT: "F/Mul"{{$}}
// NODES: "nodes": [{{$}}
// NODES-NEXT: "m/Softplus",
// NODES-NEXT: "m/Tanh",
// NODES-NEXT: "m/Mul"{{$}}
// NODES: "nodes": [{{$}}
// NODES-NEXT: "twice",
// NODES-NEXT: "twice_1"{{$}}

// AIMET knows no functions, and no other activations; what has no module may be one.
// AIMET: "module": "act1"
// AIMET: "nodes": [{{$}}
// AIMET-NEXT: "act1/Sigmoid",
// AIMET-NEXT: "act1/Mul"{{$}}
// AIMET: "aimet_check": "_activation_checks"
// AIMET: "nodes": [{{$}}
// AIMET-NEXT: "swish"{{$}}
// AIMET: "calls": 2
// AIMET: "nodes": [{{$}}
// AIMET-NEXT: "twice",
// AIMET-NEXT: "twice_1"{{$}}

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x8x8xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "v11"}) attributes {onnx.graph = {name = "g"}} {
    %v0 = "onnx.Sigmoid"(%x) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.SiLU", leaf, path = "act1"}, onnx_node_name = "act1/Sigmoid", onnx.outputs = ["v0"]} : (tensor<1x8x8x8xf32>) -> tensor<*x!onnx.unknown>
    %v1 = "onnx.Mul"(%x, %v0) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.SiLU", leaf, path = "act1"}, onnx_node_name = "act1/Mul", onnx.outputs = ["v1"]} : (tensor<1x8x8x8xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v2 = "onnx.Sigmoid"(%v1) {aimet.module = {call = 0 : i64, functional = "sigmoid", path = ""}, onnx_node_name = "spelled/Sigmoid", onnx.outputs = ["v2"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v3 = "onnx.Mul"(%v2, %v1) {aimet.module = {call = 0 : i64, functional = "mul", path = ""}, onnx_node_name = "spelled/Mul", onnx.outputs = ["v3"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v4 = "onnx.Swish"(%v3) {onnx_node_name = "swish", onnx.outputs = ["v4"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v5 = "onnx.Sigmoid"(%v4) {aimet.module = {call = 0 : i64, functional = "silu", path = "block", unit = 3 : i64}, onnx_node_name = "F/Sigmoid", onnx.outputs = ["v5"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v6 = "onnx.Mul"(%v4, %v5) {aimet.module = {call = 0 : i64, functional = "silu", path = "block", unit = 3 : i64}, onnx_node_name = "F/Mul", onnx.outputs = ["v6"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v7 = "onnx.Softplus"(%v6) {onnx_node_name = "m/Softplus", onnx.outputs = ["v7"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v8 = "onnx.Tanh"(%v7) {onnx_node_name = "m/Tanh", onnx.outputs = ["v8"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v9 = "onnx.Mul"(%v6, %v8) {onnx_node_name = "m/Mul", onnx.outputs = ["v9"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v10 = "onnx.Swish"(%v9) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.SiLU", leaf, path = "twice"}, onnx_node_name = "twice", onnx.outputs = ["v10"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %v11 = "onnx.Swish"(%v10) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.SiLU", leaf, path = "twice"}, onnx_node_name = "twice_1", onnx.outputs = ["v11"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %v11 : tensor<*x!onnx.unknown>
  }
}
