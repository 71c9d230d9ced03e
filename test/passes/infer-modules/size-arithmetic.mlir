// Arithmetic on sizes and indices is never a functional; the same operators on data are.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK-NOT: functional
    %n = "onnx.Shape"(%x) {onnx_node_name = "/Shape"} : (tensor<*xf32>) -> tensor<*x!onnx.unknown>
    %i = "onnx.Constant"() {onnx_node_name = "/Constant", value = dense<2> : tensor<i64>} : () -> tensor<*x!onnx.unknown>
    %g = "onnx.Gather"(%n, %i) {onnx_node_name = "/Gather"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %d = "onnx.Div"(%g, %i) {onnx_node_name = "/Div"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %m = "onnx.Mul"(%i, %i) {onnx_node_name = "/Mul"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %k = "onnx.Concat"(%d, %m) {axis = 0 : si64, onnx_node_name = "/Concat"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %f = "onnx.Cast"(%d) {onnx_node_name = "/Cast", to = 1 : si64} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %q = "onnx.Sqrt"(%f) {onnx_node_name = "/Sqrt"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %r = "onnx.Reshape"(%x, %k) {onnx_node_name = "/Reshape"} : (tensor<*xf32>, tensor<*x!onnx.unknown>) -> tensor<*xf32>
    %e = "onnx.Equal"(%r, %x) {onnx_node_name = "/Equal"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xi1>
    %o = "onnx.Not"(%e) {onnx_node_name = "/Not"} : (tensor<*xi1>) -> tensor<*xi1>
    // CHECK: "onnx.Div"{{.*}}functional = "truediv"
    %s = "onnx.Div"(%r, %q) {onnx_node_name = "/Div_1"} : (tensor<*xf32>, tensor<*x!onnx.unknown>) -> tensor<*xf32>
    // CHECK: "onnx.Concat"{{.*}}functional = "cat"
    %t = "onnx.Concat"(%s, %x) {axis = 0 : si64, onnx_node_name = "/Concat_1"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: "onnx.Greater"{{.*}}functional = "gt"
    %u = "onnx.Greater"(%t, %x) {onnx_node_name = "/Greater"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xi1>
    // A mean gets a module, though its lack is no fault.
    // CHECK: "onnx.ReduceMean"{{.*}}functional = "mean"
    %v = "onnx.ReduceMean"(%t) {onnx_node_name = "/ReduceMean"} : (tensor<*xf32>) -> tensor<*xf32>
    return %v : tensor<*xf32>
  }
}
