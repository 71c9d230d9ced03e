// Calls of a leaf share a function where they do exactly the same; attributes, types and operands count, names do not.
// RUN: aimet-opt --outline-modules %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// REMARK: remark: 6 calls of modules outlined into 4 local functions
// CHECK: func.func private @"aimet.modules::act"
// CHECK: func.func private @"aimet.modules::norm"
// CHECK: func.func private @"aimet.modules::norm_1"
// CHECK: func.func private @"aimet.modules::twin"
// CHECK: callee = @"aimet.modules::act"{{.*}}onnx_node_name = "/act/Call"
// CHECK: callee = @"aimet.modules::act"{{.*}}onnx_node_name = "/act/Call_1"
// CHECK: callee = @"aimet.modules::norm",
// CHECK: callee = @"aimet.modules::norm_1",
// CHECK: callee = @"aimet.modules::norm",
// Another module is another function, though it does the same.
// CHECK: callee = @"aimet.modules::twin"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, leaf, path = "act"}, onnx.outputs = ["a"], onnx_node_name = "r1"} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Relu"(%0) {aimet.module = {call = 1 : i64, leaf, path = "act"}, onnx.outputs = ["b"], onnx_node_name = "r2"} : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Softmax"(%1) {aimet.module = {call = 0 : i64, leaf, path = "norm"}, axis = 1 : si64, onnx.outputs = ["c"]} : (tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.Softmax"(%2) {aimet.module = {call = 1 : i64, leaf, path = "norm"}, axis = 2 : si64, onnx.outputs = ["d"]} : (tensor<*xf32>) -> tensor<*xf32>
    %4 = "onnx.Softmax"(%3) {aimet.module = {call = 2 : i64, leaf, path = "norm"}, axis = 1 : si64, onnx.outputs = ["e"]} : (tensor<*xf32>) -> tensor<*xf32>
    %5 = "onnx.Relu"(%4) {aimet.module = {call = 0 : i64, leaf, path = "twin"}, onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %5 : tensor<*xf32>
  }
}
