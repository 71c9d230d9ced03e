// The channels that the task gives can be left out; what the first and the last layers are is found by data flow.
// RUN: exits 1 aimet-opt --check-conv-channels{first-and-last=skip} --profile=%S/Inputs/target.toml --fail-level=warning %s 2>&1 >/dev/null | FileCheck --check-prefix=SKIP --implicit-check-not=warning: %s
// RUN: exits 1 aimet-opt --check-conv-channels{first-and-last=report} --profile=generic-int8 --fail-level=warning %s 2>&1 >/dev/null | FileCheck --check-prefix=REPORT %s
// RUN: exits 1 aimet-opt --check-conv-channels{first-and-last=skip} --profile=aimet --fail-level=warning %s 2>&1 >/dev/null | FileCheck --check-prefix=AIMET --implicit-check-not=first-and-last= %s
// RUN: exits 1 aimet-opt --check-conv-channels --profile=generic-int8 --fail-level=warning %s 2>&1 >/dev/null | FileCheck --check-prefix=QUIET --implicit-check-not=first-and-last= %s
// RUN: exits 2 aimet-opt --check-conv-channels{first-and-last=some} %s 2>&1 >/dev/null | FileCheck --check-prefix=WRONG %s

// SKIP: warning: 2-d convolution with in channels 8, out channels 12: not a multiple of 8 (next: 8, 16) [
// SKIP: warning: 2-d convolution with in channels 12, out channels 5: not a multiple of 8 (next: 16, 5); last layer of the network [
// REPORT: warning: {{.*}}; first layer of the network [
// REPORT-NEXT: note: {{.*}}. What the task gives can stay: `--check-conv-channels{first-and-last=skip}`
// REPORT: warning: {{.*}}; last layer of the network [
// REPORT: warning: {{.*}}; last layer of the network [
// The option is obeyed whatever the profile says, and is named only where it would change the finding.
// AIMET: warning: 2-d convolution with in channels 3, out channels 8: not a multiple of 32 (next: 3, 32); first layer of the network [
// AIMET: note: make it `nn.Conv2d(3, 32, ...)`
// AIMET: warning: 2-d convolution with in channels 12, out channels 5: not a multiple of 32 (next: 32, 5); last layer of the network [
// QUIET: warning: {{.*}} (next: 3, 16); first layer of the network [
// QUIET: warning: {{.*}} (next: 16, 5); last layer of the network [
// WRONG: error: check-conv-channels: first-and-last: got 'some', expected 'profile', 'report' or 'skip'

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x8x8xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "v4"}, tensor<*x!onnx.unknown> {onnx.name = "v5"}) attributes {onnx.graph = {name = "g"}} {
    %first_weight = "onnx.Initializer"() {onnx.outputs = ["first.weight"], value = dense<1.0> : tensor<8x3x3x3xf32>} : () -> tensor<8x3x3x3xf32>
    %v0 = "onnx.Conv"(%x, %first_weight) {onnx_node_name = "first", onnx.outputs = ["v0"]} : (tensor<1x3x8x8xf32>, tensor<8x3x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v1 = "onnx.Relu"(%v0) {onnx.outputs = ["v1"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %middle_weight = "onnx.Initializer"() {onnx.outputs = ["middle.weight"], value = dense<1.0> : tensor<12x8x3x3xf32>} : () -> tensor<12x8x3x3xf32>
    %v2 = "onnx.Conv"(%v1, %middle_weight) {onnx_node_name = "middle", onnx.outputs = ["v2"]} : (tensor<*x!onnx.unknown>, tensor<12x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %last_weight = "onnx.Initializer"() {onnx.outputs = ["last.weight"], value = dense<1.0> : tensor<5x12x3x3xf32>} : () -> tensor<5x12x3x3xf32>
    %v3 = "onnx.Conv"(%v2, %last_weight) {onnx_node_name = "last", onnx.outputs = ["v3"]} : (tensor<*x!onnx.unknown>, tensor<5x12x3x3xf32>) -> tensor<*x!onnx.unknown>
    %v4 = "onnx.Sigmoid"(%v3) {onnx.outputs = ["v4"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %last_too_weight = "onnx.Initializer"() {onnx.outputs = ["last_too.weight"], value = dense<1.0> : tensor<5x8x3x3xf32>} : () -> tensor<5x8x3x3xf32>
    %v5 = "onnx.Conv"(%v1, %last_too_weight) {onnx_node_name = "last_too", onnx.outputs = ["v5"]} : (tensor<*x!onnx.unknown>, tensor<5x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    return %v4, %v5 : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
}
