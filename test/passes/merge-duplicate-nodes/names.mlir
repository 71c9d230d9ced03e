// An output keeps its name; two outputs stay two. What the model mentions by name stays, and so does what is known of types.
// RUN: aimet-opt --merge-duplicate-nodes %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// REMARK: merged 3 nodes
// CHECK: %[[E:[0-9]+]] = "onnx.Exp"({{.*}}onnx.outputs = ["y"]{{.*}}"e1"
// CHECK-NEXT: %[[Z:[0-9]+]] = "onnx.Exp"({{.*}}onnx.outputs = ["z"]{{.*}}"e3"
// CHECK-NEXT: "onnx.Neg"(%[[E]]) {{.*}}"n1"
// CHECK-NEXT: "onnx.Neg"({{.*}}"n2"
// CHECK-NEXT: %[[T:[0-9]+]] = "onnx.Tanh"({{.*}}"t1"{{.*}} -> tensor<2x2xf32>
// CHECK-NEXT: "onnx.Log"({{.*}}"l1"{{.*}} -> tensor<?xf32>
// CHECK-NEXT: "onnx.Log"({{.*}}"l2"{{.*}} -> tensor<2x2xf32>
// CHECK-NEXT: %[[S:[0-9]+]] = "onnx.Sin"({{.*}}onnx.outputs = ["noted"]{{.*}}"s1"
// CHECK-NEXT: "onnx.Custom"(%{{.*}}, %{{.*}}, %[[T]], %[[T]], %{{.*}}, %{{.*}}, %[[S]], %[[S]])
// CHECK: return %[[E]], %[[Z]]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<2x2xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}, tensor<*xf32> {onnx.name = "z"}, tensor<*xf32> {onnx.name = "w"}) attributes {onnx.graph = {name = "g", quantization_annotation = [{tensor_name = "n1", quant_parameter_tensor_names = [{key = "SCALE_TENSOR", value = "n2"}]}, {tensor_name = "noted"}]}} {
    %e1 = "onnx.Exp"(%x) {onnx_node_name = "e1"} : (tensor<2x2xf32>) -> tensor<*xf32>
    %e2 = "onnx.Exp"(%x) {onnx_node_name = "e2", onnx.outputs = ["y"]} : (tensor<2x2xf32>) -> tensor<*xf32>
    %e3 = "onnx.Exp"(%x) {onnx_node_name = "e3", onnx.outputs = ["z"]} : (tensor<2x2xf32>) -> tensor<*xf32>
    %n1 = "onnx.Neg"(%e1) {onnx_node_name = "n1", onnx.outputs = ["n1"]} : (tensor<*xf32>) -> tensor<*xf32>
    %n2 = "onnx.Neg"(%e1) {onnx_node_name = "n2", onnx.outputs = ["n2"]} : (tensor<*xf32>) -> tensor<*xf32>
    %t1 = "onnx.Tanh"(%x) {onnx_node_name = "t1"} : (tensor<2x2xf32>) -> tensor<*xf32>
    %t2 = "onnx.Tanh"(%x) {onnx_node_name = "t2"} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %l1 = "onnx.Log"(%x) {onnx_node_name = "l1"} : (tensor<2x2xf32>) -> tensor<?xf32>
    %l2 = "onnx.Log"(%x) {onnx_node_name = "l2"} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %s1 = "onnx.Sin"(%x) {onnx_node_name = "s1"} : (tensor<2x2xf32>) -> tensor<*xf32>
    %s2 = "onnx.Sin"(%x) {onnx_node_name = "s2", onnx.outputs = ["noted"]} : (tensor<2x2xf32>) -> tensor<*xf32>
    %w = "onnx.Custom"(%n1, %n2, %t1, %t2, %l1, %l2, %s1, %s2) {domain_name = "my", function_name = "F", onnx.outputs = ["w"]} : (tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<2x2xf32>, tensor<?xf32>, tensor<2x2xf32>, tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %e2, %e3, %w : tensor<*xf32>, tensor<*xf32>, tensor<*xf32>
  }
}
