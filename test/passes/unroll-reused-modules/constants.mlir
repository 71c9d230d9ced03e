// A parameter that is a Constant node is copied like an initializer; the copy is a node of the new module. A Constant that is no parameter is not.
// RUN: aimet-opt --unroll-reused-modules %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --unroll-reused-modules %s 2>/dev/null | aimet-opt --check-onnx --check-reused-modules --unroll-reused-modules - -o /dev/null

// REMARK: remark: call 2 of module "act" is now the module "module_act_1", with copies of 1 parameters
// CHECK: %[[SLOPE:[0-9]+]] = "onnx.Constant"() {{.*}}onnx.outputs = ["slope"]{{.*}}onnx_node_name = "/Constant"
// CHECK-NEXT: %[[COPY:[0-9]+]] = "onnx.Constant"() {aimet.module = {call = 0 : i64, {{.*}}path = "module_act_1"}, {{.*}}onnx.outputs = ["slope_1"]{{.*}}onnx_node_name = "/module_act_1/Constant"
// CHECK-NEXT: %[[LOW:[0-9]+]] = "onnx.Constant"
// CHECK-NOT: onnx.Constant
// CHECK: "onnx.PRelu"(%{{.*}}, %[[SLOPE]])
// CHECK: "onnx.Clip"(%{{.*}}, %[[LOW]])
// CHECK: "onnx.PRelu"(%{{.*}}, %[[COPY]])
// CHECK: "onnx.Clip"(%{{.*}}, %[[LOW]])

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x4xf32> {onnx.name = "x"}) -> (tensor<1x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Constant"() {onnx.outputs = ["slope"], onnx_node_name = "/Constant", value = dense<1.0> : tensor<4xf32>} : () -> tensor<4xf32>
    %l = "onnx.Constant"() {onnx.outputs = ["low"], onnx_node_name = "/Constant_1", value = dense<0.0> : tensor<f32>} : () -> tensor<f32>
    %0 = "onnx.PRelu"(%x, %s) {aimet.module = {call = 0 : i64, leaf, path = "act"}, onnx.outputs = ["a"], onnx_node_name = "/act/PRelu"} : (tensor<1x4xf32>, tensor<4xf32>) -> tensor<1x4xf32>
    %1 = "onnx.Clip"(%0, %l) {aimet.module = {call = 0 : i64, leaf, path = "clip"}, onnx.outputs = ["b"], onnx_node_name = "/clip/Clip"} : (tensor<1x4xf32>, tensor<f32>) -> tensor<1x4xf32>
    %2 = "onnx.PRelu"(%1, %s) {aimet.module = {call = 1 : i64, leaf, path = "act"}, onnx.outputs = ["c"], onnx_node_name = "/act_1/PRelu"} : (tensor<1x4xf32>, tensor<4xf32>) -> tensor<1x4xf32>
    %3 = "onnx.Clip"(%2, %l) {aimet.module = {call = 1 : i64, leaf, path = "clip"}, onnx.outputs = ["y"], onnx_node_name = "/clip_1/Clip"} : (tensor<1x4xf32>, tensor<f32>) -> tensor<1x4xf32>
    return %3 : tensor<1x4xf32>
  }
}
