// Calls and functions that do not fit stay, with the reason; functions that nothing has called before stay silently.
// RUN: aimet-opt --inline-functions --emit=mlir -o %t.mlir %s 2>%t.err
// RUN: aimet-opt %s | diff - %t.mlir
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// REMARK-DAG: remark: function "net::Faulty" is not inlined, for it uses a name that nothing defines: "nowhere"
// REMARK-DAG: remark: function "net::Two" is not inlined, for it is given more inputs than it has
// REMARK-DAG: remark: function "net::Two" is not inlined, for it is asked for more outputs than it has
// REMARK-DAG: remark: function "net::Hands" is not inlined, for it hands on an input that is not given
// REMARK-NOT: net::Unused

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "net", version = 1 : si64}]} {
  func.func private @"net::Unused"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "net", name = "Unused", opset_import = [{version = 20 : si64}, {domain = "net", version = 1 : si64}]}} {
    %r = "onnx.Call"(%x) {callee = @"net::Two", onnx.outputs = ["r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %r : tensor<*x!onnx.unknown>
  }
  func.func private @"net::Faulty"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "net", name = "Faulty", opset_import = [{version = 20 : si64}]}} {
    %u = "onnx.Undefined"() {onnx.outputs = ["nowhere"]} : () -> tensor<*x!onnx.unknown>
    %r = "onnx.Add"(%x, %u) {onnx.outputs = ["r"]} : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %r : tensor<*x!onnx.unknown>
  }
  func.func private @"net::Two"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "net", name = "Two", opset_import = [{version = 20 : si64}]}} {
    %r = "onnx.Relu"(%x) {onnx.outputs = ["r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %r : tensor<*x!onnx.unknown>
  }
  func.func private @"net::Hands"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}, %y: tensor<*x!onnx.unknown> {onnx.name = "y"}) -> (tensor<*x!onnx.unknown> {onnx.name = "y"}) attributes {onnx.function = {domain = "net", name = "Hands", opset_import = [{version = 20 : si64}]}} {
    return %y : tensor<*x!onnx.unknown>
  }
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Call"(%x) {callee = @"net::Faulty", onnx.outputs = ["a"]} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Call"(%0, %0) {callee = @"net::Two", onnx.outputs = ["b"]} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %2:2 = "onnx.Call"(%1) {callee = @"net::Two", onnx.outputs = ["c", "d"]} : (tensor<*xf32>) -> (tensor<*xf32>, tensor<*xf32>)
    %3 = "onnx.Call"(%2#0) {callee = @"net::Hands", onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %3 : tensor<*xf32>
  }
}
