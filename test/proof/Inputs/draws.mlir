module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32> {onnx.name = "x"}, %n: tensor<i64> {onnx.name = "n"}, %go: tensor<i1> {onnx.name = "go"}) -> (tensor<2xf32> {onnx.name = "y"}, tensor<2xf32> {onnx.name = "z"}) attributes {onnx.graph = {name = "g"}} {
    OUTSIDE
    %0 = "onnx.Loop"(%n, %go, %x) ({
    ^bb0(%i: tensor<i64>, %c: tensor<i1>, %s: tensor<2xf32>):
      %q = "onnx.RandomNormalLike"(%x) {onnx.outputs = ["q"]} : (tensor<2xf32>) -> tensor<2xf32>
      INSIDE
      %a = "onnx.Add"(%s, %r) {onnx.outputs = ["a"]} : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
      %b = "onnx.Add"(%a, %q) {onnx.outputs = ["b"]} : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
      "aimet.yield"(%c, %b) : (tensor<i1>, tensor<2xf32>) -> ()
    }) {onnx_node_name = "loop", onnx.outputs = ["y"]} : (tensor<i64>, tensor<i1>, tensor<2xf32>) -> tensor<2xf32>
    %1 = "onnx.Custom"(%x) {domain_name = "my", function_name = "Op", onnx.attributes = [{i = 1 : si64, name = "domain_name", type = 2 : si32}], onnx.outputs = ["z"]} : (tensor<2xf32>) -> tensor<2xf32>
    return %0, %1 : tensor<2xf32>, tensor<2xf32>
  }
}
