// What no source covers is not judged; one remark says so.
// RUN: aimet-opt --check-missing-modules %s 2>&1 >/dev/null | FileCheck --implicit-check-not=error: %s
// CHECK: remark: 2 operations have no module information
// CHECK: note: export with a PyTorch of version 1.13 or newer
// CHECK-NOT: remark:

// Where nobody has looked for modules that can be found, the file is not to blame.
// RUN: aimet-opt --check-missing-modules --emit=none %{models}/seed_reused_nodes.ts.onnx 2>&1 | FileCheck --check-prefix=LOOK %s
// LOOK: remark: 9 operations have no module information
// LOOK-NEXT: note: add --infer-modules before it
// LOOK: not judged
// RUN: exits 1 aimet-opt --infer-modules --check-missing-modules --emit=none %{models}/seed_reused_nodes.ts.onnx 2>&1 | FileCheck --check-prefix=KNOWN %s
// KNOWN-NOT: remark:
// KNOWN: failed, 2 errors
// KNOWN-NOT: not judged

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx_node_name = "Relu_0"} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Add"(%0, %x) {} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Flatten"(%1) {} : (tensor<*xf32>) -> tensor<*xf32>
    return %2 : tensor<*xf32>
  }
}
