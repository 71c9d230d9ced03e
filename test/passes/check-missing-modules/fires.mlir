// One finding for each functional, with the module where it resides; several nodes may be one.
// RUN: not aimet-opt --check-missing-modules %s 2>&1 >/dev/null | FileCheck %s
// RUN: not aimet-opt --check-missing-modules --report=json:%t.json --emit=none %s
// RUN: %python -m json.tool %t.json | FileCheck --check-prefix=JSON %s

// CHECK: error: functional "add" in module "layer1.0" has no module of its own [check-missing-modules]
// CHECK-NEXT: note: `__init__` of module "layer1.0" gains `self.add = elementwise_ops.Add()`; `forward` calls `self.add` in place of the function `add` (`from aimet_torch.nn.modules import custom as elementwise_ops`); --modularize-functionals does it
// CHECK: error: functional "silu" in the model itself has no module of its own
// CHECK-NEXT: note: `__init__` of the model gains `self.silu = nn.SiLU()`; `forward` calls `self.silu` in place of the function `silu`; --modularize-functionals does it
// CHECK: error: functional "mul" in module "custom"
// CHECK: error: functional "softplus" in module "custom"
// CHECK-NOT: error: functional
// JSON: "module": "layer1.0",
// JSON: "functional": "add",
// JSON: "nodes": [
// JSON-NEXT: "a"
// JSON: "fixed_by": "modularize-functionals",
// JSON: "module": "",
// JSON: "functional": "silu",
// JSON: "nodes": [
// JSON-NEXT: "s0",
// JSON-NEXT: "s1"
// JSON-NEXT: ]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Add"(%x, %x) {aimet.module = {functional = "add", path = "layer1.0"}, onnx_node_name = "a"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Sigmoid"(%0) {aimet.module = {functional = "silu", path = "", unit = 3 : i64}, onnx_node_name = "s0"} : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Mul"(%1, %0) {aimet.module = {functional = "silu", path = "", unit = 3 : i64}, onnx_node_name = "s1"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.Mul"(%2, %x) {aimet.module = {functional = "mul", leaf, path = "custom"}, onnx_node_name = "c"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %4 = "onnx.Softplus"(%3) {aimet.module = {functional = "softplus", leaf, path = "custom"}, onnx_node_name = "d"} : (tensor<*xf32>) -> tensor<*xf32>
    return %4 : tensor<*xf32>
  }
}
