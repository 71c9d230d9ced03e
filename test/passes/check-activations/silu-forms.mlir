// x / (1 + Exp(-x)), x * Sigmoid(1 * x) and ONNX Runtime's QuickGelu are a SiLU, whichever side operands stand on; with
// other numbers or another input they are none. AIMET sees modules, and no exporter writes one of them so.
// RUN: exits 1 aimet-opt --check-activations --fail-level=warning --emit=none --quiet --report=json:- %s | FileCheck --implicit-check-not='"nodes": [' %s
// RUN: aimet-opt --check-activations --profile=aimet --fail-level=warning --emit=none %s
// CHECK: "nodes": [
// CHECK-NEXT: "q0_neg",
// CHECK-NEXT: "q0_exp",
// CHECK-NEXT: "q0_sum",
// CHECK-NEXT: "q0_div"
// CHECK-NEXT: ]
// CHECK: "nodes": [
// CHECK-NEXT: "q1_neg",
// CHECK-NEXT: "q1_exp",
// CHECK-NEXT: "q1_sum",
// CHECK-NEXT: "q1_div"
// CHECK-NEXT: ]
// CHECK: "nodes": [
// CHECK-NEXT: "q2_sum",
// CHECK-NEXT: "q2_div"
// CHECK-NEXT: ]
// CHECK: "nodes": [
// CHECK-NEXT: "s0_mul",
// CHECK-NEXT: "s0_sig",
// CHECK-NEXT: "s0_gate"
// CHECK-NEXT: ]
// CHECK: "nodes": [
// CHECK-NEXT: "s1_mul",
// CHECK-NEXT: "s1_sig",
// CHECK-NEXT: "s1_gate"
// CHECK-NEXT: ]
// CHECK: "nodes": [
// CHECK-NEXT: "g0"
// CHECK-NEXT: ]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "com.microsoft", version = 1 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<2x4xf32> {onnx.name = "x"}, %z: tensor<2x4xf32> {onnx.name = "z"}) -> (tensor<*x!onnx.unknown> {onnx.name = "q0_div"}, tensor<*x!onnx.unknown> {onnx.name = "q1_div"}, tensor<*x!onnx.unknown> {onnx.name = "q2_div"}, tensor<*x!onnx.unknown> {onnx.name = "reader"}, tensor<*x!onnx.unknown> {onnx.name = "other_number_div"}, tensor<*x!onnx.unknown> {onnx.name = "other_input_div"}, tensor<*x!onnx.unknown> {onnx.name = "s0_gate"}, tensor<*x!onnx.unknown> {onnx.name = "s1_gate"}, tensor<*x!onnx.unknown> {onnx.name = "other_scale_gate"}, tensor<*x!onnx.unknown> {onnx.name = "other_gate_gate"}, tensor<*x!onnx.unknown> {onnx.name = "g0"}, tensor<*x!onnx.unknown> {onnx.name = "default_alpha"}, tensor<*x!onnx.unknown> {onnx.name = "other_alpha"}, tensor<*x!onnx.unknown> {onnx.name = "other_domain"}) attributes {onnx.graph = {name = "g"}} {
    %one = "onnx.Initializer"() {onnx.outputs = ["one"], value = dense<1.0> : tensor<f32>} : () -> tensor<f32>
    %two = "onnx.Initializer"() {onnx.outputs = ["two"], value = dense<2.0> : tensor<f32>} : () -> tensor<f32>
    %q0_neg = "onnx.Neg"(%x) {onnx_node_name = "q0_neg", onnx.outputs = ["q0_neg"]} : (tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    %q0_exp = "onnx.Exp"(%q0_neg) {onnx_node_name = "q0_exp", onnx.outputs = ["q0_exp"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %q0_sum = "onnx.Add"(%q0_exp, %one) {onnx_node_name = "q0_sum", onnx.outputs = ["q0_sum"]} : (tensor<*x!onnx.unknown>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %q0_div = "onnx.Div"(%x, %q0_sum) {onnx_node_name = "q0_div", onnx.outputs = ["q0_div"]} : (tensor<2x4xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %q1_neg = "onnx.Neg"(%x) {onnx_node_name = "q1_neg", onnx.outputs = ["q1_neg"]} : (tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    %q1_exp = "onnx.Exp"(%q1_neg) {onnx_node_name = "q1_exp", onnx.outputs = ["q1_exp"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %q1_sum = "onnx.Add"(%one, %q1_exp) {onnx_node_name = "q1_sum", onnx.outputs = ["q1_sum"]} : (tensor<f32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %q1_div = "onnx.Div"(%x, %q1_sum) {onnx_node_name = "q1_div", onnx.outputs = ["q1_div"]} : (tensor<2x4xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %q2_neg = "onnx.Neg"(%x) {onnx_node_name = "q2_neg", onnx.outputs = ["q2_neg"]} : (tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    %q2_exp = "onnx.Exp"(%q2_neg) {onnx_node_name = "q2_exp", onnx.outputs = ["q2_exp"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %q2_sum = "onnx.Add"(%one, %q2_exp) {onnx_node_name = "q2_sum", onnx.outputs = ["q2_sum"]} : (tensor<f32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %q2_div = "onnx.Div"(%x, %q2_sum) {onnx_node_name = "q2_div", onnx.outputs = ["q2_div"]} : (tensor<2x4xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %reader = "onnx.Abs"(%q2_exp) {onnx_node_name = "reader", onnx.outputs = ["reader"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %other_number_neg = "onnx.Neg"(%x) {onnx_node_name = "other_number_neg", onnx.outputs = ["other_number_neg"]} : (tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    %other_number_exp = "onnx.Exp"(%other_number_neg) {onnx_node_name = "other_number_exp", onnx.outputs = ["other_number_exp"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %other_number_sum = "onnx.Add"(%other_number_exp, %two) {onnx_node_name = "other_number_sum", onnx.outputs = ["other_number_sum"]} : (tensor<*x!onnx.unknown>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %other_number_div = "onnx.Div"(%x, %other_number_sum) {onnx_node_name = "other_number_div", onnx.outputs = ["other_number_div"]} : (tensor<2x4xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %other_input_neg = "onnx.Neg"(%x) {onnx_node_name = "other_input_neg", onnx.outputs = ["other_input_neg"]} : (tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    %other_input_exp = "onnx.Exp"(%other_input_neg) {onnx_node_name = "other_input_exp", onnx.outputs = ["other_input_exp"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %other_input_sum = "onnx.Add"(%other_input_exp, %one) {onnx_node_name = "other_input_sum", onnx.outputs = ["other_input_sum"]} : (tensor<*x!onnx.unknown>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %other_input_div = "onnx.Div"(%z, %other_input_sum) {onnx_node_name = "other_input_div", onnx.outputs = ["other_input_div"]} : (tensor<2x4xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %s0_mul = "onnx.Mul"(%x, %one) {onnx_node_name = "s0_mul", onnx.outputs = ["s0_mul"]} : (tensor<2x4xf32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %s0_sig = "onnx.Sigmoid"(%s0_mul) {onnx_node_name = "s0_sig", onnx.outputs = ["s0_sig"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %s0_gate = "onnx.Mul"(%x, %s0_sig) {onnx_node_name = "s0_gate", onnx.outputs = ["s0_gate"]} : (tensor<2x4xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %s1_mul = "onnx.Mul"(%one, %x) {onnx_node_name = "s1_mul", onnx.outputs = ["s1_mul"]} : (tensor<f32>, tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    %s1_sig = "onnx.Sigmoid"(%s1_mul) {onnx_node_name = "s1_sig", onnx.outputs = ["s1_sig"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %s1_gate = "onnx.Mul"(%s1_sig, %x) {onnx_node_name = "s1_gate", onnx.outputs = ["s1_gate"]} : (tensor<*x!onnx.unknown>, tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    %other_scale_mul = "onnx.Mul"(%x, %two) {onnx_node_name = "other_scale_mul", onnx.outputs = ["other_scale_mul"]} : (tensor<2x4xf32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %other_scale_sig = "onnx.Sigmoid"(%other_scale_mul) {onnx_node_name = "other_scale_sig", onnx.outputs = ["other_scale_sig"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %other_scale_gate = "onnx.Mul"(%x, %other_scale_sig) {onnx_node_name = "other_scale_gate", onnx.outputs = ["other_scale_gate"]} : (tensor<2x4xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %other_gate_mul = "onnx.Mul"(%one, %x) {onnx_node_name = "other_gate_mul", onnx.outputs = ["other_gate_mul"]} : (tensor<f32>, tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    %other_gate_sig = "onnx.Sigmoid"(%other_gate_mul) {onnx_node_name = "other_gate_sig", onnx.outputs = ["other_gate_sig"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %other_gate_gate = "onnx.Mul"(%other_gate_sig, %z) {onnx_node_name = "other_gate_gate", onnx.outputs = ["other_gate_gate"]} : (tensor<*x!onnx.unknown>, tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    %g0 = "onnx.Custom"(%x) {alpha = 1.0 : f32, domain_name = "com.microsoft", function_name = "QuickGelu", onnx_node_name = "g0", onnx.outputs = ["g0"]} : (tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    %default_alpha = "onnx.Custom"(%x) {domain_name = "com.microsoft", function_name = "QuickGelu", onnx_node_name = "default_alpha", onnx.outputs = ["default_alpha"]} : (tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    %other_alpha = "onnx.Custom"(%x) {alpha = 1.702 : f32, domain_name = "com.microsoft", function_name = "QuickGelu", onnx_node_name = "other_alpha", onnx.outputs = ["other_alpha"]} : (tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    %other_domain = "onnx.Custom"(%x) {alpha = 1.0 : f32, domain_name = "my", function_name = "QuickGelu", onnx_node_name = "other_domain", onnx.outputs = ["other_domain"]} : (tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    return %q0_div, %q1_div, %q2_div, %reader, %other_number_div, %other_input_div, %s0_gate, %s1_gate, %other_scale_gate, %other_gate_gate, %g0, %default_alpha, %other_alpha, %other_domain : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
}
