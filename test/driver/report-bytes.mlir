// Whatever bytes a name holds, the report is valid JSON in UTF-8, and messages are harmless to a terminal.

// RUN: exits 1 aimet-opt --check-reused-modules %s --emit=none --report=json:%t.json 2> %t.log
// RUN: %python -c "import json; r = json.load(open('%t.json', encoding='utf-8')); print(ascii(r['findings'][0]['nodes']))" | FileCheck %s
// CHECK: ['a\x00\x1b[31m\ufffdz', '\u2028"\\']
// RUN: not grep -P '\x1b|\xff' %t.log

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx_node_name = "a\00\1B[31m\FFz", aimet.module = {call = 0 : i64, leaf, path = "act\1B"}} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.Relu"(%0) {onnx_node_name = "\E2\80\A8\22\5C", aimet.module = {call = 1 : i64, leaf, path = "act\1B"}, onnx.outputs = ["y"]} : (tensor<4xf32>) -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
}
