// Functionals in bodies, in one name space with the rest. Local functions stay
// as they are: what is in them is of a module for each call.
// RUN: aimet-opt --modularize-functionals %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "d", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.If"(%c) ({
      // CHECK: path = "module_relu"
      %1 = "onnx.Relu"(%x) {aimet.module = {functional = "relu", path = ""}} : (tensor<*xf32>) -> tensor<*xf32>
      "aimet.yield"(%1) : (tensor<*xf32>) -> ()
    }, {
      // CHECK: path = "module_relu_1"
      %1 = "onnx.Relu"(%x) {aimet.module = {functional = "relu", path = ""}} : (tensor<*xf32>) -> tensor<*xf32>
      "aimet.yield"(%1) : (tensor<*xf32>) -> ()
    }) {onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}]} : (tensor<i1>) -> tensor<*xf32>
    %2 = "onnx.Call"(%0) {callee = @"d::f"} : (tensor<*xf32>) -> tensor<*xf32>
    return %2 : tensor<*xf32>
  }
  func.func private @"d::f"(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.function = {domain = "d", name = "f", opset_import = [{version = 20 : si64}]}} {
    // CHECK: "onnx.Relu"(%{{.*}}) {aimet.module = {functional = "relu", path = ""}}
    %0 = "onnx.Relu"(%x) {aimet.module = {functional = "relu", path = ""}} : (tensor<*xf32>) -> tensor<*xf32>
    return %0 : tensor<*xf32>
  }
}
