// All unnamed nodes give one finding with their places and operators; those of bodies and functions count.
// RUN: exits 1 aimet-opt --check-node-names --fail-level=warning %s 2>&1 >/dev/null | FileCheck %s
// RUN: exits 1 aimet-opt --check-node-names --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck --check-prefix=JSON %s

// CHECK: warning: 5 of 6 nodes have no name, expected one for each: "graph/node[1]" (If), "graph/node[1].then_branch/node[0]" (Relu), "graph/node[1].else_branch/node[0]" (Neg) and 2 more [check-node-names]
// CHECK-NEXT: note: {{.*}}; --name-nodes does it
// CHECK-NOT: warning:
// JSON: "graph/node[1].else_branch/node[0]",
// JSON-NEXT: "graph/node[2]",
// JSON-NEXT: "function local::f/node[0]"
// JSON: "fixed_by": "name-nodes"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "local", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx_node_name = "named"} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.If"(%c) ({
      %t = "onnx.Relu"(%0) {onnx.outputs = ["t"]} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%t) : (tensor<4xf32>) -> ()
    }, {
      %e = "onnx.Neg"(%0) {onnx.outputs = ["e"]} : (tensor<4xf32>) -> tensor<4xf32>
      "aimet.yield"(%e) : (tensor<4xf32>) -> ()
    }) {onnx.outputs = ["z"], onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}, inputs = [], outputs = [{onnx.name = "t"}]}, {attribute = "else_branch", graph = {name = "e"}, inputs = [], outputs = [{onnx.name = "e"}]}]} : (tensor<i1>) -> tensor<4xf32>
    %2 = "onnx.Call"(%1) {callee = @"local::f", onnx.outputs = ["y"]} : (tensor<4xf32>) -> tensor<4xf32>
    return %2 : tensor<4xf32>
  }
  func.func private @"local::f"(%a: tensor<*x!onnx.unknown> {onnx.name = "a"}) -> (tensor<*x!onnx.unknown> {onnx.name = "b"}) attributes {onnx.function = {domain = "local", name = "f", opset_import = [{version = 20 : si64}]}} {
    %0 = "onnx.Relu"(%a) {onnx.outputs = ["b"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %0 : tensor<*x!onnx.unknown>
  }
}
