// Elements of every type come out to the bit; a NaN, of which nobody knows the bits, does not.
// RUN: aimet-opt --fold-constants %s | FileCheck %s
// CHECK-DAG: "i8", value = dense<[-128, 127]> : tensor<2xi8>
// CHECK-DAG: "u8", value = dense<[0, 255]> : tensor<2xui8>
// CHECK-DAG: "i4", value = dense<[-8, 7]> : tensor<2xi4>
// CHECK-DAG: "u16", value = dense<[65535, 1]> : tensor<2xui16>
// CHECK-DAG: "b", value = dense<[true, false]> : tensor<2xi1>
// CHECK-DAG: "f32", value = dense<[-0.000000e+00, 0x7F800000]> : tensor<2xf32>
// CHECK-DAG: "f64", value = dense<[1.000000e-01, 4.940660e-324]> : tensor<2xf64>
// CHECK-DAG: "f16", value = dense<[6.550400e+04, 5.960460e-08]> : tensor<2xf16>
// CHECK-DAG: "bf16", value = dense<[1.000000e+00, 9.183550e-41]> : tensor<2xbf16>
// CHECK-DAG: "f8a", value = dense<[4.480000e+02, 1.953130e-03]> : tensor<2xf8E4M3FN>
// CHECK-DAG: "f8b", value = dense<[5.734400e+04, -1.525880e-05]> : tensor<2xf8E5M2>
// CHECK-DAG: "third", value = dense<0.333333343> : tensor<f32>
// CHECK-DAG: "onnx.Reshape"({{.*}}"nan"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 21 : si64}]} {
  func.func @main_graph() -> (tensor<*xi8> {onnx.name = "i8_output_0"}, tensor<*xui8> {onnx.name = "u8_output_0"}, tensor<*xi4> {onnx.name = "i4_output_0"}, tensor<*xui16> {onnx.name = "u16_output_0"}, tensor<*xi1> {onnx.name = "b_output_0"}, tensor<*xf32> {onnx.name = "f32_output_0"}, tensor<*xf64> {onnx.name = "f64_output_0"}, tensor<*xf16> {onnx.name = "f16_output_0"}, tensor<*xbf16> {onnx.name = "bf16_output_0"}, tensor<*xf8E4M3FN> {onnx.name = "f8a_output_0"}, tensor<*xf8E5M2> {onnx.name = "f8b_output_0"}, tensor<*xf32> {onnx.name = "third_output_0"}, tensor<*xf32> {onnx.name = "nan_output_0"}) attributes {onnx.graph = {name = "g"}} {
    %s = "onnx.Constant"() {onnx_node_name = "s", value_ints = array<i64: -1>} : () -> tensor<1xi64>
    %a = "onnx.Initializer"() {onnx.outputs = ["a"], value = dense<[[-128, 127]]> : tensor<1x2xi8>} : () -> tensor<1x2xi8>
    %a1 = "onnx.Reshape"(%a, %s) {onnx_node_name = "i8"} : (tensor<1x2xi8>, tensor<1xi64>) -> tensor<*xi8>
    %b = "onnx.Initializer"() {onnx.outputs = ["bb"], value = dense<[[0, 255]]> : tensor<1x2xui8>} : () -> tensor<1x2xui8>
    %b1 = "onnx.Reshape"(%b, %s) {onnx_node_name = "u8"} : (tensor<1x2xui8>, tensor<1xi64>) -> tensor<*xui8>
    %c = "onnx.Initializer"() {onnx.outputs = ["c"], value = dense<[[-8, 7]]> : tensor<1x2xi4>} : () -> tensor<1x2xi4>
    %c1 = "onnx.Reshape"(%c, %s) {onnx_node_name = "i4"} : (tensor<1x2xi4>, tensor<1xi64>) -> tensor<*xi4>
    %d = "onnx.Initializer"() {onnx.outputs = ["d"], value = dense<[[65535, 1]]> : tensor<1x2xui16>} : () -> tensor<1x2xui16>
    %d1 = "onnx.Reshape"(%d, %s) {onnx_node_name = "u16"} : (tensor<1x2xui16>, tensor<1xi64>) -> tensor<*xui16>
    %e = "onnx.Initializer"() {onnx.outputs = ["e"], value = dense<[[true, false]]> : tensor<1x2xi1>} : () -> tensor<1x2xi1>
    %e1 = "onnx.Reshape"(%e, %s) {onnx_node_name = "b"} : (tensor<1x2xi1>, tensor<1xi64>) -> tensor<*xi1>
    %f = "onnx.Initializer"() {onnx.outputs = ["f"], value = dense<[[-0.0, 0x7F800000]]> : tensor<1x2xf32>} : () -> tensor<1x2xf32>
    %f1 = "onnx.Reshape"(%f, %s) {onnx_node_name = "f32"} : (tensor<1x2xf32>, tensor<1xi64>) -> tensor<*xf32>
    %g = "onnx.Initializer"() {onnx.outputs = ["g"], value = dense<[[0.1, 0x0000000000000001]]> : tensor<1x2xf64>} : () -> tensor<1x2xf64>
    %g1 = "onnx.Reshape"(%g, %s) {onnx_node_name = "f64"} : (tensor<1x2xf64>, tensor<1xi64>) -> tensor<*xf64>
    %h = "onnx.Initializer"() {onnx.outputs = ["h"], value = dense<[[65504.0, 0x0001]]> : tensor<1x2xf16>} : () -> tensor<1x2xf16>
    %h1 = "onnx.Reshape"(%h, %s) {onnx_node_name = "f16"} : (tensor<1x2xf16>, tensor<1xi64>) -> tensor<*xf16>
    %i = "onnx.Initializer"() {onnx.outputs = ["i"], value = dense<[[1.0, 0x0001]]> : tensor<1x2xbf16>} : () -> tensor<1x2xbf16>
    %i1 = "onnx.Reshape"(%i, %s) {onnx_node_name = "bf16"} : (tensor<1x2xbf16>, tensor<1xi64>) -> tensor<*xbf16>
    %j = "onnx.Initializer"() {onnx.outputs = ["j"], value = dense<[[448.0, 0x01]]> : tensor<1x2xf8E4M3FN>} : () -> tensor<1x2xf8E4M3FN>
    %j1 = "onnx.Reshape"(%j, %s) {onnx_node_name = "f8a"} : (tensor<1x2xf8E4M3FN>, tensor<1xi64>) -> tensor<*xf8E4M3FN>
    %k = "onnx.Initializer"() {onnx.outputs = ["k"], value = dense<[[57344.0, 0x81]]> : tensor<1x2xf8E5M2>} : () -> tensor<1x2xf8E5M2>
    %k1 = "onnx.Reshape"(%k, %s) {onnx_node_name = "f8b"} : (tensor<1x2xf8E5M2>, tensor<1xi64>) -> tensor<*xf8E5M2>
    %l = "onnx.Constant"() {onnx_node_name = "one", value_float = 1.0 : f32} : () -> tensor<f32>
    %m = "onnx.Constant"() {onnx_node_name = "three", value = dense<3.0> : tensor<f32>} : () -> tensor<f32>
    %l1 = "onnx.Div"(%l, %m) {onnx_node_name = "third"} : (tensor<f32>, tensor<f32>) -> tensor<*xf32>
    %n = "onnx.Initializer"() {onnx.outputs = ["n"], value = dense<[[0x7FC00001, 1.0]]> : tensor<1x2xf32>} : () -> tensor<1x2xf32>
    %n1 = "onnx.Reshape"(%n, %s) {onnx_node_name = "nan"} : (tensor<1x2xf32>, tensor<1xi64>) -> tensor<*xf32>
    return %a1, %b1, %c1, %d1, %e1, %f1, %g1, %h1, %i1, %j1, %k1, %l1, %n1 : tensor<*xi8>, tensor<*xui8>, tensor<*xi4>, tensor<*xui16>, tensor<*xi1>, tensor<*xf32>, tensor<*xf64>, tensor<*xf16>, tensor<*xbf16>, tensor<*xf8E4M3FN>, tensor<*xf8E5M2>, tensor<*xf32>, tensor<*xf32>
  }
}
