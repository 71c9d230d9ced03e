// The second call gets a path, a name, metadata and own copies of its parameters; tensor names and locations stay.
// RUN: aimet-opt --unroll-reused-modules --mlir-print-debuginfo %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --unroll-reused-modules %s > %t.once
// RUN: aimet-opt --unroll-reused-modules %t.once | diff %t.once -
// RUN: aimet-opt --unroll-reused-modules --check-reused-modules %s

// RUN: aimet-opt --unroll-reused-modules %s -o %t.onnx && %{decode} < %t.onnx | FileCheck --check-prefix=ONNX %s

// ONNX: name: "/sub/conv/Conv"
// ONNX: key: "aimet.module"
// ONNX-NEXT: value: "sub.conv"
// ONNX: name: "/sub/module_conv_1/Conv"
// ONNX: key: "aimet.module"
// ONNX-NEXT: value: "sub.module_conv_1"
// ONNX: key: "aimet.module_class"
// ONNX-NEXT: value: "torch.nn.modules.conv.Conv2d"
// ONNX: key: "aimet.call"
// ONNX-NEXT: value: "0"
// ONNX: key: "aimet.leaf"
// ONNX-NEXT: value: "1"
// ONNX: key: "aimet.fx"
// ONNX-NEXT: value: "sub_conv_1"
// REMARK: remark: call 2 of module "sub.conv" is now the module "sub.module_conv_1", with copies of 1 parameters
// REMARK-NOT: remark:
// CHECK: %[[W:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["sub.conv.weight"]
// CHECK: %[[COPY:[0-9]+]] = "onnx.Initializer"() {onnx.outputs = ["sub.module_conv_1.weight"]
// CHECK-NOT: onnx.Initializer{{.*}}shared.scale_1
// CHECK: %[[A:[0-9]+]] = "onnx.Conv"(%{{.*}}, %[[W]]) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "sub.conv"}, onnx_node_name = "/sub/conv/Conv"}{{.*}}loc(#[[C0:loc[0-9]*]])
// CHECK: "onnx.Conv"(%[[A]], %[[COPY]]) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", fx = "sub_conv_1", leaf, path = "sub.module_conv_1"}, onnx.outputs = ["/sub/conv_1/Conv_output_0"], onnx_node_name = "/sub/module_conv_1/Conv"}{{.*}}loc(#[[C1:loc[0-9]*]])

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["sub.conv.weight"], value = dense<1.0> : tensor<4x4x1x1xf32>} : () -> tensor<4x4x1x1xf32>
    %s = "onnx.Initializer"() {onnx.outputs = ["shared.scale"], value = dense<1.0> : tensor<1xf32>} : () -> tensor<1xf32>
    %0 = "onnx.Conv"(%x, %w) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "sub.conv"}, onnx_node_name = "/sub/conv/Conv"} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32> loc("c0")
    %1 = "onnx.Conv"(%0, %w) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "sub.conv"}, onnx_node_name = "/sub/conv_1/Conv"} : (tensor<*xf32>, tensor<4x4x1x1xf32>) -> tensor<*xf32> loc("c1")
    return %1 : tensor<*xf32>
  }
}
// CHECK-DAG: #[[C0]] = loc("c0")
// CHECK-DAG: #[[C1]] = loc("c1")
