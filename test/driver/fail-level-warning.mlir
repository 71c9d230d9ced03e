// A warning leaves a model ready, unless the fail level says otherwise; the verdict and the exit code agree.

// RUN: aimet-opt --check-node-names %s -o /dev/null 2>&1 | FileCheck %s --check-prefix=READY
// READY: fail-level-warning.mlir: ready for quantization: 0 errors, 1 warning{{$}}

// RUN: exits 1 aimet-opt --check-node-names --fail-level=warning %s -o /dev/null 2>&1 | FileCheck %s --check-prefix=NOT-READY
// NOT-READY: fail-level-warning.mlir: not ready for quantization: 0 errors, 1 warning (--fail-level=warning){{$}}

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%arg0: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%arg0) {onnx.outputs = ["y"]} : (tensor<4xf32>) -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }
}
