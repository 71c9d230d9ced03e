// Results of more bytes than the limit are left, with a remark for each; the limit is an option.
// RUN: aimet-opt --fold-constants %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --fold-constants="max-bytes=8" %s 2>&1 | FileCheck --check-prefix=SMALL %s
// RUN: aimet-opt --fold-constants="max-bytes=4096" %s 2>&1 | FileCheck --check-prefix=LARGE %s
// REMARK: limit.mlir:[[#@LINE+19]]:{{[0-9]+}}: remark: tensor "large_output_0" could be a constant, but is left: got 1032 bytes, expected at most 1024 [fold-constants]
// REMARK: remark: tensor "weight_output_0" could be a constant, but is left: got 4800000000 bytes, expected at most 1024 [fold-constants]
// REMARK-NOT: is left
// REMARK: remark: folded 1 nodes
// CHECK-DAG: "onnx.Constant"() {onnx_node_name = "fits", value = dense<7> : tensor<128xi64>}
// CHECK-DAG: "onnx.Expand"({{.*}}"large"
// CHECK-DAG: "onnx.Transpose"({{.*}}"weight"
// SMALL-DAG: "fits_output_0" could be a constant, but is left: got 1024 bytes, expected at most 8
// SMALL-DAG: "onnx.Expand"({{.*}}"fits"
// LARGE-DAG: value = dense<7> : tensor<128xi64>
// LARGE-DAG: value = dense<7> : tensor<129xi64>

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph() -> (tensor<*xi64> {onnx.name = "fits_output_0"}, tensor<*xi64> {onnx.name = "large_output_0"}, tensor<*xf32> {onnx.name = "weight_output_0"}) attributes {onnx.graph = {name = "g"}} {
    %seven = "onnx.Initializer"() {onnx.outputs = ["seven"], value = dense<7> : tensor<i64>} : () -> tensor<i64>
    %a = "onnx.Initializer"() {onnx.outputs = ["a"], value = dense<128> : tensor<1xi64>} : () -> tensor<1xi64>
    %b = "onnx.Initializer"() {onnx.outputs = ["b"], value = dense<129> : tensor<1xi64>} : () -> tensor<1xi64>
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = {span = {file = "no_such_file", hash = 7 : i64, length = 4800000000 : i64, offset = 0 : i64}, type = tensor<40000x30000xf32>}} : () -> tensor<40000x30000xf32>
    %f = "onnx.Expand"(%seven, %a) {onnx_node_name = "fits"} : (tensor<i64>, tensor<1xi64>) -> tensor<*xi64>
    %l = "onnx.Expand"(%seven, %b) {onnx_node_name = "large"} : (tensor<i64>, tensor<1xi64>) -> tensor<*xi64>
    %t = "onnx.Transpose"(%w) {onnx_node_name = "weight", perm = array<i64: 1, 0>} : (tensor<40000x30000xf32>) -> tensor<*xf32>
    return %f, %l, %t : tensor<*xi64>, tensor<*xi64>, tensor<*xf32>
  }
}
