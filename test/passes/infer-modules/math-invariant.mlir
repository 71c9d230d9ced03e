// The user may say which operators and functions need no module.
// RUN: exits 1 aimet-opt --infer-modules --check-missing-modules --emit=none %s 2>&1 | FileCheck --check-prefix=ALL %s
// RUN: exits 1 aimet-opt --infer-modules --check-missing-modules --emit=none --math-invariant=cat %s 2>&1 | FileCheck --implicit-check-not='functional "cat"' --check-prefix=FUNCTION %s
// RUN: aimet-opt --infer-modules --check-missing-modules --emit=none --math-invariant=Concat,add,Selu --math-invariant=frobnicate %s 2>&1 | FileCheck --check-prefix=BOTH %s
// RUN: exits 2 aimet-opt --infer-modules --math-invariant=Concatt %s -o %t.out 2>&1 | FileCheck --check-prefix=UNKNOWN %s
// RUN: not ls %t.out
// RUN: exits 2 aimet-opt --infer-modules --math-invariant=max_pol2d %s 2>&1 | FileCheck --check-prefix=NEAR %s

// ALL: functional "cat"
// ALL: functional "add"
// ALL: functional "frobnicate"
// FUNCTION: functional "add"
// BOTH: check-missing-modules: passed
// UNKNOWN: --math-invariant: error: no operator or function is called 'Concatt'
// UNKNOWN: note: did you mean 'Concat'?
// NEAR: note: did you mean 'max_pool2d'?

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "custom", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) -> (tensor<8xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx_node_name = "/act/Relu"} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.Concat"(%0, %x) {onnx_node_name = "/Concat", axis = 0 : si64} : (tensor<4xf32>, tensor<4xf32>) -> tensor<8xf32>
    %2 = "onnx.Add"(%1, %1) {onnx_node_name = "/Add"} : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
    %3 = "onnx.Custom"(%2) {domain_name = "custom", function_name = "Frobnicate", onnx_node_name = "/Frobnicate", onnx.outputs = ["y"]} : (tensor<8xf32>) -> tensor<8xf32>
    return %3 : tensor<8xf32>
  }
}
