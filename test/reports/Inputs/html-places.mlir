module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func private @"my::Inner"(%a: tensor<*x!onnx.unknown> {onnx.name = "a"}, %b: tensor<*x!onnx.unknown> {onnx.name = "b"}) -> (tensor<*x!onnx.unknown> {onnx.name = "c"}) attributes {onnx.function = {domain = "my", name = "Inner", opset_import = [{version = 20 : si64}]}} {
    %c = "onnx.Conv"(%a, %b) {onnx_node_name = "conv"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %c : tensor<*x!onnx.unknown>
  }
  func.func private @"my::Outer"(%a: tensor<*x!onnx.unknown> {onnx.name = "a"}, %b: tensor<*x!onnx.unknown> {onnx.name = "b"}) -> (tensor<*x!onnx.unknown> {onnx.name = "c"}) attributes {onnx.function = {domain = "my", name = "Outer", opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]}} {
    %c = "onnx.Call"(%a, %b) {callee = @"my::Inner", onnx_node_name = "inner"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %d = "onnx.PRelu"(%c, %b) : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %d : tensor<*x!onnx.unknown>
  }
  func.func @main_graph(%x: tensor<1x5x4x4xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}, %s: tensor<2x!onnx.String> {onnx.name = "s"}) -> (tensor<1x5x4x4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<5x5x1x1xf32>} : () -> tensor<5x5x1x1xf32>
    %abs = "onnx.Abs"(%x) {onnx_node_name = "conv"} : (tensor<1x5x4x4xf32>) -> tensor<1x5x4x4xf32>
    %if = "onnx.If"(%c) ({
      %then = "onnx.Conv"(%abs, %w) {onnx_node_name = "conv"} : (tensor<1x5x4x4xf32>, tensor<5x5x1x1xf32>) -> tensor<1x5x4x4xf32>
      "aimet.yield"(%then) : (tensor<1x5x4x4xf32>) -> ()
    }, {
      %else = "onnx.Conv"(%abs, %w) {onnx_node_name = "conv"} : (tensor<1x5x4x4xf32>, tensor<5x5x1x1xf32>) -> tensor<1x5x4x4xf32>
      "aimet.yield"(%else) : (tensor<1x5x4x4xf32>) -> ()
    }) {onnx_node_name = "if"} : (tensor<i1>) -> tensor<1x5x4x4xf32>
    %first = "onnx.Call"(%if, %w) {callee = @"my::Outer", onnx_node_name = "first"} : (tensor<1x5x4x4xf32>, tensor<5x5x1x1xf32>) -> tensor<1x5x4x4xf32>
    %second = "onnx.Call"(%first, %w) {callee = @"my::Inner", onnx_node_name = "second/call"} : (tensor<1x5x4x4xf32>, tensor<5x5x1x1xf32>) -> tensor<1x5x4x4xf32>
    %third = "onnx.Call"(%second, %w) {callee = @"my::Outer", onnx_node_name = "third"} : (tensor<1x5x4x4xf32>, tensor<5x5x1x1xf32>) -> tensor<1x5x4x4xf32>
    %fourth = "onnx.Call"(%third, %w) {callee = @"my::Inner", onnx_node_name = "first"} : (tensor<1x5x4x4xf32>, tensor<5x5x1x1xf32>) -> tensor<1x5x4x4xf32>
    %z = "onnx.Add"(%x, %x) {onnx_node_name = "dead"} : (tensor<1x5x4x4xf32>, tensor<1x5x4x4xf32>) -> tensor<1x5x4x4xf32>
    return %fourth : tensor<1x5x4x4xf32>
  }
}
