// What the names of TensorFlow's scopes do not tell is left alone: a scope in
// code that computes itself, without weights and with a name of the user's, may
// be a layer or several operations. And one call may hold an operation twice.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 9 : si64, onnx.opset_import = [{version = 17 : si64}], onnx.producer_name = "tf2onnx"} {
  func.func @main_graph(%x: tensor<2x2xf32> {onnx.name = "x"}) -> (tensor<2x2xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: "onnx.Relu"{{.*}}functional = "relu", path = ""{{.*}}"net/Relu"
    %0 = "onnx.Relu"(%x) {onnx_node_name = "net/Relu"} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    // CHECK: "onnx.Relu"{{.*}} {onnx_node_name = "net/mine/Relu"}
    %1 = "onnx.Relu"(%0) {onnx_node_name = "net/mine/Relu"} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    // CHECK: "onnx.Erf"{{.*}}functional = "erf", path = ""{{.*}}"net/Gelu/Erf"
    %2 = "onnx.Erf"(%1) {onnx_node_name = "net/Gelu/Erf"} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    // CHECK: "onnx.Exp"{{.*}}call = 0 : i64{{.*}}path = "layer_normalization"
    %3 = "onnx.Exp"(%2) {onnx_node_name = "net/layer_normalization/Exp"} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    // CHECK: "onnx.Exp"{{.*}}call = 0 : i64{{.*}}path = "layer_normalization"
    %4 = "onnx.Exp"(%3) {onnx_node_name = "net/layer_normalization/Exp_1"} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    // CHECK: "onnx.Abs"{{.*}}call = 0 : i64{{.*}}path = "layer_normalization"
    %5 = "onnx.Abs"(%4) {onnx_node_name = "net/layer_normalization/Abs"} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    // CHECK: "onnx.Relu"{{.*}}class = "keras.layers.ReLU"{{.*}}path = "re_lu_7"
    %6 = "onnx.Relu"(%5) {onnx_node_name = "StatefulPartitionedCall/net/re_lu_7/Relu"} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    // CHECK: "onnx.Abs"{{.*}} {onnx.outputs = ["y"], onnx_node_name = "Abs__12"}
    %7 = "onnx.Abs"(%6) {onnx.outputs = ["y"], onnx_node_name = "Abs__12"} : (tensor<2x2xf32>) -> tensor<2x2xf32>
    return %7 : tensor<2x2xf32>
  }
}
