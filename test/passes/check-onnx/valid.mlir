// A sound model has no findings, and a check changes nothing.
//
// RUN: aimet-opt --check-onnx %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:
// RUN: aimet-opt %s > %t.before
// RUN: aimet-opt --check-onnx %s > %t.after
// RUN: cmp %t.before %t.after

// CHECK: func.func @main_graph
module attributes {onnx.ir_version = 8 : si64, onnx.metadata_props = ["a", "1", "b", "1"],
                   onnx.opset_import = [{domain = "", version = 17 : si64}, {domain = "ai.onnx.ml", version = 3 : si64}, {domain = "my.domain", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<1x3x8x?xf32> {onnx.dim_params = ["", "", "", "w"], onnx.name = "x"},
                        %scale: tensor<1xf32> {onnx.name = "scale"}, %flag: tensor<i1> {onnx.name = "flag"})
      -> (tensor<1x8x?x?xf32> {onnx.name = "y"}, tensor<1xf32> {onnx.name = "scale"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<8x3x3x3xf32>} : () -> tensor<8x3x3x3xf32>
    // An initializer with an operand is the default of that input.
    "onnx.Initializer"(%scale) {value = dense<2.0> : tensor<1xf32>} : (tensor<1xf32>) -> ()
    %none = "onnx.NoValue"() : () -> none
    %conv = "onnx.Conv"(%x, %w, %none) {onnx_node_name = "conv", group = 1 : si64, kernel_shape = array<i64: 3, 3>, auto_pad = "NOTSET"}
        : (tensor<1x3x8x?xf32>, tensor<8x3x3x3xf32>, none) -> tensor<1x8x?x?xf32>
    // Clip may leave out its second input, Sum any but the first.
    %clip = "onnx.Clip"(%conv, %none, %scale) {onnx_node_name = "clip"} : (tensor<1x8x?x?xf32>, none, tensor<1xf32>) -> tensor<1x8x?x?xf32>
    %sum = "onnx.Sum"(%clip, %none) {onnx_node_name = "sum"} : (tensor<1x8x?x?xf32>, none) -> tensor<1x8x?x?xf32>
    // Both branches may use the same name, and the name of a later value.
    %if = "onnx.If"(%flag) ({
      %a = "onnx.Relu"(%sum) {onnx.outputs = ["z"]} : (tensor<1x8x?x?xf32>) -> tensor<1x8x?x?xf32>
      "aimet.yield"(%a) : (tensor<1x8x?x?xf32>) -> ()
    }, {
      %b = "onnx.Neg"(%sum) {onnx.outputs = ["z"]} : (tensor<1x8x?x?xf32>) -> tensor<1x8x?x?xf32>
      "aimet.yield"(%b) : (tensor<1x8x?x?xf32>) -> ()
    }) {onnx_node_name = "if", onnx.graphs = [
        {attribute = "then_branch", graph = {name = "then"}, inputs = [], outputs = [{onnx.name = "z"}]},
        {attribute = "else_branch", graph = {name = "else"}, inputs = [], outputs = [{onnx.name = "z"}]}]} : (tensor<i1>) -> tensor<1x8x?x?xf32>
    %later = "onnx.Identity"(%if) {onnx.outputs = ["z"]} : (tensor<1x8x?x?xf32>) -> tensor<1x8x?x?xf32>
    // Attributes in all their forms; nothing is known of a domain of one's own.
    %custom = "onnx.Custom"(%later) {domain_name = "my.domain", function_name = "Anything", any = [1.0 : f32, 2.0 : f32], onnx.outputs = ["c"]} : (tensor<1x8x?x?xf32>) -> tensor<1x8x?x?xf32>
    %norm = "onnx.Binarizer"(%custom) {threshold = 1.0 : f32, onnx.outputs = ["n"]} : (tensor<1x8x?x?xf32>) -> tensor<1x8x?x?xf32>
    %leaky = "onnx.LeakyRelu"(%norm) {onnx.attributes = [{doc_string = "slope", f = 0.1 : f32, name = "alpha", type = 1 : si32}], onnx.outputs = ["y"]} : (tensor<1x8x?x?xf32>) -> tensor<1x8x?x?xf32>
    return %leaky, %scale : tensor<1x8x?x?xf32>, tensor<1xf32>
  }
}
