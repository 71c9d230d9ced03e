// Each functional becomes a leaf where it resides; tensor names and locations stay.
// RUN: aimet-opt --modularize-functionals --mlir-print-debuginfo %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --modularize-functionals %s > %t.once
// RUN: aimet-opt --modularize-functionals %t.once | diff %t.once -
// RUN: aimet-opt --modularize-functionals --check-missing-modules %s
// RUN: aimet-opt --modularize-functionals %s -o %t.onnx && %{decode} < %t.onnx | FileCheck --check-prefix=ONNX %s
// RUN: aimet-opt --modularize-functionals --emit=onnx %t.once -o %t.again.onnx && cmp %t.onnx %t.again.onnx

// ONNX: name: "/layer1/layer1.0/module_add/Add"
// ONNX: key: "k"
// ONNX-NEXT: value: "v"
// ONNX: key: "aimet.module"
// ONNX-NEXT: value: "layer1.0.module_add"
// ONNX: key: "aimet.module_class"
// ONNX-NEXT: value: "Add"
// ONNX: key: "aimet.call"
// ONNX-NEXT: value: "0"
// ONNX: key: "aimet.leaf"
// ONNX-NEXT: value: "1"
// ONNX: name: "/module_silu/Sigmoid"

// REMARK: remark: functional "add" is now the module "layer1.0.module_add" of class "Add"
// REMARK: remark: functional "silu" is now the module "module_silu" of class "SiLU"
// REMARK: remark: functional "add" is now the module "layer1.1.module_add_1" of class "Add"
// REMARK-NOT: remark:
// CHECK: "onnx.Add"{{.*}}aimet.module = {call = 0 : i64, class = "Add", leaf, path = "layer1.0.module_add"}, onnx.metadata_props = ["k", "v"], onnx.outputs = ["/layer1/layer1.0/Add_output_0"], onnx_node_name = "/layer1/layer1.0/module_add/Add"}{{.*}}loc(#[[A:loc[0-9]*]])
// CHECK: path = "module_silu"{{.*}}onnx_node_name = "/module_silu/Sigmoid"
// CHECK: path = "module_silu"{{.*}}onnx_node_name = "/module_silu/Mul"
// CHECK: path = "layer1.1.module_add_1"
// CHECK: path = "layer1.0.relu"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Add"(%x, %x) {aimet.module = {functional = "add", path = "layer1.0"}, onnx.metadata_props = ["k", "v"], onnx_node_name = "/layer1/layer1.0/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32> loc("a")
    %1 = "onnx.Sigmoid"(%0) {aimet.module = {functional = "silu", path = "", unit = 0 : i64}} : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Mul"(%1, %0) {aimet.module = {functional = "silu", path = "", unit = 0 : i64}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.Add"(%2, %x) {aimet.module = {functional = "add", path = "layer1.1"}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %4 = "onnx.Relu"(%3) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "layer1.0.relu"}} : (tensor<*xf32>) -> tensor<*xf32>
    %5 = "onnx.Relu"(%4) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "layer1.1.relu"}} : (tensor<*xf32>) -> tensor<*xf32>
    return %5 : tensor<*xf32>
  }
}
// CHECK-DAG: #[[A]] = loc("a")
