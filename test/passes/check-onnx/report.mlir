// What a finding carries for programs: the node's name, or its place where it has none, the tensor, the module, and a fingerprint
// that renaming does not change.
//
// RUN: not aimet-opt --check-onnx --report=json:%t.json %s
// RUN: %python -m json.tool %t.json | FileCheck %s
// RUN: sed -e 's/"lost"/"gone"/' -e 's/"named"/"renamed"/' %s > %t.renamed.mlir
// RUN: not aimet-opt --check-onnx --report=json:%t.renamed.json %t.renamed.mlir
// RUN: %python -m json.tool %t.json | grep '"fingerprint":' > %t.a
// RUN: %python -m json.tool %t.renamed.json | grep '"fingerprint":' > %t.b
// RUN: cmp %t.a %t.b

// CHECK: "check": "check-onnx"
// CHECK: "severity": "error"
// CHECK: "module": "block.add"
// CHECK: "class": "Add"
// CHECK: "nodes": [
// CHECK-NEXT: "named"
// CHECK: "tensor": "lost"
// CHECK: "message": "input 1, \"lost\", is not defined"
// CHECK: "why": "a value that nothing computes makes the graph impossible to run"
// CHECK: "remedy": "define the value as an input
// CHECK: "graph/node[1].then_branch/node[1]"
// CHECK: "graph/node[1].else_branch/node[0]"
// CHECK: "graph/node[2]"
// CHECK: "function d::F/node[0]"
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) attributes {onnx.graph = {name = "g"}} {
    %lost = "onnx.Undefined"() {onnx.outputs = ["lost"]} : () -> tensor<4xf32>
    %0 = "onnx.Add"(%x, %lost) {onnx_node_name = "named", aimet.module = {call = 0 : i64, class = "Add", path = "block.add"}} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.If"(%c) ({
      %2 = "onnx.Relu"(%x) {onnx.outputs = ["t0"]} : (tensor<4xf32>) -> tensor<4xf32>
      %3 = "onnx.Relu"(%2) {wrong = 1 : si64, onnx.outputs = ["t1"]} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%3) : (tensor<4xf32>) -> ()
    }, {
      %4 = "onnx.Relu"(%x) {wrong = 1 : si64, onnx.outputs = ["e0"]} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%4) : (tensor<4xf32>) -> ()
    }) {onnx.outputs = ["i"], onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, outputs = [{onnx.name = "t1"}]}, {attribute = "else_branch", graph = {name = "e"}, outputs = [{onnx.name = "e0"}]}]} : (tensor<i1>) -> tensor<4xf32>
    %5 = "onnx.Relu"(%1) {wrong = 1 : si64, onnx.outputs = ["r"]} : (tensor<4xf32>) -> tensor<4xf32>
    return
  }
  func.func private @"d::F"() attributes {onnx.function = {domain = "d", name = "F", opset_import = [{version = 17 : si64}]}} {
    %0 = "onnx.Constant"() {wrong = 1 : si64, onnx.outputs = ["r"]} : () -> tensor<4xf32>
    return
  }
}
