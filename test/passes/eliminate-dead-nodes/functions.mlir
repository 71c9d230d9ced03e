// In local functions too; a call of a function of known operators that nothing uses goes.
// RUN: aimet-opt --eliminate-dead-nodes %s | FileCheck %s
// CHECK: func.func @main_graph
// CHECK-NEXT: "onnx.Call"({{.*}}onnx.outputs = ["y"]
// CHECK-NEXT: return
// CHECK: func.func private @"my::f"
// CHECK-NEXT: "onnx.Exp"
// CHECK-NEXT: return

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Call"(%x) {callee = @"my::f", onnx.outputs = ["y"]} : (tensor<2xf32>) -> tensor<*xf32>
    %1 = "onnx.Call"(%0) {callee = @"my::f", onnx.outputs = ["dead"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %0 : tensor<*xf32>
  }
  func.func private @"my::f"(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.function = {domain = "my", name = "f", opset_import = [{version = 20 : si64}]}} {
    %0 = "onnx.Exp"(%x) {onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.RandomNormalLike"(%0) : (tensor<*xf32>) -> tensor<*xf32>
    return %0 : tensor<*xf32>
  }
}
