// With only=modules functions that say nothing of modules stay; provenance of call and body are put together.
// RUN: aimet-opt --pass-pipeline='builtin.module(inline-functions{only=modules})' %s | FileCheck %s
// CHECK: func.func private @"net::Helper"
// CHECK-NOT: func.func private @"net::Block"
// CHECK: func.func @main_graph
// CHECK: "onnx.Conv"{{.*}}aimet.module = {call = 0 : i64, leaf, path = "layer1.conv"}
// CHECK: "onnx.Call"{{.*}}aimet.module = {functional = "helper", path = "layer1"}, callee = @"net::Helper"
// CHECK: "onnx.Relu"{{.*}}aimet.module = {call = 0 : i64, leaf, path = "act"}
// CHECK: "onnx.Conv"{{.*}}aimet.module = {call = 0 : i64, leaf, path = "layer2.conv"}
// CHECK: "onnx.Call"{{.*}}aimet.module = {functional = "helper", path = "layer2"}, callee = @"net::Helper"
// CHECK: "onnx.Relu"{{.*}}aimet.module = {call = 1 : i64, leaf, path = "act"}

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "net", version = 1 : si64}]} {
  func.func private @"net::Block"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}, %w: tensor<*x!onnx.unknown> {onnx.name = "w"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "net", name = "Block", opset_import = [{version = 20 : si64}, {domain = "net", version = 1 : si64}]}} {
    %c = "onnx.Conv"(%x, %w) {aimet.module = {call = 0 : i64, leaf, path = "conv"}, onnx.outputs = ["c"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %h = "onnx.Call"(%c) {aimet.module = {functional = "helper", path = ""}, callee = @"net::Helper", onnx.outputs = ["r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %h : tensor<*x!onnx.unknown>
  }
  func.func private @"net::Act"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "net", name = "Act", opset_import = [{version = 20 : si64}]}} {
    %r = "onnx.Relu"(%x) {aimet.module = {path = ""}, onnx.outputs = ["r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %r : tensor<*x!onnx.unknown>
  }
  func.func private @"net::Helper"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "net", name = "Helper", opset_import = [{version = 20 : si64}]}} {
    %r = "onnx.Neg"(%x) {onnx.outputs = ["r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %r : tensor<*x!onnx.unknown>
  }
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}, %w: tensor<*xf32> {onnx.name = "w"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Call"(%x, %w) {aimet.module = {path = "layer1"}, callee = @"net::Block", onnx.outputs = ["a"]} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Call"(%0) {aimet.module = {call = 0 : i64, leaf, path = "act"}, callee = @"net::Act", onnx.outputs = ["b"]} : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Call"(%1, %w) {aimet.module = {path = "layer2"}, callee = @"net::Block", onnx.outputs = ["c"]} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.Call"(%2) {aimet.module = {call = 1 : i64, leaf, path = "act"}, callee = @"net::Act", onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %3 : tensor<*xf32>
  }
}
