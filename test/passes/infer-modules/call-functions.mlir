// Functions as PyTorch 2.1 to 2.4 wrote them (`dynamo_export`): one for each
// call, named by class, path and number of the call; one for each operator.
// Parameters put the dots back into paths.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 18 : si64}, {domain = "pkg.torch.2.2.0", version = 1 : si64}, {domain = "pkg.__main__", version = 1 : si64}, {domain = "pkg.onnxscript.torch_lib", version = 1 : si64}], onnx.producer_name = "pytorch"} {
  func.func private @"pkg.onnxscript.torch_lib::aten_gelu"(%x: tensor<*xf32> {onnx.name = "self"}) -> (tensor<*xf32> {onnx.name = "r"}) attributes {onnx.function = {domain = "pkg.onnxscript.torch_lib", name = "aten_gelu", opset_import = [{version = 18 : si64}]}} {
    // CHECK: "onnx.Erf"{{.*}}functional = "gelu", path = "", {{.*}}unit = 0
    %0 = "onnx.Erf"(%x) {onnx_node_name = "n0"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: "onnx.Mul"{{.*}}functional = "gelu", path = "", {{.*}}unit = 0
    %1 = "onnx.Mul"(%0, %x) {onnx_node_name = "n1"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %1 : tensor<*xf32>
  }
  func.func private @"pkg.onnxscript.torch_lib::aten_softmax_no_dtype"(%x: tensor<*xf32> {onnx.name = "self"}) -> (tensor<*xf32> {onnx.name = "r"}) attributes {onnx.function = {domain = "pkg.onnxscript.torch_lib", name = "aten_softmax_no_dtype", opset_import = [{version = 18 : si64}]}} {
    // CHECK: "onnx.Softmax"{{.*}}functional = "softmax"
    %0 = "onnx.Softmax"(%x) {onnx_node_name = "n0"} : (tensor<*xf32>) -> tensor<*xf32>
    return %0 : tensor<*xf32>
  }
  func.func private @"pkg.torch.2.2.0::torch_nn_modules_linear_Linear_blocks_0_fc_1"(%x: tensor<*xf32> {onnx.name = "x"}, %w: tensor<*xf32> {onnx.name = "blocks.0.fc.weight"}) -> (tensor<*xf32> {onnx.name = "r"}) attributes {onnx.function = {domain = "pkg.torch.2.2.0", name = "torch_nn_modules_linear_Linear_blocks_0_fc_1", opset_import = [{version = 18 : si64}]}} {
    // CHECK: "onnx.MatMul"{{.*}}class = "torch.nn.modules.linear.Linear", leaf, path = ""
    %0 = "onnx.MatMul"(%x, %w) {onnx_node_name = "n0"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %0 : tensor<*xf32>
  }
  func.func private @"pkg.torch.2.2.0::torch_nn_modules_activation_GELU_blocks_0_act_1"(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "r"}) attributes {onnx.function = {domain = "pkg.torch.2.2.0", name = "torch_nn_modules_activation_GELU_blocks_0_act_1", opset_import = [{version = 18 : si64}]}} {
    // CHECK: "onnx.Call"{{.*}}class = "torch.nn.modules.activation.GELU", leaf, path = ""
    %0 = "onnx.Call"(%x) {callee = @"pkg.onnxscript.torch_lib::aten_gelu", onnx_node_name = "aten_gelu_0"} : (tensor<*xf32>) -> tensor<*xf32>
    return %0 : tensor<*xf32>
  }
  func.func private @"pkg.torch.2.2.0::torch_nn_modules_activation_GELU_blocks_0_act_2"(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "r"}) attributes {onnx.function = {domain = "pkg.torch.2.2.0", name = "torch_nn_modules_activation_GELU_blocks_0_act_2", opset_import = [{version = 18 : si64}]}} {
    %0 = "onnx.Call"(%x) {callee = @"pkg.onnxscript.torch_lib::aten_gelu", onnx_node_name = "aten_gelu_1"} : (tensor<*xf32>) -> tensor<*xf32>
    return %0 : tensor<*xf32>
  }
  func.func private @"pkg.__main__::__main___Block_blocks_0_1"(%x: tensor<*xf32> {onnx.name = "x"}, %w: tensor<*xf32> {onnx.name = "blocks.0.fc.weight"}) -> (tensor<*xf32> {onnx.name = "r"}) attributes {onnx.function = {domain = "pkg.__main__", name = "__main___Block_blocks_0_1", opset_import = [{version = 18 : si64}]}} {
    // CHECK: "onnx.Call"{{.*}}class = "torch.nn.modules.linear.Linear", leaf, path = "fc"
    %0 = "onnx.Call"(%x, %w) {callee = @"pkg.torch.2.2.0::torch_nn_modules_linear_Linear_blocks_0_fc_1", onnx_node_name = "a"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: "onnx.Call"{{.*}}call = 0 : i64, class = "torch.nn.modules.activation.GELU", leaf, path = "act"
    %1 = "onnx.Call"(%0) {callee = @"pkg.torch.2.2.0::torch_nn_modules_activation_GELU_blocks_0_act_1", onnx_node_name = "b"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: "onnx.Call"{{.*}}call = 1 : i64, class = "torch.nn.modules.activation.GELU", leaf, path = "act"
    %2 = "onnx.Call"(%1) {callee = @"pkg.torch.2.2.0::torch_nn_modules_activation_GELU_blocks_0_act_2", onnx_node_name = "c"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: "onnx.Call"{{.*}}class = "__main__.Block", functional = "softmax", path = ""
    %3 = "onnx.Call"(%2) {callee = @"pkg.onnxscript.torch_lib::aten_softmax_no_dtype", onnx_node_name = "aten_softmax_no_dtype_3"} : (tensor<*xf32>) -> tensor<*xf32>
    return %3 : tensor<*xf32>
  }
  // CHECK: func.func @main_graph
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "main_graph"}} {
    %0 = "onnx.Initializer"() {onnx.outputs = ["blocks.0.fc.weight"], value = dense<1.0> : tensor<2x2xf32>} : () -> tensor<2x2xf32>
    // CHECK: "onnx.Call"{{.*}}class = "__main__.Block", path = "blocks.0"
    %1 = "onnx.Call"(%x, %0) {callee = @"pkg.__main__::__main___Block_blocks_0_1", onnx_node_name = "__main___Block_blocks_0_1_0"} : (tensor<*xf32>, tensor<2x2xf32>) -> tensor<*xf32>
    // CHECK: "onnx.Call"{{.*}}functional = "gelu", path = ""
    %2 = "onnx.Call"(%1) {callee = @"pkg.onnxscript.torch_lib::aten_gelu", onnx.outputs = ["y"], onnx_node_name = "aten_gelu_1"} : (tensor<*xf32>) -> tensor<*xf32>
    return %2 : tensor<*xf32>
  }
}
