// What is wrong with recurrent layers: weights, states and lengths that do not fit the layer.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<5x3x4xf32> {onnx.name = "x"},
                        %x2: tensor<5x3xf32> {onnx.name = "x2"},
                        %x9: tensor<5x3x9xf32> {onnx.name = "x9"},
                        %w: tensor<1x6x4xf32> {onnx.name = "w"},
                        %w2: tensor<2x6x4xf32> {onnx.name = "w2"},
                        %wr: tensor<6x4xf32> {onnx.name = "wr"},
                        %r: tensor<1x6x6xf32> {onnx.name = "r"},
                        %r5: tensor<1x6x5xf32> {onnx.name = "r5"},
                        %wg: tensor<1x18x4xf32> {onnx.name = "wg"},
                        %rg: tensor<1x18x6xf32> {onnx.name = "rg"},
                        %wl: tensor<1x24x4xf32> {onnx.name = "wl"},
                        %rl: tensor<1x24x6xf32> {onnx.name = "rl"},
                        %b: tensor<1x12xf32> {onnx.name = "b"},
                        %b6: tensor<1x6xf32> {onnx.name = "b6"},
                        %br: tensor<12xf32> {onnx.name = "br"},
                        %l: tensor<3xi32> {onnx.name = "l"},
                        %l4: tensor<4xi32> {onnx.name = "l4"},
                        %h: tensor<1x3x6xf32> {onnx.name = "h"},
                        %h4: tensor<1x4x6xf32> {onnx.name = "h4"},
                        %p: tensor<1x18xf32> {onnx.name = "p"},
                        %p6: tensor<1x6xf32> {onnx.name = "p6"},
                        %bl: tensor<1x48xf32> {onnx.name = "bl"},
                        %xs: tensor<?x?x4xf32> {onnx.dim_params = ["S", "N", ""], onnx.name = "xs"}) attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    // CHECK: error: input 0 has a wrong rank, got 2, expected 3
    %0:2 = "onnx.RNN"(%x2, %w, %r) {onnx_node_name = "rank", hidden_size = 6 : si64} : (tensor<5x3xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: attribute "hidden_size" is out of range, got 0, expected at least 1
    %1:2 = "onnx.RNN"(%x, %w, %r) {onnx_node_name = "hidden-zero", hidden_size = 0 : si64} : (tensor<5x3x4xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: sizes of the layer and of "W" differ, got 21 and 18
    // CHECK: error: sizes of the layer and of "R" differ, got 21 and 18
    // CHECK: error: sizes of the layer and of "R" differ, got 7 and 6
    %2:2 = "onnx.GRU"(%x, %wg, %rg) {onnx_node_name = "hidden-differs", hidden_size = 7 : si64} : (tensor<5x3x4xf32>, tensor<1x18x4xf32>, tensor<1x18x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: attribute "layout" is out of range, got 2, expected 0 or 1
    %3:2 = "onnx.RNN"(%x, %w, %r) {onnx_node_name = "layout", hidden_size = 6 : si64, layout = 2 : si64} : (tensor<5x3x4xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: sizes of the layer and of "W" differ, got 9 and 4
    %4:2 = "onnx.RNN"(%x9, %w, %r) {onnx_node_name = "input-size", hidden_size = 6 : si64} : (tensor<5x3x9xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: input 1 has a wrong rank, got 2, expected 3
    %5:2 = "onnx.RNN"(%x, %wr, %r) {onnx_node_name = "weight-rank", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<6x4xf32>, tensor<1x6x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: sizes of the layer and of "W" differ, got 1 and 2
    %6:2 = "onnx.RNN"(%x, %w2, %r) {onnx_node_name = "weight-directions", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<2x6x4xf32>, tensor<1x6x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: sizes of the layer and of "R" differ, got 6 and 5
    %7:2 = "onnx.RNN"(%x, %w, %r5) {onnx_node_name = "recurrent-size", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x6x4xf32>, tensor<1x6x5xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: sizes of the layer and of "W" differ, got 24 and 18
    %8:3 = "onnx.LSTM"(%x, %wg, %rl) {onnx_node_name = "gates", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x18x4xf32>, tensor<1x24x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: sizes of the layer and of "B" differ, got 12 and 6
    %9:2 = "onnx.RNN"(%x, %w, %r, %b6) {onnx_node_name = "bias", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>, tensor<1x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: input 3 has a wrong rank, got 1, expected 2
    %10:2 = "onnx.RNN"(%x, %w, %r, %br) {onnx_node_name = "bias-rank", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>, tensor<12xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: sizes of the batch and of "sequence_lens" differ, got 3 and 4
    %11:2 = "onnx.RNN"(%x, %w, %r, %none, %l4) {onnx_node_name = "lengths", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>, none, tensor<4xi32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: sizes of the layer and of "initial_h" differ, got 3 and 4
    %12:2 = "onnx.RNN"(%x, %w, %r, %none, %none, %h4) {onnx_node_name = "state", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>, none, none, tensor<1x4x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: sizes of the layer and of "initial_c" differ, got 3 and 4
    %13:3 = "onnx.LSTM"(%x, %wl, %rl, %none, %none, %h, %h4) {onnx_node_name = "cell", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x24x4xf32>, tensor<1x24x6xf32>, none, none, tensor<1x3x6xf32>, tensor<1x4x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: sizes of the layer and of "P" differ, got 18 and 6
    %14:3 = "onnx.LSTM"(%x, %wl, %rl, %none, %none, %none, %none, %p6) {onnx_node_name = "peepholes", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x24x4xf32>, tensor<1x24x6xf32>, none, none, none, none, tensor<1x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %15:2 = "onnx.RNN"(%x, %w, %r, %b, %l, %h) {onnx_node_name = "ok-rnn", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>, tensor<1x12xf32>, tensor<3xi32>, tensor<1x3x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %16:2 = "onnx.GRU"(%x, %wg, %rg, %none, %none, %h) {onnx_node_name = "ok-gru", hidden_size = 6 : si64, linear_before_reset = 1 : si64} : (tensor<5x3x4xf32>, tensor<1x18x4xf32>, tensor<1x18x6xf32>, none, none, tensor<1x3x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %17:3 = "onnx.LSTM"(%x, %wl, %rl, %bl, %l, %h, %h, %p) {onnx_node_name = "ok-lstm", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x24x4xf32>, tensor<1x24x6xf32>, tensor<1x48xf32>, tensor<3xi32>, tensor<1x3x6xf32>, tensor<1x3x6xf32>, tensor<1x18xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %18:2 = "onnx.RNN"(%xs, %w, %r, %none, %l, %h) {onnx_node_name = "ok-symbolic", hidden_size = 6 : si64} : (tensor<?x?x4xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>, none, tensor<3xi32>, tensor<1x3x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}
