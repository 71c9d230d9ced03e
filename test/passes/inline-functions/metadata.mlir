// What metadata say of modules in a body is put together with what they say of the call; a node of which nothing is
// known gets no name that spells scopes, and loses metadata that only held in the body.
// RUN: aimet-opt --inline-functions %s | FileCheck %s
// RUN: aimet-opt --inline-functions %s -o %t.onnx && %{decode} < %t.onnx | FileCheck --check-prefix=ONNX %s
// CHECK: module attributes {aimet.sealed,
// CHECK: "onnx.Conv"({{.*}}aimet.module = {call = 0 : i64, leaf, path = "layer1.conv", source = "aimet"}
// CHECK-SAME: onnx_node_name = "/conv/Conv"
// CHECK: "onnx.Neg"(%{{.*}}) {onnx.outputs = ["t"], onnx_node_name = "layer1/Block/inner/Neg"}
// CHECK: "onnx.Relu"(%{{.*}}) {onnx.metadata_props = ["other", "2"], onnx.outputs = ["y"], onnx_node_name = "lost/act/Relu"}
// ONNX: name: "/conv/Conv"
// ONNX-NOT: key: "aimet
// ONNX: key: "other"
// ONNX-NEXT: value: "1"
// ONNX: key: "aimet.module"
// ONNX-NEXT: value: "layer1.conv"
// ONNX: key: "aimet.call"
// ONNX-NEXT: value: "0"
// ONNX: key: "aimet.leaf"
// ONNX-NEXT: value: "1"
// ONNX-NOT: key: "aimet

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "net", version = 1 : si64}]} {
  func.func private @"net::Block"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}, %w: tensor<*x!onnx.unknown> {onnx.name = "w"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "net", name = "Block", opset_import = [{version = 20 : si64}]}} {
    %c = "onnx.Conv"(%x, %w) {onnx.metadata_props = ["aimet.module", "conv", "other", "1", "aimet.leaf", "1"], onnx.outputs = ["c"], onnx_node_name = "/conv/Conv"} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %n = "onnx.Neg"(%c) {onnx.outputs = ["r"], onnx_node_name = "/inner/Neg"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %n : tensor<*x!onnx.unknown>
  }
  func.func private @"net::Act"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "net", name = "Act", opset_import = [{version = 20 : si64}]}} {
    %r = "onnx.Relu"(%x) {onnx.metadata_props = ["aimet.module", "act", "other", "2", "aimet.leaf", "1"], onnx.outputs = ["r"], onnx_node_name = "/act/Relu"} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %r : tensor<*x!onnx.unknown>
  }
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}, %w: tensor<*xf32> {onnx.name = "w"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Call"(%x, %w) {callee = @"net::Block", onnx.metadata_props = ["aimet.module", "layer1"], onnx.outputs = ["t"], onnx_node_name = "/layer1/Block"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Call"(%0) {callee = @"net::Act", onnx.outputs = ["y"], onnx_node_name = "/lost"} : (tensor<*xf32>) -> tensor<*xf32>
    return %1 : tensor<*xf32>
  }
}
