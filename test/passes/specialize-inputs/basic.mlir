// An input becomes an initializer, a dimension a size wherever it is stated, in formulas too (names of inputs are names, whatever they look like); what follows from that is folded, what was known before is left.
// RUN: aimet-opt --specialize-inputs --concrete-arg=batch=4 --concrete-arg=k=0 --concrete-arg=scale=0.5 --concrete-arg='list=[1, 2]' --concrete-arg=unused=true %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --specialize-inputs='args={batch=4,k=0,list=[1, 2]} args=scale=0.5 args=unused=true' %s | FileCheck %s
// RUN: aimet-opt --specialize-inputs --concrete-arg=batch=4 --concrete-arg=k=0 --concrete-arg=scale=0.5 --concrete-arg='list=[1, 2]' --concrete-arg=unused=true %s -o %t.onnx && %{decode} < %t.onnx | FileCheck --check-prefix=ONNX %s
// REMARK: remark: fixed as given: batch=4, k=0, scale=0.5, list=[1, 2], unused=true [specialize-inputs]
// CHECK: func.func @main_graph(%[[X:.*]]: tensor<4x3x?xf32> {onnx.dim_params = ["", "", "h"], onnx.name = "x"}, %{{.*}}: tensor<?xf32> {onnx.dim_params = ["2*batch + 1"], onnx.name = "other"})
// CHECK-SAME: -> (tensor<4x3x?xf32> {onnx.dim_params = ["", "", "h"], onnx.name = "y"}, tensor<2xi32> {onnx.name = "l"}, tensor<?x3x?xf32> {onnx.name = "w", onnx.type = {tensor_type = {elem_type = 1 : si32, shape = {dim = [{denotation = "DATA_BATCH", dim_value = 4 : si64}, {dim_value = 3 : si64}, {dim_param = "h + 4"}]}}}}, tensor<i64> {onnx.name = "o"})
// CHECK-NEXT: "onnx.Initializer"() {onnx.outputs = ["one"]
// CHECK-NEXT: %[[SCALE:.*]] = "onnx.Initializer"() {onnx.outputs = ["scale"], value = dense<5.000000e-01> : tensor<f32>}
// CHECK-NEXT: "onnx.Add"({{.*}}"known_before"
// CHECK-NEXT: %[[NEXT:.*]] = "onnx.Constant"() {onnx_node_name = "next", value = dense<2> : tensor<i64>}
// CHECK-NEXT: %[[SUM:.*]] = "onnx.Relu"(%[[X]]) {onnx.outputs = ["r"], onnx.value_info = [unit], onnx_node_name = "relu"} : (tensor<4x3x?xf32>) -> tensor<4x3x8xf32>
// CHECK-NEXT: "onnx.Mul"(%[[SUM]], %[[SCALE]]) {aimet.dim_params = {{\[\[}}"", "", "h"{{\]\]}}, onnx.outputs = ["y"]
// CHECK-NEXT: "onnx.CumSum"({{.*}}, %[[NEXT]])
// CHECK-NEXT: "onnx.Constant"() {onnx.outputs = ["l"], onnx_node_name = "id", value = dense<[1, 2]> : tensor<2xi32>}
// ONNX: input {
// ONNX-NEXT: name: "x"
// ONNX: dim_value: 4
// ONNX: dim_value: 3
// ONNX: dim_param: "h"
// ONNX-NOT: dim_param: "batch"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<?x3x?xf32> {onnx.name = "x", onnx.dim_params = ["batch", "", "h"]}, %k: tensor<i64> {onnx.name = "k"}, %scale: tensor<f32> {onnx.name = "scale"}, %unused: tensor<i1> {onnx.name = "unused"}, %list: tensor<?xi32> {onnx.name = "list", onnx.dim_params = ["n"]}, %other: tensor<?xf32> {onnx.name = "other", onnx.dim_params = ["2*batch + 1"]}) -> (tensor<?x3x?xf32> {onnx.name = "y", onnx.dim_params = ["batch", "", "h"]}, tensor<2xi32> {onnx.name = "l"}, tensor<?x3x?xf32> {onnx.name = "w", onnx.type = {tensor_type = {elem_type = 1 : si32, shape = {dim = [{denotation = "DATA_BATCH", dim_param = "batch"}, {dim_value = 3 : si64}, {dim_param = "h + batch"}]}}}}, tensor<i64> {onnx.name = "o"}) attributes {onnx.graph = {name = "g"}} {
    %one = "onnx.Initializer"() {onnx.outputs = ["one"], value = dense<1> : tensor<i64>} : () -> tensor<i64>
    %old = "onnx.Add"(%one, %one) {onnx_node_name = "known_before", onnx.outputs = ["o"]} : (tensor<i64>, tensor<i64>) -> tensor<i64>
    %next = "onnx.Add"(%k, %old) {onnx_node_name = "next"} : (tensor<i64>, tensor<i64>) -> tensor<i64>
    %r = "onnx.Relu"(%x) {onnx_node_name = "relu", onnx.outputs = ["r"], onnx.value_info = [{onnx.dim_params = ["batch", "", "2*batch"]}]} : (tensor<?x3x?xf32>) -> tensor<?x3x?xf32>
    %y = "onnx.Mul"(%r, %scale) {onnx_node_name = "scaled", onnx.outputs = ["y"], aimet.dim_params = [["batch", "", "h"]]} : (tensor<?x3x?xf32>, tensor<f32>) -> tensor<?x3x?xf32>
    %w = "onnx.CumSum"(%y, %next) {onnx_node_name = "w", onnx.outputs = ["w"]} : (tensor<?x3x?xf32>, tensor<i64>) -> tensor<?x3x?xf32>
    %l = "onnx.Identity"(%list) {onnx.outputs = ["l"], onnx_node_name = "id"} : (tensor<?xi32>) -> tensor<2xi32>
    return %y, %l, %w, %old : tensor<?x3x?xf32>, tensor<2xi32>, tensor<?x3x?xf32>, tensor<i64>
  }
}
