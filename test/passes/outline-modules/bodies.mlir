// Modules in bodies are outlined there, and bodies go with the node that they belong to; what they take from around is
// an input; inputs that are left out stay left out; names that annotations mention stay in the graph.
// RUN: aimet-opt --outline-modules %s | FileCheck %s
// RUN: aimet-opt --outline-modules %s | aimet-opt --inline-functions - | FileCheck --check-prefix=BACK %s
// CHECK: func.func private @"aimet.modules::cond.act"(%[[P:.*]]: {{.*}}onnx.name = "a"}) -> (tensor<*xf32> {onnx.name = "b"})
// CHECK: func.func private @"aimet.modules::clip"(%[[X:.*]]: {{.*}}"x"}, %[[M:.*]]: {{.*}}"m"}) -> (tensor<*xf32> {onnx.name = "k"}, tensor<*xf32> {onnx.name = "a"})
// CHECK-NEXT: %[[N:.*]] = "onnx.NoValue"
// CHECK-NEXT: "onnx.Clip"(%[[X]], %[[N]], %[[M]])
// CHECK: func.func private @"aimet.modules::cond"(%[[C:.*]]: {{.*}}"c"}, %[[A:.*]]: {{.*}}"a"}) -> (tensor<*xf32> {onnx.name = "y"})
// CHECK-NEXT: "onnx.If"(%[[C]])
// CHECK-NEXT: "onnx.Call"(%[[A]]) {aimet.module = {call = 0 : i64, leaf, path = "act"}, callee = @"aimet.modules::cond.act"
// CHECK: aimet.yield
// CHECK: "aimet.yield"(%[[A]])
// CHECK: func.func @main_graph
// BACK-NOT: onnx.Call
// BACK: "onnx.If"
// BACK-NEXT: "onnx.Relu"({{.*}}path = "cond.act"}

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}, %m: tensor<f32> {onnx.name = "m"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g", quantization_annotation = [{tensor_name = "k"}]}} {
    %n = "onnx.NoValue"() : () -> none
    %k = "onnx.Clip"(%x, %n, %m) {aimet.module = {call = 0 : i64, leaf, path = "clip"}, onnx.outputs = ["k"]} : (tensor<*xf32>, none, tensor<f32>) -> tensor<*xf32>
    %a = "onnx.Neg"(%k) {aimet.module = {call = 0 : i64, leaf, path = "clip"}, onnx.outputs = ["a"]} : (tensor<*xf32>) -> tensor<*xf32>
    %y = "onnx.If"(%c) ({
      %b = "onnx.Relu"(%a) {aimet.module = {call = 0 : i64, leaf, path = "cond.act"}, onnx.outputs = ["b"]} : (tensor<*xf32>) -> tensor<*xf32>
      "aimet.yield"(%b) : (tensor<*xf32>) -> ()
    }, {
      "aimet.yield"(%a) : (tensor<*xf32>) -> ()
    }) {aimet.module = {path = "cond"}, onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}], onnx.outputs = ["y"]} : (tensor<i1>) -> tensor<*xf32>
    return %y : tensor<*xf32>
  }
}
