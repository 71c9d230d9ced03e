// Exit codes, the verdict, --fail-level and --quiet.

// RUN: exits 1 aimet-opt --check-onnx %s 2>&1 -o /dev/null | FileCheck %s --check-prefix=ERROR
// ERROR: findings.mlir:[[#]]:[[#]]: error: {{.*}} [check-onnx/{{[a-z-]+}}]
// ERROR: check-onnx: failed, 1 error{{$}}
// ERROR: findings.mlir: not ready for quantization: 1 error, 0 warnings

// RUN: aimet-opt --check-onnx --fail-level=never %s 2>&1 -o /dev/null | FileCheck %s --check-prefix=ERROR
// RUN: exits 1 aimet-opt --check-onnx --fail-level=warning %s -o /dev/null
// RUN: exits 2 aimet-opt --fail-level=fatal %s 2>&1 | FileCheck %s --check-prefix=LEVEL
// LEVEL: error: wrong value for --fail-level: got 'fatal', expected error, warning or never

// RUN: exits 1 aimet-opt --check-onnx --quiet %s -o /dev/null 2>&1 | count 0
// RUN: exits 2 aimet-opt --quiet %t.missing 2>&1 | FileCheck %s --check-prefix=MISSING
// MISSING: error:

// The output is written although there are findings.
// RUN: exits 1 aimet-opt --check-onnx %s 2>/dev/null | FileCheck %s
// CHECK: "onnx.Relu"

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%arg0: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%arg0, %arg0) {onnx_node_name = "r", onnx.outputs = ["y"]} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }
}
