// Names say the module; those that do stay; tensor names and locations stay; one remark for all.
// RUN: aimet-opt --name-nodes --mlir-print-debuginfo %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// RUN: aimet-opt --name-nodes %s > %t.once
// RUN: aimet-opt --name-nodes %t.once | diff %t.once -
// RUN: aimet-opt --name-nodes --quiet --report=json:%t.json --emit=none %s
// RUN: %python -m json.tool %t.json | FileCheck --check-prefix=JSON %s
// REMARK: remark: 4 nodes have unique names now
// REMARK-NOT: remark:
// JSON: "module": "layer1.0.relu",
// JSON: "/layer1/layer1.0/relu/Relu"
// JSON: "module": "layer1.0",

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: "onnx.Relu"{{.*}}onnx.outputs = ["relu"], onnx_node_name = "/layer1/layer1.0/relu/Relu"}{{.*}}loc(#[[R:loc[0-9]*]])
    %0 = "onnx.Relu"(%x) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "layer1.0.relu"}, onnx.outputs = ["relu"], onnx_node_name = "node_relu"} : (tensor<*xf32>) -> tensor<*xf32> loc("r")
    // CHECK: onnx.outputs = ["n7_output_0"], onnx_node_name = "/layer1/layer1.0/Add_1"
    %1 = "onnx.Add"(%0, %x) {aimet.module = {path = "layer1.0"}, onnx_node_name = "n7"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // Stays, and takes the name from the one before.
    // CHECK: onnx_node_name = "/layer1/layer1.0/Add"
    %2 = "onnx.Add"(%1, %x) {aimet.module = {path = "layer1.0"}, onnx_node_name = "/layer1/layer1.0/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: onnx_node_name = "/layer1/layer1.0/Add_2"
    %3 = "onnx.Add"(%2, %x) {aimet.module = {path = "layer1.0"}} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // A list without a scope of its own says the same path.
    // CHECK: onnx_node_name = "/blocks.0/Relu"
    %4 = "onnx.Relu"(%3) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "blocks.0"}, onnx_node_name = "/blocks.0/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // CHECK: onnx_node_name = "/blocks.0_1/Relu"
    %5 = "onnx.Relu"(%4) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "blocks.0"}, onnx_node_name = "/blocks.0_1/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    // Says another module.
    // CHECK: onnx_node_name = "/right/Relu"
    %6 = "onnx.Relu"(%5) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.activation.ReLU", leaf, path = "right"}, onnx_node_name = "/wrong/Relu"} : (tensor<*xf32>) -> tensor<*xf32>
    return %6 : tensor<*xf32>
  }
}
// CHECK-DAG: #[[R]] = loc("r")
