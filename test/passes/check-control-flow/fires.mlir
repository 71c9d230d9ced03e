// Each If, Loop, Scan and SequenceMap: what decides it, and what to do.
// RUN: exits 1 aimet-opt --check-control-flow --fail-level=warning %s 2>&1 >/dev/null | FileCheck %s
// RUN: exits 1 aimet-opt --check-control-flow --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck --check-prefix=JSON %s

// CHECK: warning: If branches on data: its condition "positive", computed from input "x" [check-control-flow]
// CHECK-NEXT: note: compute both branches and choose with `torch.where(condition, a, b)`
// CHECK-NOT: --concrete-arg
// CHECK: warning: If branches on data: its condition "flag", an input
// CHECK-NEXT: note: {{.*}}; or fix the input with `--concrete-arg=flag=VALUE`
// CHECK: warning: If always takes the same branch, "else_branch"
// CHECK-NEXT: note: {{.*}}; --inline-static-control-flow does it
// CHECK: warning: Loop always makes 3 iterations
// CHECK-NEXT: note: {{.*}}; --inline-static-control-flow does it
// CHECK: warning: Loop stays in the graph: it makes 100 iterations
// CHECK-NEXT: note: loop less often; or allow more than 64 with `--specialize-inputs --inline-static-control-flow=max-iterations=N` ahead of `--prepare`
// CHECK: warning: Loop repeats on data: its trip count "n", an input
// CHECK: warning: Scan repeats on a size that is not fixed: its length of "x" depends on size N
// CHECK: warning: SequenceMap repeats on data: its length is that of the sequence "s", an input
// CHECK: check-control-flow: passed, 8 warnings
// JSON: "fixed_by": "inline-static-control-flow"

// A limit of the option is that of the pass.
// RUN: aimet-opt --check-control-flow=max-iterations=100 %s 2>&1 >/dev/null | FileCheck --check-prefix=LIMIT %s
// LIMIT: warning: Loop always makes 100 iterations

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<?x4xf32> {onnx.name = "x", onnx.dim_params = ["N", ""]}, %flag: tensor<i1> {onnx.name = "flag"}, %n: tensor<i64> {onnx.name = "n"}, %s: !onnx.Seq<tensor<4xf32>> {onnx.name = "s"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %false = "onnx.Constant"() {onnx_node_name = "false", value = dense<false> : tensor<i1>} : () -> tensor<i1>
    %true = "onnx.Constant"() {onnx_node_name = "true", value = dense<true> : tensor<i1>} : () -> tensor<i1>
    %three = "onnx.Constant"() {onnx_node_name = "three", value = dense<3> : tensor<i64>} : () -> tensor<i64>
    %hundred = "onnx.Constant"() {onnx_node_name = "hundred", value = dense<100> : tensor<i64>} : () -> tensor<i64>
    %sum = "onnx.ReduceSum"(%x) {onnx_node_name = "sum", keepdims = 0 : si64} : (tensor<?x4xf32>) -> tensor<f32>
    %positive = "onnx.Cast"(%sum) {onnx_node_name = "cast", onnx.outputs = ["positive"], to = 9 : si64} : (tensor<f32>) -> tensor<i1>
    %i0 = "onnx.If"(%positive) ({
      "aimet.yield"(%x) : (tensor<?x4xf32>) -> ()
    }, {
      %ei0 = "onnx.Relu"(%x) {onnx_node_name = "ei0"} : (tensor<?x4xf32>) -> tensor<?x4xf32>
      "aimet.yield"(%ei0) : (tensor<?x4xf32>) -> ()
    }) {onnx_node_name = "i0", onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, inputs = [], outputs = [{onnx.name = "x"}]}, {attribute = "else_branch", graph = {name = "e"}, inputs = [], outputs = [{onnx.name = "ei0_output_0"}]}]} : (tensor<i1>) -> tensor<*xf32>
    %i1 = "onnx.If"(%flag) ({
      "aimet.yield"(%x) : (tensor<?x4xf32>) -> ()
    }, {
      %ei1 = "onnx.Relu"(%x) {onnx_node_name = "ei1"} : (tensor<?x4xf32>) -> tensor<?x4xf32>
      "aimet.yield"(%ei1) : (tensor<?x4xf32>) -> ()
    }) {onnx_node_name = "i1", onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, inputs = [], outputs = [{onnx.name = "x"}]}, {attribute = "else_branch", graph = {name = "e"}, inputs = [], outputs = [{onnx.name = "ei1_output_0"}]}]} : (tensor<i1>) -> tensor<*xf32>
    %i2 = "onnx.If"(%false) ({
      "aimet.yield"(%x) : (tensor<?x4xf32>) -> ()
    }, {
      %ei2 = "onnx.Relu"(%x) {onnx_node_name = "ei2"} : (tensor<?x4xf32>) -> tensor<?x4xf32>
      "aimet.yield"(%ei2) : (tensor<?x4xf32>) -> ()
    }) {onnx_node_name = "i2", onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, inputs = [], outputs = [{onnx.name = "x"}]}, {attribute = "else_branch", graph = {name = "e"}, inputs = [], outputs = [{onnx.name = "ei2_output_0"}]}]} : (tensor<i1>) -> tensor<*xf32>
    %l0 = "onnx.Loop"(%three, %true, %x) ({
    ^bb0(%itl0: tensor<i64>, %inl0: tensor<i1>, %stl0: tensor<?x4xf32>):
      %kl0 = "onnx.Identity"(%inl0) {onnx_node_name = "kl0"} : (tensor<i1>) -> tensor<i1>
      %rl0 = "onnx.Relu"(%stl0) {onnx_node_name = "rl0"} : (tensor<?x4xf32>) -> tensor<?x4xf32>
      "aimet.yield"(%kl0, %rl0) : (tensor<i1>, tensor<?x4xf32>) -> ()
    }) {onnx_node_name = "l0", onnx.graphs = [{attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "itl0"}, {onnx.name = "inl0"}, {onnx.name = "stl0"}], outputs = [{onnx.name = "kl0_output_0"}, {onnx.name = "rl0_output_0"}]}]} : (tensor<i64>, tensor<i1>, tensor<?x4xf32>) -> tensor<?x4xf32>
    %l1 = "onnx.Loop"(%hundred, %true, %x) ({
    ^bb0(%itl1: tensor<i64>, %inl1: tensor<i1>, %stl1: tensor<?x4xf32>):
      %kl1 = "onnx.Identity"(%inl1) {onnx_node_name = "kl1"} : (tensor<i1>) -> tensor<i1>
      %rl1 = "onnx.Relu"(%stl1) {onnx_node_name = "rl1"} : (tensor<?x4xf32>) -> tensor<?x4xf32>
      "aimet.yield"(%kl1, %rl1) : (tensor<i1>, tensor<?x4xf32>) -> ()
    }) {onnx_node_name = "l1", onnx.graphs = [{attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "itl1"}, {onnx.name = "inl1"}, {onnx.name = "stl1"}], outputs = [{onnx.name = "kl1_output_0"}, {onnx.name = "rl1_output_0"}]}]} : (tensor<i64>, tensor<i1>, tensor<?x4xf32>) -> tensor<?x4xf32>
    %l2 = "onnx.Loop"(%n, %true, %x) ({
    ^bb0(%itl2: tensor<i64>, %inl2: tensor<i1>, %stl2: tensor<?x4xf32>):
      %kl2 = "onnx.Identity"(%inl2) {onnx_node_name = "kl2"} : (tensor<i1>) -> tensor<i1>
      %rl2 = "onnx.Relu"(%stl2) {onnx_node_name = "rl2"} : (tensor<?x4xf32>) -> tensor<?x4xf32>
      "aimet.yield"(%kl2, %rl2) : (tensor<i1>, tensor<?x4xf32>) -> ()
    }) {onnx_node_name = "l2", onnx.graphs = [{attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "itl2"}, {onnx.name = "inl2"}, {onnx.name = "stl2"}], outputs = [{onnx.name = "kl2_output_0"}, {onnx.name = "rl2_output_0"}]}]} : (tensor<i64>, tensor<i1>, tensor<?x4xf32>) -> tensor<?x4xf32>
    %sc:2 = "onnx.Scan"(%sum, %x) ({
    ^bb0(%state: tensor<f32>, %row: tensor<4xf32>):
      %next = "onnx.Identity"(%state) {onnx_node_name = "next"} : (tensor<f32>) -> tensor<f32>
      %out = "onnx.Relu"(%row) {onnx_node_name = "out"} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%next, %out) : (tensor<f32>, tensor<4xf32>) -> ()
    }) {onnx_node_name = "scan", num_scan_inputs = 1 : si64, onnx.graphs = [{attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "state"}, {onnx.name = "row"}], outputs = [{onnx.name = "next_output_0"}, {onnx.name = "out_output_0"}]}]} : (tensor<f32>, tensor<?x4xf32>) -> (tensor<f32>, tensor<*xf32>)
    %m = "onnx.SequenceMap"(%s) ({
    ^bb0(%e: tensor<4xf32>):
      %me = "onnx.Relu"(%e) {onnx_node_name = "me"} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%me) : (tensor<4xf32>) -> ()
    }) {onnx_node_name = "map", onnx.graphs = [{attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "e"}], outputs = [{onnx.name = "me_output_0"}]}]} : (!onnx.Seq<tensor<4xf32>>) -> !onnx.Seq<tensor<4xf32>>
    return %i0 : tensor<*xf32>
  }
}
