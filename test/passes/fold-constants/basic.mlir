// Arithmetic on static shapes becomes constants: names of nodes, outputs and locations stay, what only fed them goes.
// RUN: aimet-opt --fold-constants --mlir-print-debuginfo %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --fold-constants %s > %t.once
// RUN: aimet-opt --fold-constants %t.once | diff %t.once -
// REMARK: remark: folded 2 nodes into constants, and removed 5 nodes and 2 initializers that only fed them
// CHECK: func.func @main_graph(%[[X:.*]]: tensor<2x3x8xf32>
// CHECK-NEXT: %[[Z:[0-9]+]] = "onnx.Constant"() {
// CHECK-SAME: aimet.module = {class = "M", path = "m"}
// CHECK-SAME: onnx.outputs = ["z"]
// CHECK-SAME: onnx_node_name = "c"
// CHECK-SAME: value = dense<[2, -1]> : tensor<2xi64>
// CHECK-SAME: -> tensor<*xi64> loc(#[[C:loc[0-9]*]])
// CHECK-NEXT: %[[R:[0-9]+]] = "onnx.Reshape"(%[[X]], %[[Z]])
// CHECK-NEXT: %[[H:[0-9]+]] = "onnx.Constant"() {onnx_node_name = "half", value = dense<4> : tensor<1xi64>} : () -> tensor<1xi64>
// CHECK-NEXT: "onnx.TopK"(%[[R]], %[[H]])
// CHECK: #[[C]] = loc("here")

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2x3x8xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}, tensor<*xi64> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    %zero = "onnx.Constant"() {onnx_node_name = "zero", value_int = 0 : si64} : () -> tensor<i64>
    %m1 = "onnx.Initializer"() {onnx.outputs = ["m1"], value = dense<-1> : tensor<1xi64>} : () -> tensor<1xi64>
    %ax = "onnx.Initializer"() {onnx.outputs = ["ax"], value = dense<0> : tensor<1xi64>} : () -> tensor<1xi64>
    %s = "onnx.Shape"(%x) {onnx_node_name = "s"} : (tensor<2x3x8xf32>) -> tensor<*xi64>
    %g = "onnx.Gather"(%s, %zero) {onnx_node_name = "g", axis = 0 : si64} : (tensor<*xi64>, tensor<i64>) -> tensor<*xi64>
    %u = "onnx.Unsqueeze"(%g, %ax) {onnx_node_name = "u"} : (tensor<*xi64>, tensor<1xi64>) -> tensor<*xi64>
    %c = "onnx.Concat"(%u, %m1) {onnx_node_name = "c", axis = 0 : si64, onnx.outputs = ["z"], aimet.module = {path = "m", class = "M", functional = "cat", unit = 3 : i64}} : (tensor<*xi64>, tensor<1xi64>) -> tensor<*xi64> loc("here")
    %r = "onnx.Reshape"(%x, %c) {onnx_node_name = "r"} : (tensor<2x3x8xf32>, tensor<*xi64>) -> tensor<*xf32>
    %eight = "onnx.Constant"() {value = dense<8> : tensor<1xi64>} : () -> tensor<1xi64>
    %h = "onnx.Div"(%eight, %u) {onnx_node_name = "half"} : (tensor<1xi64>, tensor<*xi64>) -> tensor<*xi64>
    %t:2 = "onnx.TopK"(%r, %h) {onnx_node_name = "t"} : (tensor<*xf32>, tensor<*xi64>) -> (tensor<*xf32>, tensor<*xi64>)
    return %t#0, %c : tensor<*xf32>, tensor<*xi64>
  }
}
