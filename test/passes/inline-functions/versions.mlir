// Functions that import another opset are inlined where every operator in them is the same in both; a domain that the
// model does not import yet is imported.
// RUN: aimet-opt --inline-functions %s 2>%t.err | FileCheck %s
// RUN: FileCheck --check-prefix=REMARK %s < %t.err
// REMARK: remark: function "net::Resized" is not inlined, for it imports another version of an operator than the model: "Resize"
// REMARK: remark: function "net::Newer" is not inlined, for it imports another version of an operator than the model: "FusedGelu"
// CHECK: opset_import = [{version = 20 : si64}, {domain = "net", version = 1 : si64}, {domain = "com.microsoft", version = 1 : si64}]
// CHECK-DAG: func.func private @"net::Resized"
// CHECK-DAG: func.func private @"net::Newer"
// CHECK: func.func @main_graph
// CHECK-NEXT: "onnx.Relu"
// CHECK-NEXT: "onnx.Custom"{{.*}}function_name = "Gelu"
// CHECK-NEXT: "onnx.Call"{{.*}}@"net::Resized"
// CHECK-NEXT: "onnx.Call"{{.*}}@"net::Newer"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "net", version = 1 : si64}]} {
  // Relu has not changed since opset 14.
  func.func private @"net::Old"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "net", name = "Old", opset_import = [{version = 14 : si64}]}} {
    %r = "onnx.Relu"(%x) {onnx.outputs = ["r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %r : tensor<*x!onnx.unknown>
  }
  func.func private @"net::Foreign"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "net", name = "Foreign", opset_import = [{domain = "com.microsoft", version = 1 : si64}]}} {
    %r = "onnx.Custom"(%x) {domain_name = "com.microsoft", function_name = "Gelu", onnx.outputs = ["r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %r : tensor<*x!onnx.unknown>
  }
  // Resize has changed in opset 19.
  func.func private @"net::Resized"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "net", name = "Resized", opset_import = [{version = 13 : si64}]}} {
    %r = "onnx.Resize"(%x) {onnx.outputs = ["r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %r : tensor<*x!onnx.unknown>
  }
  // Of an unknown operator nothing is known to be the same in version 2.
  func.func private @"net::Newer"(%x: tensor<*x!onnx.unknown> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "r"}) attributes {onnx.function = {domain = "net", name = "Newer", opset_import = [{domain = "com.microsoft", version = 2 : si64}]}} {
    %r = "onnx.Custom"(%x) {domain_name = "com.microsoft", function_name = "FusedGelu", onnx.outputs = ["r"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %r : tensor<*x!onnx.unknown>
  }
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Call"(%x) {callee = @"net::Old", onnx.outputs = ["a"]} : (tensor<*xf32>) -> tensor<*xf32>
    %1 = "onnx.Call"(%0) {callee = @"net::Foreign", onnx.outputs = ["b"]} : (tensor<*xf32>) -> tensor<*xf32>
    %2 = "onnx.Call"(%1) {callee = @"net::Resized", onnx.outputs = ["c"]} : (tensor<*xf32>) -> tensor<*xf32>
    %3 = "onnx.Call"(%2) {callee = @"net::Newer", onnx.outputs = ["y"]} : (tensor<*xf32>) -> tensor<*xf32>
    return %3 : tensor<*xf32>
  }
}
