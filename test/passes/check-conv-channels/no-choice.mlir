// Channels whose number is no choice are not judged: one that is a map by which others are weighed, one that was an axis of
// something else, and the alternatives of a Softmax. One channel between two layers is a choice, and so are many that a
// Softmax over positions reads. AIMET judges all.
// RUN: exits 1 aimet-opt --check-conv-channels --profile=%S/Inputs/target.toml --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck --implicit-check-not='"message"' %s
// RUN: exits 1 aimet-opt --check-conv-channels --profile=aimet --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck --check-prefix=AIMET %s

// CHECK: {{^ +}}"thin"
// CHECK: "message": "{{.*}}in channels 8, out channels 1: fewer than 4, not a multiple of 8 (next: 8, 8)"
// CHECK: "remedy": "make it `nn.Conv2d(8, 8, ...)`
// CHECK: {{^ +}}"thin_end"
// CHECK: "message": "{{.*}}in channels 1, out channels 8: fewer than 4, not a multiple of 8 (next: 8, 8); last layer
// CHECK: {{^ +}}"spatial"
// CHECK: "message": "{{.*}}in channels 8, out channels 12: not a multiple of 8 (next: 8, 16)"
// CHECK: "remedy": "make it `nn.Conv2d(8, 16, ...)`{{.*}} train again:
// CHECK: {{^ +}}"spatial_end"
// CHECK: "message": "{{.*}}(next: 16, 8); last layer
// AIMET: {{^ +}}"map"
// AIMET: "remedy": "make it `nn.Conv2d(32, 1, ...)`{{.*}}. channels that are an axis of something else, or a map that others are weighed with, can stay"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x4x4xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "map_m_z"}, tensor<*x!onnx.unknown> {onnx.name = "attn_m_z"}, tensor<*x!onnx.unknown> {onnx.name = "choice_o"}, tensor<*x!onnx.unknown> {onnx.name = "eca_m_z"}, tensor<*x!onnx.unknown> {onnx.name = "deep"}, tensor<*x!onnx.unknown> {onnx.name = "thin_r_z"}, tensor<*x!onnx.unknown> {onnx.name = "spatial_s_z"}) attributes {onnx.graph = {name = "g"}} {
    %even = "onnx.Initializer"() {onnx.outputs = ["even"], value = dense<1.0> : tensor<8x8x1x1xf32>} : () -> tensor<8x8x1x1xf32>
    %one = "onnx.Initializer"() {onnx.outputs = ["one"], value = dense<1.0> : tensor<1x8x1x1xf32>} : () -> tensor<1x8x1x1xf32>
    %few = "onnx.Initializer"() {onnx.outputs = ["few"], value = dense<1.0> : tensor<12x8x1x1xf32>} : () -> tensor<12x8x1x1xf32>
    %flat = "onnx.Initializer"() {onnx.outputs = ["flat"], value = dense<[1, 16]> : tensor<2xi64>} : () -> tensor<2xi64>
    %back = "onnx.Initializer"() {onnx.outputs = ["back"], value = dense<[1, 1, 4, 4]> : tensor<4xi64>} : () -> tensor<4xi64>
    %from1 = "onnx.Initializer"() {onnx.outputs = ["from1"], value = dense<1.0> : tensor<8x1x1x1xf32>} : () -> tensor<8x1x1x1xf32>
    %axis = "onnx.Initializer"() {onnx.outputs = ["axis"], value = dense<[1]> : tensor<1xi64>} : () -> tensor<1xi64>
    %from3 = "onnx.Initializer"() {onnx.outputs = ["from3"], value = dense<1.0> : tensor<8x1x1x1x1xf32>} : () -> tensor<8x1x1x1x1xf32>
    %line = "onnx.Initializer"() {onnx.outputs = ["line"], value = dense<1.0> : tensor<1x1x3xf32>} : () -> tensor<1x1x3xf32>
    %lined = "onnx.Initializer"() {onnx.outputs = ["lined"], value = dense<[1, 1, 8]> : tensor<3xi64>} : () -> tensor<3xi64>
    %unlined = "onnx.Initializer"() {onnx.outputs = ["unlined"], value = dense<[1, 8, 1, 1]> : tensor<4xi64>} : () -> tensor<4xi64>
    %from12 = "onnx.Initializer"() {onnx.outputs = ["from12"], value = dense<1.0> : tensor<8x12x1x1xf32>} : () -> tensor<8x12x1x1xf32>
    %stem = "onnx.Conv"(%x, %even) {onnx_node_name = "stem", onnx.outputs = ["stem"]} : (tensor<1x8x4x4xf32>, tensor<8x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %map = "onnx.Conv"(%stem, %one) {onnx_node_name = "map", onnx.outputs = ["map"]} : (tensor<*x!onnx.unknown>, tensor<1x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %map_s = "onnx.Sigmoid"(%map) {onnx.outputs = ["map_s"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %map_m = "onnx.Mul"(%stem, %map_s) {onnx.outputs = ["map_m"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %map_m_z = "onnx.Conv"(%map_m, %even) {onnx_node_name = "map_m_end", onnx.outputs = ["map_m_z"]} : (tensor<*x!onnx.unknown>, tensor<8x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %attn = "onnx.Conv"(%stem, %one) {onnx_node_name = "attn", onnx.outputs = ["attn"]} : (tensor<*x!onnx.unknown>, tensor<1x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %attn_f = "onnx.Reshape"(%attn, %flat) {onnx.outputs = ["attn_f"]} : (tensor<*x!onnx.unknown>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %attn_s = "onnx.Softmax"(%attn_f) {axis = -1 : si64, onnx.outputs = ["attn_s"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %attn_b = "onnx.Reshape"(%attn_s, %back) {onnx.outputs = ["attn_b"]} : (tensor<*x!onnx.unknown>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    %attn_m = "onnx.Mul"(%attn_b, %stem) {onnx.outputs = ["attn_m"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %attn_m_z = "onnx.Conv"(%attn_m, %even) {onnx_node_name = "attn_m_end", onnx.outputs = ["attn_m_z"]} : (tensor<*x!onnx.unknown>, tensor<8x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %choice = "onnx.Conv"(%stem, %few) {onnx_node_name = "choice", onnx.outputs = ["choice"]} : (tensor<*x!onnx.unknown>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %choice_s = "onnx.Softmax"(%choice) {axis = 1 : si64, onnx.outputs = ["choice_s"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %mm = "onnx.Initializer"() {onnx.outputs = ["mm"], value = dense<1.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %choice_o = "onnx.MatMul"(%choice_s, %mm) {onnx.outputs = ["choice_o"]} : (tensor<*x!onnx.unknown>, tensor<4x4xf32>) -> tensor<*x!onnx.unknown>
    %eca = "onnx.GlobalAveragePool"(%stem) {onnx.outputs = ["eca"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %eca_l = "onnx.Reshape"(%eca, %lined) {onnx.outputs = ["eca_l"]} : (tensor<*x!onnx.unknown>, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    %eca_c = "onnx.Conv"(%eca_l, %line) {pads = array<i64: 1, 1>, onnx_node_name = "eca", onnx.outputs = ["eca_c"]} : (tensor<*x!onnx.unknown>, tensor<1x1x3xf32>) -> tensor<*x!onnx.unknown>
    %eca_u = "onnx.Reshape"(%eca_c, %unlined) {onnx.outputs = ["eca_u"]} : (tensor<*x!onnx.unknown>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    %eca_s = "onnx.Sigmoid"(%eca_u) {onnx.outputs = ["eca_s"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %eca_m = "onnx.Mul"(%stem, %eca_s) {onnx.outputs = ["eca_m"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %eca_m_z = "onnx.Conv"(%eca_m, %even) {onnx_node_name = "eca_m_end", onnx.outputs = ["eca_m_z"]} : (tensor<*x!onnx.unknown>, tensor<8x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %deep_u = "onnx.Unsqueeze"(%stem, %axis) {onnx.outputs = ["deep_u"]} : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %deep = "onnx.Conv"(%deep_u, %from3) {onnx_node_name = "deep", onnx.outputs = ["deep"]} : (tensor<*x!onnx.unknown>, tensor<8x1x1x1x1xf32>) -> tensor<*x!onnx.unknown>
    %thin = "onnx.Conv"(%stem, %one) {onnx_node_name = "thin", onnx.outputs = ["thin"]} : (tensor<*x!onnx.unknown>, tensor<1x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %thin_r = "onnx.Relu"(%thin) {onnx.outputs = ["thin_r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %thin_r_z = "onnx.Conv"(%thin_r, %from1) {onnx_node_name = "thin_end", onnx.outputs = ["thin_r_z"]} : (tensor<*x!onnx.unknown>, tensor<8x1x1x1xf32>) -> tensor<*x!onnx.unknown>
    %spatial = "onnx.Conv"(%stem, %few) {onnx_node_name = "spatial", onnx.outputs = ["spatial"]} : (tensor<*x!onnx.unknown>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %spatial_s = "onnx.Softmax"(%spatial) {axis = -1 : si64, onnx.outputs = ["spatial_s"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %spatial_s_z = "onnx.Conv"(%spatial_s, %from12) {onnx_node_name = "spatial_end", onnx.outputs = ["spatial_s_z"]} : (tensor<*x!onnx.unknown>, tensor<8x12x1x1xf32>) -> tensor<*x!onnx.unknown>
    return %map_m_z, %attn_m_z, %choice_o, %eca_m_z, %deep, %thin_r_z, %spatial_s_z : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
}
