// What nothing uses but others may know stays: names in quantization annotations, training graphs and device configurations, and operators that ONNX does not define, also in functions.
// RUN: aimet-opt --eliminate-dead-nodes %s > %t.mlir
// RUN: aimet-opt %s | diff - %t.mlir

module attributes {onnx.ir_version = 11 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}], onnx.training_info = [{algorithm = {node = [{input = ["trained"], output = ["t"], op_type = "Neg"}]}, update_binding = [{key = "w", value = "bound"}]}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g", quantization_annotation = [{tensor_name = "x", quant_parameter_tensor_names = [{key = "SCALE_TENSOR", value = "scale"}]}]}} {
    %s = "onnx.Initializer"() {onnx.outputs = ["scale"], value = dense<1.0> : tensor<f32>} : () -> tensor<f32>
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<f32>} : () -> tensor<f32>
    %t = "onnx.Exp"(%x) {onnx.outputs = ["trained"]} : (tensor<2xf32>) -> tensor<2xf32>
    %b = "onnx.Log"(%x) {onnx.outputs = ["bound"]} : (tensor<2xf32>) -> tensor<2xf32>
    %h = "onnx.Sin"(%x) {onnx.outputs = ["sharded"]} : (tensor<2xf32>) -> tensor<2xf32>
    %u = "onnx.Custom"(%x) {domain_name = "my", function_name = "Print", onnx_node_name = "u"} : (tensor<2xf32>) -> tensor<2xf32>
    %f = "onnx.Call"(%x) {callee = @"my::f", onnx_node_name = "f"} : (tensor<2xf32>) -> tensor<2xf32>
    %i = "onnx.If"(%c) ({
      %1 = "onnx.Custom"(%x) {domain_name = "my", function_name = "Print", onnx_node_name = "inner"} : (tensor<2xf32>) -> tensor<2xf32>
      "aimet.yield"(%x) : (tensor<2xf32>) -> ()
    }, {
      "aimet.yield"(%x) : (tensor<2xf32>) -> ()
    }) {onnx_node_name = "i", onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}]} : (tensor<i1>) -> tensor<2xf32>
    %y = "onnx.Relu"(%x) {onnx.outputs = ["y"], onnx.node = {device_configurations = [{configuration_id = "d", sharding_spec = [{tensor_name = "sharded"}]}]}} : (tensor<2xf32>) -> tensor<*xf32>
    return %y : tensor<*xf32>
  }
  func.func private @"my::f"(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.function = {domain = "my", name = "f", opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]}} {
    %0 = "onnx.Custom"(%x) {domain_name = "my", function_name = "Print", onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %0 : tensor<*xf32>
  }
}
