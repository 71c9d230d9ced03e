// An If whose condition is known gives way to its branch: names stay where they are unique, outputs of the If keep theirs, weights of the branch are weights of the graph, and what only fed the If is gone.
// RUN: aimet-opt --inline-static-control-flow %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --inline-static-control-flow %s | aimet-opt --inline-static-control-flow - | FileCheck %s
// REMARK: if.mlir:[[#@LINE+24]]:{{[0-9]+}}: remark: If "outer" always takes its then branch, which stands in its place now [inline-static-control-flow]
// REMARK: remark: If that gives "b" always takes its else branch
// CHECK: func.func @main_graph(%[[X:.*]]: tensor<2x3xf32>
// CHECK-NEXT: %[[U:.*]] = "onnx.Initializer"() {onnx.outputs = ["used"]
// CHECK-NEXT: %[[W:.*]] = "onnx.Initializer"() {onnx.outputs = ["w_1"], value = dense<2.000000e+00>
// CHECK-NEXT: %[[V:.*]] = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<3.000000e+00>
// CHECK-NEXT: %[[W1:.*]] = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<5.000000e+00>
// CHECK-NEXT: %[[A:.*]] = "onnx.Mul"(%[[X]], %[[W]]) {aimet.module = {path = "m"}, onnx.outputs = ["t_1"], onnx_node_name = "n_1"}
// CHECK-NEXT: %[[B:.*]] = "onnx.Add"(%[[A]], %[[V]]) {onnx.outputs = ["a"], onnx.value_info = [unit], onnx_node_name = "n"} : {{.*}} -> tensor<2x3xf32>
// CHECK-NEXT: %[[T:.*]] = "onnx.Mul"(%[[X]], %[[W1]]) {onnx.outputs = ["t"]}
// CHECK-NEXT: "onnx.Custom"(%[[T]])
// CHECK-NEXT: %[[C:.*]] = "onnx.Identity"(%[[X]]) {onnx.outputs = ["b"]{{.*}}} : (tensor<2x3xf32>) -> tensor<*xf32>
// CHECK-NEXT: %[[D:.*]] = "onnx.Exp"(%[[X]]) {onnx_node_name = "after"}
// CHECK-NEXT: %[[E:.*]] = "onnx.Sum"(%[[B]], %[[D]], %[[U]])
// CHECK-NEXT: return %[[E]], %[[B]], %[[C]]
// CHECK-NOT: onnx.If

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2x3xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}, tensor<2x3xf32> {onnx.name = "a"}, tensor<*xf32> {onnx.name = "b"}) attributes {onnx.graph = {name = "g"}} {
    %used = "onnx.Initializer"() {onnx.outputs = ["used"], value = dense<1.0> : tensor<f32>} : () -> tensor<f32>
    %six = "onnx.Initializer"() {onnx.outputs = ["six"], value = dense<6> : tensor<i64>} : () -> tensor<i64>
    %size = "onnx.Size"(%x) {onnx_node_name = "size"} : (tensor<2x3xf32>) -> tensor<i64>
    %yes = "onnx.Equal"(%size, %six) {onnx_node_name = "equal"} : (tensor<i64>, tensor<i64>) -> tensor<i1>
    %no = "onnx.Not"(%yes) {onnx_node_name = "not"} : (tensor<i1>) -> tensor<i1>
    %a, %z = "onnx.If"(%yes) ({
      %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<2.0> : tensor<f32>} : () -> tensor<f32>
      %t = "onnx.Mul"(%x, %w) {onnx_node_name = "n", onnx.outputs = ["t"], onnx.position = 4 : i64, aimet.module = {path = "m"}} : (tensor<2x3xf32>, tensor<f32>) -> tensor<2x3xf32>
      %i = "onnx.If"(%yes) ({
        %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<3.0> : tensor<f32>} : () -> tensor<f32>
        %s = "onnx.Add"(%t, %v) {onnx_node_name = "n", onnx.outputs = ["s"]} : (tensor<2x3xf32>, tensor<f32>) -> tensor<*x!onnx.unknown>
        "aimet.yield"(%s) : (tensor<*x!onnx.unknown>) -> ()
      }, {
        "aimet.yield"(%t) : (tensor<2x3xf32>) -> ()
      }) {onnx.outputs = ["inner"], onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, outputs = [{onnx.name = "s"}]}, {attribute = "else_branch", graph = {name = "e"}, outputs = [{onnx.name = "o"}]}]} : (tensor<i1>) -> tensor<*x!onnx.unknown>
      %k = "onnx.Neg"(%t) {onnx.outputs = ["unused"]} : (tensor<2x3xf32>) -> tensor<*xf32>
      "aimet.yield"(%i, %k) : (tensor<*x!onnx.unknown>, tensor<*xf32>) -> ()
    }, {
      %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<4.0> : tensor<f32>} : () -> tensor<f32>
      %t = "onnx.Mul"(%x, %w) {onnx.outputs = ["t"]} : (tensor<2x3xf32>, tensor<f32>) -> tensor<2x3xf32>
      "aimet.yield"(%t, %x) : (tensor<2x3xf32>, tensor<2x3xf32>) -> ()
    }) {onnx_node_name = "outer", onnx.outputs = ["a", "z"], onnx.value_info = [unit, false], onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, outputs = [{onnx.name = "inner"}, {onnx.name = "unused"}]}, {attribute = "else_branch", graph = {name = "e"}, outputs = [{onnx.name = "t"}, {onnx.name = "o"}]}]} : (tensor<i1>) -> (tensor<2x3xf32>, tensor<*xf32>)
    %b = "onnx.If"(%no) ({
      %t = "onnx.Exp"(%x) {onnx.outputs = ["t"]} : (tensor<2x3xf32>) -> tensor<*xf32>
      "aimet.yield"(%t) : (tensor<*xf32>) -> ()
    }, {
      %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<5.0> : tensor<f32>} : () -> tensor<f32>
      %t = "onnx.Mul"(%x, %w) {onnx.outputs = ["t"]} : (tensor<2x3xf32>, tensor<f32>) -> tensor<2x3xf32>
      "onnx.Custom"(%t) {domain_name = "own", function_name = "print"} : (tensor<2x3xf32>) -> ()
      "aimet.yield"(%x) : (tensor<2x3xf32>) -> ()
    }) {onnx.outputs = ["b"], onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, outputs = [{onnx.name = "t"}]}, {attribute = "else_branch", graph = {name = "e"}, outputs = [{onnx.name = "o"}]}]} : (tensor<i1>) -> tensor<*xf32>
    %c = "onnx.Exp"(%x) {onnx_node_name = "after"} : (tensor<2x3xf32>) -> tensor<*xf32>
    %y = "onnx.Sum"(%a, %c, %used) {onnx.outputs = ["y"]} : (tensor<2x3xf32>, tensor<*xf32>, tensor<f32>) -> tensor<*xf32>
    return %y, %a, %b : tensor<*xf32>, tensor<2x3xf32>, tensor<*xf32>
  }
}
