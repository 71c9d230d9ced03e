// What draws from a seed draws other numbers in each iteration, copies of it would draw the same again: such a loop stays, unless it runs once or has no seed; the proof knows it as well.
// RUN: aimet-opt --prove --inline-static-control-flow %s 2>&1 >%t.mlir | FileCheck %s
// CHECK-DAG: remark: Loop "seeded" stays: it draws random numbers from a seed, other ones in each iteration [inline-static-control-flow]
// CHECK-DAG: Loop "once" makes 1 iteration
// CHECK-DAG: Loop "free" makes 2 iterations
// CHECK: proof: 1 rewrite, data flow unchanged
// RUN: aimet-opt --check-control-flow --emit=none %s 2>&1 | FileCheck --check-prefix=FOUND %s
// FOUND: warning: Loop stays in the graph: it draws random numbers from a seed, other ones in each iteration [check-control-flow]
// FOUND-NEXT: note: leave the seed out, or draw the numbers outside of the loop

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}) -> (tensor<2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %one = "onnx.Constant"() {value = dense<1> : tensor<i64>, onnx.outputs = ["one"]} : () -> tensor<i64>
    %two = "onnx.Constant"() {value = dense<2> : tensor<i64>, onnx.outputs = ["two"]} : () -> tensor<i64>
    %true = "onnx.Constant"() {value = dense<true> : tensor<i1>, onnx.outputs = ["true"]} : () -> tensor<i1>
    %0 = "onnx.Loop"(%two, %true, %x) ({
    ^bb0(%i: tensor<i64>, %go: tensor<i1>, %s: tensor<2xf32>):
      %r = "onnx.RandomNormalLike"(%s) {seed = 1.0 : f32, onnx.outputs = ["r0"]} : (tensor<2xf32>) -> tensor<2xf32>
      %a = "onnx.Add"(%s, %r) {onnx.outputs = ["a0"]} : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
      "aimet.yield"(%go, %a) : (tensor<i1>, tensor<2xf32>) -> ()
    }) {onnx_node_name = "seeded"} : (tensor<i64>, tensor<i1>, tensor<2xf32>) -> tensor<2xf32>
    %1 = "onnx.Loop"(%one, %true, %0) ({
    ^bb0(%i: tensor<i64>, %go: tensor<i1>, %s: tensor<2xf32>):
      %r = "onnx.RandomNormalLike"(%s) {seed = 1.0 : f32, onnx.outputs = ["r1"]} : (tensor<2xf32>) -> tensor<2xf32>
      %a = "onnx.Add"(%s, %r) {onnx.outputs = ["a1"]} : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
      "aimet.yield"(%go, %a) : (tensor<i1>, tensor<2xf32>) -> ()
    }) {onnx_node_name = "once"} : (tensor<i64>, tensor<i1>, tensor<2xf32>) -> tensor<2xf32>
    %2 = "onnx.Loop"(%two, %true, %1) ({
    ^bb0(%i: tensor<i64>, %go: tensor<i1>, %s: tensor<2xf32>):
      %r = "onnx.RandomNormalLike"(%s) {onnx.outputs = ["r2"]} : (tensor<2xf32>) -> tensor<2xf32>
      %a = "onnx.Add"(%s, %r) {onnx.outputs = ["a2"]} : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
      "aimet.yield"(%go, %a) : (tensor<i1>, tensor<2xf32>) -> ()
    }) {onnx_node_name = "free", onnx.outputs = ["y"]} : (tensor<i64>, tensor<i1>, tensor<2xf32>) -> tensor<2xf32>
    return %2 : tensor<2xf32>
  }
}
