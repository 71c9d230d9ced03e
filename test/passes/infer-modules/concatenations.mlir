// What ends in a Concat and is another function: roll, circular padding, stack.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    // Along two axes, one after the other: one roll.
    // CHECK: "onnx.Slice"{{.*}}functional = "roll", path = "", source = "scope", unit = [[ROLL:[0-9]+]]
    %aa = "onnx.Constant"() {value = dense<[-3]> : tensor<1xi64>} : () -> tensor<1xi64>
    %ab = "onnx.Constant"() {value = dense<[9223372036854775807]> : tensor<1xi64>} : () -> tensor<1xi64>
    %ax = "onnx.Constant"() {value = dense<[1]> : tensor<1xi64>} : () -> tensor<1xi64>
    %a = "onnx.Slice"(%x, %aa, %ab, %ax) {onnx_node_name = "/Slice"} : (tensor<*xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*xf32>
    %ba = "onnx.Constant"() {value = dense<[0]> : tensor<1xi64>} : () -> tensor<1xi64>
    %bb = "onnx.Constant"() {value = dense<[-3]> : tensor<1xi64>} : () -> tensor<1xi64>
    %bx = "onnx.Constant"() {value = dense<[1]> : tensor<1xi64>} : () -> tensor<1xi64>
    %b = "onnx.Slice"(%x, %ba, %bb, %bx) {onnx_node_name = "/Slice_1"} : (tensor<*xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*xf32>
    %0 = "onnx.Concat"(%a, %b) {axis = 1 : si64, onnx_node_name = "/Concat"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %ca = "onnx.Constant"() {value = dense<[-3]> : tensor<1xi64>} : () -> tensor<1xi64>
    %cb = "onnx.Constant"() {value = dense<[9223372036854775807]> : tensor<1xi64>} : () -> tensor<1xi64>
    %cx = "onnx.Constant"() {value = dense<[2]> : tensor<1xi64>} : () -> tensor<1xi64>
    %c = "onnx.Slice"(%0, %ca, %cb, %cx) {onnx_node_name = "/Slice_2"} : (tensor<*xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*xf32>
    %da = "onnx.Constant"() {value = dense<[0]> : tensor<1xi64>} : () -> tensor<1xi64>
    %db = "onnx.Constant"() {value = dense<[-3]> : tensor<1xi64>} : () -> tensor<1xi64>
    %dx = "onnx.Constant"() {value = dense<[2]> : tensor<1xi64>} : () -> tensor<1xi64>
    %d = "onnx.Slice"(%0, %da, %db, %dx) {onnx_node_name = "/Slice_3"} : (tensor<*xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*xf32>
    // CHECK: "onnx.Concat"{{.*}}functional = "roll", path = "", source = "scope", unit = [[ROLL]]
    %1 = "onnx.Concat"(%c, %d) {axis = 2 : si64, onnx_node_name = "/Concat_1"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // Not all of it comes back.
    // CHECK: "onnx.Concat"{{.*}}functional = "cat", path = "", source = "scope"}
    %ea = "onnx.Constant"() {value = dense<[-3]> : tensor<1xi64>} : () -> tensor<1xi64>
    %eb = "onnx.Constant"() {value = dense<[9223372036854775807]> : tensor<1xi64>} : () -> tensor<1xi64>
    %ex = "onnx.Constant"() {value = dense<[1]> : tensor<1xi64>} : () -> tensor<1xi64>
    %e = "onnx.Slice"(%1, %ea, %eb, %ex) {onnx_node_name = "/Slice_4"} : (tensor<*xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*xf32>
    %fa = "onnx.Constant"() {value = dense<[0]> : tensor<1xi64>} : () -> tensor<1xi64>
    %fb = "onnx.Constant"() {value = dense<[-4]> : tensor<1xi64>} : () -> tensor<1xi64>
    %fx = "onnx.Constant"() {value = dense<[1]> : tensor<1xi64>} : () -> tensor<1xi64>
    %f = "onnx.Slice"(%1, %fa, %fb, %fx) {onnx_node_name = "/Slice_5"} : (tensor<*xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*xf32>
    %2 = "onnx.Concat"(%e, %f) {axis = 1 : si64, onnx_node_name = "/Concat_2"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: "onnx.Concat"{{.*}}functional = "pad", path = "", source = "scope", unit
    %ga = "onnx.Constant"() {value = dense<[-1]> : tensor<1xi64>} : () -> tensor<1xi64>
    %gb = "onnx.Constant"() {value = dense<[9223372036854775807]> : tensor<1xi64>} : () -> tensor<1xi64>
    %gx = "onnx.Constant"() {value = dense<[2]> : tensor<1xi64>} : () -> tensor<1xi64>
    %g = "onnx.Slice"(%2, %ga, %gb, %gx) {onnx_node_name = "/Slice_6"} : (tensor<*xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*xf32>
    %ha = "onnx.Constant"() {value = dense<[0]> : tensor<1xi64>} : () -> tensor<1xi64>
    %hb = "onnx.Constant"() {value = dense<[1]> : tensor<1xi64>} : () -> tensor<1xi64>
    %hx = "onnx.Constant"() {value = dense<[2]> : tensor<1xi64>} : () -> tensor<1xi64>
    %h = "onnx.Slice"(%2, %ha, %hb, %hx) {onnx_node_name = "/Slice_7"} : (tensor<*xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*xf32>
    %3 = "onnx.Concat"(%g, %2, %h) {axis = 2 : si64, onnx_node_name = "/Concat_3"} : (tensor<*xf32>, tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // Nobody pads along channels.
    // CHECK: "onnx.Concat"{{.*}}functional = "cat", path = "", source = "scope"}
    %ia = "onnx.Constant"() {value = dense<[0]> : tensor<1xi64>} : () -> tensor<1xi64>
    %ib = "onnx.Constant"() {value = dense<[1]> : tensor<1xi64>} : () -> tensor<1xi64>
    %ix = "onnx.Constant"() {value = dense<[1]> : tensor<1xi64>} : () -> tensor<1xi64>
    %i = "onnx.Slice"(%3, %ia, %ib, %ix) {onnx_node_name = "/Slice_8"} : (tensor<*xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<*xf32>
    %4 = "onnx.Concat"(%3, %i) {axis = 1 : si64, onnx_node_name = "/Concat_4"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: "onnx.Concat"{{.*}}functional = "stack", path = "", source = "scope", unit
    %axis = "onnx.Constant"() {value = dense<[0]> : tensor<1xi64>} : () -> tensor<1xi64>
    %5 = "onnx.Unsqueeze"(%4, %axis) {onnx_node_name = "/Unsqueeze"} : (tensor<*xf32>, tensor<1xi64>) -> tensor<*xf32>
    %6 = "onnx.Unsqueeze"(%x, %axis) {onnx_node_name = "/Unsqueeze_1"} : (tensor<*xf32>, tensor<1xi64>) -> tensor<*xf32>
    %7 = "onnx.Concat"(%5, %6) {axis = 0 : si64, onnx_node_name = "/Concat_5"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // One that is used elsewhere, too.
    // CHECK: "onnx.Concat"{{.*}}functional = "cat", path = "", source = "scope"}
    %8 = "onnx.Unsqueeze"(%7, %axis) {onnx_node_name = "/Unsqueeze_2"} : (tensor<*xf32>, tensor<1xi64>) -> tensor<*xf32>
    %9 = "onnx.Unsqueeze"(%7, %axis) {onnx_node_name = "/Unsqueeze_3"} : (tensor<*xf32>, tensor<1xi64>) -> tensor<*xf32>
    %10 = "onnx.Concat"(%8, %9) {axis = 0 : si64, onnx_node_name = "/Concat_6"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %11 = "onnx.Add"(%10, %9) {onnx_node_name = "/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %11 : tensor<*xf32>
  }
}
