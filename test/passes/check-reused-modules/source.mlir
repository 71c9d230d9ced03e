// The finding shows the line of the user's source that calls the module again: the innermost frame that is not PyTorch's.
// RUN: exits 1 aimet-opt --check-reused-modules --report=json:%t.json --report=text:%t.txt --emit=none %s 2>&1 | FileCheck %s
// RUN: FileCheck --check-prefix=JSON %s < %t.json
// RUN: FileCheck --check-prefix=TEXT %s < %t.txt

// CHECK: error: module "relu" is called 2 times
// CHECK-NEXT: /home/me/net.py:14:1: note: in your source: y = self.relu(y)
// CHECK-NEXT: note: `__init__` of `Net` gains
// JSON: "source": {
// JSON-NEXT: "file": "/home/me/net.py",
// JSON-NEXT: "line": 14,
// JSON-NEXT: "code": "y = self.relu(y)"
// TEXT: source: /home/me/net.py:14: y = self.relu(y)

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "relu"}, onnx_node_name = "a", onnx.metadata_props = ["pkg.torch.onnx.stack_trace", "File \22/home/me/net.py\22, line 12, in forward\0A    x = self.relu(x)"]} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.Relu"(%0) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "relu"}, onnx_node_name = "b", onnx.metadata_props = ["other", "text", "pkg.torch.onnx.stack_trace", "File \22/home/me/run.py\22, line 3, in <module>\0A    net(x)\0A  File \22/home/me/net.py\22, line 14, in forward\0A    y = self.relu(y)\0A  File \22/usr/lib/python3/site-packages/torch/nn/modules/activation.py\22, line 143, in forward\0A    return F.relu(input, inplace=self.inplace)"]} : (tensor<4xf32>) -> tensor<4xf32>
    %2 = "onnx.Flatten"(%1) {aimet.module = {class = "__main__.Net", path = ""}, onnx_node_name = "f", onnx.outputs = ["y"]} : (tensor<4xf32>) -> tensor<4xf32>
    return %2 : tensor<4xf32>
  }
}
