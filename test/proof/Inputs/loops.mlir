module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<2x3xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}, tensor<*xf32> {onnx.name = "all"}, tensor<*xf32> {onnx.name = "last"}, tensor<*xf32> {onnx.name = "rows"}, tensor<*xf32> {onnx.name = "none"}) attributes {onnx.graph = {name = "g"}} {
    %n = "onnx.Initializer"() {onnx.outputs = ["n"], value = dense<3> : tensor<i64>} : () -> tensor<i64>
    %zero = "onnx.Initializer"() {onnx.outputs = ["zero"], value = dense<0> : tensor<i64>} : () -> tensor<i64>
    %one = "onnx.Initializer"() {onnx.outputs = ["one"], value = dense<1> : tensor<i64>} : () -> tensor<i64>
    %t = "onnx.Initializer"() {onnx.outputs = ["t"], value = dense<true> : tensor<i1>} : () -> tensor<i1>
    %loop:2 = "onnx.Loop"(%n, %t, %x) ({
    ^bb0(%i: tensor<i64>, %go: tensor<i1>, %s: tensor<2x3xf32>):
      %first = "onnx.Less"(%i, %one) {onnx_node_name = "first"} : (tensor<i64>, tensor<i64>) -> tensor<i1>
      %0 = "onnx.If"(%first) ({
        %1 = "onnx.Relu"(%s) {onnx_node_name = "relu"} : (tensor<2x3xf32>) -> tensor<2x3xf32>
        "aimet.yield"(%1) : (tensor<2x3xf32>) -> ()
      }, {
        %1 = "onnx.Neg"(%s) {onnx_node_name = "neg"} : (tensor<2x3xf32>) -> tensor<2x3xf32>
        "aimet.yield"(%1) : (tensor<2x3xf32>) -> ()
      }) {onnx_node_name = "branch", onnx.graphs = [{attribute = "then_branch", outputs = [{onnx.name = "t1"}]}, {attribute = "else_branch", outputs = [{onnx.name = "e1"}]}]} : (tensor<i1>) -> tensor<2x3xf32>
      %f = "onnx.Cast"(%i) {onnx_node_name = "number", to = 1 : si64} : (tensor<i64>) -> tensor<f32>
      %2 = "onnx.Mul"(%0, %f) {onnx_node_name = "scaled"} : (tensor<2x3xf32>, tensor<f32>) -> tensor<2x3xf32>
      "aimet.yield"(%go, %0, %2) : (tensor<i1>, tensor<2x3xf32>, tensor<2x3xf32>) -> ()
    }) {onnx_node_name = "loop", onnx.graphs = [{attribute = "body", inputs = [{onnx.name = "i"}, {onnx.name = "go"}, {onnx.name = "s"}], outputs = [{onnx.name = "go_out"}, {onnx.name = "s_out"}, {onnx.name = "scaled_out"}]}], onnx.outputs = ["state", "all"]} : (tensor<i64>, tensor<i1>, tensor<2x3xf32>) -> (tensor<2x3xf32>, tensor<*xf32>)
    %if = "onnx.If"(%t) ({
      %0 = "onnx.Sigmoid"(%loop#0) {onnx_node_name = "sigmoid"} : (tensor<2x3xf32>) -> tensor<2x3xf32>
      "aimet.yield"(%0) : (tensor<2x3xf32>) -> ()
    }, {
      %0 = "onnx.Tanh"(%loop#0) {onnx_node_name = "tanh"} : (tensor<2x3xf32>) -> tensor<2x3xf32>
      "aimet.yield"(%0) : (tensor<2x3xf32>) -> ()
    }) {onnx_node_name = "if", onnx.graphs = [{attribute = "then_branch", outputs = [{onnx.name = "t2"}]}, {attribute = "else_branch", outputs = [{onnx.name = "e2"}]}], onnx.outputs = ["y"]} : (tensor<i1>) -> tensor<*xf32>
    %row = "onnx.Initializer"() {onnx.outputs = ["row"], value = dense<1.0> : tensor<3xf32>} : () -> tensor<3xf32>
    %scan:2 = "onnx.Scan"(%row, %x) ({
    ^bb0(%s: tensor<3xf32>, %r: tensor<3xf32>):
      %0 = "onnx.Add"(%s, %r) {onnx_node_name = "add"} : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
      %1 = "onnx.Exp"(%0) {onnx_node_name = "exp"} : (tensor<3xf32>) -> tensor<3xf32>
      "aimet.yield"(%0, %1) : (tensor<3xf32>, tensor<3xf32>) -> ()
    }) {onnx_node_name = "scan", num_scan_inputs = 1 : si64, scan_input_directions = array<i64: 1>, scan_output_axes = array<i64: 1>, onnx.graphs = [{attribute = "body", inputs = [{onnx.name = "ss"}, {onnx.name = "r"}], outputs = [{onnx.name = "ss_out"}, {onnx.name = "row_out"}]}], onnx.outputs = ["last", "rows"]} : (tensor<3xf32>, tensor<2x3xf32>) -> (tensor<*xf32>, tensor<*xf32>)
    %never:2 = "onnx.Loop"(%zero, %t, %x) ({
    ^bb0(%i: tensor<i64>, %go: tensor<i1>, %s: tensor<2x3xf32>):
      %0 = "onnx.Relu"(%s) {onnx_node_name = "never"} : (tensor<2x3xf32>) -> tensor<2x3xf32>
      "aimet.yield"(%go, %0, %0) : (tensor<i1>, tensor<2x3xf32>, tensor<2x3xf32>) -> ()
    }) {onnx_node_name = "no_loop", onnx.graphs = [{attribute = "body", inputs = [{onnx.name = "i2"}, {onnx.name = "go2"}, {onnx.name = "s2"}], outputs = [{onnx.name = "go2_out"}, {onnx.name = "s2_out"}, {onnx.name = "p2_out"}]}], onnx.outputs = ["same", "empty"]} : (tensor<i64>, tensor<i1>, tensor<2x3xf32>) -> (tensor<2x3xf32>, tensor<*xf32>)
    %none = "onnx.Add"(%never#0, %x) {onnx_node_name = "sum", onnx.outputs = ["none"]} : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<*xf32>
    return %if, %loop#1, %scan#0, %scan#1, %none : tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>
  }
}
