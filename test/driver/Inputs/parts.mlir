func.func @main_graph(%x: tensor<1xf32> {onnx.name = "a"}) -> () attributes {onnx.graph = {name = "g"}} {
  return
}
// -----
func.func @main_graph(%x: tensor<2xf32> {onnx.name = "b"}) -> () attributes {onnx.graph = {name = "g"}} {
  return
}
