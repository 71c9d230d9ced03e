// In local functions what is the same for all calls: weights of a branch become Constants there. In bodies of what stays, too.
// RUN: aimet-opt --inline-static-control-flow %s | FileCheck %s
// CHECK: "onnx.If"(%{{.*}}) ({
// CHECK-NEXT: %[[A:.*]] = "onnx.Neg"({{.*}}) {onnx.outputs = ["b"]}
// CHECK-NEXT: "aimet.yield"(%[[A]])
// CHECK: func.func private @"own::f"
// CHECK-NEXT: %[[W:.*]] = "onnx.Constant"() {onnx.outputs = ["w"], value = dense<2.000000e+00> : tensor<f32>}
// CHECK-NEXT: %[[S:.*]] = "onnx.Add"(%{{.*}}, %[[W]]) {onnx.outputs = ["y"]}
// CHECK-NEXT: return %[[S]]
// CHECK: func.func private @"own::g"
// CHECK: "onnx.If"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "own", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}, %z: tensor<3xf32> {onnx.name = "z"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*xf32> {onnx.name = "o"}, tensor<*xf32> {onnx.name = "p"}, tensor<*xf32> {onnx.name = "q"}, tensor<*xf32> {onnx.name = "r"}) attributes {onnx.graph = {name = "g"}} {
    %true = "onnx.Constant"() {value = dense<true> : tensor<i1>, onnx.outputs = ["true"]} : () -> tensor<i1>
    %o = "onnx.If"(%c) ({
      %i = "onnx.If"(%true) ({
        %n = "onnx.Neg"(%x) {onnx.outputs = ["n"]} : (tensor<2xf32>) -> tensor<*xf32>
        "aimet.yield"(%n) : (tensor<*xf32>) -> ()
      }, {
        "aimet.yield"(%x) : (tensor<2xf32>) -> ()
      }) {onnx.outputs = ["b"]} : (tensor<i1>) -> tensor<*xf32>
      "aimet.yield"(%i) : (tensor<*xf32>) -> ()
    }, {
      "aimet.yield"(%x) : (tensor<2xf32>) -> ()
    }) {onnx.outputs = ["o"]} : (tensor<i1>) -> tensor<*xf32>
    %p = "onnx.Call"(%x) {callee = @"own::f", onnx.outputs = ["p"]} : (tensor<2xf32>) -> tensor<*xf32>
    %q = "onnx.Call"(%x) {callee = @"own::g", onnx.outputs = ["q"]} : (tensor<2xf32>) -> tensor<*xf32>
    %r = "onnx.Call"(%z) {callee = @"own::g", onnx.outputs = ["r"]} : (tensor<3xf32>) -> tensor<*xf32>
    return %o, %p, %q, %r : tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>
  }
  func.func private @"own::f"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.function = {domain = "own", name = "f", opset_import = [{version = 20 : si64}]}} {
    %true = "onnx.Constant"() {value = dense<true> : tensor<i1>, onnx.outputs = ["true"]} : () -> tensor<i1>
    %y = "onnx.If"(%true) ({
      %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<2.0> : tensor<f32>} : () -> tensor<f32>
      %s = "onnx.Add"(%x, %w) {onnx.outputs = ["s"]} : (tensor<*x!onnx.unknown>, tensor<f32>) -> tensor<*xf32>
      "aimet.yield"(%s) : (tensor<*xf32>) -> ()
    }, {
      "aimet.yield"(%x) : (tensor<*x!onnx.unknown>) -> ()
    }) {onnx.outputs = ["y"]} : (tensor<i1>) -> tensor<*xf32>
    return %y : tensor<*xf32>
  }
  func.func private @"own::g"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.function = {domain = "own", name = "g", opset_import = [{version = 20 : si64}]}} {
    %two = "onnx.Constant"() {value = dense<2> : tensor<i64>, onnx.outputs = ["two"]} : () -> tensor<i64>
    %n = "onnx.Size"(%x) {onnx_node_name = "size"} : (tensor<*x!onnx.unknown>) -> tensor<i64>
    %differs = "onnx.Equal"(%n, %two) {onnx_node_name = "equal"} : (tensor<i64>, tensor<i64>) -> tensor<i1>
    %y = "onnx.If"(%differs) ({
      %s = "onnx.Neg"(%x) {onnx.outputs = ["s"]} : (tensor<*x!onnx.unknown>) -> tensor<*xf32>
      "aimet.yield"(%s) : (tensor<*xf32>) -> ()
    }, {
      "aimet.yield"(%x) : (tensor<*x!onnx.unknown>) -> ()
    }) {onnx.outputs = ["y"]} : (tensor<i1>) -> tensor<*xf32>
    return %y : tensor<*xf32>
  }
}
