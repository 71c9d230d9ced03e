// Slots of one leaf module share a tensor, those of different modules do not; a copy is named after its module, the
// module that a tensor is named after keeps it; embeddings count where the module is known.
// RUN: aimet-opt --unshare-weights %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --unshare-weights %s > %t.once
// RUN: aimet-opt --unshare-weights %t.once | diff %t.once -
// REMARK: remark: weight "embed.weight" has a copy "decoder.weight" for node "d"; the exported model grows by 32 bytes
// REMARK: remark: weight "fc2.weight" has a copy "fc1.weight" for module "fc1"; the exported model grows by 64 bytes
// REMARK: remark: with 2 copies of weights the exported model grows by 96 bytes
// CHECK: %[[E:.*]] = "onnx.Initializer"() {onnx.outputs = ["embed.weight"]
// CHECK-NEXT: %[[D:.*]] = "onnx.Initializer"() {onnx.outputs = ["decoder.weight"]
// CHECK-NEXT: %[[F2:.*]] = "onnx.Initializer"() {onnx.outputs = ["fc2.weight"]
// CHECK-NEXT: %[[F1:.*]] = "onnx.Initializer"() {onnx.outputs = ["fc1.weight"]
// CHECK-NEXT: %[[R:.*]] = "onnx.Initializer"() {onnx.outputs = ["twice.weight"]
// CHECK-NEXT: "onnx.Gather"(%[[E]]
// CHECK: "onnx.MatMul"(%{{.*}}, %[[F1]])
// CHECK: "onnx.MatMul"(%{{.*}}, %[[F1]])
// CHECK: "onnx.MatMul"(%{{.*}}, %[[F2]])
// Calls of one module: unroll-reused-modules sees to them.
// CHECK: "onnx.MatMul"(%{{.*}}, %[[R]])
// CHECK: "onnx.MatMul"(%{{.*}}, %[[R]])
// CHECK: "onnx.Gemm"(%{{.*}}, %[[D]])

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%i: tensor<4xi64> {onnx.name = "i"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %e = "onnx.Initializer"() {onnx.outputs = ["embed.weight"], value = dense<1.0> : tensor<2x4xf32>} : () -> tensor<2x4xf32>
    %f = "onnx.Initializer"() {onnx.outputs = ["fc2.weight"], value = dense<1.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %r = "onnx.Initializer"() {onnx.outputs = ["twice.weight"], value = dense<1.0> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %0 = "onnx.Gather"(%e, %i) {aimet.module = {call = 0 : i64, leaf, path = "embed"}, onnx_node_name = "e"} : (tensor<2x4xf32>, tensor<4xi64>) -> tensor<*xf32>
    %1 = "onnx.MatMul"(%0, %f) {aimet.module = {call = 0 : i64, leaf, path = "fc1"}, onnx_node_name = "m1"} : (tensor<*xf32>, tensor<4x4xf32>) -> tensor<*xf32>
    %2 = "onnx.MatMul"(%1, %f) {aimet.module = {call = 0 : i64, leaf, path = "fc1"}, onnx_node_name = "m2"} : (tensor<*xf32>, tensor<4x4xf32>) -> tensor<*xf32>
    %3 = "onnx.MatMul"(%2, %f) {aimet.module = {call = 0 : i64, leaf, path = "fc2"}, onnx_node_name = "m3"} : (tensor<*xf32>, tensor<4x4xf32>) -> tensor<*xf32>
    %4 = "onnx.MatMul"(%3, %r) {aimet.module = {call = 0 : i64, leaf, path = "twice"}, onnx_node_name = "t1"} : (tensor<*xf32>, tensor<4x4xf32>) -> tensor<*xf32>
    %5 = "onnx.MatMul"(%4, %r) {aimet.module = {call = 1 : i64, leaf, path = "twice"}, onnx_node_name = "t2"} : (tensor<*xf32>, tensor<4x4xf32>) -> tensor<*xf32>
    %6 = "onnx.Gemm"(%5, %e) {aimet.module = {call = 0 : i64, leaf, path = "decoder"}, onnx_node_name = "d", transB = 1 : si64} : (tensor<*xf32>, tensor<2x4xf32>) -> tensor<*xf32>
    return %6 : tensor<*xf32>
  }
}
