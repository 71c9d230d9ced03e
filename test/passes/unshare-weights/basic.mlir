// Each use after the first gets a copy under a free name; a reference stays a reference.
// RUN: aimet-opt --unshare-weights %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --unshare-weights %s > %t.once
// RUN: aimet-opt --unshare-weights %t.once | diff %t.once -
// REMARK: remark: weight "w" has a copy "w_2" for node "b"; the exported model grows by 64 bytes
// REMARK: remark: weight "w" has a copy "w_3" for node "c"
// REMARK: remark: with 2 copies of weights the exported model grows by 128 bytes
// REMARK-NOT: remark:
// CHECK: %[[W:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["w"], value = {span = [[SPAN:.*]], type
// CHECK-DAG: %[[W2:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["w_2"], value = {span = [[SPAN]], type
// CHECK-DAG: %[[W3:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["w_3"], value = {span = [[SPAN]], type
// CHECK: "onnx.Conv"(%{{.*}}, %[[W]]) {{.*}}"a"
// CHECK: "onnx.Conv"(%{{.*}}, %[[W2]]) {{.*}}"b"
// CHECK: "onnx.Conv"(%{{.*}}, %[[W3]]) {{.*}}"c"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = {span = {file = "m.onnx", hash = 7 : i64, length = 64 : i64, offset = 100 : i64}, type = tensor<4x4x1x1xf32>}} : () -> tensor<4x4x1x1xf32>
    %t = "onnx.Initializer"() {onnx.outputs = ["w_1"], value = dense<1.0> : tensor<4x4x1x1xf32>} : () -> tensor<4x4x1x1xf32>
    %a = "onnx.Conv"(%x, %w) {onnx_node_name = "a"} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    %b = "onnx.Conv"(%a, %w) {onnx_node_name = "b"} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    %c = "onnx.Conv"(%b, %w) {onnx_node_name = "c"} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    %d = "onnx.Conv"(%c, %t) {onnx_node_name = "d"} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32>
    return %d : tensor<*xf32>
  }
}
