// Where no operation has module information nothing is judged: the remark names what is missing, --infer-modules or what a file should say.
// RUN: aimet-opt --check-reused-modules --emit=none %{models}/seed_reused_nodes.ts.onnx 2>&1 | FileCheck --check-prefix=LOOK %s
// LOOK: remark: no operation has module information, and whether modules are called more than once cannot be told [check-reused-modules]
// LOOK-NEXT: note: add --infer-modules before it
// LOOK: ready for quantization; operations without module information were not judged
// RUN: exits 1 aimet-opt --infer-modules --check-reused-modules --emit=none %{models}/seed_reused_nodes.ts.onnx 2>&1 | FileCheck --check-prefix=KNOWN %s
// KNOWN-NOT: remark:
// KNOWN: not ready for quantization: 1 error
// KNOWN-NOT: not judged

// RUN: split-file %s %t.d
// RUN: aimet-opt --infer-modules --check-reused-modules --emit=none %t.d/nothing.mlir 2>&1 | FileCheck --check-prefix=FILE %s
// FILE: remark: no operation has module information
// FILE-NEXT: note: export with a PyTorch of version 1.13 or newer
// FILE: not judged

// What some operations say is judged; and of nothing but views nobody has to know.
// RUN: aimet-opt --check-reused-modules --emit=none %t.d/some.mlir 2>&1 | FileCheck --check-prefix=SILENT %s
// RUN: aimet-opt --check-reused-modules --emit=none %t.d/views.mlir 2>&1 | FileCheck --check-prefix=SILENT %s
// SILENT-NOT: remark:
// SILENT: ready for quantization{{$}}

//--- nothing.mlir
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx.outputs = ["a"]} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Relu"(%0) {onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %1 : tensor<*xf32>
  }
}

//--- some.mlir
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, leaf, path = "relu"}, onnx.outputs = ["a"]} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Relu"(%0) {onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %1 : tensor<*xf32>
  }
}

//--- views.mlir
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Flatten"(%x) {onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %0 : tensor<*xf32>
  }
}
