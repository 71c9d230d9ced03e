// A module that its parent does not call shows the scope of who does; parameters tell where it stands.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %p = "onnx.Initializer"() {onnx.outputs = ["pos.proj.weight"], value = dense<1.0> : tensor<8x8x1x1xf32>} : () -> tensor<8x8x1x1xf32>
    %h = "onnx.Initializer"() {onnx.outputs = ["head.fc.fc1.weight"], value = dense<1.0> : tensor<8x8x1x1xf32>} : () -> tensor<8x8x1x1xf32>
    %e = "onnx.Initializer"() {onnx.outputs = ["encoder.embed.weight"], value = dense<1.0> : tensor<8x8xf32>} : () -> tensor<8x8xf32>
    %t = "onnx.Initializer"() {onnx.outputs = ["third.conv.weight"], value = dense<1.0> : tensor<8x8x1x1xf32>} : () -> tensor<8x8x1x1xf32>
    %b = "onnx.Initializer"() {onnx.outputs = ["third.conv.bias"], value = dense<1.0> : tensor<8xf32>} : () -> tensor<8xf32>
    %o = "onnx.Initializer"() {onnx.outputs = ["stem.other.weight"], value = dense<1.0> : tensor<8x8x1x1xf32>} : () -> tensor<8x8x1x1xf32>
    // CHECK: aimet.module = {call = 0 : i64, {{.*}}path = "pos.proj"
    %0 = "onnx.Conv"(%x, %p) {onnx_node_name = "/serial/serial.0/pos/proj/Conv"} : (tensor<*xf32>, tensor<8x8x1x1xf32>) -> tensor<*xf32>
    // CHECK: aimet.module = {functional = "add", path = "pos"
    %1 = "onnx.Add"(%0, %x) {onnx_node_name = "/serial/serial.0/pos/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: aimet.module = {call = 1 : i64, {{.*}}path = "pos.proj"
    %2 = "onnx.Conv"(%1, %p) {onnx_node_name = "/serial/serial.1/pos/proj/Conv"} : (tensor<*xf32>, tensor<8x8x1x1xf32>) -> tensor<*xf32>
    // What stands beside follows.
    // CHECK: path = "head.fc.fc1"
    %3 = "onnx.Conv"(%2, %h) {onnx_node_name = "/fc/fc1/Conv"} : (tensor<*xf32>, tensor<8x8x1x1xf32>) -> tensor<*xf32>
    // CHECK: path = "head.fc.act"
    %4 = "onnx.Relu"(%3) {onnx_node_name = "/fc/act/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // One table for two modules, each at home: shared weights, no call from elsewhere.
    // CHECK: call = 0 : i64, {{.*}}path = "encoder.embed"
    %5 = "onnx.MatMul"(%4, %e) {onnx_node_name = "/encoder/embed/MatMul"} : (tensor<*xf32>, tensor<8x8xf32>) -> tensor<*xf32>
    // CHECK: call = 0 : i64, {{.*}}path = "decoder.embed"
    %6 = "onnx.MatMul"(%5, %e) {onnx_node_name = "/decoder/embed/MatMul"} : (tensor<*xf32>, tensor<8x8xf32>) -> tensor<*xf32>
    // A scope that holds what is at home there stays.
    // CHECK: path = "stem.other"
    %7 = "onnx.Conv"(%6, %o) {onnx_node_name = "/stem/other/Conv"} : (tensor<*xf32>, tensor<8x8x1x1xf32>) -> tensor<*xf32>
    // CHECK: path = "third.conv"
    %8 = "onnx.Conv"(%7, %t) {onnx_node_name = "/stem/conv/Conv"} : (tensor<*xf32>, tensor<8x8x1x1xf32>) -> tensor<*xf32>
    // Namesakes called from one place: suffixes keep names apart, and are no calls.
    %q0 = "onnx.Initializer"() {onnx.outputs = ["layers.0.block.query.weight"], value = dense<1.0> : tensor<8x8x1x1xf32>} : () -> tensor<8x8x1x1xf32>
    %q1 = "onnx.Initializer"() {onnx.outputs = ["layers.1.block.query.weight"], value = dense<1.0> : tensor<8x8x1x1xf32>} : () -> tensor<8x8x1x1xf32>
    // CHECK: aimet.module = {call = 0 : i64, {{.*}}path = "layers.0.block.query"
    %n0 = "onnx.Conv"(%8, %q0) {onnx_node_name = "/loop/block/query/Conv"} : (tensor<*xf32>, tensor<8x8x1x1xf32>) -> tensor<*xf32>
    %n1 = "onnx.Relu"(%n0) {onnx_node_name = "/loop/block/act/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: aimet.module = {call = 0 : i64, {{.*}}path = "layers.1.block.query"
    %n2 = "onnx.Conv"(%n1, %q1) {onnx_node_name = "/loop/block/query_1/Conv"} : (tensor<*xf32>, tensor<8x8x1x1xf32>) -> tensor<*xf32>
    // CHECK: aimet.module = {call = 0 : i64, {{.*}}path = "layers.1.block.act"
    %n3 = "onnx.Relu"(%n2) {onnx_node_name = "/loop/block/act_1/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // What the second block computes itself.
    // CHECK: aimet.module = {functional = "add", path = "layers.1.block"
    %n5 = "onnx.Add"(%n3, %n0) {onnx_node_name = "/loop/block_1/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // The same module once more.
    // CHECK: aimet.module = {call = 1 : i64, {{.*}}path = "layers.1.block.query"
    %n4 = "onnx.Conv"(%n5, %q1) {onnx_node_name = "/loop/block/query_2/Conv"} : (tensor<*xf32>, tensor<8x8x1x1xf32>) -> tensor<*xf32>
    return %n4 : tensor<*xf32>
  }
}
