// Types that an operator does not allow, and two types where it demands one.
//
// RUN: not aimet-opt --check-onnx --split-input-file --emit=none %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

// An element type, a kind of value; a newer version allows more.
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 13 : si64}]} {
  func.func @main_graph(%s: tensor<2x!onnx.String>, %q: !onnx.Seq<tensor<f32>>, %b: tensor<2xbf16>, %i: tensor<2xi32>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input 0, "X", has a type that the operator does not allow, got string, expected float, float16, double or bfloat16
    %k = "onnx.Relu"(%s) : (tensor<2x!onnx.String>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0, "X", has a type that the operator does not allow, got sequence(float), expected float, float16, double or bfloat16
    %l = "onnx.Relu"(%q) : (!onnx.Seq<tensor<f32>>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0, "X", has a type that the operator does not allow, got int32, expected float, float16, double or bfloat16
    %m = "onnx.Relu"(%i) : (tensor<2xi32>) -> tensor<*x!onnx.unknown>
    %n = "onnx.Relu"(%b) : (tensor<2xbf16>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0, "input_sequence", has a type that the operator does not allow, got int32, expected sequence(float), sequence(uint8), sequence(int8), sequence(uint16), sequence(int16), sequence(int32), sequence(int64), sequence(string), sequence(bool), sequence(float16), sequence(double), sequence(uint32), sequence(uint64), sequence(complex64) or sequence(complex128)
    %o = "onnx.SequenceLength"(%i) : (tensor<2xi32>) -> tensor<*x!onnx.unknown>
    %p = "onnx.SequenceLength"(%q) : (!onnx.Seq<tensor<f32>>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 14 : si64}]} {
  func.func @main_graph(%i: tensor<2xi32>) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.Relu"(%i) : (tensor<2xi32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// A type variable that two inputs share.
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32>, %y: tensor<2xf64>, %z: tensor<2xf32>, %i: tensor<2xi64>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input 0, "A", and input 1, "B", are of two types, got float and double, expected one type for both
    %a = "onnx.Add"(%x, %y) : (tensor<2xf32>, tensor<2xf64>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Add"(%x, %z) : (tensor<2xf32>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Pow"(%x, %i) : (tensor<2xf32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0, "inputs", and input 2, "inputs", are of two types, got float and double, expected one type for both
    %d = "onnx.Concat"(%x, %z, %y) {axis = 0 : si64} : (tensor<2xf32>, tensor<2xf32>, tensor<2xf64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0, "condition", has a type that the operator does not allow, got int64, expected bool
    %e = "onnx.Where"(%i, %x, %z) : (tensor<2xi64>, tensor<2xf32>, tensor<2xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// What is not known is not held against the node.
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: domain "d" of operator "F" is not imported
    %v = "onnx.Custom"(%x) {domain_name = "d", function_name = "F"} : (tensor<2xf32>) -> tensor<*x!onnx.unknown>
    %a = "onnx.Add"(%x, %v) : (tensor<2xf32>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %b = "onnx.Relu"(%v) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// An output that an attribute gives its type.
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 21 : si64}]} {
  func.func @main_graph(%x: tensor<2xf32>, %s: tensor<f32>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: output 0, "y", has a type that the operator does not allow, got float, expected uint8, int8, uint16, int16, float8e4m3fn, float8e4m3fnuz, float8e5m2, float8e5m2fnuz, uint4 or int4
    %a = "onnx.QuantizeLinear"(%x, %s) {output_dtype = 1 : si64} : (tensor<2xf32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    %b = "onnx.QuantizeLinear"(%x, %s) {output_dtype = 3 : si64} : (tensor<2xf32>, tensor<f32>) -> tensor<*x!onnx.unknown>
    return
  }
}
