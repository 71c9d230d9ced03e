// Entries of a node's metadata that are not the provenance stay when it is written, whatever they begin with.

// RUN: aimet-opt --modularize-functionals %s -o %t.onnx
// RUN: %{decode} < %t.onnx | FileCheck %s
// CHECK: name: "/module_add/Add"
// CHECK: key: "aimet.suppress"
// CHECK-NEXT: value: "check-node-names: known"
// CHECK: key: "aimet.mynote"
// CHECK-NEXT: value: "kept"
// CHECK: key: "aimet.module"
// CHECK-NEXT: value: "module_add"
// CHECK-NOT: value: "stale"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%arg0: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Add"(%arg0, %arg0) {aimet.module = {functional = "add", path = ""}, onnx.metadata_props = ["aimet.suppress", "check-node-names: known", "aimet.mynote", "kept", "aimet.module", "stale"], onnx.outputs = ["y"], onnx_node_name = "a"} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }
}
