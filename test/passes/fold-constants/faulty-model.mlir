// Where inference finds errors nothing is folded: the fault must not go with the nodes that have it.
// RUN: aimet-opt --fold-constants --eliminate-dead-nodes %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// REMARK: remark: nothing is folded: types or shapes of the model are at fault in 1 places, which --check-onnx lists [fold-constants]
// CHECK: "onnx.Reshape"
// CHECK: "onnx.Shape"

func.func @main_graph(%x: tensor<4x3xf32>) -> tensor<2xi64> {
  %target = "onnx.Constant"() {value = dense<5> : tensor<2xi64>} : () -> tensor<2xi64>
  %r = "onnx.Reshape"(%x, %target) : (tensor<4x3xf32>, tensor<2xi64>) -> tensor<*xf32>
  %s = "onnx.Shape"(%r) : (tensor<*xf32>) -> tensor<2xi64>
  return %s : tensor<2xi64>
}
