module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<2x4xf32> {onnx.name = "x"}, %z: tensor<2x4xf32> {onnx.name = "z"}, %c: tensor<i1> {onnx.name = "c"}) -> (tensor<2x4xf32> {onnx.name = "y"}, tensor<2x4xf32> {onnx.name = "v"}) attributes {onnx.graph = {name = "g", quantization_annotation = [{tensor_name = "sub_out", quant_parameter_tensor_names = [{key = "SCALE_TENSOR", value = "scale"}]}]}} {
    %w1 = "onnx.Initializer"() {onnx.outputs = ["w1"], value = dense<[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]]> : tensor<2x4xf32>} : () -> tensor<2x4xf32>
    %w2 = "onnx.Initializer"() {onnx.outputs = ["w2"], value = dense<[[8.0, 7.0, 6.0, 5.0], [4.0, 3.0, 2.0, 1.0]]> : tensor<2x4xf32>} : () -> tensor<2x4xf32>
    %scale = "onnx.Initializer"() {onnx.outputs = ["scale"], value = dense<0.5> : tensor<f32>} : () -> tensor<f32>
    %n = "onnx.Initializer"() {onnx.outputs = ["n"], value = dense<3> : tensor<i64>} : () -> tensor<i64>
    %t = "onnx.Initializer"() {onnx.outputs = ["t"], value = dense<true> : tensor<i1>} : () -> tensor<i1>
    %sub = "onnx.Sub"(%x, %z) {onnx_node_name = "sub", onnx.outputs = ["sub_out"]} : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    %add1 = "onnx.Add"(%sub, %w1) {onnx_node_name = "add1"} : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    %add2 = "onnx.Add"(%add1, %w2) {onnx_node_name = "add2"} : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    %relu = "onnx.Relu"(%add2) {onnx_node_name = "relu"} : (tensor<2x4xf32>) -> tensor<2x4xf32>
    %same = "onnx.Relu"(%add2) {onnx_node_name = "same"} : (tensor<2x4xf32>) -> tensor<2x4xf32>
    %tanh = "onnx.Tanh"(%add2) {onnx_node_name = "tanh"} : (tensor<2x4xf32>) -> tensor<2x4xf32>
    %softmax = "onnx.Softmax"(%relu) {onnx_node_name = "softmax", axis = 1 : si64} : (tensor<2x4xf32>) -> tensor<2x4xf32>
    %k1 = "onnx.Constant"() {onnx_node_name = "k1", value = dense<0.1> : tensor<f32>} : () -> tensor<f32>
    %k2 = "onnx.Constant"() {onnx_node_name = "k2", value = dense<0.2> : tensor<f32>} : () -> tensor<f32>
    %k = "onnx.Add"(%k1, %k2) {onnx_node_name = "k"} : (tensor<f32>, tensor<f32>) -> tensor<f32>
    %mul = "onnx.Mul"(%softmax, %k) {onnx_node_name = "mul"} : (tensor<2x4xf32>, tensor<f32>) -> tensor<2x4xf32>
    %half = "onnx.Cast"(%mul) {onnx_node_name = "half", to = 10 : si64} : (tensor<2x4xf32>) -> tensor<2x4xf16>
    %full = "onnx.Cast"(%half) {onnx_node_name = "full", to = 1 : si64} : (tensor<2x4xf16>) -> tensor<2x4xf32>
    %id = "onnx.Identity"(%full) {onnx_node_name = "id"} : (tensor<2x4xf32>) -> tensor<2x4xf32>
    %if = "onnx.If"(%c) ({
      %0 = "onnx.Sigmoid"(%id) {onnx_node_name = "sigmoid"} : (tensor<2x4xf32>) -> tensor<2x4xf32>
      "aimet.yield"(%0) : (tensor<2x4xf32>) -> ()
    }, {
      %0 = "onnx.Neg"(%tanh) {onnx_node_name = "neg"} : (tensor<2x4xf32>) -> tensor<2x4xf32>
      "aimet.yield"(%0) : (tensor<2x4xf32>) -> ()
    }) {onnx_node_name = "if", onnx.graphs = [{attribute = "then_branch", outputs = [{onnx.name = "then_out"}]}, {attribute = "else_branch", outputs = [{onnx.name = "else_out"}]}]} : (tensor<i1>) -> tensor<2x4xf32>
    %loop = "onnx.Loop"(%n, %t, %if) ({
    ^bb0(%i: tensor<i64>, %go: tensor<i1>, %state: tensor<2x4xf32>):
      %0 = "onnx.Div"(%state, %same) {onnx_node_name = "div"} : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
      "aimet.yield"(%go, %0) : (tensor<i1>, tensor<2x4xf32>) -> ()
    }) {onnx_node_name = "loop", onnx.graphs = [{attribute = "body", inputs = [{onnx.name = "i"}, {onnx.name = "go"}, {onnx.name = "state"}], outputs = [{onnx.name = "go_out"}, {onnx.name = "state_out"}]}]} : (tensor<i64>, tensor<i1>, tensor<2x4xf32>) -> tensor<2x4xf32>
    %call = "onnx.Call"(%loop, %tanh) {callee = @"my::Minus", onnx_node_name = "call"} : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    %noise1 = "onnx.RandomNormalLike"(%call) {onnx_node_name = "noise1"} : (tensor<2x4xf32>) -> tensor<2x4xf32>
    %noise2 = "onnx.RandomNormalLike"(%call) {onnx_node_name = "noise2"} : (tensor<2x4xf32>) -> tensor<2x4xf32>
    %noisy1 = "onnx.Add"(%call, %noise1) {onnx_node_name = "noisy1"} : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    %y = "onnx.Add"(%noisy1, %noise1) {onnx_node_name = "last", onnx.outputs = ["y"]} : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    %v = "onnx.Mul"(%noise2, %tanh) {onnx_node_name = "other", onnx.outputs = ["v"]} : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    return %y, %v : tensor<2x4xf32>, tensor<2x4xf32>
  }
  func.func private @"my::Minus"(%a: tensor<*x!onnx.unknown> {onnx.name = "a"}, %b: tensor<*x!onnx.unknown> {onnx.name = "b"}) -> (tensor<*x!onnx.unknown> {onnx.name = "m"}) attributes {onnx.function = {domain = "my", name = "Minus", opset_import = [{version = 17 : si64}]}} {
    %0 = "onnx.Abs"(%b) {onnx_node_name = "abs"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %m = "onnx.Sub"(%a, %0) {onnx_node_name = "minus", onnx.outputs = ["m"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %m : tensor<*x!onnx.unknown>
  }
}
