// Long names, wide and combining characters, a name derived from its node's.
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x64x112x112xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx_node_name = "/encoder/layers/layer.0/attention/self/query/Relu"} : (tensor<1x64x112x112xf32>) -> tensor<*x!onnx.unknown>
    %1 = "onnx.GlobalAveragePool"(%0) {onnx_node_name = "漢字漢字漢字漢字漢字漢字漢字", onnx.outputs = ["pooled"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %2 = "onnx.Relu"(%1) {onnx_node_name = "éàéàé", onnx.outputs = ["y"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %2 : tensor<*x!onnx.unknown>
  }
}
