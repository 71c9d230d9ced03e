// Message attributes that hold something else than the fields they are named for: IR may say anything, and no rule trips over it.
//
// RUN: not aimet-opt --check-onnx --emit=none %s 2>&1 | FileCheck %s

// CHECK: check-onnx: failed
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, 3, {domain = 4 : si64}],
    onnx.training_info = [1, {algorithm = "a", initialization = [], update_binding = [{key = 1 : si64}, 2]}, {algorithm = {node = [1, {input = [2]}], initializer = [3]}}],
    onnx.configuration = [7, {name = 1 : si64, device = 2 : si64}], onnx.metadata_props = ["a"]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x", onnx.type = {tensor_type = 3, map_type = {key_type = "k", value_type = 1 : si64}, sequence_type = "s"}, onnx.metadata_props = [1]})
      -> (tensor<4xf32> {onnx.name = "y", onnx.type = {tensor_type = {elem_type = "f", shape = {dim = [1, {dim_value = "n"}]}}}})
      attributes {onnx.graph = {name = "g", quantization_annotation = [1, {tensor_name = 2 : si64, quant_parameter_tensor_names = [3]}]}, onnx.value_info = [1, {name = 3 : si64}, {type = 2 : si64}, "x"]} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = {type = tensor<2xi8>, proto = {int32_data = "x", raw_data = 5 : si64, external_data = [1, {key = 2 : si64}], segment, metadata_props = [1, 2]}}} : () -> tensor<2xi8>
    %s = "onnx.SparseInitializer"() {onnx.outputs = ["s"], value = {dims = "d", values = 1 : si64, indices = "i"}} : () -> tensor<*x!onnx.unknown>
    %t = "onnx.SparseInitializer"() {onnx.outputs = ["t"], value = {dims = array<i64: 4>, values = dense<1.0> : tensor<2xf32>, indices = {type = tensor<2xi64>, proto = {}}}} : () -> tensor<*x!onnx.unknown>
    %u = "onnx.SparseInitializer"() {onnx.outputs = ["u"], value = {dims = array<i64: 4, 9223372036854775807, 9>, values = dense<1.0> : tensor<f32>, indices = dense<1.0> : tensor<2xf32>}} : () -> tensor<*x!onnx.unknown>
    %y = "onnx.Relu"(%x) {onnx.outputs = ["y"], onnx.node = {device_configurations = [1, {configuration_id = 2 : si64, sharding_spec = [3, {device = "x", sharded_dim = [4, {simple_sharding = [5]}]}]}], overload = 1 : si64}} : (tensor<4xf32>) -> tensor<4xf32>
    %z = "onnx.Conv"(%x, %x) {onnx.outputs = ["z"], auto_pad = ["a", 1], onnx.attributes = [{name = "q", ref_attr_name = 3 : si64, s = 4 : si64, strings = 5 : si64, tensors = [6], sparse_tensors = [7], t = "t"}], onnx.value_info = [{onnx.type = 4 : si64}]} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    return %y : tensor<4xf32>
  }
  func.func private @"d::F"() attributes {onnx.function = {domain = "d", name = "F", opset_import = [1, {domain = 2 : si64}], attribute_proto = [3]}} {
    return
  }
}
