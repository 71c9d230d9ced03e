// A module that a path leaves and comes back to stays, its inner modules do not; so do excluded modules, nodes without
// module information, and modules that nothing uses. What merely stands between is moved.
// RUN: aimet-opt --outline-modules --exclude-modules=kept %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// REMARK-DAG: remark: module "round" stays as it is, for a path leaves it and comes back, through "between"
// REMARK-DAG: remark: module "dead" stays as it is, for nothing uses what it computes
// CHECK: func.func private @"aimet.modules::round.inner"
// CHECK: func.func private @"aimet.modules::apart"
// CHECK-NOT: func.func private
// CHECK: func.func @main_graph
// CHECK-NEXT: %[[A:.*]] = "onnx.Call"(%arg0){{.*}}@"aimet.modules::round.inner"
// CHECK-NEXT: %[[B:.*]] = "onnx.Neg"(%[[A]])
// CHECK-NEXT: %[[C:.*]] = "onnx.Add"(%[[A]], %[[B]])
// CHECK-NEXT: %[[K:.*]] = "onnx.Relu"(%[[C]])
// CHECK-NEXT: "onnx.Neg"(%[[K]])
// The user of the module's first value comes after the call, the maker of its second operand before it.
// CHECK-NEXT: %[[O:.*]] = "onnx.Sqrt"(%[[K]])
// CHECK-NEXT: %[[P:.*]]:2 = "onnx.Call"(%[[K]], %[[O]]){{.*}}@"aimet.modules::apart"
// CHECK-NEXT: %[[U:.*]] = "onnx.Exp"(%[[P]]#0)
// CHECK-NEXT: "onnx.Add"(%[[U]], %[[P]]#1)

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, leaf, path = "round.inner"}, onnx.outputs = ["a"]} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Neg"(%0) {aimet.module = {path = ""}, onnx.outputs = ["b"], onnx_node_name = "between"} : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Add"(%0, %1) {aimet.module = {functional = "add", path = "round"}, onnx.outputs = ["c"]} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.Relu"(%2) {aimet.module = {call = 0 : i64, leaf, path = "kept"}, onnx.outputs = ["d"]} : (tensor<*xf32>) -> tensor<*xf32>
    %d = "onnx.Neg"(%3) {aimet.module = {call = 0 : i64, leaf, path = "dead"}, onnx.outputs = ["e"]} : (tensor<*xf32>) -> tensor<*xf32>
    %4 = "onnx.Neg"(%3) {aimet.module = {path = "apart"}, onnx.outputs = ["f"]} : (tensor<*xf32>) -> tensor<*xf32>
    %5 = "onnx.Exp"(%4) {onnx.outputs = ["g"]} : (tensor<*xf32>) -> tensor<*xf32>
    %6 = "onnx.Sqrt"(%3) {onnx.outputs = ["h"]} : (tensor<*xf32>) -> tensor<*xf32>
    %7 = "onnx.Mul"(%4, %6) {aimet.module = {path = "apart"}, onnx.outputs = ["i"]} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %8 = "onnx.Add"(%5, %7) {onnx.outputs = ["y"]} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %8 : tensor<*xf32>
  }
}
