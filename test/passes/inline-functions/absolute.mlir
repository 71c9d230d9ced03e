// What torch.export says of a node of a function begins at the root: it holds where the call says nothing. One run of --prepare is enough: what is inlined gets its modules, and branches that the call decides are gone.
// RUN: aimet-opt --validate --prepare --validate %s -o %t.onnx 2>&1 | FileCheck %s
// CHECK: module_relu
// CHECK: ready for quantization
// RUN: aimet-opt --prepare %t.onnx -o %t.again.onnx && cmp %t.onnx %t.again.onnx
// RUN: aimet-opt %t.onnx | FileCheck %s --check-prefix=IR
// IR-NOT: onnx.If
// IR: "aimet.module", "module_relu"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "loc", version = 1 : si64}]} {
  func.func private @"loc::Fn"(%a: tensor<*x!onnx.unknown> {onnx.name = "a"}) -> (tensor<*x!onnx.unknown> {onnx.name = "b"}) attributes {onnx.function = {domain = "loc", name = "Fn", opset_import = [{domain = "", version = 20 : si64}]}} {
    %two = "onnx.Constant"() {value = dense<2> : tensor<1xi64>, onnx.outputs = ["two"]} : () -> tensor<*x!onnx.unknown>
    %shape = "onnx.Shape"(%a) {onnx.outputs = ["shape"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %is = "onnx.Equal"(%shape, %two) {onnx.outputs = ["is"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c = "onnx.If"(%is) ({
      %t = "onnx.Identity"(%a) {onnx.outputs = ["t"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
      "aimet.yield"(%t) : (tensor<*x!onnx.unknown>) -> ()
    }, {
      %e = "onnx.Neg"(%a) {onnx.outputs = ["e"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
      "aimet.yield"(%e) : (tensor<*x!onnx.unknown>) -> ()
    }) {onnx.outputs = ["c"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Relu"(%c) {onnx.metadata_props = ["pkg.torch.onnx.name_scopes", "['', 'enc', 'relu']", "pkg.torch.onnx.class_hierarchy", "['M', 'torch.nn.modules.container.Sequential', 'aten.relu.default']"], onnx.outputs = ["b"], onnx_node_name = "n1"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %b : tensor<*x!onnx.unknown>
  }
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}, %l: tensor<3xf32> {onnx.name = "l"}) -> (tensor<2xf32> {onnx.name = "y"}, tensor<3xf32> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Call"(%x) {callee = @"loc::Fn", onnx.outputs = ["y"], onnx_node_name = "call"} : (tensor<2xf32>) -> tensor<2xf32>
    %1 = "onnx.Call"(%l) {callee = @"loc::Fn", onnx.outputs = ["z"], onnx_node_name = "other"} : (tensor<3xf32>) -> tensor<3xf32>
    return %0, %1 : tensor<2xf32>, tensor<3xf32>
  }
}
