// Products of matrices; batches broadcast.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%a: tensor<2x3xf32> {onnx.name = "a"},
                        %b: tensor<3x4xf32> {onnx.name = "b"},
                        %at: tensor<3x2xf32> {onnx.name = "at"},
                        %bt: tensor<4x3xf32> {onnx.name = "bt"},
                        %c: tensor<4xf32> {onnx.name = "c"},
                        %na: tensor<?x?xf32> {onnx.dim_params = ["N", "K"], onnx.name = "na"},
                        %nb: tensor<?x?xf32> {onnx.dim_params = ["K", "M"], onnx.name = "nb"},
                        %v: tensor<3xf32> {onnx.name = "v"},
                        %x: tensor<5x1x2x3xf32> {onnx.name = "x"},
                        %y: tensor<7x3x4xf32> {onnx.name = "y"},
                        %sx: tensor<?x8x?x64xf32> {onnx.dim_params = ["B", "", "S", ""], onnx.name = "sx"},
                        %sy: tensor<?x8x64x?xf32> {onnx.dim_params = ["B", "", "", "T"], onnx.name = "sy"},
                        %one: tensor<1x8x64x?xf32> {onnx.dim_params = ["", "", "", "T"], onnx.name = "one"},
                        %u: tensor<*xf32> {onnx.name = "u"},
                        %qa: tensor<2x3xui8> {onnx.name = "qa"},
                        %qb: tensor<3x4xi8> {onnx.name = "qb"},
                        %z: tensor<ui8> {onnx.name = "z"},
                        %zb: tensor<4xi8> {onnx.name = "zb"},
                        %s: tensor<f32> {onnx.name = "s"},
                        %sb: tensor<4xf32> {onnx.name = "sb"},
                        %zo: tensor<i8> {onnx.name = "zo"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "gemm"{{.*}} -> tensor<2x4xf32>
    %0 = "onnx.Gemm"(%a, %b, %c) {onnx_node_name = "gemm"} : (tensor<2x3xf32>, tensor<3x4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "gemm-transposed"{{.*}} -> tensor<2x4xf32>
    %1 = "onnx.Gemm"(%at, %bt) {onnx_node_name = "gemm-transposed", transA = 1 : si64, transB = 1 : si64} : (tensor<3x2xf32>, tensor<4x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"N", "M"{{\]\]}}{{.*}}onnx_node_name = "gemm-symbolic"{{.*}} -> tensor<?x?xf32>
    %2 = "onnx.Gemm"(%na, %nb) {onnx_node_name = "gemm-symbolic"} : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "gemm-half-known"{{.*}} -> tensor<?x4xf32>
    %3 = "onnx.Gemm"(%u, %b) {onnx_node_name = "gemm-half-known"} : (tensor<*xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "plain"{{.*}} -> tensor<2x4xf32>
    %4 = "onnx.MatMul"(%a, %b) {onnx_node_name = "plain"} : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "row"{{.*}} -> tensor<4xf32>
    %5 = "onnx.MatMul"(%v, %b) {onnx_node_name = "row"} : (tensor<3xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "column"{{.*}} -> tensor<2xf32>
    %6 = "onnx.MatMul"(%a, %v) {onnx_node_name = "column"} : (tensor<2x3xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "scalar"{{.*}} -> tensor<f32>
    %7 = "onnx.MatMul"(%v, %v) {onnx_node_name = "scalar"} : (tensor<3xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "batches"{{.*}} -> tensor<5x7x2x4xf32>
    %8 = "onnx.MatMul"(%x, %y) {onnx_node_name = "batches"} : (tensor<5x1x2x3xf32>, tensor<7x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"B", "", "S", "T"{{\]\]}}{{.*}}onnx_node_name = "symbolic"{{.*}} -> tensor<?x8x?x?xf32>
    %9 = "onnx.MatMul"(%sx, %sy) {onnx_node_name = "symbolic"} : (tensor<?x8x?x64xf32>, tensor<?x8x64x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"B", "", "S", "T"{{\]\]}}{{.*}}onnx_node_name = "symbolic-one"{{.*}} -> tensor<?x8x?x?xf32>
    %10 = "onnx.MatMul"(%sx, %one) {onnx_node_name = "symbolic-one"} : (tensor<?x8x?x64xf32>, tensor<1x8x64x?xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "unranked"{{.*}} -> tensor<*xf32>
    %11 = "onnx.MatMul"(%u, %b) {onnx_node_name = "unranked"} : (tensor<*xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "integer"{{.*}} -> tensor<2x4xi32>
    %12 = "onnx.MatMulInteger"(%qa, %qb, %z, %zb) {onnx_node_name = "integer"} : (tensor<2x3xui8>, tensor<3x4xi8>, tensor<ui8>, tensor<4xi8>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "quantized"{{.*}} -> tensor<2x4xi8>
    %13 = "onnx.QLinearMatMul"(%qa, %s, %z, %qb, %sb, %zb, %s, %zo) {onnx_node_name = "quantized"} : (tensor<2x3xui8>, tensor<f32>, tensor<ui8>, tensor<3x4xi8>, tensor<4xf32>, tensor<4xi8>, tensor<f32>, tensor<i8>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 10 : si64}]} {
  func.func @main_graph(%a: tensor<2x3xf32> {onnx.name = "a"},
                        %b: tensor<3x4xf32> {onnx.name = "b"},
                        %c: tensor<4xf32> {onnx.name = "c"},
                        %qa: tensor<2x3xui8> {onnx.name = "qa"},
                        %z: tensor<ui8> {onnx.name = "z"},
                        %qb: tensor<3x4xui8> {onnx.name = "qb"},
                        %s: tensor<f32> {onnx.name = "s"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "gemm-9"{{.*}} -> tensor<2x4xf32>
    %0 = "onnx.Gemm"(%a, %b, %c) {onnx_node_name = "gemm-9"} : (tensor<2x3xf32>, tensor<3x4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "matmul-9"{{.*}} -> tensor<2x4xf32>
    %1 = "onnx.MatMul"(%a, %b) {onnx_node_name = "matmul-9"} : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "quantized-10"{{.*}} -> tensor<2x4xui8>
    %2 = "onnx.QLinearMatMul"(%qa, %s, %z, %qb, %s, %z, %s, %z) {onnx_node_name = "quantized-10"} : (tensor<2x3xui8>, tensor<f32>, tensor<ui8>, tensor<3x4xui8>, tensor<f32>, tensor<ui8>, tensor<f32>, tensor<ui8>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 7 : si64}]} {
  func.func @main_graph(%a: tensor<2x3xf32> {onnx.name = "a"},
                        %b: tensor<3x4xf32> {onnx.name = "b"},
                        %c: tensor<1x4xf32> {onnx.name = "c"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "gemm-7"{{.*}} -> tensor<2x4xf32>
    %0 = "onnx.Gemm"(%a, %b, %c) {onnx_node_name = "gemm-7"} : (tensor<2x3xf32>, tensor<3x4xf32>, tensor<1x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "matmul-1"{{.*}} -> tensor<2x4xf32>
    %1 = "onnx.MatMul"(%a, %b) {onnx_node_name = "matmul-1"} : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%a: tensor<2x3xf32> {onnx.name = "a"},
                        %b: tensor<3x4xf32> {onnx.name = "b"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "gemm-11"{{.*}} -> tensor<2x4xf32>
    %0 = "onnx.Gemm"(%a, %b) {onnx_node_name = "gemm-11"} : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 6 : si64}]} {
  func.func @main_graph(%a: tensor<2x3xf32> {onnx.name = "a"},
                        %b: tensor<3x4xf32> {onnx.name = "b"},
                        %c: tensor<4xf32> {onnx.name = "c"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "gemm-6"{{.*}} -> tensor<2x4xf32>
    %0 = "onnx.Gemm"(%a, %b, %c) {onnx_node_name = "gemm-6", broadcast = 1 : si64} : (tensor<2x3xf32>, tensor<3x4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 1 : si64}]} {
  func.func @main_graph(%a: tensor<2x3xf32> {onnx.name = "a"},
                        %b: tensor<3x4xf32> {onnx.name = "b"},
                        %c: tensor<2x4xf32> {onnx.name = "c"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "gemm-1"{{.*}} -> tensor<2x4xf32>
    %0 = "onnx.Gemm"(%a, %b, %c) {onnx_node_name = "gemm-1"} : (tensor<2x3xf32>, tensor<3x4xf32>, tensor<2x4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
