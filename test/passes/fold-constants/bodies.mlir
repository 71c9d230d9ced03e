// In bodies what is the same in every run and iteration, in local functions what is the same for all calls.
// RUN: aimet-opt --fold-constants %s | FileCheck %s
// CHECK: "onnx.If"
// CHECK-NEXT: %[[A:[0-9]+]] = "onnx.Constant"() {onnx_node_name = "inner", value = dense<[4, 2]> : tensor<2xi64>}
// CHECK-NEXT: aimet.yield"(%[[A]])
// CHECK-NEXT: }, {
// CHECK-NEXT: %[[B:[0-9]+]] = "onnx.Neg"({{.*}}"varies"
// CHECK: "onnx.Loop"
// CHECK-NEXT: ^bb0
// CHECK-NEXT: "onnx.Constant"() {{.*}}"step", value = dense<3>
// CHECK-NEXT: "onnx.Add"
// CHECK: func.func private @"my::f"
// CHECK-NEXT: "onnx.Shape"({{.*}}"differs"
// CHECK: func.func private @"my::h"
// CHECK-NEXT: "onnx.Constant"() {{.*}}onnx_node_name = "s", value = dense<5> : tensor<2xi64>}

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<4x2xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}, %v: tensor<2xi64> {onnx.name = "v"}, %w: tensor<5x5xf32> {onnx.name = "w"}) -> (tensor<*xi64> {onnx.name = "y"}, tensor<*xi64> {onnx.name = "z"}, tensor<*xi64> {onnx.name = "u"}, tensor<*xi64> {onnx.name = "t"}, tensor<*xi64> {onnx.name = "s"}) attributes {onnx.graph = {name = "g"}} {
    %one = "onnx.Constant"() {onnx_node_name = "one", value_int = 1 : si64} : () -> tensor<i64>
    %two = "onnx.Constant"() {onnx_node_name = "two", value_int = 2 : si64} : () -> tensor<i64>
    %true = "onnx.Constant"() {onnx_node_name = "true", value = dense<true> : tensor<i1>} : () -> tensor<i1>
    %0 = "onnx.If"(%c) ({
      %1 = "onnx.Shape"(%x) {onnx_node_name = "inner"} : (tensor<4x2xf32>) -> tensor<*xi64>
      "aimet.yield"(%1) : (tensor<*xi64>) -> ()
    }, {
      %1 = "onnx.Neg"(%v) {onnx_node_name = "varies"} : (tensor<2xi64>) -> tensor<*xi64>
      "aimet.yield"(%1) : (tensor<*xi64>) -> ()
    }) {onnx.outputs = ["y"], onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}]} : (tensor<i1>) -> tensor<*xi64>
    %2 = "onnx.Loop"(%two, %true, %one) ({
    ^bb0(%i: tensor<i64>, %cond: tensor<i1>, %n: tensor<i64>):
      %3 = "onnx.Add"(%one, %two) {onnx_node_name = "step"} : (tensor<i64>, tensor<i64>) -> tensor<i64>
      %4 = "onnx.Add"(%n, %3) {onnx_node_name = "carried"} : (tensor<i64>, tensor<i64>) -> tensor<i64>
      "aimet.yield"(%cond, %4) : (tensor<i1>, tensor<i64>) -> ()
    }) {onnx.outputs = ["z"], onnx.graphs = [{attribute = "body", graph = {name = "b"}, inputs = [{onnx.name = "i"}, {onnx.name = "cond"}, {onnx.name = "n"}], outputs = [{onnx.name = "cond"}, {onnx.name = "carried_output_0"}]}]} : (tensor<i64>, tensor<i1>, tensor<i64>) -> tensor<*xi64>
    %5 = "onnx.Call"(%x) {callee = @"my::f", onnx.outputs = ["u"]} : (tensor<4x2xf32>) -> tensor<*xi64>
    %6 = "onnx.Call"(%w) {callee = @"my::f", onnx.outputs = ["t"]} : (tensor<5x5xf32>) -> tensor<*xi64>
    %7 = "onnx.Call"(%w) {callee = @"my::h", onnx.outputs = ["s"]} : (tensor<5x5xf32>) -> tensor<*xi64>
    return %0, %2, %5, %6, %7 : tensor<*xi64>, tensor<*xi64>, tensor<*xi64>, tensor<*xi64>, tensor<*xi64>
  }
  func.func private @"my::f"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*xi64> {onnx.name = "y"}) attributes {onnx.function = {domain = "my", name = "f", opset_import = [{version = 20 : si64}]}} {
    %s = "onnx.Shape"(%x) {onnx_node_name = "differs", onnx.outputs = ["y"]} : (tensor<*x!onnx.unknown>) -> tensor<*xi64>
    return %s : tensor<*xi64>
  }
  func.func private @"my::h"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*xi64> {onnx.name = "y"}) attributes {onnx.function = {domain = "my", name = "h", opset_import = [{version = 20 : si64}]}} {
    %s = "onnx.Shape"(%x) {onnx_node_name = "s", onnx.outputs = ["y"]} : (tensor<*x!onnx.unknown>) -> tensor<*xi64>
    return %s : tensor<*xi64>
  }
}
