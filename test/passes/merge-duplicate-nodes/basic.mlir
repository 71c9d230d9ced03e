// Equal nodes become one, and then those that differed only in them; the names of constants and of tensors in them do not matter.
// RUN: aimet-opt --merge-duplicate-nodes --mlir-print-debuginfo %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --merge-duplicate-nodes %s > %t.once
// RUN: aimet-opt --merge-duplicate-nodes %t.once | diff %t.once -
// REMARK: remark: merged 4 nodes and 0 initializers into equal ones before them [merge-duplicate-nodes]
// CHECK: func.func @main_graph(%[[X:[a-z0-9]+]]: tensor<?x3xf32>
// CHECK-NEXT: %[[C:[0-9]+]] = "onnx.Constant"() {onnx_node_name = "c1"
// CHECK-NEXT: %[[F:[0-9]+]] = "onnx.Constant"() {onnx_node_name = "c3"
// CHECK-NEXT: %[[S:[0-9]+]] = "onnx.Shape"(%[[X]]) {{.*}}"s1"{{.*}} loc(#[[L:loc[0-9]*]])
// CHECK-NEXT: %[[G:[0-9]+]] = "onnx.Gather"(%[[S]], %[[C]]) {axis = 0 : si64, onnx_node_name = "g1"}
// CHECK-NEXT: %[[O:[0-9]+]] = "onnx.Gather"(%[[S]], %[[C]]) {axis = 1 : si64, onnx_node_name = "g3"}
// CHECK-NEXT: "onnx.NoValue"
// CHECK-NEXT: %[[K:[0-9]+]] = "onnx.Clip"(%[[X]], %{{.*}}, %[[F]]) {{.*}}"k1"
// CHECK-NEXT: %[[P:[0-9]+]] = "onnx.Clip"(%[[X]], %[[F]]) {{.*}}"k3"
// CHECK-NEXT: "onnx.Custom"(%[[G]], %[[G]], %[[O]], %[[K]], %[[K]], %[[P]])
// CHECK: #[[L]] = loc("first")

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<?x3xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %c1 = "onnx.Constant"() {onnx_node_name = "c1", value = dense<0> : tensor<1xi64>} : () -> tensor<1xi64>
    %c2 = "onnx.Constant"() {onnx_node_name = "c2", value = {type = tensor<1xi64>, value = dense<0> : tensor<1xi64>, field = "int64_data", proto = {name = "t", doc_string = "d"}}} : () -> tensor<*x!onnx.unknown>
    %c3 = "onnx.Constant"() {onnx_node_name = "c3", value = dense<0.0> : tensor<f32>} : () -> tensor<f32>
    %s1 = "onnx.Shape"(%x) {onnx_node_name = "s1"} : (tensor<?x3xf32>) -> tensor<*xi64> loc("first")
    %s2 = "onnx.Shape"(%x) {onnx_node_name = "s2", onnx.node = {doc_string = "said by someone"}, onnx.metadata_props = ["a", "b"]} : (tensor<?x3xf32>) -> tensor<*xi64> loc("second")
    %g1 = "onnx.Gather"(%s1, %c1) {onnx_node_name = "g1", axis = 0 : si64} : (tensor<*xi64>, tensor<1xi64>) -> tensor<*xi64>
    %g2 = "onnx.Gather"(%s2, %c2) {onnx_node_name = "g2", axis = 0 : si64} : (tensor<*xi64>, tensor<*x!onnx.unknown>) -> tensor<*xi64>
    %g3 = "onnx.Gather"(%s2, %c2) {onnx_node_name = "g3", axis = 1 : si64} : (tensor<*xi64>, tensor<*x!onnx.unknown>) -> tensor<*xi64>
    %n1 = "onnx.NoValue"() : () -> none
    %n2 = "onnx.NoValue"() : () -> none
    %k1 = "onnx.Clip"(%x, %n1, %c3) {onnx_node_name = "k1"} : (tensor<?x3xf32>, none, tensor<f32>) -> tensor<*xf32>
    %k2 = "onnx.Clip"(%x, %n2, %c3) {onnx_node_name = "k2"} : (tensor<?x3xf32>, none, tensor<f32>) -> tensor<*xf32>
    %k3 = "onnx.Clip"(%x, %c3) {onnx_node_name = "k3"} : (tensor<?x3xf32>, tensor<f32>) -> tensor<*xf32>
    %y = "onnx.Custom"(%g1, %g2, %g3, %k1, %k2, %k3) {domain_name = "my", function_name = "F", onnx.outputs = ["y"]} : (tensor<*xi64>, tensor<*xi64>, tensor<*xi64>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %y : tensor<*xf32>
  }
}
