// String attributes whose values the operator's documentation enumerates, by version.
//
// RUN: not aimet-opt --check-onnx %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// CHECK: error: attribute "auto_pad" of operator "Conv" has an unknown value, got "BOGUS", expected "NOTSET", "SAME_UPPER", "SAME_LOWER" or "VALID"
// CHECK: note: write one of the values that the operator knows at this opset
// CHECK: error: attribute "mode" of operator "DepthToSpace" has an unknown value, got "dcr", expected "DCR" or "CRD"
// CHECK: error: attribute "activations" of operator "LSTM" has an unknown value, got "Tahn"
// CHECK: warning: attribute "mode" of operator "Pad" has an unknown value, got "wrap", expected "constant", "reflect" or "edge"
// CHECK: warning: attribute "auto_pad" of operator "MaxPool" has an unknown value, got ""
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 18 : si64}, {domain = "d", version = 1 : si64}, {domain = "any", version = 1 : si64}]} {
  func.func @main_graph(%x_in: tensor<1x1x4x4xf32> {onnx.name = "x"}, %p: tensor<8xi64> {onnx.name = "p"}) attributes {onnx.graph = {name = "g"}} {
    %x = "onnx.Custom"(%x_in) {onnx_node_name = "any-x", domain_name = "any", function_name = "F"} : (tensor<1x1x4x4xf32>) -> tensor<*x!onnx.unknown>
    %a = "onnx.Conv"(%x, %x) {onnx_node_name = "bogus", auto_pad = "BOGUS"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b = "onnx.DepthToSpace"(%x) {onnx_node_name = "case", blocksize = 1 : si64, mode = "dcr"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %c = "onnx.LSTM"(%x, %x, %x) {onnx_node_name = "list", hidden_size = 1 : si64, activations = ["Sigmoid", "Tahn", "Tahn"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // A later version has the value, and runtimes take it at any.
    %d = "onnx.Pad"(%x, %p) {onnx_node_name = "later", mode = "wrap"} : (tensor<*x!onnx.unknown>, tensor<8xi64>) -> tensor<*x!onnx.unknown>
    %e = "onnx.MaxPool"(%x) {onnx_node_name = "empty", auto_pad = "", kernel_shape = array<i64: 1, 1>} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    // Values that are right, strings that may be anything, an operator of another domain.
    %f = "onnx.Conv"(%x, %x) {onnx_node_name = "good", auto_pad = "SAME_LOWER"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %g = "onnx.Pad"(%x, %p) {onnx_node_name = "mode", mode = "reflect"} : (tensor<*x!onnx.unknown>, tensor<8xi64>) -> tensor<*x!onnx.unknown>
    %h = "onnx.Constant"() {onnx_node_name = "text", value_string = "BOGUS"} : () -> tensor<!onnx.String>
    %i = "onnx.Custom"(%x) {onnx_node_name = "custom", domain_name = "d", function_name = "Conv", auto_pad = "BOGUS"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}
