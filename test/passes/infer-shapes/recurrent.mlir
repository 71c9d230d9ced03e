// RNN, GRU, LSTM: directions, layouts, what weights tell.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<?x?x4xf32> {onnx.dim_params = ["S", "B", ""], onnx.name = "x"},
                        %w: tensor<1x6x4xf32> {onnx.name = "w"},
                        %r: tensor<1x6x6xf32> {onnx.name = "r"},
                        %wg: tensor<2x18x4xf32> {onnx.name = "wg"},
                        %rg: tensor<2x18x6xf32> {onnx.name = "rg"},
                        %wl: tensor<1x24x4xf32> {onnx.name = "wl"},
                        %rl: tensor<1x24x6xf32> {onnx.name = "rl"},
                        %u: tensor<*xf32> {onnx.name = "u"},
                        %l: tensor<3xi32> {onnx.name = "l"},
                        %h: tensor<2x3x6xf32> {onnx.name = "h"}) attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    // CHECK: aimet.dim_params = {{\[\[}}"S", "", "B", ""], ["", "B", ""{{\]\]}}{{.*}}onnx_node_name = "rnn"{{.*}} -> (tensor<?x1x?x6xf32>, tensor<1x?x6xf32>)
    %0:2 = "onnx.RNN"(%x, %w, %r) {onnx_node_name = "rnn", hidden_size = 6 : si64} : (tensor<?x?x4xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"S", "", "B", ""], ["", "B", ""{{\]\]}}{{.*}}onnx_node_name = "gru-both"{{.*}} -> (tensor<?x2x?x6xf32>, tensor<2x?x6xf32>)
    %1:2 = "onnx.GRU"(%x, %wg, %rg) {onnx_node_name = "gru-both", direction = "bidirectional", hidden_size = 6 : si64} : (tensor<?x?x4xf32>, tensor<2x18x4xf32>, tensor<2x18x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"S", "B", "", ""], ["S", "", ""], ["S", "", ""{{\]\]}}{{.*}}onnx_node_name = "lstm-layout"{{.*}} -> (tensor<?x?x1x6xf32>, tensor<?x1x6xf32>, tensor<?x1x6xf32>)
    %2:3 = "onnx.LSTM"(%x, %wl, %rl) {onnx_node_name = "lstm-layout", direction = "reverse", hidden_size = 6 : si64, layout = 1 : si64} : (tensor<?x?x4xf32>, tensor<1x24x4xf32>, tensor<1x24x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // The recurrent weights say it.
    // CHECK: aimet.dim_params = {{\[\[}}"S", "", "B", ""], ["", "B", ""{{\]\]}}{{.*}}onnx_node_name = "no-hidden-size"{{.*}} -> (tensor<?x1x?x6xf32>, tensor<1x?x6xf32>)
    %3:2 = "onnx.RNN"(%x, %w, %r) {onnx_node_name = "no-hidden-size"} : (tensor<?x?x4xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"S", "", "", ""], unit]{{.*}}onnx_node_name = "batch-of-state"{{.*}} -> (tensor<?x2x3x6xf32>, tensor<2x3x6xf32>)
    %4:2 = "onnx.GRU"(%x, %wg, %rg, %none, %none, %h) {onnx_node_name = "batch-of-state", direction = "bidirectional", hidden_size = 6 : si64} : (tensor<?x?x4xf32>, tensor<2x18x4xf32>, tensor<2x18x6xf32>, none, none, tensor<2x3x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"S", "", "", ""], unit]{{.*}}onnx_node_name = "batch-of-lengths"{{.*}} -> (tensor<?x1x3x6xf32>, tensor<1x3x6xf32>)
    %5:2 = "onnx.RNN"(%x, %w, %r, %none, %l) {onnx_node_name = "batch-of-lengths", hidden_size = 6 : si64} : (tensor<?x?x4xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>, none, tensor<3xi32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: onnx_node_name = "unranked"{{.*}} -> (tensor<?x1x?x6xf32>, tensor<1x?x6xf32>)
    %6:2 = "onnx.RNN"(%u, %w, %r) {onnx_node_name = "unranked", hidden_size = 6 : si64} : (tensor<*xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 14 : si64}]} {
  func.func @main_graph(%x: tensor<5x3x4xf32> {onnx.name = "x"},
                        %w: tensor<1x6x4xf32> {onnx.name = "w"},
                        %r: tensor<1x6x6xf32> {onnx.name = "r"},
                        %wg: tensor<1x18x4xf32> {onnx.name = "wg"},
                        %rg: tensor<1x18x6xf32> {onnx.name = "rg"},
                        %wl: tensor<1x24x4xf32> {onnx.name = "wl"},
                        %rl: tensor<1x24x6xf32> {onnx.name = "rl"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "rnn-14"{{.*}} -> (tensor<5x3x1x6xf32>, tensor<5x1x6xf32>)
    %0:2 = "onnx.RNN"(%x, %w, %r) {onnx_node_name = "rnn-14", hidden_size = 6 : si64, layout = 1 : si64} : (tensor<5x3x4xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: onnx_node_name = "gru-14"{{.*}} -> (tensor<5x1x3x6xf32>, tensor<1x3x6xf32>)
    %1:2 = "onnx.GRU"(%x, %wg, %rg) {onnx_node_name = "gru-14", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x18x4xf32>, tensor<1x18x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: onnx_node_name = "lstm-14"{{.*}} -> (tensor<5x1x3x6xf32>, tensor<1x3x6xf32>, tensor<1x3x6xf32>)
    %2:3 = "onnx.LSTM"(%x, %wl, %rl) {onnx_node_name = "lstm-14", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x24x4xf32>, tensor<1x24x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 7 : si64}]} {
  func.func @main_graph(%x: tensor<5x3x4xf32> {onnx.name = "x"},
                        %w: tensor<1x6x4xf32> {onnx.name = "w"},
                        %r: tensor<1x6x6xf32> {onnx.name = "r"},
                        %wg: tensor<1x18x4xf32> {onnx.name = "wg"},
                        %rg: tensor<1x18x6xf32> {onnx.name = "rg"},
                        %wl: tensor<1x24x4xf32> {onnx.name = "wl"},
                        %rl: tensor<1x24x6xf32> {onnx.name = "rl"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "rnn-7"{{.*}} -> (tensor<5x1x3x6xf32>, tensor<1x3x6xf32>)
    %0:2 = "onnx.RNN"(%x, %w, %r) {onnx_node_name = "rnn-7", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: onnx_node_name = "gru-7"{{.*}} -> (tensor<5x1x3x6xf32>, tensor<1x3x6xf32>)
    %1:2 = "onnx.GRU"(%x, %wg, %rg) {onnx_node_name = "gru-7", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x18x4xf32>, tensor<1x18x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: onnx_node_name = "lstm-7"{{.*}} -> (tensor<5x1x3x6xf32>, tensor<1x3x6xf32>, tensor<1x3x6xf32>)
    %2:3 = "onnx.LSTM"(%x, %wl, %rl) {onnx_node_name = "lstm-7", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x24x4xf32>, tensor<1x24x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 3 : si64}]} {
  func.func @main_graph(%x: tensor<5x3x4xf32> {onnx.name = "x"},
                        %w: tensor<1x6x4xf32> {onnx.name = "w"},
                        %r: tensor<1x6x6xf32> {onnx.name = "r"},
                        %wg: tensor<1x18x4xf32> {onnx.name = "wg"},
                        %rg: tensor<1x18x6xf32> {onnx.name = "rg"},
                        %wl: tensor<1x24x4xf32> {onnx.name = "wl"},
                        %rl: tensor<1x24x6xf32> {onnx.name = "rl"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "rnn-1"{{.*}} -> (tensor<5x1x3x6xf32>, tensor<1x3x6xf32>)
    %0:2 = "onnx.RNN"(%x, %w, %r) {onnx_node_name = "rnn-1", hidden_size = 6 : si64, output_sequence = 1 : si64} : (tensor<5x3x4xf32>, tensor<1x6x4xf32>, tensor<1x6x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // The first output is not there, whatever its name.
    // CHECK: onnx_node_name = "gru-3"{{.*}} -> (tensor<*xf32>, tensor<1x3x6xf32>)
    %1:2 = "onnx.GRU"(%x, %wg, %rg) {onnx_node_name = "gru-3", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x18x4xf32>, tensor<1x18x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: onnx_node_name = "lstm-1"{{.*}} -> (tensor<5x1x3x6xf32>, tensor<1x3x6xf32>, tensor<1x3x6xf32>)
    %2:3 = "onnx.LSTM"(%x, %wl, %rl) {onnx_node_name = "lstm-1", hidden_size = 6 : si64, output_sequence = 1 : si64} : (tensor<5x3x4xf32>, tensor<1x24x4xf32>, tensor<1x24x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<5x3x4xf32> {onnx.name = "x"},
                        %wg: tensor<1x18x4xf32> {onnx.name = "wg"},
                        %rg: tensor<1x18x6xf32> {onnx.name = "rg"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "gru-1"{{.*}} -> (tensor<*xf32>, tensor<1x3x6xf32>)
    %0:2 = "onnx.GRU"(%x, %wg, %rg) {onnx_node_name = "gru-1", hidden_size = 6 : si64} : (tensor<5x3x4xf32>, tensor<1x18x4xf32>, tensor<1x18x6xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}
