// Leaves and containers become functions; weights are inputs, tensor names stay, provenance in bodies is relative.
// RUN: aimet-opt --outline-modules %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --outline-modules %s > %t.once
// RUN: aimet-opt --outline-modules %t.once | diff %t.once -
// RUN: aimet-opt --inline-functions %t.once | FileCheck --check-prefix=BACK %s
// RUN: aimet-opt --outline-modules --quiet --report=json:%t.json --emit=none %s
// RUN: %python -m json.tool %t.json | FileCheck --check-prefix=JSON %s
// REMARK: remark: 3 calls of modules outlined into 3 local functions
// REMARK-NOT: remark:
// JSON: "module": "block.conv",
// JSON: "class": "Conv2d",
// JSON: "/block/conv/Conv2d"
// JSON: "module": "block",

// CHECK: opset_import = [{version = 20 : si64}, {domain = "aimet.modules", version = 1 : si64}]
// CHECK: func.func private @"aimet.modules::block.conv"(%[[X:.*]]: tensor<*x!onnx.unknown> {onnx.name = "x"}, %[[W:.*]]: tensor<*x!onnx.unknown> {onnx.name = "w"}) -> (tensor<*xf32> {onnx.name = "c"})
// CHECK-SAME: onnx.function = {domain = "aimet.modules", name = "block.conv", opset_import = [{version = 20 : si64}, {domain = "aimet.modules", version = 1 : si64}]}
// CHECK-NEXT: %[[C:.*]] = "onnx.Conv"(%[[X]], %[[W]]) {onnx.outputs = ["c"], onnx_node_name = "n1"}
// CHECK-NEXT: return %[[C]]
// CHECK: func.func private @"aimet.modules::block.act"
// CHECK: func.func private @"aimet.modules::block"(%[[X:.*]]: {{.*}}"x"}, %[[W:.*]]: {{.*}}"w"}) -> (tensor<*xf32> {onnx.name = "s"})
// CHECK-NEXT: %[[C:.*]] = "onnx.Call"(%[[X]], %[[W]]) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "conv"}, callee = @"aimet.modules::block.conv"
// CHECK-NEXT: %[[R:.*]] = "onnx.Call"(%[[C]]) {aimet.module = {call = 0 : i64, leaf, path = "act"}, callee = @"aimet.modules::block.act"
// CHECK-NEXT: %[[S:.*]] = "onnx.Add"(%[[R]], %[[X]]) {aimet.module = {class = "net.Block", functional = "add", path = ""}
// CHECK-NEXT: return %[[S]]
// CHECK: func.func @main_graph
// CHECK-NEXT: "onnx.Initializer"
// CHECK-NEXT: %[[B:.*]] = "onnx.Call"(%arg0, %{{.*}}) {aimet.module = {class = "net.Block", path = "block"}, callee = @"aimet.modules::block"{{.*}}onnx.outputs = ["s"], onnx.value_info = [{onnx.doc_string = "sum"}], onnx_node_name = "/block/Block"}
// CHECK-NEXT: "onnx.Exp"(%[[B]])

// BACK: opset_import = [{version = 20 : si64}]
// BACK-NOT: onnx.Call
// BACK: "onnx.Conv"(%arg0, %{{.*}}) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "block.conv"}, {{.*}}onnx.outputs = ["c"], onnx_node_name = "n1"}
// BACK-NEXT: "onnx.Relu"({{.*}}aimet.module = {call = 0 : i64, leaf, path = "block.act"}, {{.*}}onnx.outputs = ["r"], onnx_node_name = "n2"}
// BACK-NEXT: "onnx.Add"({{.*}}aimet.module = {class = "net.Block", functional = "add", path = "block"}, {{.*}}onnx.outputs = ["s"], onnx.value_info = [{onnx.doc_string = "sum"}], onnx_node_name = "n3"}
// BACK-NEXT: "onnx.Exp"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x1x4xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<1x1x1xf32>} : () -> tensor<1x1x1xf32>
    %0 = "onnx.Conv"(%x, %w) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "block.conv"}, onnx.outputs = ["c"], onnx_node_name = "n1"} : (tensor<1x1x4xf32>, tensor<1x1x1xf32>) -> tensor<*xf32>
    %1 = "onnx.Relu"(%0) {aimet.module = {call = 0 : i64, leaf, path = "block.act"}, onnx.outputs = ["r"], onnx_node_name = "n2"} : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Add"(%1, %x) {aimet.module = {class = "net.Block", functional = "add", path = "block"}, onnx.outputs = ["s"], onnx.value_info = [{onnx.doc_string = "sum"}], onnx_node_name = "n3"} : (tensor<*xf32>, tensor<1x1x4xf32>) -> tensor<*xf32>
    %3 = "onnx.Exp"(%2) {aimet.module = {functional = "exp", path = ""}, onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %3 : tensor<*xf32>
  }
}
