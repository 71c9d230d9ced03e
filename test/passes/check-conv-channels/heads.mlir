// A last layer is one that no other layer stands behind on any way to the outputs: arithmetic of boxes, the choice of the best
// ones, tables of anchors, an If or a Loop without a layer, and results that nobody uses are none.
// RUN: exits 1 aimet-opt --check-conv-channels{first-and-last=skip} --profile=%S/Inputs/target.toml --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck --implicit-check-not='"message"' %s
// RUN: exits 1 aimet-opt --check-conv-channels{first-and-last=report} --profile=%S/Inputs/target.toml --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck --check-prefix=REPORT --implicit-check-not='"message"' %s

// CHECK: {{^ +}}"before"
// CHECK: "message": "{{.*}}out channels 12: not a multiple of 8 (next: 8, 16)"
// CHECK: {{^ +}}"inside"
// CHECK: "message": "{{.*}}in channels 12, out channels 8: not a multiple of 8 (next: 16, 8); last layer of the network"
// CHECK: {{^ +}}"read"
// CHECK: "message": "{{.*}}(next: 8, 16)"
// CHECK: {{^ +}}"reader"
// CHECK: "message": "{{.*}}(next: 16, 8); last layer of the network"
// CHECK: {{^ +}}"both"
// CHECK: "message": "{{.*}}(next: 8, 16)"
// CHECK: {{^ +}}"behind"
// CHECK: "message": "{{.*}}(next: 16, 8); last layer of the network"

// REPORT: {{^ +}}"scores"
// REPORT: "message": "{{.*}}(next: {{.*}}); last layer of the network"
// REPORT: {{^ +}}"boxes"
// REPORT: "message": "{{.*}}(next: {{.*}}); last layer of the network"
// REPORT: {{^ +}}"masks"
// REPORT: "message": "{{.*}}(next: {{.*}}); last layer of the network"
// REPORT: {{^ +}}"looped"
// REPORT: "message": "{{.*}}(next: {{.*}}); last layer of the network"
// REPORT: {{^ +}}"before"
// REPORT: "message": "{{.*}}(next: {{.*}})"
// REPORT: {{^ +}}"inside"
// REPORT: "message": "{{.*}}(next: {{.*}}); last layer of the network"
// REPORT: {{^ +}}"read"
// REPORT: "message": "{{.*}}(next: {{.*}})"
// REPORT: {{^ +}}"reader"
// REPORT: "message": "{{.*}}(next: {{.*}}); last layer of the network"
// REPORT: {{^ +}}"both"
// REPORT: "message": "{{.*}}(next: {{.*}})"
// REPORT: {{^ +}}"behind"
// REPORT: "message": "{{.*}}(next: {{.*}}); last layer of the network"
// REPORT: {{^ +}}"dead"
// REPORT: "message": "{{.*}}(next: {{.*}}); last layer of the network"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x4x4xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}, %n: tensor<i64> {onnx.name = "n"}) -> (tensor<*x!onnx.unknown> {onnx.name = "moved"}, tensor<*x!onnx.unknown> {onnx.name = "chosen_a"}, tensor<*x!onnx.unknown> {onnx.name = "loop"}, tensor<*x!onnx.unknown> {onnx.name = "held"}, tensor<*x!onnx.unknown> {onnx.name = "reader"}, tensor<*x!onnx.unknown> {onnx.name = "both"}, tensor<*x!onnx.unknown> {onnx.name = "behind"}, tensor<*x!onnx.unknown> {onnx.name = "dead_o"}) attributes {onnx.graph = {name = "g"}} {
    %even = "onnx.Initializer"() {onnx.outputs = ["even"], value = dense<1.0> : tensor<8x8x1x1xf32>} : () -> tensor<8x8x1x1xf32>
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<12x8x1x1xf32>} : () -> tensor<12x8x1x1xf32>
    %table = "onnx.Initializer"() {onnx.outputs = ["table"], value = dense<1.0> : tensor<64x4xf32>} : () -> tensor<64x4xf32>
    %k = "onnx.Initializer"() {onnx.outputs = ["k"], value = dense<5> : tensor<1xi64>} : () -> tensor<1xi64>
    %flat = "onnx.Initializer"() {onnx.outputs = ["flat"], value = dense<-1> : tensor<1xi64>} : () -> tensor<1xi64>
    %inner = "onnx.Initializer"() {onnx.outputs = ["inner"], value = dense<1.0> : tensor<8x12x1x1xf32>} : () -> tensor<8x12x1x1xf32>
    %eights = "onnx.Initializer"() {onnx.outputs = ["eights"], value = dense<1.0> : tensor<8x8x1x1xf32>} : () -> tensor<8x8x1x1xf32>
    %stem = "onnx.Conv"(%x, %even) {onnx_node_name = "stem", onnx.outputs = ["stem"]} : (tensor<1x8x4x4xf32>, tensor<8x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %scores = "onnx.Conv"(%stem, %w) {onnx_node_name = "scores", onnx.outputs = ["scores"]} : (tensor<*x!onnx.unknown>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %flat_scores = "onnx.Reshape"(%scores, %flat) {onnx.outputs = ["flat_scores"]} : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %best:2 = "onnx.TopK"(%flat_scores, %k) {onnx.outputs = ["best", "places"]} : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %anchors = "onnx.Gather"(%table, %best#1) {onnx.outputs = ["anchors"]} : (tensor<64x4xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %boxes = "onnx.Conv"(%stem, %w) {onnx_node_name = "boxes", onnx.outputs = ["boxes"]} : (tensor<*x!onnx.unknown>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %boxes_r = "onnx.Reshape"(%boxes, %flat) {onnx.outputs = ["boxes_r"]} : (tensor<*x!onnx.unknown>, tensor<1xi64>) -> tensor<*x!onnx.unknown>
    %moved = "onnx.Add"(%boxes_r, %anchors) {onnx.outputs = ["moved"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %masks = "onnx.Conv"(%stem, %w) {onnx_node_name = "masks", onnx.outputs = ["masks"]} : (tensor<*x!onnx.unknown>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %chosen = "onnx.If"(%c) ({
      %chosen_t = "onnx.Sigmoid"(%masks) {onnx.outputs = ["chosen_t"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
      "aimet.yield"(%chosen_t) : (tensor<*x!onnx.unknown>) -> ()
    }, {
      %chosen_f = "onnx.Neg"(%masks) {onnx.outputs = ["chosen_f"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
      "aimet.yield"(%chosen_f) : (tensor<*x!onnx.unknown>) -> ()
    }) {onnx_node_name = "chosen", onnx.outputs = ["chosen"], onnx.graphs = [{attribute = "then_branch", graph = {name = "then_branch"}, inputs = [], outputs = [{onnx.name = "chosen_t"}]}, {attribute = "else_branch", graph = {name = "else_branch"}, inputs = [], outputs = [{onnx.name = "chosen_f"}]}]} : (tensor<i1>) -> tensor<*x!onnx.unknown>
    %chosen_a = "onnx.Abs"(%chosen) {onnx.outputs = ["chosen_a"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %looped = "onnx.Conv"(%stem, %w) {onnx_node_name = "looped", onnx.outputs = ["looped"]} : (tensor<*x!onnx.unknown>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %loop = "onnx.Loop"(%n, %c, %looped) ({
    ^bb0(%i: tensor<i64>, %in: tensor<i1>, %v: tensor<*x!onnx.unknown>):
      %out = "onnx.Identity"(%in) {onnx.outputs = ["out"]} : (tensor<i1>) -> tensor<i1>
      %u = "onnx.Sigmoid"(%v) {onnx.outputs = ["u"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
      "aimet.yield"(%out, %u) : (tensor<i1>, tensor<*x!onnx.unknown>) -> ()
    }) {onnx_node_name = "loop", onnx.outputs = ["loop"], onnx.graphs = [{attribute = "body", graph = {name = "body"}, inputs = [{onnx.name = "i"}, {onnx.name = "in"}, {onnx.name = "v"}], outputs = [{onnx.name = "out"}, {onnx.name = "u"}]}]} : (tensor<i64>, tensor<i1>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %before = "onnx.Conv"(%stem, %w) {onnx_node_name = "before", onnx.outputs = ["before"]} : (tensor<*x!onnx.unknown>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %held = "onnx.Loop"(%n, %c, %before) ({
    ^bb0(%hi: tensor<i64>, %hin: tensor<i1>, %hv: tensor<*x!onnx.unknown>):
      %hout = "onnx.Identity"(%hin) {onnx.outputs = ["hout"]} : (tensor<i1>) -> tensor<i1>
      %hu = "onnx.Conv"(%hv, %inner) {onnx_node_name = "inside", onnx.outputs = ["hu"]} : (tensor<*x!onnx.unknown>, tensor<8x12x1x1xf32>) -> tensor<*x!onnx.unknown>
      "aimet.yield"(%hout, %hu) : (tensor<i1>, tensor<*x!onnx.unknown>) -> ()
    }) {onnx_node_name = "held", onnx.outputs = ["held"], onnx.graphs = [{attribute = "body", graph = {name = "body"}, inputs = [{onnx.name = "hi"}, {onnx.name = "hin"}, {onnx.name = "hv"}], outputs = [{onnx.name = "hout"}, {onnx.name = "hu"}]}]} : (tensor<i64>, tensor<i1>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %read = "onnx.Conv"(%stem, %w) {onnx_node_name = "read", onnx.outputs = ["read"]} : (tensor<*x!onnx.unknown>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %part = "onnx.If"(%c) ({
      %part_t = "onnx.Sigmoid"(%read) {onnx.outputs = ["part_t"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
      "aimet.yield"(%part_t) : (tensor<*x!onnx.unknown>) -> ()
    }, {
      %part_f = "onnx.Neg"(%read) {onnx.outputs = ["part_f"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
      "aimet.yield"(%part_f) : (tensor<*x!onnx.unknown>) -> ()
    }) {onnx_node_name = "part", onnx.outputs = ["part"], onnx.graphs = [{attribute = "then_branch", graph = {name = "then_branch"}, inputs = [], outputs = [{onnx.name = "part_t"}]}, {attribute = "else_branch", graph = {name = "else_branch"}, inputs = [], outputs = [{onnx.name = "part_f"}]}]} : (tensor<i1>) -> tensor<*x!onnx.unknown>
    %reader = "onnx.Conv"(%part, %inner) {onnx_node_name = "reader", onnx.outputs = ["reader"]} : (tensor<*x!onnx.unknown>, tensor<8x12x1x1xf32>) -> tensor<*x!onnx.unknown>
    %both = "onnx.Conv"(%stem, %w) {onnx_node_name = "both", onnx.outputs = ["both"]} : (tensor<*x!onnx.unknown>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %behind = "onnx.Conv"(%both, %inner) {onnx_node_name = "behind", onnx.outputs = ["behind"]} : (tensor<*x!onnx.unknown>, tensor<8x12x1x1xf32>) -> tensor<*x!onnx.unknown>
    %dead = "onnx.Conv"(%stem, %w) {onnx_node_name = "dead", onnx.outputs = ["dead"]} : (tensor<*x!onnx.unknown>, tensor<12x8x1x1xf32>) -> tensor<*x!onnx.unknown>
    %dead_n = "onnx.Neg"(%dead) {onnx.outputs = ["dead_n"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %dead_o = "onnx.Relu"(%dead) {onnx.outputs = ["dead_o"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %moved, %chosen_a, %loop, %held, %reader, %both, %behind, %dead_o : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
}
