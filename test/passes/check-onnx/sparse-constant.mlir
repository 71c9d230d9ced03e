// A Constant that states its value as a sparse tensor is fine; one that states it twice is not.
// RUN: exits 1 aimet-opt --check-onnx --emit=none %s 2>&1 | FileCheck %s --implicit-check-not='error: the constant'
// CHECK: :10:{{.*}}error: the constant is not stated once, got 2 of the attributes "value", "sparse_value" and "value_*", expected one [check-onnx/attribute-value]

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}) -> (tensor<2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Constant"() {onnx_node_name = "w", onnx.attributes = [{name = "sparse_value", sparse_tensor = {dims = array<i64: 2>, indices = {field = "int64_data", type = tensor<1xi64>, value = dense<0> : tensor<1xi64>}, values = {field = "float_data", proto = {name = "v"}, type = tensor<1xf32>, value = dense<1.0> : tensor<1xf32>}}, type = 11 : si32}]} : () -> tensor<2xf32>
    %0 = "onnx.Add"(%x, %w) {onnx_node_name = "add"} : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
    // The second states it twice.
    %v = "onnx.Constant"() {onnx_node_name = "v", value = dense<1.0> : tensor<2xf32>, onnx.attributes = [{name = "sparse_value", sparse_tensor = {dims = array<i64: 2>, indices = {field = "int64_data", type = tensor<1xi64>, value = dense<0> : tensor<1xi64>}, values = {field = "float_data", proto = {name = "v"}, type = tensor<1xf32>, value = dense<1.0> : tensor<1xf32>}}, type = 11 : si32}]} : () -> tensor<2xf32>
    %1 = "onnx.Add"(%0, %v) {onnx_node_name = "last", onnx.outputs = ["y"]} : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
    return %1 : tensor<2xf32>
  }
}
