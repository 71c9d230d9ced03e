// What is wrong with attention: heads, lengths, what is remembered, masks, tables.
//
// RUN: not aimet-opt --check-onnx --split-input-file %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 25 : si64}]} {
  func.func @main_graph(%q: tensor<2x8x5x16xf32> {onnx.name = "q"},
                        %q2: tensor<2x8xf32> {onnx.name = "q2"},
                        %k: tensor<2x2x7x16xf32> {onnx.name = "k"},
                        %v: tensor<2x2x7x12xf32> {onnx.name = "v"},
                        %k3h: tensor<2x3x7x16xf32> {onnx.name = "k3h"},
                        %v3h: tensor<2x3x7x12xf32> {onnx.name = "v3h"},
                        %kb: tensor<3x2x7x16xf32> {onnx.name = "kb"},
                        %k6: tensor<2x2x6x16xf32> {onnx.name = "k6"},
                        %k15: tensor<2x2x7x15xf32> {onnx.name = "k15"},
                        %q3: tensor<2x5x128xf32> {onnx.name = "q3"},
                        %k3: tensor<2x7x32xf32> {onnx.name = "k3"},
                        %v3: tensor<2x7x24xf32> {onnx.name = "v3"},
                        %q127: tensor<2x5x127xf32> {onnx.name = "q127"},
                        %v25: tensor<2x7x25xf32> {onnx.name = "v25"},
                        %k40: tensor<2x7x40xf32> {onnx.name = "k40"},
                        %pk: tensor<2x2x3x16xf32> {onnx.name = "pk"},
                        %pk3: tensor<2x2x3xf32> {onnx.name = "pk3"},
                        %pv: tensor<2x2x3x12xf32> {onnx.name = "pv"},
                        %pv4: tensor<2x2x4x12xf32> {onnx.name = "pv4"},
                        %m: tensor<5x10xi1> {onnx.name = "m"},
                        %m6: tensor<6x7xi1> {onnx.name = "m6"},
                        %m1: tensor<1x7xi1> {onnx.name = "m1"},
                        %mr: tensor<1x1x1x5x7xf32> {onnx.name = "mr"},
                        %n: tensor<2xi64> {onnx.name = "n"},
                        %n3: tensor<3xi64> {onnx.name = "n3"},
                        %nr: tensor<2x1xi64> {onnx.name = "nr"}) attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    // CHECK: error: input 0 has a wrong rank, got 2, expected 3 to 4
    %0 = "onnx.Attention"(%q2, %k, %v) {onnx_node_name = "rank"} : (tensor<2x8xf32>, tensor<2x2x7x16xf32>, tensor<2x2x7x12xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: queries, keys and values differ in rank, got 4 and 3
    %1 = "onnx.Attention"(%q, %k3, %v3) {onnx_node_name = "mixed-ranks", kv_num_heads = 2 : si64, q_num_heads = 8 : si64} : (tensor<2x8x5x16xf32>, tensor<2x7x32xf32>, tensor<2x7x24xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "q_num_heads" is missing, expected with inputs of rank 3
    // CHECK: error: attribute "kv_num_heads" is missing, expected with inputs of rank 3
    %2 = "onnx.Attention"(%q3, %k3, %v3) {onnx_node_name = "no-heads"} : (tensor<2x5x128xf32>, tensor<2x7x32xf32>, tensor<2x7x24xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "kv_num_heads" is missing, expected with inputs of rank 3
    %3 = "onnx.Attention"(%q3, %k3, %v3) {onnx_node_name = "no-key-heads", q_num_heads = 8 : si64} : (tensor<2x5x128xf32>, tensor<2x7x32xf32>, tensor<2x7x24xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "kv_num_heads" is out of range, got 0, expected at least 1
    %4 = "onnx.Attention"(%q3, %k3, %v3) {onnx_node_name = "heads-zero", kv_num_heads = 0 : si64, q_num_heads = 8 : si64} : (tensor<2x5x128xf32>, tensor<2x7x32xf32>, tensor<2x7x24xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: numbers of heads differ, got 4 and 8
    %5 = "onnx.Attention"(%q, %k, %v) {onnx_node_name = "heads-differ", kv_num_heads = 2 : si64, q_num_heads = 4 : si64} : (tensor<2x8x5x16xf32>, tensor<2x2x7x16xf32>, tensor<2x2x7x12xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: heads of queries cannot be divided evenly, got 8, expected a multiple of 3
    %6 = "onnx.Attention"(%q, %k3h, %v3h) {onnx_node_name = "groups"} : (tensor<2x8x5x16xf32>, tensor<2x3x7x16xf32>, tensor<2x3x7x12xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: batches of keys and values differ, got 3 and 2
    %7 = "onnx.Attention"(%q, %kb, %v) {onnx_node_name = "batch"} : (tensor<2x8x5x16xf32>, tensor<3x2x7x16xf32>, tensor<2x2x7x12xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: lengths of keys and values differ, got 6 and 7
    %8 = "onnx.Attention"(%q, %k6, %v) {onnx_node_name = "lengths"} : (tensor<2x8x5x16xf32>, tensor<2x2x6x16xf32>, tensor<2x2x7x12xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: head sizes of queries and keys differ, got 15 and 16
    %9 = "onnx.Attention"(%q, %k15, %v) {onnx_node_name = "head-size"} : (tensor<2x8x5x16xf32>, tensor<2x2x7x15xf32>, tensor<2x2x7x12xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: hidden size of queries cannot be divided evenly, got 127, expected a multiple of 8
    // CHECK: error: head sizes of queries and keys differ, got 16 and 15
    %10 = "onnx.Attention"(%q127, %k3, %v3) {onnx_node_name = "hidden-queries", kv_num_heads = 2 : si64, q_num_heads = 8 : si64} : (tensor<2x5x127xf32>, tensor<2x7x32xf32>, tensor<2x7x24xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: hidden size of values cannot be divided evenly, got 25, expected a multiple of 2
    %11 = "onnx.Attention"(%q3, %k3, %v25) {onnx_node_name = "hidden-values", kv_num_heads = 2 : si64, q_num_heads = 8 : si64} : (tensor<2x5x128xf32>, tensor<2x7x32xf32>, tensor<2x7x25xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: head sizes of queries and keys differ, got 20 and 16
    %12 = "onnx.Attention"(%q3, %k40, %v3) {onnx_node_name = "hidden-keys", kv_num_heads = 2 : si64, q_num_heads = 8 : si64} : (tensor<2x5x128xf32>, tensor<2x7x40xf32>, tensor<2x7x24xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: got only one of "past_key" and "past_value", expected both or none
    %13 = "onnx.Attention"(%q, %k, %v, %none, %pk) {onnx_node_name = "past-alone"} : (tensor<2x8x5x16xf32>, tensor<2x2x7x16xf32>, tensor<2x2x7x12xf32>, none, tensor<2x2x3x16xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 4 has a wrong rank, got 3, expected 4
    %14:3 = "onnx.Attention"(%q, %k, %v, %none, %pk3, %pv) {onnx_node_name = "past-rank"} : (tensor<2x8x5x16xf32>, tensor<2x2x7x16xf32>, tensor<2x2x7x12xf32>, none, tensor<2x2x3xf32>, tensor<2x2x3x12xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: sizes of values and of "past_value" differ, got 3 and 4
    %15:3 = "onnx.Attention"(%q, %k, %v, %none, %pk, %pv4) {onnx_node_name = "past-lengths"} : (tensor<2x8x5x16xf32>, tensor<2x2x7x16xf32>, tensor<2x2x7x12xf32>, none, tensor<2x2x3x16xf32>, tensor<2x2x4x12xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: input "attn_mask" has the wrong shape, got [6, 7], expected one that broadcasts to [2, 8, 5, ?]
    %16 = "onnx.Attention"(%q, %k, %v, %m6) {onnx_node_name = "mask"} : (tensor<2x8x5x16xf32>, tensor<2x2x7x16xf32>, tensor<2x2x7x12xf32>, tensor<6x7xi1>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 3 has a wrong rank, got 5, expected 0 to 4
    %17 = "onnx.Attention"(%q, %k, %v, %mr) {onnx_node_name = "mask-rank"} : (tensor<2x8x5x16xf32>, tensor<2x2x7x16xf32>, tensor<2x2x7x12xf32>, tensor<1x1x1x5x7xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of the batch and of "nonpad_kv_seqlen" differ, got 2 and 3
    %18 = "onnx.Attention"(%q, %k, %v, %none, %none, %none, %n3) {onnx_node_name = "lengths-of-batch"} : (tensor<2x8x5x16xf32>, tensor<2x2x7x16xf32>, tensor<2x2x7x12xf32>, none, none, none, tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 6 has a wrong rank, got 2, expected 1
    %19 = "onnx.Attention"(%q, %k, %v, %none, %none, %none, %nr) {onnx_node_name = "lengths-rank"} : (tensor<2x8x5x16xf32>, tensor<2x2x7x16xf32>, tensor<2x2x7x12xf32>, none, none, none, tensor<2x1xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "left_window_size" is out of range, got -2, expected at least -1
    %20 = "onnx.Attention"(%q, %k, %v) {onnx_node_name = "window", left_window_size = -2 : si64} : (tensor<2x8x5x16xf32>, tensor<2x2x7x16xf32>, tensor<2x2x7x12xf32>) -> tensor<*x!onnx.unknown>
    %21 = "onnx.Attention"(%q, %k, %v, %m1, %none, %none, %n) {onnx_node_name = "ok-heads", kv_num_heads = 2 : si64, q_num_heads = 8 : si64, right_window_size = 0 : si64} : (tensor<2x8x5x16xf32>, tensor<2x2x7x16xf32>, tensor<2x2x7x12xf32>, tensor<1x7xi1>, none, none, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    %22:3 = "onnx.Attention"(%q, %k, %v, %m, %pk, %pv) {onnx_node_name = "ok-past"} : (tensor<2x8x5x16xf32>, tensor<2x2x7x16xf32>, tensor<2x2x7x12xf32>, tensor<5x10xi1>, tensor<2x2x3x16xf32>, tensor<2x2x3x12xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %23 = "onnx.Attention"(%q3, %k3, %v3) {onnx_node_name = "ok-packed", kv_num_heads = 2 : si64, q_num_heads = 8 : si64} : (tensor<2x5x128xf32>, tensor<2x7x32xf32>, tensor<2x7x24xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 23 : si64}]} {
  func.func @main_graph(%q: tensor<2x8x5x16xf32> {onnx.name = "q"},
                        %k: tensor<2x8x7x16xf32> {onnx.name = "k"},
                        %v: tensor<2x8x7x12xf32> {onnx.name = "v"},
                        %m: tensor<5x6xi1> {onnx.name = "m"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input "attn_mask" has the wrong shape, got [5, 6], expected one that broadcasts to [2, 8, 5, 7]
    %0 = "onnx.Attention"(%q, %k, %v, %m) {onnx_node_name = "mask-23"} : (tensor<2x8x5x16xf32>, tensor<2x8x7x16xf32>, tensor<2x8x7x12xf32>, tensor<5x6xi1>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<2x4x3x8xf32> {onnx.name = "x"},
                        %x2: tensor<2x3xf32> {onnx.name = "x2"},
                        %x3: tensor<2x3x32xf32> {onnx.name = "x3"},
                        %x33: tensor<2x3x33xf32> {onnx.name = "x33"},
                        %c: tensor<50x4xf32> {onnx.name = "c"},
                        %c5: tensor<50x5xf32> {onnx.name = "c5"},
                        %c2: tensor<50x2xf32> {onnx.name = "c2"},
                        %c51: tensor<51x4xf32> {onnx.name = "c51"},
                        %cr: tensor<4xf32> {onnx.name = "cr"},
                        %cn: tensor<2x3x4xf32> {onnx.name = "cn"},
                        %p: tensor<2x3xi64> {onnx.name = "p"},
                        %p4: tensor<2x4xi64> {onnx.name = "p4"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input 0 has a wrong rank, got 2, expected 3 to 4
    %0 = "onnx.RotaryEmbedding"(%x2, %c, %c, %p) {onnx_node_name = "rotary-rank"} : (tensor<2x3xf32>, tensor<50x4xf32>, tensor<50x4xf32>, tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "num_heads" is missing, expected with inputs of rank 3
    %1 = "onnx.RotaryEmbedding"(%x3, %c, %c, %p) {onnx_node_name = "rotary-heads"} : (tensor<2x3x32xf32>, tensor<50x4xf32>, tensor<50x4xf32>, tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: hidden size of the input cannot be divided evenly, got 33, expected a multiple of 4
    %2 = "onnx.RotaryEmbedding"(%x33, %c, %c, %p) {onnx_node_name = "rotary-hidden", num_heads = 4 : si64} : (tensor<2x3x33xf32>, tensor<50x4xf32>, tensor<50x4xf32>, tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "num_heads" is out of range, got 0, expected at least 1
    %3 = "onnx.RotaryEmbedding"(%x3, %c, %c, %p) {onnx_node_name = "rotary-heads-zero", num_heads = 0 : si64} : (tensor<2x3x32xf32>, tensor<50x4xf32>, tensor<50x4xf32>, tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of the input and of "cos_cache" differ, got 4 and 5
    %4 = "onnx.RotaryEmbedding"(%x, %c5, %c5, %p) {onnx_node_name = "rotary-table"} : (tensor<2x4x3x8xf32>, tensor<50x5xf32>, tensor<50x5xf32>, tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of "cos_cache" and "sin_cache" differ, got 50 and 51
    %5 = "onnx.RotaryEmbedding"(%x, %c, %c51, %p) {onnx_node_name = "rotary-tables"} : (tensor<2x4x3x8xf32>, tensor<50x4xf32>, tensor<51x4xf32>, tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 1, expected 2
    %6 = "onnx.RotaryEmbedding"(%x, %cr, %c, %p) {onnx_node_name = "rotary-table-rank"} : (tensor<2x4x3x8xf32>, tensor<4xf32>, tensor<50x4xf32>, tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 1 has a wrong rank, got 2, expected 3
    // CHECK: error: input 2 has a wrong rank, got 2, expected 3
    %7 = "onnx.RotaryEmbedding"(%x, %c, %c) {onnx_node_name = "rotary-no-positions"} : (tensor<2x4x3x8xf32>, tensor<50x4xf32>, tensor<50x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: sizes of the input and of "position_ids" differ, got 3 and 4
    %8 = "onnx.RotaryEmbedding"(%x, %c, %c, %p4) {onnx_node_name = "rotary-positions"} : (tensor<2x4x3x8xf32>, tensor<50x4xf32>, tensor<50x4xf32>, tensor<2x4xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "rotary_embedding_dim" is out of range, got 16, expected at most the head size (8)
    %9 = "onnx.RotaryEmbedding"(%x, %c, %c, %p) {onnx_node_name = "rotary-part", rotary_embedding_dim = 16 : si64} : (tensor<2x4x3x8xf32>, tensor<50x4xf32>, tensor<50x4xf32>, tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "rotary_embedding_dim" is out of range, got -2, expected at least 0
    %10 = "onnx.RotaryEmbedding"(%x, %c, %c, %p) {onnx_node_name = "rotary-negative", rotary_embedding_dim = -2 : si64} : (tensor<2x4x3x8xf32>, tensor<50x4xf32>, tensor<50x4xf32>, tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    %11 = "onnx.RotaryEmbedding"(%x, %c, %c, %p) {onnx_node_name = "ok-rotary"} : (tensor<2x4x3x8xf32>, tensor<50x4xf32>, tensor<50x4xf32>, tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    %12 = "onnx.RotaryEmbedding"(%x3, %c, %c, %p) {onnx_node_name = "ok-rotary-packed", num_heads = 4 : si64} : (tensor<2x3x32xf32>, tensor<50x4xf32>, tensor<50x4xf32>, tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    %13 = "onnx.RotaryEmbedding"(%x, %c2, %c2, %p) {onnx_node_name = "ok-rotary-part", rotary_embedding_dim = 4 : si64} : (tensor<2x4x3x8xf32>, tensor<50x2xf32>, tensor<50x2xf32>, tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    %14 = "onnx.RotaryEmbedding"(%x, %cn, %cn) {onnx_node_name = "ok-rotary-no-positions"} : (tensor<2x4x3x8xf32>, tensor<2x3x4xf32>, tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 27 : si64}]} {
  func.func @main_graph(%q: tensor<2x5x32xf32> {onnx.name = "q"},
                        %q4: tensor<2x5x4x8xf32> {onnx.name = "q4"},
                        %q33: tensor<2x5x33xf32> {onnx.name = "q33"},
                        %k: tensor<2x5x16xf32> {onnx.name = "k"},
                        %k18: tensor<2x5x18xf32> {onnx.name = "k18"},
                        %k6: tensor<2x6x16xf32> {onnx.name = "k6"},
                        %v: tensor<2x5x24xf32> {onnx.name = "v"},
                        %v25: tensor<2x5x25xf32> {onnx.name = "v25"},
                        %s: tensor<2x2x8x12xf32> {onnx.name = "s"},
                        %s13: tensor<2x2x8x13xf32> {onnx.name = "s13"},
                        %d: tensor<2x5x2xf32> {onnx.name = "d"},
                        %d3: tensor<2x5x3xf32> {onnx.name = "d3"},
                        %d16: tensor<2x5x16xf32> {onnx.name = "d16"},
                        %d1: tensor<2x5x1xf32> {onnx.name = "d1"}) attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    // CHECK: error: input 0 has a wrong rank, got 4, expected 3
    %0:2 = "onnx.LinearAttention"(%q4, %k, %v) {onnx_node_name = "linear-rank", kv_num_heads = 2 : si64, q_num_heads = 4 : si64, update_rule = "linear"} : (tensor<2x5x4x8xf32>, tensor<2x5x16xf32>, tensor<2x5x24xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: hidden size of queries cannot be divided evenly, got 33, expected a multiple of 4
    %1:2 = "onnx.LinearAttention"(%q33, %k, %v) {onnx_node_name = "linear-hidden", kv_num_heads = 2 : si64, q_num_heads = 4 : si64, update_rule = "linear"} : (tensor<2x5x33xf32>, tensor<2x5x16xf32>, tensor<2x5x24xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: hidden size of values cannot be divided evenly, got 25, expected a multiple of 2
    %2:2 = "onnx.LinearAttention"(%q, %k, %v25) {onnx_node_name = "linear-values", kv_num_heads = 2 : si64, q_num_heads = 4 : si64, update_rule = "linear"} : (tensor<2x5x32xf32>, tensor<2x5x16xf32>, tensor<2x5x25xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: head sizes of queries and keys differ, got 9 and 8
    %3:2 = "onnx.LinearAttention"(%q, %k18, %v) {onnx_node_name = "linear-head-size", kv_num_heads = 2 : si64, q_num_heads = 4 : si64, update_rule = "linear"} : (tensor<2x5x32xf32>, tensor<2x5x18xf32>, tensor<2x5x24xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: lengths of the inputs differ, got 5 and 6
    %4:2 = "onnx.LinearAttention"(%q, %k6, %v) {onnx_node_name = "linear-length", kv_num_heads = 2 : si64, q_num_heads = 4 : si64, update_rule = "linear"} : (tensor<2x5x32xf32>, tensor<2x6x16xf32>, tensor<2x5x24xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: sizes of the inputs and of the state differ, got 12 and 13
    %5:2 = "onnx.LinearAttention"(%q, %k, %v, %s13) {onnx_node_name = "linear-state", kv_num_heads = 2 : si64, q_num_heads = 4 : si64, update_rule = "linear"} : (tensor<2x5x32xf32>, tensor<2x5x16xf32>, tensor<2x5x24xf32>, tensor<2x2x8x13xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: heads of queries cannot be divided evenly, got 2, expected a multiple of 4
    // CHECK: error: head sizes of queries and keys differ, got 4 and 16
    %6:2 = "onnx.LinearAttention"(%q, %k, %v) {onnx_node_name = "linear-heads", kv_num_heads = 4 : si64, q_num_heads = 2 : si64, update_rule = "linear"} : (tensor<2x5x32xf32>, tensor<2x5x16xf32>, tensor<2x5x24xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: attribute "q_num_heads" is out of range, got 0, expected at least 1
    %7:2 = "onnx.LinearAttention"(%q, %k, %v) {onnx_node_name = "linear-zero", kv_num_heads = 2 : si64, q_num_heads = 0 : si64, update_rule = "linear"} : (tensor<2x5x32xf32>, tensor<2x5x16xf32>, tensor<2x5x24xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: input "decay" does not go with update rule "linear", got one, expected none
    %8:2 = "onnx.LinearAttention"(%q, %k, %v, %none, %d) {onnx_node_name = "linear-gate", kv_num_heads = 2 : si64, q_num_heads = 4 : si64, update_rule = "linear"} : (tensor<2x5x32xf32>, tensor<2x5x16xf32>, tensor<2x5x24xf32>, none, tensor<2x5x2xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: input "decay" does not go with update rule "gated", got none, expected one
    %9:2 = "onnx.LinearAttention"(%q, %k, %v) {onnx_node_name = "gated-none", kv_num_heads = 2 : si64, q_num_heads = 4 : si64, update_rule = "gated"} : (tensor<2x5x32xf32>, tensor<2x5x16xf32>, tensor<2x5x24xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: input "beta" does not go with update rule "delta", got none, expected one
    %10:2 = "onnx.LinearAttention"(%q, %k, %v) {onnx_node_name = "delta-none", kv_num_heads = 2 : si64, q_num_heads = 4 : si64, update_rule = "delta"} : (tensor<2x5x32xf32>, tensor<2x5x16xf32>, tensor<2x5x24xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: input "decay" has a wrong last size, got 3, expected 2 or 16
    %11:2 = "onnx.LinearAttention"(%q, %k, %v, %none, %d3) {onnx_node_name = "decay", kv_num_heads = 2 : si64, q_num_heads = 4 : si64, update_rule = "gated"} : (tensor<2x5x32xf32>, tensor<2x5x16xf32>, tensor<2x5x24xf32>, none, tensor<2x5x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: input "beta" has a wrong last size, got 3, expected 2 or 1
    %12:2 = "onnx.LinearAttention"(%q, %k, %v, %none, %none, %d3) {onnx_node_name = "beta", kv_num_heads = 2 : si64, q_num_heads = 4 : si64, update_rule = "delta"} : (tensor<2x5x32xf32>, tensor<2x5x16xf32>, tensor<2x5x24xf32>, none, none, tensor<2x5x3xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %13:2 = "onnx.LinearAttention"(%q, %k, %v, %s) {onnx_node_name = "ok-linear", kv_num_heads = 2 : si64, q_num_heads = 4 : si64, update_rule = "linear"} : (tensor<2x5x32xf32>, tensor<2x5x16xf32>, tensor<2x5x24xf32>, tensor<2x2x8x12xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %14:2 = "onnx.LinearAttention"(%q, %k, %v, %none, %d16, %d1) {onnx_node_name = "ok-gated-delta", kv_num_heads = 2 : si64, q_num_heads = 4 : si64} : (tensor<2x5x32xf32>, tensor<2x5x16xf32>, tensor<2x5x24xf32>, none, tensor<2x5x16xf32>, tensor<2x5x1xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %15:2 = "onnx.LinearAttention"(%q, %k, %v, %none, %d, %d) {onnx_node_name = "ok-gates", kv_num_heads = 2 : si64, q_num_heads = 4 : si64} : (tensor<2x5x32xf32>, tensor<2x5x16xf32>, tensor<2x5x24xf32>, none, tensor<2x5x2xf32>, tensor<2x5x2xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{domain = "ai.onnx.preview", version = 1 : si64}, {version = 24 : si64}]} {
  func.func @main_graph(%q: tensor<2x8x5x16xf32> {onnx.name = "q"},
                        %q3: tensor<2x5x16xf32> {onnx.name = "q3"},
                        %k: tensor<2x2x7x16xf32> {onnx.name = "k"},
                        %v: tensor<2x2x7x12xf32> {onnx.name = "v"},
                        %k3: tensor<2x3x7x16xf32> {onnx.name = "k3"},
                        %v3: tensor<2x3x7x12xf32> {onnx.name = "v3"},
                        %k17: tensor<2x2x7x17xf32> {onnx.name = "k17"},
                        %k6: tensor<2x2x6x16xf32> {onnx.name = "k6"},
                        %kb: tensor<3x2x7x16xf32> {onnx.name = "kb"},
                        %k4: tensor<2x4x7x16xf32> {onnx.name = "k4"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input 0 has a wrong rank, got 3, expected 4
    %0 = "onnx.FlexAttention"(%q3, %k, %v) {onnx_node_name = "flex-rank"} : (tensor<2x5x16xf32>, tensor<2x2x7x16xf32>, tensor<2x2x7x12xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: heads of queries cannot be divided evenly, got 8, expected a multiple of 3
    %1 = "onnx.FlexAttention"(%q, %k3, %v3) {onnx_node_name = "flex-groups"} : (tensor<2x8x5x16xf32>, tensor<2x3x7x16xf32>, tensor<2x3x7x12xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: head sizes of queries and keys differ, got 17 and 16
    %2 = "onnx.FlexAttention"(%q, %k17, %v) {onnx_node_name = "flex-head-size"} : (tensor<2x8x5x16xf32>, tensor<2x2x7x17xf32>, tensor<2x2x7x12xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: lengths of keys and values differ, got 6 and 7
    %3 = "onnx.FlexAttention"(%q, %k6, %v) {onnx_node_name = "flex-lengths"} : (tensor<2x8x5x16xf32>, tensor<2x2x6x16xf32>, tensor<2x2x7x12xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: batches of keys and values differ, got 3 and 2
    %4 = "onnx.FlexAttention"(%q, %kb, %v) {onnx_node_name = "flex-batch"} : (tensor<2x8x5x16xf32>, tensor<3x2x7x16xf32>, tensor<2x2x7x12xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: heads of keys and values differ, got 4 and 2
    %5 = "onnx.FlexAttention"(%q, %k4, %v) {onnx_node_name = "flex-heads"} : (tensor<2x8x5x16xf32>, tensor<2x4x7x16xf32>, tensor<2x2x7x12xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "softmax_precision" is no type to compute in, got 7, expected 1 (FLOAT), 10 (FLOAT16), 11 (DOUBLE) or 16 (BFLOAT16)
    %6 = "onnx.FlexAttention"(%q, %k, %v) {onnx_node_name = "flex-precision", softmax_precision = 7 : si64} : (tensor<2x8x5x16xf32>, tensor<2x2x7x16xf32>, tensor<2x2x7x12xf32>) -> tensor<*x!onnx.unknown>
    %7 = "onnx.FlexAttention"(%q, %k, %v) {onnx_node_name = "ok-flex", softmax_precision = 11 : si64} : (tensor<2x8x5x16xf32>, tensor<2x2x7x16xf32>, tensor<2x2x7x12xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
