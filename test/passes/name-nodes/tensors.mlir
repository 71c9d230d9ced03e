// On request tensors are named after their nodes; inputs, outputs, weights and mentioned names stay.
// RUN: aimet-opt --pass-pipeline='builtin.module(name-nodes{tensors=true})' %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --pass-pipeline='builtin.module(name-nodes{tensors=true})' %s > %t.once
// RUN: aimet-opt --pass-pipeline='builtin.module(name-nodes{tensors=true})' %t.once | diff %t.once -
// REMARK: remark: 2 nodes have unique names now
// REMARK: remark: 5 tensors are named after the node that computes them now
// The list of value_info goes by names.
// CHECK: onnx.value_info = ["/a/Relu_output_0", "w"]
// CHECK: "onnx.Initializer"() {onnx.outputs = ["w"]
// CHECK: "onnx.Relu"(%arg0) {{{.*}}onnx.value_info = [unit], onnx_node_name = "/a/Relu"}
// Of a name that is taken the second gets a number.
// CHECK: "onnx.Neg"({{.*}}onnx.outputs = ["n_output_0_1"], onnx_node_name = "n"}
// CHECK: "onnx.Exp"({{.*}}onnx.outputs = ["kept"], onnx_node_name = "e"}
// CHECK: "onnx.Split"(%{{.*}}) {onnx.outputs = ["s_output_0", "y2"], onnx_node_name = "s"}
// CHECK: "onnx.If"
// CHECK-NEXT: "onnx.Abs"({{.*}}) {onnx_node_name = "inner"}
// CHECK-NEXT: "onnx.Tanh"({{.*}}) {onnx.outputs = ["branch"], onnx_node_name = "last"}
// CHECK: {onnx.graphs = {{.*}}onnx_node_name = "if"}
// CHECK: "onnx.Add"({{.*}}onnx.outputs = ["n_output_0"]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*xf32> {onnx.name = "n_output_0"}, tensor<*xf32> {onnx.name = "y2"}) attributes {onnx.graph = {name = "g", quantization_annotation = [{tensor_name = "kept"}]}, onnx.value_info = ["r", "w"]} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], onnx.value_info = [unit], value = dense<1.0> : tensor<1xf32>} : () -> tensor<1xf32>
    %0 = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, leaf, path = "a"}, onnx.outputs = ["r"], onnx.value_info = [unit], onnx_node_name = "relu"} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Neg"(%0) {onnx.outputs = ["t"], onnx_node_name = "n"} : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Exp"(%1) {onnx.outputs = ["kept"], onnx_node_name = "e"} : (tensor<*xf32>) -> tensor<*xf32>
    %3:2 = "onnx.Split"(%2) {onnx.outputs = ["s1", "y2"], onnx_node_name = "s"} : (tensor<*xf32>) -> (tensor<*xf32>, tensor<*xf32>)
    %4 = "onnx.If"(%c) ({
      %5 = "onnx.Abs"(%3#0) {onnx.outputs = ["b"], onnx_node_name = "inner"} : (tensor<*xf32>) -> tensor<*xf32>
      %6 = "onnx.Tanh"(%5) {onnx.outputs = ["branch"], onnx_node_name = "last"} : (tensor<*xf32>) -> tensor<*xf32>
      "aimet.yield"(%6) : (tensor<*xf32>) -> ()
    }, {
      %8 = "onnx.Sin"(%3#0) {onnx.outputs = ["other branch"], onnx_node_name = "sin"} : (tensor<*xf32>) -> tensor<*xf32>
      "aimet.yield"(%8) : (tensor<*xf32>) -> ()
    }) {onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}], onnx.outputs = ["i"], onnx_node_name = "if"} : (tensor<i1>) -> tensor<*xf32>
    %7 = "onnx.Add"(%4, %w) {onnx.outputs = ["n_output_0"]} : (tensor<*xf32>, tensor<1xf32>) -> tensor<*xf32>
    return %7, %3#1 : tensor<*xf32>, tensor<*xf32>
  }
}
