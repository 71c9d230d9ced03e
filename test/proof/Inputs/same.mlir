module attributes {onnx.ir_version = 9 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "my", version = 1 : si64}], onnx.producer_name = "two"} {
  func.func @main_graph(%x: tensor<?x2xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "h"}} {
    %w = "onnx.Constant"() {onnx_node_name = "constant", value = dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>, onnx.node = {doc_string = "said"}} : () -> tensor<2x2xf32>
    %v = "onnx.Initializer"() {onnx.outputs = ["v"], value = dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    %dead = "onnx.Exp"(%x) {onnx_node_name = "dead"} : (tensor<?x2xf32>) -> tensor<*xf32>
    %0 = "onnx.Call"(%x, %w, %v) {callee = @"my::Linear", onnx_node_name = "linear"} : (tensor<?x2xf32>, tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<*xf32>
    %1 = "onnx.Identity"(%0) {onnx_node_name = "id"} : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Relu"(%1) {onnx_node_name = "act", onnx.outputs = ["y"], aimet.module = {path = "act", leaf}, onnx.metadata_props = ["k", "v"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %2 : tensor<*xf32>
  }
  func.func private @"my::Linear"(%a: tensor<*x!onnx.unknown> {onnx.name = "a"}, %w: tensor<*x!onnx.unknown> {onnx.name = "w"}, %b: tensor<*x!onnx.unknown> {onnx.name = "b"}) -> (tensor<*x!onnx.unknown> {onnx.name = "m"}) attributes {onnx.function = {domain = "my", name = "Linear", opset_import = [{version = 16 : si64}]}} {
    %0 = "onnx.MatMul"(%a, %w) {onnx_node_name = "inner"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %m = "onnx.Add"(%0, %b) {onnx.outputs = ["m"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %m : tensor<*x!onnx.unknown>
  }
}
