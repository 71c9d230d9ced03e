// Einsum: labels, ellipses, implied outputs.
//
// RUN: aimet-opt --infer-shapes %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 12 : si64}]} {
  func.func @main_graph(%a: tensor<2x3xf32> {onnx.name = "a"},
                        %b: tensor<3x4xf32> {onnx.name = "b"},
                        %q: tensor<3x3xf32> {onnx.name = "q"},
                        %x: tensor<?x8x?x64xf32> {onnx.dim_params = ["B", "", "S", ""], onnx.name = "x"},
                        %y: tensor<?x8x?x64xf32> {onnx.dim_params = ["B", "", "T", ""], onnx.name = "y"},
                        %e: tensor<2x3x4xf32> {onnx.name = "e"},
                        %f: tensor<1x4x5xf32> {onnx.name = "f"},
                        %one: tensor<2x1xf32> {onnx.name = "one"},
                        %n: tensor<?x?xf32> {onnx.dim_params = ["N", "K"], onnx.name = "n"},
                        %u: tensor<*xf32> {onnx.name = "u"},
                        %v: tensor<3xf32> {onnx.name = "v"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "product"{{.*}} -> tensor<2x4xf32>
    %0 = "onnx.Einsum"(%a, %b) {onnx_node_name = "product", equation = "ij,jk->ik"} : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // The output is "ik": labels in alphabetical order.
    // CHECK: onnx_node_name = "implied"{{.*}} -> tensor<4x2xf32>
    %1 = "onnx.Einsum"(%a, %b) {onnx_node_name = "implied", equation = "kj,ji"} : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "spaces"{{.*}} -> tensor<4x2xf32>
    %2 = "onnx.Einsum"(%a, %b) {onnx_node_name = "spaces", equation = " i j , j k -> k i "} : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "diagonal"{{.*}} -> tensor<3xf32>
    %3 = "onnx.Einsum"(%q) {onnx_node_name = "diagonal", equation = "ii->i"} : (tensor<3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "trace"{{.*}} -> tensor<f32>
    %4 = "onnx.Einsum"(%q) {onnx_node_name = "trace", equation = "ii"} : (tensor<3x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"B", "", "S", "T"{{\]\]}}{{.*}}onnx_node_name = "attention"{{.*}} -> tensor<?x8x?x?xf32>
    %5 = "onnx.Einsum"(%x, %y) {onnx_node_name = "attention", equation = "bhsd,bhtd->bhst"} : (tensor<?x8x?x64xf32>, tensor<?x8x?x64xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "ellipsis"{{.*}} -> tensor<2x3x5xf32>
    %6 = "onnx.Einsum"(%e, %f) {onnx_node_name = "ellipsis", equation = "...ij,...jk->...ik"} : (tensor<2x3x4xf32>, tensor<1x4x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "implied-ellipsis"{{.*}} -> tensor<3x2x4xf32>
    %7 = "onnx.Einsum"(%e) {onnx_node_name = "implied-ellipsis", equation = "i...j"} : (tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    // Runtimes stretch j to 3, the standard's inference takes the first 1.
    // CHECK: onnx_node_name = "broadcast-label"{{.*}} -> tensor<2x?x4xf32>
    %8 = "onnx.Einsum"(%one, %b) {onnx_node_name = "broadcast-label", equation = "ij,jk->ijk"} : (tensor<2x1xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "", ""{{\]\]}}{{.*}}onnx_node_name = "better-known"{{.*}} -> tensor<?x3x4xf32>
    %9 = "onnx.Einsum"(%n, %b) {onnx_node_name = "better-known", equation = "ij,jk->ijk"} : (tensor<?x?xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "unranked"{{.*}} -> tensor<?x4xf32>
    %10 = "onnx.Einsum"(%u, %b) {onnx_node_name = "unranked", equation = "ij,jk->ik"} : (tensor<*xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "unranked-ellipsis"{{.*}} -> tensor<*xf32>
    %11 = "onnx.Einsum"(%u, %b) {onnx_node_name = "unranked-ellipsis", equation = "...j,jk->...k"} : (tensor<*xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "outer"{{.*}} -> tensor<3x3xf32>
    %12 = "onnx.Einsum"(%v, %v) {onnx_node_name = "outer", equation = "i,j"} : (tensor<3xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "uppercase"{{.*}} -> tensor<3x2xf32>
    %13 = "onnx.Einsum"(%a) {onnx_node_name = "uppercase", equation = "aB->Ba"} : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
