// What nothing uses goes, and what only that used; inputs, outputs and defaults of inputs stay.
// RUN: aimet-opt --eliminate-dead-nodes --mlir-print-debuginfo %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --eliminate-dead-nodes %s > %t.once
// RUN: aimet-opt --eliminate-dead-nodes %t.once | diff %t.once -
// REMARK: remark: removed 4 nodes and 1 initializers that nothing uses
// CHECK: func.func @main_graph(%{{.*}}"x"{{.*}}, %{{.*}}"unused"
// CHECK-NEXT: "onnx.Initializer"(%{{.*}}) {value
// CHECK-NEXT: %[[A:[0-9]+]] = "onnx.Relu"{{.*}}loc(#[[K:loc[0-9]*]])
// CHECK-NEXT: %[[S:[0-9]+]]:2 = "onnx.Split"
// CHECK-NEXT: %[[I:[0-9]+]] = "onnx.If"
// CHECK-NEXT: "onnx.Tanh"
// CHECK-NEXT: aimet.yield
// CHECK-NEXT: }, {
// CHECK-NEXT: aimet.yield
// CHECK: return %[[I]], %[[S]]#1

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}, %u: tensor<1xf32> {onnx.name = "unused"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*xf32> {onnx.name = "y"}, tensor<*xf32> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    %d = "onnx.Initializer"() {onnx.outputs = ["dead"], value = dense<1.0> : tensor<1xf32>} : () -> tensor<1xf32>
    "onnx.Initializer"(%u) {value = dense<1.0> : tensor<1xf32>} : (tensor<1xf32>) -> ()
    %0 = "onnx.Relu"(%x) {} : (tensor<*xf32>) -> tensor<*xf32> loc("kept")
    %1 = "onnx.Tanh"(%0) {} : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Add"(%1, %d) : (tensor<*xf32>, tensor<1xf32>) -> tensor<*xf32>
    %s:2 = "onnx.Split"(%0) : (tensor<*xf32>) -> (tensor<*xf32>, tensor<*xf32>)
    %q = "onnx.Exp"(%0) : (tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.If"(%c) ({
      %4 = "onnx.Tanh"(%0) : (tensor<*xf32>) -> tensor<*xf32>
      %5 = "onnx.Log"(%q) : (tensor<*xf32>) -> tensor<*xf32>
      "aimet.yield"(%4) : (tensor<*xf32>) -> ()
    }, {
      "aimet.yield"(%0) : (tensor<*xf32>) -> ()
    }) {onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}]} : (tensor<i1>) -> tensor<*xf32>
    return %3, %s#1 : tensor<*xf32>, tensor<*xf32>
  }
}
// CHECK-DAG: #[[K]] = loc("kept")
