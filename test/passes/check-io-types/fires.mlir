// One finding for each input and output that is no tensor of numbers, with what to do about it.
// RUN: exits 1 aimet-opt --check-io-types --fail-level=warning %s 2>&1 >/dev/null | FileCheck %s

// CHECK: warning: input "boxes" is a sequence, sequence(float[?, 4]), expected a tensor of numbers [check-io-types]
// CHECK-NEXT: note: let forward take the tensors as arguments of their own
// CHECK: warning: input "mask" is optional, optional(bool[3]), expected a tensor
// CHECK: warning: input "text" is a tensor of strings, string[2], expected a tensor
// CHECK: warning: input "table" is a map, map(int64, float[...]), expected a tensor
// CHECK: warning: output "split" is a sequence, sequence(float[...]), expected a tensor
// CHECK-NEXT: note: let forward return the tensors as a tuple
// CHECK: check-io-types: passed, 5 warnings

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}, %b: !onnx.Seq<tensor<?x4xf32>> {onnx.name = "boxes"}, %m: !onnx.Opt<tensor<3xi1>> {onnx.name = "mask"}, %t: tensor<2x!onnx.String> {onnx.name = "text"}, %d: !onnx.Map<i64, tensor<*xf32>> {onnx.name = "table"}) -> (tensor<4xf32> {onnx.name = "y"}, !onnx.Seq<tensor<*xf32>> {onnx.name = "split"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx_node_name = "r", onnx.outputs = ["y"]} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.SplitToSequence"(%0) {onnx_node_name = "s", onnx.outputs = ["split"]} : (tensor<4xf32>) -> !onnx.Seq<tensor<*xf32>>
    return %0, %1 : tensor<4xf32>, !onnx.Seq<tensor<*xf32>>
  }
}
