// Loops that never run, though what their bodies say to go on is not known; and a branch that is never taken and holds an operator of which nothing is known: right rewrites, and the proof sees it.
// RUN: aimet-opt --prove --inline-static-control-flow %s 2>&1 | FileCheck %s
// CHECK-NOT: error
// CHECK: proof: 1 rewrite, data flow unchanged
// RUN: aimet-opt --inline-static-control-flow --emit=mlir %s 2>&1 | FileCheck --check-prefix=IR %s
// IR-NOT: onnx.Loop
// IR-DAG: tensor<0x2xf32>
// IR-DAG: "onnx.If"(%arg2)
// IR-NOT: onnx.Custom

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}, %n: tensor<i64> {onnx.name = "n"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<2xf32> {onnx.name = "y"}, tensor<?x2xf32> {onnx.name = "none"}, tensor<2xf32> {onnx.name = "z"}, tensor<2xf32> {onnx.name = "u"}) attributes {onnx.graph = {name = "g"}} {
    %zero = "onnx.Constant"() {value = dense<0> : tensor<i64>, onnx.outputs = ["zero"]} : () -> tensor<i64>
    %true = "onnx.Constant"() {value = dense<true> : tensor<i1>, onnx.outputs = ["true"]} : () -> tensor<i1>
    %false = "onnx.Constant"() {value = dense<false> : tensor<i1>, onnx.outputs = ["false"]} : () -> tensor<i1>
    %0:2 = "onnx.Loop"(%zero, %true, %x) ({
    ^bb0(%i: tensor<i64>, %go: tensor<i1>, %s: tensor<2xf32>):
      %less = "onnx.Less"(%i, %n) {onnx.outputs = ["less0"]} : (tensor<i64>, tensor<i64>) -> tensor<i1>
      %neg = "onnx.Neg"(%s) {onnx.outputs = ["neg0"]} : (tensor<2xf32>) -> tensor<2xf32>
      "aimet.yield"(%less, %neg, %neg) : (tensor<i1>, tensor<2xf32>, tensor<2xf32>) -> ()
    }) {onnx_node_name = "no-trips", onnx.outputs = ["state", "none"]} : (tensor<i64>, tensor<i1>, tensor<2xf32>) -> (tensor<2xf32>, tensor<?x2xf32>)
    %1:2 = "onnx.Loop"(%n, %false, %0#0) ({
    ^bb0(%i: tensor<i64>, %go: tensor<i1>, %s: tensor<2xf32>):
      %less = "onnx.Less"(%i, %n) {onnx.outputs = ["less1"]} : (tensor<i64>, tensor<i64>) -> tensor<i1>
      %neg = "onnx.Neg"(%s) {onnx.outputs = ["neg1"]} : (tensor<2xf32>) -> tensor<2xf32>
      "aimet.yield"(%less, %neg, %neg) : (tensor<i1>, tensor<2xf32>, tensor<2xf32>) -> ()
    }) {onnx_node_name = "no-condition", onnx.outputs = ["state1", "unused"]} : (tensor<i64>, tensor<i1>, tensor<2xf32>) -> (tensor<2xf32>, tensor<?x2xf32>)
    %2 = "onnx.Relu"(%1#0) {onnx.outputs = ["y"]} : (tensor<2xf32>) -> tensor<2xf32>
    %3 = "onnx.If"(%c) ({
      %inner = "onnx.If"(%false) ({
        %custom = "onnx.Custom"(%x) {domain_name = "my", function_name = "Op", onnx.outputs = ["custom"]} : (tensor<2xf32>) -> tensor<2xf32>
        "aimet.yield"(%custom) : (tensor<2xf32>) -> ()
      }, {
        %neg = "onnx.Neg"(%x) {onnx.outputs = ["neg2"]} : (tensor<2xf32>) -> tensor<2xf32>
        "aimet.yield"(%neg) : (tensor<2xf32>) -> ()
      }) {onnx_node_name = "inner"} : (tensor<i1>) -> tensor<2xf32>
      "aimet.yield"(%inner) : (tensor<2xf32>) -> ()
    }, {
      %abs = "onnx.Abs"(%x) {onnx.outputs = ["abs"]} : (tensor<2xf32>) -> tensor<2xf32>
      "aimet.yield"(%abs) : (tensor<2xf32>) -> ()
    }) {onnx_node_name = "outer", onnx.outputs = ["z"]} : (tensor<i1>) -> tensor<2xf32>
    %4 = "onnx.Exp"(%x) {onnx.outputs = ["u"]} : (tensor<2xf32>) -> tensor<2xf32>
    return %2, %0#1, %3, %4 : tensor<2xf32>, tensor<?x2xf32>, tensor<2xf32>, tensor<2xf32>
  }
}
