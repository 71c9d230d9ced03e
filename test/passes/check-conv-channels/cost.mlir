// What a finding costs, with the named size N as 1: 12*8*16 multiply-accumulates beside 8*8*9*16, 12 of 20 channels of
// activations, and a third more multiply-accumulates with 16 channels for 12.
// RUN: exits 1 aimet-opt --check-conv-channels --profile=%S/Inputs/target.toml --fail-level=warning --quiet --report=json:- --emit=none %s | FileCheck %s
// CHECK: "nodes": [
// CHECK-NEXT: "odd"
// CHECK: "cost": {"macs": 1536, "mac_share": 0.142857, "activation_share": 0.6, "waste": 0.333333}

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 24 : si64}]} {
  func.func @main_graph(%x: tensor<?x8x6x6xf32> {onnx.dim_params = ["N", "", "", ""], onnx.name = "x"}) -> (tensor<?x12x4x4xf32> {onnx.name = "v1"}) attributes {onnx.graph = {name = "g"}} {
    %even = "onnx.Initializer"() {onnx.outputs = ["even"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %v0 = "onnx.Conv"(%x, %even) {onnx_node_name = "even", onnx.outputs = ["v0"]} : (tensor<?x8x6x6xf32>, tensor<8x8x3x3xf32>) -> tensor<?x8x4x4xf32>
    %odd = "onnx.Initializer"() {onnx.outputs = ["odd"], value = dense<1.0> : tensor<12x8x1x1xf32>} : () -> tensor<12x8x1x1xf32>
    %v1 = "onnx.Conv"(%v0, %odd) {onnx_node_name = "odd", onnx.outputs = ["v1"]} : (tensor<?x8x4x4xf32>, tensor<12x8x1x1xf32>) -> tensor<?x12x4x4xf32>
    return %v1 : tensor<?x12x4x4xf32>
  }
}
