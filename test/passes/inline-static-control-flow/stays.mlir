// What data decides stays, and what has a size with a name, rounds in different ways, never ends, is longer than the limit, or that runtimes and ONNX see differently; nothing is touched, and each is said with its reason.
// RUN: aimet-opt --inline-static-control-flow %s > %t.mlir 2>%t.err
// RUN: aimet-opt %s | diff - %t.mlir
// RUN: FileCheck %s < %t.err
// CHECK-DAG: remark: If "data" stays: "c" depends on data [inline-static-control-flow]
// CHECK-DAG: remark: If "rounded" stays: "over_output_0" depends on data
// CHECK-DAG: remark: Loop "named" stays: "n_output_0" depends on the size N
// CHECK-DAG: remark: Loop "until" stays: "stop_output_0" depends on data
// CHECK-DAG: remark: Loop "long" stays: it makes 65 iterations
// CHECK-DAG: remark: Loop "ever" stays: it does not end within the iterations that are followed
// CHECK-DAG: remark: Loop "unclear" stays: it has no condition but its body gives out one, which ONNX ignores and runtimes heed
// CHECK-NOT: place now
// RUN: aimet-opt --inline-static-control-flow='max-iterations=65' %s 2>&1 >/dev/null | FileCheck --check-prefix=MORE %s
// MORE: remark: Loop "long" makes 65 iterations, which stand in its place now
// RUN: aimet-opt --inline-static-control-flow='max-iterations=65 max-nodes=64' %s 2>&1 >/dev/null | FileCheck --check-prefix=NODES %s
// NODES: remark: Loop "long" stays: Loop "long" makes 65 iterations, but more nodes would be made than max-nodes allows

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<?x2xf32> {onnx.name = "x", onnx.dim_params = ["N", ""]}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %no = "onnx.NoValue"() : () -> none
    %zero = "onnx.Constant"() {value = dense<0> : tensor<i64>, onnx.outputs = ["zero"]} : () -> tensor<i64>
    %many = "onnx.Constant"() {value = dense<65> : tensor<i64>, onnx.outputs = ["many"]} : () -> tensor<i64>
    %true = "onnx.Constant"() {value = dense<true> : tensor<i1>, onnx.outputs = ["true"]} : () -> tensor<i1>
    %two = "onnx.Constant"() {value = dense<2.0> : tensor<f32>, onnx.outputs = ["two"]} : () -> tensor<f32>
    %size = "onnx.Shape"(%x) {onnx_node_name = "shape"} : (tensor<?x2xf32>) -> tensor<2xi64>
    %n = "onnx.Gather"(%size, %zero) {onnx_node_name = "n"} : (tensor<2xi64>, tensor<i64>) -> tensor<i64>
    %e = "onnx.Exp"(%two) {onnx_node_name = "e"} : (tensor<f32>) -> tensor<f32>
    %over = "onnx.Greater"(%e, %two) {onnx_node_name = "over"} : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %0 = "onnx.If"(%c) ({
      %a = "onnx.Neg"(%x) {onnx.outputs = ["t"]} : (tensor<?x2xf32>) -> tensor<*xf32>
      "aimet.yield"(%a) : (tensor<*xf32>) -> ()
    }, {
      %a = "onnx.Exp"(%x) {onnx.outputs = ["t"]} : (tensor<?x2xf32>) -> tensor<*xf32>
      "aimet.yield"(%a) : (tensor<*xf32>) -> ()
    }) {onnx_node_name = "data"} : (tensor<i1>) -> tensor<*xf32>
    %1 = "onnx.If"(%over) ({
      %a = "onnx.Neg"(%x) {onnx.outputs = ["t"]} : (tensor<?x2xf32>) -> tensor<*xf32>
      "aimet.yield"(%a) : (tensor<*xf32>) -> ()
    }, {
      %a = "onnx.Exp"(%x) {onnx.outputs = ["t"]} : (tensor<?x2xf32>) -> tensor<*xf32>
      "aimet.yield"(%a) : (tensor<*xf32>) -> ()
    }) {onnx_node_name = "rounded"} : (tensor<i1>) -> tensor<*xf32>
    %2 = "onnx.Loop"(%n, %true, %0) ({
    ^bb0(%i: tensor<i64>, %b: tensor<i1>, %s: tensor<*xf32>):
      %a = "onnx.Neg"(%s) {onnx.outputs = ["t"]} : (tensor<*xf32>) -> tensor<*xf32>
      "aimet.yield"(%b, %a) : (tensor<i1>, tensor<*xf32>) -> ()
    }) {onnx_node_name = "named"} : (tensor<i64>, tensor<i1>, tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.Loop"(%many, %true, %1) ({
    ^bb0(%i: tensor<i64>, %b: tensor<i1>, %s: tensor<*xf32>):
      %a = "onnx.ReduceMax"(%s) {onnx_node_name = "most", keepdims = 0 : si64} : (tensor<*xf32>) -> tensor<f32>
      %d = "onnx.Greater"(%a, %two) {onnx_node_name = "stop"} : (tensor<f32>, tensor<f32>) -> tensor<i1>
      "aimet.yield"(%d, %s) : (tensor<i1>, tensor<*xf32>) -> ()
    }) {onnx_node_name = "until"} : (tensor<i64>, tensor<i1>, tensor<*xf32>) -> tensor<*xf32>
    %4 = "onnx.Loop"(%many, %true, %x) ({
    ^bb0(%i: tensor<i64>, %b: tensor<i1>, %s: tensor<?x2xf32>):
      %a = "onnx.Neg"(%s) {onnx.outputs = ["t"]} : (tensor<?x2xf32>) -> tensor<?x2xf32>
      "aimet.yield"(%b, %a) : (tensor<i1>, tensor<?x2xf32>) -> ()
    }) {onnx_node_name = "long"} : (tensor<i64>, tensor<i1>, tensor<?x2xf32>) -> tensor<?x2xf32>
    %5 = "onnx.Loop"(%no, %true, %x) ({
    ^bb0(%i: tensor<i64>, %b: tensor<i1>, %s: tensor<?x2xf32>):
      %a = "onnx.Neg"(%s) {onnx.outputs = ["t"]} : (tensor<?x2xf32>) -> tensor<?x2xf32>
      "aimet.yield"(%true, %a) : (tensor<i1>, tensor<?x2xf32>) -> ()
    }) {onnx_node_name = "ever"} : (none, tensor<i1>, tensor<?x2xf32>) -> tensor<?x2xf32>
    %6 = "onnx.Loop"(%many, %no, %x) ({
    ^bb0(%i: tensor<i64>, %b: tensor<i1>, %s: tensor<?x2xf32>):
      %a = "onnx.Neg"(%s) {onnx.outputs = ["t"]} : (tensor<?x2xf32>) -> tensor<?x2xf32>
      %d = "onnx.Equal"(%i, %zero) {onnx_node_name = "first"} : (tensor<i64>, tensor<i64>) -> tensor<i1>
      "aimet.yield"(%d, %a) : (tensor<i1>, tensor<?x2xf32>) -> ()
    }) {onnx_node_name = "unclear"} : (tensor<i64>, none, tensor<?x2xf32>) -> tensor<?x2xf32>
    %7 = "onnx.Sum"(%2, %3, %4, %5, %6) {onnx.outputs = ["y"]} : (tensor<*xf32>, tensor<*xf32>, tensor<?x2xf32>, tensor<?x2xf32>, tensor<?x2xf32>) -> tensor<*xf32>
    return %7 : tensor<*xf32>
  }
}
