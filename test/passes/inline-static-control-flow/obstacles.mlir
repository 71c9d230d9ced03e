// Static, but left whole: tensors that are named outside of nodes, sparse weights, an empty output of unknown shape, a module that is excluded, a body of SequenceMap; a model whose types are at fault.
// RUN: split-file %s %t
// RUN: aimet-opt --inline-static-control-flow --exclude-modules=keep %t/left.mlir > %t.out 2>%t.err
// RUN: aimet-opt %t/left.mlir | diff - %t.out
// RUN: FileCheck %s < %t.err
// CHECK-DAG: remark: If "annotated" stays: If "annotated" always takes its then branch, but tensors of its body are named outside of nodes (quantization annotations, device configurations) [inline-static-control-flow]
// CHECK-DAG: remark: If "sparse" stays: If "sparse" always takes its then branch, but its body has sparse weights, the names of which are fixed
// CHECK-DAG: remark: Loop "empty" stays: Loop "empty" makes no iteration, but the shape of what it then gives out is not known
// CHECK-NOT: "excluded"
// CHECK-NOT: "mapped"
// RUN: aimet-opt --inline-static-control-flow %t/faulty.mlir 2>&1 >/dev/null | FileCheck --check-prefix=FAULTY %s
// FAULTY: remark: control flow is left: types or shapes of the model are at fault in 1 places, which --check-onnx lists [inline-static-control-flow]

//--- left.mlir
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}, %u: tensor<*xf32> {onnx.name = "u"}, %q: !onnx.Seq<tensor<2xf32>> {onnx.name = "q"}) -> (tensor<*xf32> {onnx.name = "y"}, tensor<*xf32> {onnx.name = "e"}, !onnx.Seq<tensor<2xf32>> {onnx.name = "m"}) attributes {onnx.graph = {name = "g"}} {
    %true = "onnx.Constant"() {value = dense<true> : tensor<i1>, onnx.outputs = ["true"]} : () -> tensor<i1>
    %zero = "onnx.Constant"() {value = dense<0> : tensor<i64>, onnx.outputs = ["zero"]} : () -> tensor<i64>
    %0 = "onnx.If"(%true) ({
      %a = "onnx.Neg"(%x) {onnx.outputs = ["a"]} : (tensor<2xf32>) -> tensor<*xf32>
      "aimet.yield"(%a) : (tensor<*xf32>) -> ()
    }, {
      %a = "onnx.Exp"(%x) {onnx.outputs = ["a"]} : (tensor<2xf32>) -> tensor<*xf32>
      "aimet.yield"(%a) : (tensor<*xf32>) -> ()
    }) {onnx_node_name = "annotated", onnx.graphs = [{attribute = "then_branch", graph = {name = "t", quantization_annotation = [{tensor_name = "a"}]}}, {attribute = "else_branch", graph = {name = "e"}}]} : (tensor<i1>) -> tensor<*xf32>
    %1 = "onnx.If"(%true) ({
      %w = "onnx.SparseInitializer"() {onnx.outputs = ["w"], value = {dims = array<i64: 2>, indices = {data_type = 7 : si32, dims = array<i64: 1>, int64_data = array<i64: 1>}, values = {data_type = 1 : si32, dims = array<i64: 1>, float_data = array<f32: 2.0>, name = "w"}}} : () -> tensor<2xf32>
      %a = "onnx.Add"(%x, %w) {onnx.outputs = ["s"]} : (tensor<2xf32>, tensor<2xf32>) -> tensor<*xf32>
      "aimet.yield"(%a) : (tensor<*xf32>) -> ()
    }, {
      "aimet.yield"(%x) : (tensor<2xf32>) -> ()
    }) {onnx_node_name = "sparse"} : (tensor<i1>) -> tensor<*xf32>
    %2, %e = "onnx.Loop"(%zero, %true, %u) ({
    ^bb0(%i: tensor<i64>, %b: tensor<i1>, %s: tensor<*xf32>):
      "aimet.yield"(%b, %s, %s) : (tensor<i1>, tensor<*xf32>, tensor<*xf32>) -> ()
    }) {onnx_node_name = "empty", onnx.outputs = ["l", "e"]} : (tensor<i64>, tensor<i1>, tensor<*xf32>) -> (tensor<*xf32>, tensor<*xf32>)
    %3 = "onnx.If"(%true) ({
      %a = "onnx.Neg"(%x) {onnx.outputs = ["b"]} : (tensor<2xf32>) -> tensor<*xf32>
      "aimet.yield"(%a) : (tensor<*xf32>) -> ()
    }, {
      "aimet.yield"(%x) : (tensor<2xf32>) -> ()
    }) {onnx_node_name = "excluded", aimet.module = {path = "keep.inner"}} : (tensor<i1>) -> tensor<*xf32>
    %m = "onnx.SequenceMap"(%q) ({
    ^bb0(%p: tensor<2xf32>):
      %i = "onnx.If"(%true) ({
        %a = "onnx.Neg"(%p) {onnx.outputs = ["c"]} : (tensor<2xf32>) -> tensor<2xf32>
        "aimet.yield"(%a) : (tensor<2xf32>) -> ()
      }, {
        "aimet.yield"(%p) : (tensor<2xf32>) -> ()
      }) {onnx_node_name = "mapped"} : (tensor<i1>) -> tensor<2xf32>
      "aimet.yield"(%i) : (tensor<2xf32>) -> ()
    }) {onnx.outputs = ["m"]} : (!onnx.Seq<tensor<2xf32>>) -> !onnx.Seq<tensor<2xf32>>
    %y = "onnx.Sum"(%0, %1, %2, %3) {onnx.outputs = ["y"]} : (tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %y, %e, %m : tensor<*xf32>, tensor<*xf32>, !onnx.Seq<tensor<2xf32>>
  }
}
//--- faulty.mlir
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}, %z: tensor<3xf32> {onnx.name = "z"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %true = "onnx.Constant"() {value = dense<true> : tensor<i1>, onnx.outputs = ["true"]} : () -> tensor<i1>
    %b = "onnx.Add"(%x, %z) {onnx.outputs = ["b"]} : (tensor<2xf32>, tensor<3xf32>) -> tensor<*xf32>
    %y = "onnx.If"(%true) ({
      %a = "onnx.Neg"(%b) {onnx.outputs = ["a"]} : (tensor<*xf32>) -> tensor<*xf32>
      "aimet.yield"(%a) : (tensor<*xf32>) -> ()
    }, {
      "aimet.yield"(%x) : (tensor<2xf32>) -> ()
    }) {onnx.outputs = ["y"]} : (tensor<i1>) -> tensor<*xf32>
    return %y : tensor<*xf32>
  }
}
