// Each iteration is a new call of the leaf modules of the body, and each functional is one of its own; unroll-reused-modules then makes a module for each. What the loop resides in is called once.
// RUN: aimet-opt --inline-static-control-flow %s | FileCheck %s
// RUN: aimet-opt --inline-static-control-flow --unroll-reused-modules %s | FileCheck --check-prefix=UNROLL %s
// CHECK: "onnx.Gemm"({{.*}}aimet.module = {call = 0 : i64, class = "torch.nn.modules.linear.Linear", leaf, path = "net.cell"}
// CHECK-NEXT: "onnx.Mul"({{.*}}aimet.module = {functional = "gelu", path = "net", unit = 0 : i64}
// CHECK-NEXT: "onnx.Add"({{.*}}aimet.module = {functional = "gelu", path = "net", unit = 0 : i64}
// CHECK-NEXT: "onnx.Gemm"({{.*}}aimet.module = {call = 2 : i64, class = "torch.nn.modules.linear.Linear", leaf, path = "net.cell"}
// CHECK-NEXT: "onnx.Mul"({{.*}}aimet.module = {functional = "gelu", path = "net", unit = 4 : i64}
// CHECK-NEXT: "onnx.Add"({{.*}}aimet.module = {functional = "gelu", path = "net", unit = 4 : i64}
// CHECK: "onnx.Concat"({{.*}}aimet.module = {functional = "cat", path = "net"}
// CHECK: "onnx.Gemm"({{.*}}aimet.module = {call = 1 : i64, class = "torch.nn.modules.linear.Linear", leaf, path = "net.cell"}
// UNROLL: "onnx.Gemm"({{.*}}path = "net.cell"}
// UNROLL: "onnx.Gemm"({{.*}}path = "net.module_cell_1"}
// UNROLL: "onnx.Gemm"({{.*}}path = "net.module_cell_2"}

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<3x3xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}, tensor<*xf32> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["net.cell.weight"], value = dense<2.0> : tensor<3x3xf32>} : () -> tensor<3x3xf32>
    %two = "onnx.Initializer"() {onnx.outputs = ["two"], value = dense<2> : tensor<i64>} : () -> tensor<i64>
    %true = "onnx.Initializer"() {onnx.outputs = ["true"], value = dense<true> : tensor<i1>} : () -> tensor<i1>
    %a, %b = "onnx.Loop"(%two, %true, %x) ({
    ^bb0(%i: tensor<i64>, %c: tensor<i1>, %s: tensor<3x3xf32>):
      %g = "onnx.Gemm"(%s, %w) {onnx_node_name = "gemm", aimet.module = {path = "net.cell", class = "torch.nn.modules.linear.Linear", call = 0 : i64, leaf}} : (tensor<3x3xf32>, tensor<3x3xf32>) -> tensor<*xf32>
      %m = "onnx.Mul"(%g, %g) {onnx_node_name = "mul", aimet.module = {path = "net", functional = "gelu", unit = 0 : i64}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
      %d = "onnx.Add"(%m, %g) {onnx_node_name = "add", aimet.module = {path = "net", functional = "gelu", unit = 0 : i64}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
      "aimet.yield"(%c, %d, %m) : (tensor<i1>, tensor<*xf32>, tensor<*xf32>) -> ()
    }) {onnx_node_name = "loop", onnx.outputs = ["a", "y"], aimet.module = {path = "net"}} : (tensor<i64>, tensor<i1>, tensor<3x3xf32>) -> (tensor<*xf32>, tensor<*xf32>)
    %g = "onnx.Gemm"(%a, %w) {onnx_node_name = "last", onnx.outputs = ["z"], aimet.module = {path = "net.cell", class = "torch.nn.modules.linear.Linear", call = 1 : i64, leaf}} : (tensor<*xf32>, tensor<3x3xf32>) -> tensor<*xf32>
    %h = "onnx.Relu"(%g) {onnx_node_name = "other", aimet.module = {path = "net", functional = "relu", unit = 3 : i64}} : (tensor<*xf32>) -> tensor<*xf32>
    return %b, %g : tensor<*xf32>, tensor<*xf32>
  }
}
