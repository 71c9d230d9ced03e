// The fingerprint is made of structure: other names give the same one, another number of calls does not.
// RUN: not aimet-opt --check-reused-modules --quiet --report=json:%t.a.json --emit=none %s
// RUN: sed -e s/block/stage/g -e s/act/nonlin/g -e s/first/other/ %s > %t.renamed.mlir
// RUN: not aimet-opt --check-reused-modules --quiet --report=json:%t.b.json --emit=none %t.renamed.mlir
// RUN: grep -o '"fingerprint": *"[^"]*"' %t.a.json > %t.a
// RUN: grep -o '"fingerprint": *"[^"]*"' %t.b.json | diff %t.a -
// RUN: sed -e 's/"onnx.Relu"(%0)/"onnx.Tanh"(%0)/' %s > %t.changed.mlir
// RUN: not aimet-opt --check-reused-modules --quiet --report=json:%t.c.json --emit=none %t.changed.mlir
// RUN: grep -o '"fingerprint": *"[^"]*"' %t.c.json | not diff %t.a -

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "block.act"}, onnx_node_name = "first"} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Relu"(%0) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "block.act"}} : (tensor<*xf32>) -> tensor<*xf32>
    return %1 : tensor<*xf32>
  }
}
