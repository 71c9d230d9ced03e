// Only the outer modules, or only containers; an older model gets the IR version that has functions.
// RUN: aimet-opt --pass-pipeline='builtin.module(outline-modules{depth=1})' %s 2>%t.err | FileCheck --check-prefix=DEPTH %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --pass-pipeline='builtin.module(outline-modules{leaves=false})' %s | FileCheck --check-prefix=LEAVES %s
// RUN: aimet-opt --pass-pipeline='builtin.module(outline-modules{depth=1 leaves=false})' %s | FileCheck --check-prefix=BOTH %s
// REMARK: remark: the model's IR version is 8 now, got 7, which has no local functions
// DEPTH: onnx.ir_version = 8 : si64
// DEPTH: func.func private @"aimet.modules::a"
// DEPTH-NOT: func.func private
// Such functions have no value_info yet; what comes out of them is listed by the graph.
// DEPTH: "onnx.Relu"({{.*}}) {aimet.module = {call = 0 : i64, leaf, path = "b.c"}, {{.*}}onnx.outputs = ["r"]} : (tensor<*x!onnx.unknown>) -> tensor<4xf32>
// DEPTH: "onnx.Call"({{.*}}onnx.value_info = [unit]
// LEAVES-NOT: aimet.modules::a.b.c
// LEAVES: func.func private @"aimet.modules::a.b"
// LEAVES: func.func private @"aimet.modules::a"
// BOTH: func.func private @"aimet.modules::a"
// BOTH-NOT: func.func private

module attributes {onnx.ir_version = 7 : si64, onnx.opset_import = [{version = 14 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, leaf, path = "a.b.c"}, onnx.outputs = ["r"], onnx.value_info = [unit]} : (tensor<*xf32>) -> tensor<4xf32>
    %1 = "onnx.Neg"(%0) {aimet.module = {functional = "neg", path = "a"}, onnx.outputs = ["n"], onnx.value_info = [unit]} : (tensor<4xf32>) -> tensor<4xf32>
    %2 = "onnx.Exp"(%1) {aimet.module = {functional = "exp", path = ""}, onnx.outputs = ["y"]} : (tensor<4xf32>) -> tensor<*xf32>
    return %2 : tensor<*xf32>
  }
}
