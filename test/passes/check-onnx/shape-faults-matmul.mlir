// What is wrong with products: inner sizes, batches, ranks, equations.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%a: tensor<2x3xf32> {onnx.name = "a"},
                        %b: tensor<3x4xf32> {onnx.name = "b"},
                        %b5: tensor<5x4xf32> {onnx.name = "b5"},
                        %v: tensor<3xf32> {onnx.name = "v"},
                        %f: tensor<f32> {onnx.name = "f"},
                        %c3: tensor<3xf32> {onnx.name = "c3"},
                        %c4: tensor<4xf32> {onnx.name = "c4"},
                        %c24: tensor<1x2x4xf32> {onnx.name = "c24"},
                        %x: tensor<5x2x3xf32> {onnx.name = "x"},
                        %y: tensor<4x3x4xf32> {onnx.name = "y"},
                        %y1: tensor<1x3x4xf32> {onnx.name = "y1"},
                        %qa: tensor<2x3xui8> {onnx.name = "qa"},
                        %qb: tensor<3x4xui8> {onnx.name = "qb"},
                        %z: tensor<ui8> {onnx.name = "z"},
                        %z2: tensor<2xui8> {onnx.name = "z2"},
                        %z3: tensor<3xui8> {onnx.name = "z3"},
                        %z4: tensor<4xui8> {onnx.name = "z4"},
                        %s: tensor<f32> {onnx.name = "s"},
                        %s3: tensor<3xf32> {onnx.name = "s3"},
                        %s4: tensor<4xf32> {onnx.name = "s4"},
                        %na: tensor<?x?xf32> {onnx.dim_params = ["N", "K"], onnx.name = "na"},
                        %nb: tensor<?x?xf32> {onnx.dim_params = ["L", "M"], onnx.name = "nb"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: inner sizes of the matrices differ, got 3 and 5
    %0 = "onnx.Gemm"(%a, %b5) {onnx_node_name = "gemm-inner"} : (tensor<2x3xf32>, tensor<5x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: inner sizes of the matrices differ, got 2 and 3
    %1 = "onnx.Gemm"(%a, %b) {onnx_node_name = "gemm-transposed", transA = 1 : si64} : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 3, expected 2
    %2 = "onnx.Gemm"(%x, %b) {onnx_node_name = "gemm-rank"} : (tensor<5x2x3xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 1, expected 2
    %3 = "onnx.Gemm"(%a, %v) {onnx_node_name = "gemm-list"} : (tensor<2x3xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "C" has the wrong shape, got [3], expected one that broadcasts to [2, 4]
    %4 = "onnx.Gemm"(%a, %b, %c3) {onnx_node_name = "gemm-c"} : (tensor<2x3xf32>, tensor<3x4xf32>, tensor<3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "C" has the wrong shape, got [1, 2, 4], expected one that broadcasts to [2, 4]
    %5 = "onnx.Gemm"(%a, %b, %c24) {onnx_node_name = "gemm-c-rank"} : (tensor<2x3xf32>, tensor<3x4xf32>, tensor<1x2x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: inner sizes of the matrices differ, got 3 and 5
    %6 = "onnx.MatMul"(%a, %b5) {onnx_node_name = "inner"} : (tensor<2x3xf32>, tensor<5x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: inner sizes of the matrices differ, got 4 and 3
    %7 = "onnx.MatMul"(%c4, %b) {onnx_node_name = "row"} : (tensor<4xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 0, expected at least 1
    %8 = "onnx.MatMul"(%f, %b) {onnx_node_name = "scalar"} : (tensor<f32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: batches of matrices do not broadcast, got 5 and 4
    %9 = "onnx.MatMul"(%x, %y) {onnx_node_name = "batches"} : (tensor<5x2x3xf32>, tensor<4x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "a_zero_point" has the wrong size, got 3 entries, expected 1 or 2
    %10 = "onnx.MatMulInteger"(%qa, %qb, %z3) {onnx_node_name = "integer-zero-point"} : (tensor<2x3xui8>, tensor<3x4xui8>, tensor<3xui8>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "b_zero_point" has the wrong size, got 3 entries, expected 1 or 4
    %11 = "onnx.MatMulInteger"(%qa, %qb, %z, %z3) {onnx_node_name = "integer-columns"} : (tensor<2x3xui8>, tensor<3x4xui8>, tensor<ui8>, tensor<3xui8>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "a_scale" has the wrong size, got 3 entries, expected 1 or 2
    %12 = "onnx.QLinearMatMul"(%qa, %s3, %z, %qb, %s, %z, %s, %z) {onnx_node_name = "quantized-scale"} : (tensor<2x3xui8>, tensor<3xf32>, tensor<ui8>, tensor<3x4xui8>, tensor<f32>, tensor<ui8>, tensor<f32>, tensor<ui8>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input "b_scale" has the wrong size, got 3 entries, expected 1 or 4
    %13 = "onnx.QLinearMatMul"(%qa, %s, %z, %qb, %s3, %z, %s, %z) {onnx_node_name = "quantized-columns"} : (tensor<2x3xui8>, tensor<f32>, tensor<ui8>, tensor<3x4xui8>, tensor<3xf32>, tensor<ui8>, tensor<f32>, tensor<ui8>) -> tensor<*x!onnx.unknown>
    %14 = "onnx.Gemm"(%a, %b, %c4) {onnx_node_name = "ok-gemm"} : (tensor<2x3xf32>, tensor<3x4xf32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    %15 = "onnx.MatMul"(%x, %y1) {onnx_node_name = "ok-batches"} : (tensor<5x2x3xf32>, tensor<1x3x4xf32>) -> tensor<*x!onnx.unknown>
    %16 = "onnx.MatMul"(%na, %nb) {onnx_node_name = "ok-symbolic"} : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<*x!onnx.unknown>
    %17 = "onnx.MatMulInteger"(%qa, %qb, %z2, %z4) {onnx_node_name = "ok-integer"} : (tensor<2x3xui8>, tensor<3x4xui8>, tensor<2xui8>, tensor<4xui8>) -> tensor<*x!onnx.unknown>
    %18 = "onnx.QLinearMatMul"(%qa, %s, %z, %qb, %s4, %z4, %s, %z) {onnx_node_name = "ok-quantized"} : (tensor<2x3xui8>, tensor<f32>, tensor<ui8>, tensor<3x4xui8>, tensor<4xf32>, tensor<4xui8>, tensor<f32>, tensor<ui8>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%a: tensor<2x3xf32> {onnx.name = "a"},
                        %b: tensor<5x4xf32> {onnx.name = "b"},
                        %q: tensor<3x4xf32> {onnx.name = "q"},
                        %e: tensor<7x3x4xf32> {onnx.name = "e"},
                        %e2: tensor<2x4x5xf32> {onnx.name = "e2"},
                        %m: tensor<3x4xf32> {onnx.name = "m"},
                        %o: tensor<2x1xf32> {onnx.name = "o"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input 1 does not fit the equation, got a dimension of size 5, expected 1 or 3
    %0 = "onnx.Einsum"(%a, %b) {onnx_node_name = "sizes", equation = "ij,jk->ik"} : (tensor<2x3xf32>, tensor<5x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 does not fit the equation, got a dimension of size 4, expected 1 or 3
    %1 = "onnx.Einsum"(%q) {onnx_node_name = "diagonal", equation = "ii->i"} : (tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "equation" has a wrong number of terms, got 1, expected 2
    %2 = "onnx.Einsum"(%a, %q) {onnx_node_name = "few-terms", equation = "ij->ij"} : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "equation" has a wrong number of terms, got 2, expected 1
    %3 = "onnx.Einsum"(%a) {onnx_node_name = "many-terms", equation = "ij,jk->ik"} : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 2, expected 3
    %4 = "onnx.Einsum"(%a) {onnx_node_name = "rank", equation = "ijk->i"} : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 2, expected at least 3
    %5 = "onnx.Einsum"(%a) {onnx_node_name = "ellipsis-rank", equation = "...ijk->..."} : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 does not fit the equation, got a dimension of size 2, expected 1 or 7
    %6 = "onnx.Einsum"(%e, %e2) {onnx_node_name = "ellipsis-sizes", equation = "...ij,...jk->...ik"} : (tensor<7x3x4xf32>, tensor<2x4x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: the ellipsis of input 1 stands for a wrong number of dimensions, got 1, expected 0
    %7 = "onnx.Einsum"(%m, %e2) {onnx_node_name = "ellipsis-ranks", equation = "...ij,...jk->...ik"} : (tensor<3x4xf32>, tensor<2x4x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "equation" has a wrong output, got label "k", expected each label once, and only those of inputs
    %8 = "onnx.Einsum"(%a) {onnx_node_name = "unknown-label", equation = "ij->ik"} : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "equation" has a wrong output, got label "i", expected each label once, and only those of inputs
    %9 = "onnx.Einsum"(%a) {onnx_node_name = "label-twice", equation = "ij->iij"} : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "equation" has a wrong output, got no ellipsis, expected one, for an input has one
    %10 = "onnx.Einsum"(%e) {onnx_node_name = "lost-ellipsis", equation = "...ij->ij"} : (tensor<7x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "equation" has a wrong term, got "i2", expected letters and at most one ellipsis
    %11 = "onnx.Einsum"(%a) {onnx_node_name = "digit", equation = "i2->i"} : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "equation" has a wrong term, got "......", expected letters and at most one ellipsis
    %12 = "onnx.Einsum"(%a) {onnx_node_name = "two-ellipses", equation = "......->..."} : (tensor<2x3xf32>) -> tensor<*x!onnx.unknown>
    %13 = "onnx.Einsum"(%a, %q) {onnx_node_name = "ok-einsum", equation = "ij,jk"} : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    %14 = "onnx.Einsum"(%o, %q) {onnx_node_name = "ok-stretched", equation = "ij,jk->ik"} : (tensor<2x1xf32>, tensor<3x4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
