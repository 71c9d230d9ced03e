// One finding for each reused leaf, with its calls and nodes, in execution order.
// RUN: not aimet-opt --check-reused-modules %s 2>&1 >/dev/null | FileCheck %s
// RUN: not aimet-opt --check-reused-modules --report=json:%t.json --emit=none %s
// RUN: %python -m json.tool %t.json | FileCheck --check-prefix=JSON %s

// CHECK: error: module "block.act" is called 2 times in one forward pass, expected once [check-reused-modules]
// CHECK-NEXT: note: `__init__` of module "block" gains `self.act_2 = nn.ReLU()`; the second call in `forward` uses it; --unroll-reused-modules does it
// CHECK: error: module "tail" is called 3 times
// CHECK-NEXT: note: `__init__` of the model gains `self.tail_2 = copy.deepcopy(self.tail)` and `self.tail_3 = copy.deepcopy(self.tail)`; the second and the third call in `forward` use them; --unroll
// CHECK-NOT: error: module
// JSON: "check": "check-reused-modules",
// JSON: "severity": "error",
// JSON: "module": "block.act",
// JSON: "class": "torch.nn.modules.activation.ReLU",
// JSON: "calls": 2,
// JSON: "nodes": [
// JSON-NEXT: "first",
// JSON-NEXT: "graph/node[2]"
// JSON-NEXT: ],
// JSON: "fixed_by": "unroll-reused-modules",
// JSON: "fingerprint": "{{[0-9a-f]+}}"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "block.act"}, onnx_node_name = "first"} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Tanh"(%0) {aimet.module = {leaf, path = "tail"}, onnx_node_name = "t0"} : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Relu"(%1) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "block.act"}} : (tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.Tanh"(%2) {aimet.module = {call = 1 : i64, leaf, path = "tail"}, onnx_node_name = "t1"} : (tensor<*xf32>) -> tensor<*xf32>
    %4 = "onnx.Tanh"(%3) {aimet.module = {call = 2 : i64, leaf, path = "tail"}, onnx_node_name = "t2"} : (tensor<*xf32>) -> tensor<*xf32>
    return %4 : tensor<*xf32>
  }
}
