// IR that has no form in ONNX is refused at the operation, and nothing is written.
//
// RUN: rm -rf %t && split-file %s %t
// RUN: exits 2 aimet-opt %t/no-body.mlir -o %t/out.onnx 2>&1 | FileCheck %s --check-prefix=BODY
// RUN: exits 2 aimet-opt %t/no-main.mlir -o %t/out.onnx 2>&1 | FileCheck %s --check-prefix=MAIN
// RUN: exits 2 aimet-opt %t/text.mlir -o %t/out.onnx 2>&1 | FileCheck %s --check-prefix=TEXT
// RUN: exits 2 aimet-opt %t/nul.mlir -o %t/out.onnx 2>&1 | FileCheck %s --check-prefix=NUL
// RUN: exits 2 aimet-opt %t/element.mlir -o %t/out.onnx 2>&1 | FileCheck %s --check-prefix=ELEMENT
// RUN: exits 2 aimet-opt %t/type.mlir -o %t/out.onnx 2>&1 | FileCheck %s --check-prefix=TYPE --implicit-check-not="expected non-function type"
// RUN: exits 2 aimet-opt %t/properties.mlir -o %t/out.onnx 2>&1 | FileCheck %s --check-prefix=PROPERTIES
// RUN: not ls %t/out.onnx

// BODY: no-body.mlir:1:1: error: the main function has no body, expected a graph
//--- no-body.mlir
func.func private @main_graph(tensor<2xf32>) -> tensor<2xf32>

// MAIN: error: the module has no main graph
//--- no-main.mlir
func.func private @f(%a: tensor<2xf32>) -> tensor<2xf32> attributes {onnx.function = {name = "f"}} {
  return %a : tensor<2xf32>
}

// TEXT: text.mlir:2:8: error: string "a\xffb" cannot be written, expected UTF-8 without NUL
//--- text.mlir
func.func @main_graph(%a: tensor<2xf32>) -> tensor<2xf32> {
  %0 = "onnx.Relu"(%a) {onnx_node_name = "n", onnx.metadata_props = ["k", "a\FFb"]} : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// NUL: error: string "a\x00b" cannot be written
//--- nul.mlir
func.func @main_graph(%a: tensor<2xf32> {onnx.name = "a\00b"}) -> (tensor<2xf32> {onnx.name = "c"}) {
  return %a : tensor<2xf32>
}

// ELEMENT: error: type 'i3' is no type of ONNX
//--- element.mlir
func.func @main_graph(%a: tensor<2xi3>) -> tensor<2xi3> {
  return %a : tensor<2xi3>
}

// TYPE: error: type '!onnx.Opt<,>' is no type of ONNX
//--- type.mlir
func.func @main_graph(%a: !onnx.Opt<,>) -> !onnx.Opt<,> {
  return %a : !onnx.Opt<,>
}

// PROPERTIES: error: 'onnx.Elu' op has 'alpha' among its properties
//--- properties.mlir
func.func @main_graph(%a: tensor<2xf32>) -> tensor<2xf32> {
  %0 = "onnx.Elu"(%a) <{alpha = 1.0 : f32}> : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}
