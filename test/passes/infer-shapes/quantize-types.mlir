// Quantized types come from the zero point or `output_dtype`, dequantized ones from the scale or `output_dtype`.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

// CHECK: "onnx.QuantizeLinear"{{.*}}aimet.dim_params = {{\[\[}}"N", "C"]]{{.*}} -> tensor<?x?xui8>{{$}}
// CHECK: "onnx.QuantizeLinear"{{.*}}aimet.dim_params = {{\[\[}}"N", "C"]]{{.*}} -> tensor<?x?xi8>{{$}}
// CHECK: "onnx.DequantizeLinear"{{.*}}aimet.dim_params = {{\[\[}}"N", "C"]]{{.*}} -> tensor<?x?xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 10 : si64}]} {
  func.func @main_graph(%x: tensor<?x?xf32> {onnx.dim_params = ["N", "C"]}, %s: tensor<f32>, %z: tensor<i8>, %q: tensor<?x?xui8> {onnx.dim_params = ["N", "C"]}, %w: tensor<ui8>) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.QuantizeLinear"(%x, %s) : (tensor<?x?xf32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %b = "onnx.QuantizeLinear"(%x, %s, %z) : (tensor<?x?xf32>, tensor<f32>, tensor<i8>) -> tensor<*x!onnx.unknown>
    %c = "onnx.DequantizeLinear"(%q, %s, %w) : (tensor<?x?xui8>, tensor<f32>, tensor<ui8>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// One scale for each index of an axis.
// CHECK: "onnx.QuantizeLinear"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x4xi8>{{$}}
// CHECK: "onnx.DequantizeLinear"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x4xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%x: tensor<?x4xf32> {onnx.dim_params = ["N", ""]}, %s: tensor<4xf32>, %z: tensor<4xi8>, %q: tensor<?x4xi32> {onnx.dim_params = ["N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.QuantizeLinear"(%x, %s, %z) : (tensor<?x4xf32>, tensor<4xf32>, tensor<4xi8>) -> tensor<*x!onnx.unknown>
    %b = "onnx.DequantizeLinear"(%q, %s) {axis = -1 : si64} : (tensor<?x4xi32>, tensor<4xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: "onnx.QuantizeLinear"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x4xf8E4M3FN>{{$}}
// CHECK: "onnx.DequantizeLinear"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x4xf16>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 19 : si64}]} {
  func.func @main_graph(%x: tensor<?x4xf16> {onnx.dim_params = ["N", ""]}, %s: tensor<f16>, %z: tensor<f8E4M3FN>, %q: tensor<?x4xf8E5M2> {onnx.dim_params = ["N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.QuantizeLinear"(%x, %s, %z) {saturate = 0 : si64} : (tensor<?x4xf16>, tensor<f16>, tensor<f8E4M3FN>) -> tensor<*x!onnx.unknown>
    %b = "onnx.DequantizeLinear"(%q, %s) : (tensor<?x4xf8E5M2>, tensor<f16>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// One scale for each block.
// CHECK: "onnx.QuantizeLinear"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x8xi4>{{$}}
// CHECK: "onnx.DequantizeLinear"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x7xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 21 : si64}]} {
  func.func @main_graph(%x: tensor<?x8xf32> {onnx.dim_params = ["N", ""]}, %s: tensor<?x2xf32> {onnx.dim_params = ["N", ""]}, %q: tensor<?x7xi4> {onnx.dim_params = ["N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.QuantizeLinear"(%x, %s) {axis = 1 : si64, block_size = 4 : si64, output_dtype = 22 : si64} : (tensor<?x8xf32>, tensor<?x2xf32>) -> tensor<*x!onnx.unknown>
    %b = "onnx.DequantizeLinear"(%q, %s) {block_size = 4 : si64} : (tensor<?x7xi4>, tensor<?x2xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: "onnx.DequantizeLinear"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x8xf16>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 23 : si64}]} {
  func.func @main_graph(%q: tensor<?x8xui8> {onnx.dim_params = ["N", ""]}, %s: tensor<f32>) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.DequantizeLinear"(%q, %s) {output_dtype = 10 : si64} : (tensor<?x8xui8>, tensor<f32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: "onnx.DynamicQuantizeLinear"{{.*}}aimet.dim_params = {{\[\[}}"N", "C"], unit, unit]{{.*}} -> (tensor<?x?xui8>, tensor<f32>, tensor<ui8>){{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%x: tensor<?x?xf32> {onnx.dim_params = ["N", "C"]}) attributes {onnx.graph = {name = "g"}} {
    %a:3 = "onnx.DynamicQuantizeLinear"(%x) : (tensor<?x?xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    return
  }
}
