// Attention and its relatives: packed and separate heads, what is remembered.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 25 : si64}]} {
  func.func @main_graph(%q: tensor<?x8x?x16xf32> {onnx.dim_params = ["B", "", "S", ""], onnx.name = "q"},
                        %k: tensor<?x2x?x16xf32> {onnx.dim_params = ["B", "", "T", ""], onnx.name = "k"},
                        %v: tensor<?x2x?x12xf32> {onnx.dim_params = ["B", "", "T", ""], onnx.name = "v"},
                        %pk: tensor<?x2x?x16xf32> {onnx.dim_params = ["B", "", "P", ""], onnx.name = "pk"},
                        %pv: tensor<?x2x?x12xf32> {onnx.dim_params = ["B", "", "P", ""], onnx.name = "pv"},
                        %q3: tensor<?x?x128xf32> {onnx.dim_params = ["B", "S", ""], onnx.name = "q3"},
                        %k3: tensor<?x?x32xf32> {onnx.dim_params = ["B", "T", ""], onnx.name = "k3"},
                        %v3: tensor<?x?x24xf32> {onnx.dim_params = ["B", "T", ""], onnx.name = "v3"},
                        %m: tensor<5x7xi1> {onnx.name = "m"},
                        %n: tensor<2xi64> {onnx.name = "n"},
                        %x: tensor<2x4x?x8xf32> {onnx.dim_params = ["", "", "S", ""], onnx.name = "x"},
                        %x3: tensor<2x3x32xf32> {onnx.name = "x3"},
                        %c: tensor<50x4xf32> {onnx.name = "c"},
                        %p: tensor<2x?xi64> {onnx.dim_params = ["", "S"], onnx.name = "p"},
                        %p3: tensor<2x3xi64> {onnx.name = "p3"}) attributes {onnx.graph = {name = "g"}} {
    %none = "onnx.NoValue"() : () -> none
    // CHECK: aimet.dim_params = {{\[\[}}"B", "", "S", ""], ["B", "", "T", ""], ["B", "", "T", ""], ["B", "", "S", "T"{{\]\]}}{{.*}}onnx_node_name = "heads"{{.*}} -> (tensor<?x8x?x12xf32>, tensor<?x2x?x16xf32>, tensor<?x2x?x12xf32>, tensor<?x8x?x?xf32>)
    %0:4 = "onnx.Attention"(%q, %k, %v) {onnx_node_name = "heads"} : (tensor<?x8x?x16xf32>, tensor<?x2x?x16xf32>, tensor<?x2x?x12xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"B", "", "S", ""], ["B", "", "T + P", ""], ["B", "", "T + P", ""], ["B", "", "S", "T + P"{{\]\]}}{{.*}}onnx_node_name = "heads-past"{{.*}} -> (tensor<?x8x?x12xf32>, tensor<?x2x?x16xf32>, tensor<?x2x?x12xf32>, tensor<?x8x?x?xf32>)
    %1:4 = "onnx.Attention"(%q, %k, %v, %none, %pk, %pv) {onnx_node_name = "heads-past"} : (tensor<?x8x?x16xf32>, tensor<?x2x?x16xf32>, tensor<?x2x?x12xf32>, none, tensor<?x2x?x16xf32>, tensor<?x2x?x12xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"B", "S", ""], ["B", "", "T", ""], ["B", "", "T", ""], ["B", "", "S", "T"{{\]\]}}{{.*}}onnx_node_name = "packed"{{.*}} -> (tensor<?x?x96xf32>, tensor<?x2x?x16xf32>, tensor<?x2x?x12xf32>, tensor<?x8x?x?xf32>)
    %2:4 = "onnx.Attention"(%q3, %k3, %v3) {onnx_node_name = "packed", kv_num_heads = 2 : si64, q_num_heads = 8 : si64} : (tensor<?x?x128xf32>, tensor<?x?x32xf32>, tensor<?x?x24xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"B", "S", ""], ["B", "", "T + P", ""], ["B", "", "T + P", ""{{\]\]}}{{.*}}onnx_node_name = "packed-past"{{.*}} -> (tensor<?x?x96xf32>, tensor<?x2x?x16xf32>, tensor<?x2x?x12xf32>)
    %3:3 = "onnx.Attention"(%q3, %k3, %v3, %none, %pk, %pv) {onnx_node_name = "packed-past", kv_num_heads = 2 : si64, q_num_heads = 8 : si64} : (tensor<?x?x128xf32>, tensor<?x?x32xf32>, tensor<?x?x24xf32>, none, tensor<?x2x?x16xf32>, tensor<?x2x?x12xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"", "", "S", ""{{\]\]}}{{.*}}onnx_node_name = "batch-of-lengths"{{.*}} -> tensor<2x8x?x12xf32>
    %4 = "onnx.Attention"(%q, %k, %v, %none, %none, %none, %n) {onnx_node_name = "batch-of-lengths", left_window_size = 2 : si64} : (tensor<?x8x?x16xf32>, tensor<?x2x?x16xf32>, tensor<?x2x?x12xf32>, none, none, none, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: aimet.dim_params = {{\[\[}}"", "", "S", ""{{\]\]}}{{.*}}onnx_node_name = "rotary"{{.*}} -> tensor<2x4x?x8xf32>
    %5 = "onnx.RotaryEmbedding"(%x, %c, %c, %p) {onnx_node_name = "rotary"} : (tensor<2x4x?x8xf32>, tensor<50x4xf32>, tensor<50x4xf32>, tensor<2x?xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: onnx_node_name = "rotary-packed"{{.*}} -> tensor<2x3x32xf32>
    %6 = "onnx.RotaryEmbedding"(%x3, %c, %c, %p3) {onnx_node_name = "rotary-packed", num_heads = 4 : si64} : (tensor<2x3x32xf32>, tensor<50x4xf32>, tensor<50x4xf32>, tensor<2x3xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%q: tensor<2x8x5x16xf32> {onnx.name = "q"},
                        %k: tensor<2x8x7x16xf32> {onnx.name = "k"},
                        %v: tensor<2x8x7x12xf32> {onnx.name = "v"},
                        %m: tensor<1x6xi1> {onnx.name = "m"}) attributes {onnx.graph = {name = "g"}} {
    // The mask may be shorter than the keys.
    // CHECK: onnx_node_name = "version-24"{{.*}} -> tensor<2x8x5x12xf32>
    %0 = "onnx.Attention"(%q, %k, %v, %m) {onnx_node_name = "version-24"} : (tensor<2x8x5x16xf32>, tensor<2x8x7x16xf32>, tensor<2x8x7x12xf32>, tensor<1x6xi1>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 23 : si64}]} {
  func.func @main_graph(%q: tensor<2x8x5x16xf32> {onnx.name = "q"},
                        %k: tensor<2x8x7x16xf32> {onnx.name = "k"},
                        %v: tensor<2x8x7x12xf32> {onnx.name = "v"},
                        %m: tensor<5x7xi1> {onnx.name = "m"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: onnx_node_name = "version-23"{{.*}} -> (tensor<2x8x5x12xf32>, tensor<2x8x7x16xf32>, tensor<2x8x7x12xf32>, tensor<2x8x5x7xf32>)
    %0:4 = "onnx.Attention"(%q, %k, %v, %m) {onnx_node_name = "version-23"} : (tensor<2x8x5x16xf32>, tensor<2x8x7x16xf32>, tensor<2x8x7x12xf32>, tensor<5x7xi1>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 27 : si64}]} {
  func.func @main_graph(%q: tensor<?x?x32xf32> {onnx.dim_params = ["B", "T", ""], onnx.name = "q"},
                        %k: tensor<?x?x16xf32> {onnx.dim_params = ["B", "T", ""], onnx.name = "k"},
                        %v: tensor<?x?x24xf32> {onnx.dim_params = ["B", "T", ""], onnx.name = "v"},
                        %s: tensor<?x2x8x12xf16> {onnx.dim_params = ["B", "", "", ""], onnx.name = "s"},
                        %d: tensor<?x?x2xf32> {onnx.dim_params = ["B", "T", ""], onnx.name = "d"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: aimet.dim_params = {{\[\[}}"B", "T", ""], ["B", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "linear"{{.*}} -> (tensor<?x?x48xf32>, tensor<?x2x8x12xf32>)
    %0:2 = "onnx.LinearAttention"(%q, %k, %v) {onnx_node_name = "linear", kv_num_heads = 2 : si64, q_num_heads = 4 : si64, update_rule = "linear"} : (tensor<?x?x32xf32>, tensor<?x?x16xf32>, tensor<?x?x24xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: aimet.dim_params = {{\[\[}}"B", "T", ""], ["B", "", "", ""{{\]\]}}{{.*}}onnx_node_name = "gated-delta"{{.*}} -> (tensor<?x?x48xf32>, tensor<?x2x8x12xf16>)
    %1:2 = "onnx.LinearAttention"(%q, %k, %v, %s, %d, %d) {onnx_node_name = "gated-delta", kv_num_heads = 2 : si64, q_num_heads = 4 : si64} : (tensor<?x?x32xf32>, tensor<?x?x16xf32>, tensor<?x?x24xf32>, tensor<?x2x8x12xf16>, tensor<?x?x2xf32>, tensor<?x?x2xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}

// -----

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{domain = "ai.onnx.preview", version = 1 : si64}, {version = 24 : si64}]} {
  func.func @main_graph(%q: tensor<?x8x?x16xf32> {onnx.dim_params = ["B", "", "S", ""], onnx.name = "q"},
                        %k: tensor<?x2x?x16xf32> {onnx.dim_params = ["B", "", "T", ""], onnx.name = "k"},
                        %v: tensor<?x2x?x12xf32> {onnx.dim_params = ["B", "", "T", ""], onnx.name = "v"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: aimet.dim_params = {{\[\[}}"B", "", "S", ""{{\]\]}}{{.*}}onnx_node_name = "flex"{{.*}} -> tensor<?x8x?x12xf32>
    %0 = "onnx.FlexAttention"(%q, %k, %v) {onnx_node_name = "flex"} : (tensor<?x8x?x16xf32>, tensor<?x2x?x16xf32>, tensor<?x2x?x12xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
