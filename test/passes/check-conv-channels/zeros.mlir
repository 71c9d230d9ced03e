// New filters of zeros keep what a trained network computes where all that adds, multiplies, pools or normalizes the
// channels works on each by itself, up to the layers that read them; not before a norm over channels, where channels are
// taken apart, where they divide, or where an input of the model has as many. Then the finding does not say so.
// RUN: exits 1 aimet-opt --check-conv-channels --profile=%S/Inputs/target.toml --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck --implicit-check-not='"remedy"' %s

// CHECK: {{^ +}}"plain"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; filters of zeros keep what a trained network computes
// CHECK: {{^ +}}"plain_reader"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; filters of zeros keep what a trained network computes
// CHECK: {{^ +}}"gated"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; filters of zeros keep what a trained network computes
// CHECK: {{^ +}}"gated_dw"
// CHECK: "remedy": "its channels are those of the layer before it
// CHECK: {{^ +}}"gated_reader"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; filters of zeros keep what a trained network computes
// CHECK: {{^ +}}"summed"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; filters of zeros keep what a trained network computes
// CHECK: {{^ +}}"other"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; filters of zeros keep what a trained network computes
// CHECK: {{^ +}}"pooled"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; filters of zeros keep what a trained network computes
// CHECK: {{^ +}}"joined"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; filters of zeros keep what a trained network computes
// CHECK: {{^ +}}"layered"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; then train again: not all that reads its channels is known to treat each by itself
// CHECK: {{^ +}}"layered_reader"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; then train again: not all that reads its channels is known to treat each by itself
// CHECK: {{^ +}}"grouped"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; then train again: not all that reads its channels is known to treat each by itself
// CHECK: {{^ +}}"grouped_reader"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; then train again: not all that reads its channels is known to treat each by itself
// CHECK: {{^ +}}"divided"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; then train again: not all that reads its channels is known to treat each by itself
// CHECK: {{^ +}}"divisor"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; then train again: not all that reads its channels is known to treat each by itself
// CHECK: {{^ +}}"divided_reader"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; then train again: not all that reads its channels is known to treat each by itself
// CHECK: {{^ +}}"joint"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; then train again: not all that reads its channels is known to treat each by itself
// CHECK: {{^ +}}"joint_reader"
// CHECK: "remedy": "{{.*}}, and the layers beside it agree; then train again: not all that reads its channels is known to treat each by itself

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x4x4xf32> {onnx.name = "x"}, %y: tensor<1x12x4x4xf32> {onnx.name = "y"}) -> (tensor<*x!onnx.unknown> {onnx.name = "plain_z"}, tensor<*x!onnx.unknown> {onnx.name = "gated_z"}, tensor<*x!onnx.unknown> {onnx.name = "summed_z"}, tensor<*x!onnx.unknown> {onnx.name = "pooled_o"}, tensor<*x!onnx.unknown> {onnx.name = "joined_o"}, tensor<*x!onnx.unknown> {onnx.name = "layered_z"}, tensor<*x!onnx.unknown> {onnx.name = "grouped_z"}, tensor<*x!onnx.unknown> {onnx.name = "divided_z"}, tensor<*x!onnx.unknown> {onnx.name = "joint_z"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<12x8x1x1xf32>} : () -> tensor<12x8x1x1xf32>
    %back = "onnx.Initializer"() {onnx.outputs = ["back"], value = dense<1.0> : tensor<16x12x1x1xf32>} : () -> tensor<16x12x1x1xf32>
    %dw = "onnx.Initializer"() {onnx.outputs = ["dw"], value = dense<1.0> : tensor<12x1x3x3xf32>} : () -> tensor<12x1x3x3xf32>
    %c = "onnx.Initializer"() {onnx.outputs = ["c"], value = dense<1.0> : tensor<12xf32>} : () -> tensor<12xf32>
    %wide = "onnx.Initializer"() {onnx.outputs = ["wide"], value = dense<1.0> : tensor<16x24x1x1xf32>} : () -> tensor<16x24x1x1xf32>
    %g = "onnx.Initializer"() {onnx.outputs = ["g"], value = dense<1.0> : tensor<192x16xf32>} : () -> tensor<192x16xf32>
    %even = "onnx.Initializer"() {onnx.outputs = ["even"], value = dense<1.0> : tensor<16x8x1x1xf32>} : () -> tensor<16x8x1x1xf32>
    %g12 = "onnx.Initializer"() {onnx.outputs = ["g12"], value = dense<1.0> : tensor<12x16xf32>} : () -> tensor<12x16xf32>
    %flat = "onnx.Initializer"() {onnx.outputs = ["flat"], value = dense<[1, -1]> : tensor<2xi64>} : () -> tensor<2xi64>
    %sh = "onnx.Initializer"() {onnx.outputs = ["sh"], value = dense<[1, 2, 6, 16]> : tensor<4xi64>} : () -> tensor<4xi64>
    %sh2 = "onnx.Initializer"() {onnx.outputs = ["sh2"], value = dense<[1, 12, 4, 4]> : tensor<4xi64>} : () -> tensor<4xi64>
    %axes = "onnx.Initializer"() {onnx.outputs = ["axes"], value = dense<[2, 3]> : tensor<2xi64>} : () -> tensor<2xi64>
    %sink = "onnx.Initializer"() {onnx.outputs = ["sink"], value = dense<1.0> : tensor<16x16x1x1xf32>} : () -> tensor<16x16x1x1xf32>
    %plain_c = "onnx.Conv"(%x, %w) {onnx_node_name = "plain", onnx.outputs = ["plain_c"]} : (tensor<1x8x4x4xf32>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %plain_b = "onnx.BatchNormalization"(%plain_c, %c, %c, %c, %c) {onnx.outputs = ["plain_b"]} : (tensor<*x!onnx.unknown>, tensor<12xf32>, tensor<12xf32>, tensor<12xf32>, tensor<12xf32>) -> tensor<*x!onnx.unknown>
    %plain_a = "onnx.Relu"(%plain_b) {onnx.outputs = ["plain_a"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %plain_m = "onnx.MaxPool"(%plain_a) {kernel_shape = array<i64: 2, 2>, onnx.outputs = ["plain_m"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %plain_o = "onnx.Conv"(%plain_m, %back) {onnx_node_name = "plain_reader", onnx.outputs = ["plain_o"]} : (tensor<*x!onnx.unknown>, tensor<16x12x1x1xf32>) -> tensor<*x!onnx.unknown>
    %plain_e = "onnx.Relu"(%plain_o) {onnx.outputs = ["plain_e"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %plain_z = "onnx.Conv"(%plain_e, %sink) {onnx_node_name = "plain_sink", onnx.outputs = ["plain_z"]} : (tensor<*x!onnx.unknown>, tensor<16x16x1x1xf32>) -> tensor<*x!onnx.unknown>
    %gated_c = "onnx.Conv"(%x, %w) {onnx_node_name = "gated", onnx.outputs = ["gated_c"]} : (tensor<1x8x4x4xf32>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %gated_s = "onnx.Sigmoid"(%gated_c) {onnx.outputs = ["gated_s"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %gated_p = "onnx.Mul"(%gated_c, %gated_s) {onnx.outputs = ["gated_p"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %gated_d = "onnx.Conv"(%gated_p, %dw) {group = 12 : si64, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "gated_dw", onnx.outputs = ["gated_d"]} : (tensor<*x!onnx.unknown>, tensor<12x1x3x3xf32>) -> tensor<*x!onnx.unknown>
    %gated_o = "onnx.Conv"(%gated_d, %back) {onnx_node_name = "gated_reader", onnx.outputs = ["gated_o"]} : (tensor<*x!onnx.unknown>, tensor<16x12x1x1xf32>) -> tensor<*x!onnx.unknown>
    %gated_e = "onnx.Relu"(%gated_o) {onnx.outputs = ["gated_e"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %gated_z = "onnx.Conv"(%gated_e, %sink) {onnx_node_name = "gated_sink", onnx.outputs = ["gated_z"]} : (tensor<*x!onnx.unknown>, tensor<16x16x1x1xf32>) -> tensor<*x!onnx.unknown>
    %summed_c = "onnx.Conv"(%x, %w) {onnx_node_name = "summed", onnx.outputs = ["summed_c"]} : (tensor<1x8x4x4xf32>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %other_c = "onnx.Conv"(%x, %w) {onnx_node_name = "other", onnx.outputs = ["other_c"]} : (tensor<1x8x4x4xf32>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %summed_a = "onnx.Add"(%summed_c, %other_c) {onnx.outputs = ["summed_a"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %summed_k = "onnx.Concat"(%summed_a, %summed_c) {axis = 1 : si64, onnx.outputs = ["summed_k"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %summed_o = "onnx.Conv"(%summed_k, %wide) {onnx_node_name = "summed_reader", onnx.outputs = ["summed_o"]} : (tensor<*x!onnx.unknown>, tensor<16x24x1x1xf32>) -> tensor<*x!onnx.unknown>
    %summed_e = "onnx.Relu"(%summed_o) {onnx.outputs = ["summed_e"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %summed_z = "onnx.Conv"(%summed_e, %sink) {onnx_node_name = "summed_sink", onnx.outputs = ["summed_z"]} : (tensor<*x!onnx.unknown>, tensor<16x16x1x1xf32>) -> tensor<*x!onnx.unknown>
    %pooled_c = "onnx.Conv"(%x, %w) {onnx_node_name = "pooled", onnx.outputs = ["pooled_c"]} : (tensor<1x8x4x4xf32>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %pooled_p = "onnx.ReduceMean"(%pooled_c, %axes) {keepdims = 0 : si64, onnx.outputs = ["pooled_p"]} : (tensor<*x!onnx.unknown>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %pooled_o = "onnx.Gemm"(%pooled_p, %g12) {onnx_node_name = "pooled_fc", onnx.outputs = ["pooled_o"]} : (tensor<*x!onnx.unknown>, tensor<12x16xf32>) -> tensor<*x!onnx.unknown>
    %joined_c = "onnx.Conv"(%x, %w) {onnx_node_name = "joined", onnx.outputs = ["joined_c"]} : (tensor<1x8x4x4xf32>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %joined_f = "onnx.Reshape"(%joined_c, %flat) {onnx.outputs = ["joined_f"]} : (tensor<*x!onnx.unknown>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %joined_o = "onnx.Gemm"(%joined_f, %g) {onnx_node_name = "joined_fc", onnx.outputs = ["joined_o"]} : (tensor<*x!onnx.unknown>, tensor<192x16xf32>) -> tensor<*x!onnx.unknown>
    %layered_c = "onnx.Conv"(%x, %w) {onnx_node_name = "layered", onnx.outputs = ["layered_c"]} : (tensor<1x8x4x4xf32>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %layered_t = "onnx.Transpose"(%layered_c) {perm = array<i64: 0, 2, 3, 1>, onnx.outputs = ["layered_t"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %layered_n = "onnx.LayerNormalization"(%layered_t, %c, %c) {axis = -1 : si64, onnx.outputs = ["layered_n"]} : (tensor<*x!onnx.unknown>, tensor<12xf32>, tensor<12xf32>) -> tensor<*x!onnx.unknown>
    %layered_u = "onnx.Transpose"(%layered_n) {perm = array<i64: 0, 3, 1, 2>, onnx.outputs = ["layered_u"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %layered_o = "onnx.Conv"(%layered_u, %back) {onnx_node_name = "layered_reader", onnx.outputs = ["layered_o"]} : (tensor<*x!onnx.unknown>, tensor<16x12x1x1xf32>) -> tensor<*x!onnx.unknown>
    %layered_e = "onnx.Relu"(%layered_o) {onnx.outputs = ["layered_e"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %layered_z = "onnx.Conv"(%layered_e, %sink) {onnx_node_name = "layered_sink", onnx.outputs = ["layered_z"]} : (tensor<*x!onnx.unknown>, tensor<16x16x1x1xf32>) -> tensor<*x!onnx.unknown>
    %grouped_c = "onnx.Conv"(%x, %w) {onnx_node_name = "grouped", onnx.outputs = ["grouped_c"]} : (tensor<1x8x4x4xf32>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %grouped_s = "onnx.Reshape"(%grouped_c, %sh) {onnx.outputs = ["grouped_s"]} : (tensor<*x!onnx.unknown>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    %grouped_n = "onnx.Sigmoid"(%grouped_s) {onnx.outputs = ["grouped_n"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %grouped_u = "onnx.Reshape"(%grouped_n, %sh2) {onnx.outputs = ["grouped_u"]} : (tensor<*x!onnx.unknown>, tensor<4xi64>) -> tensor<*x!onnx.unknown>
    %grouped_o = "onnx.Conv"(%grouped_u, %back) {onnx_node_name = "grouped_reader", onnx.outputs = ["grouped_o"]} : (tensor<*x!onnx.unknown>, tensor<16x12x1x1xf32>) -> tensor<*x!onnx.unknown>
    %grouped_e = "onnx.Relu"(%grouped_o) {onnx.outputs = ["grouped_e"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %grouped_z = "onnx.Conv"(%grouped_e, %sink) {onnx_node_name = "grouped_sink", onnx.outputs = ["grouped_z"]} : (tensor<*x!onnx.unknown>, tensor<16x16x1x1xf32>) -> tensor<*x!onnx.unknown>
    %divided_c = "onnx.Conv"(%x, %w) {onnx_node_name = "divided", onnx.outputs = ["divided_c"]} : (tensor<1x8x4x4xf32>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %divisor_c = "onnx.Conv"(%x, %w) {onnx_node_name = "divisor", onnx.outputs = ["divisor_c"]} : (tensor<1x8x4x4xf32>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %divided_q = "onnx.Div"(%divided_c, %divisor_c) {onnx.outputs = ["divided_q"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %divided_o = "onnx.Conv"(%divided_q, %back) {onnx_node_name = "divided_reader", onnx.outputs = ["divided_o"]} : (tensor<*x!onnx.unknown>, tensor<16x12x1x1xf32>) -> tensor<*x!onnx.unknown>
    %divided_e = "onnx.Relu"(%divided_o) {onnx.outputs = ["divided_e"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %divided_z = "onnx.Conv"(%divided_e, %sink) {onnx_node_name = "divided_sink", onnx.outputs = ["divided_z"]} : (tensor<*x!onnx.unknown>, tensor<16x16x1x1xf32>) -> tensor<*x!onnx.unknown>
    %joint_c = "onnx.Conv"(%x, %w) {onnx_node_name = "joint", onnx.outputs = ["joint_c"]} : (tensor<1x8x4x4xf32>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %joint_a = "onnx.Add"(%joint_c, %y) {onnx.outputs = ["joint_a"]} : (tensor<*x!onnx.unknown>, tensor<1x12x4x4xf32>) -> tensor<*x!onnx.unknown>
    %joint_o = "onnx.Conv"(%joint_a, %back) {onnx_node_name = "joint_reader", onnx.outputs = ["joint_o"]} : (tensor<*x!onnx.unknown>, tensor<16x12x1x1xf32>) -> tensor<*x!onnx.unknown>
    %joint_e = "onnx.Relu"(%joint_o) {onnx.outputs = ["joint_e"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %joint_z = "onnx.Conv"(%joint_e, %sink) {onnx_node_name = "joint_sink", onnx.outputs = ["joint_z"]} : (tensor<*x!onnx.unknown>, tensor<16x16x1x1xf32>) -> tensor<*x!onnx.unknown>
    return %plain_z, %gated_z, %summed_z, %pooled_o, %joined_o, %layered_z, %grouped_z, %divided_z, %joint_z : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
}
