// Values of all types; floats are rounded to their type, and defaults of inputs count for nothing.
// RUN: aimet-opt --specialize-inputs --concrete-arg=i4=[-8,7] --concrete-arg=u64=18446744073709551615 --concrete-arg=i64=-9223372036854775808 --concrete-arg=half=0.1 --concrete-arg=brain=-0.0 --concrete-arg='double=[[1e300, -inf], [nan, 3]]' --concrete-arg='text=["a \"b\"", ""]' --concrete-arg=flag=[[true],[false]] --concrete-arg=none=[] --concrete-arg=f=1e-46 --concrete-arg=a=b=2 --concrete-arg=e=[[],[]] %s | FileCheck %s
// CHECK: func.func @main_graph() -> (
// CHECK-DAG: {onnx.outputs = ["i4"], value = dense<[-8, 7]> : tensor<2xi4>}
// CHECK-DAG: {onnx.outputs = ["u64"], value = dense<18446744073709551615> : tensor<ui64>}
// CHECK-DAG: {onnx.outputs = ["i64"], value = dense<-9223372036854775808> : tensor<i64>}
// CHECK-DAG: {onnx.outputs = ["half"], value = dense<9.997550e-02> : tensor<f16>}
// CHECK-DAG: {onnx.outputs = ["brain"], value = dense<-0.000000e+00> : tensor<bf16>}
// CHECK-DAG: {onnx.outputs = ["double"], value = dense<{{\[\[}}1.000000e+300, 0xFFF0000000000000], [0x7FF8000000000000, 3.000000e+00]]> : tensor<2x2xf64>}
// CHECK-DAG: {onnx.outputs = ["text"], value = dense<["a \22b\22", ""]> : tensor<2x!onnx.String>}
// CHECK-DAG: {onnx.outputs = ["flag"], value = dense<{{\[\[}}true], [false]]> : tensor<2x1xi1>}
// CHECK-DAG: {onnx.outputs = ["none"], value = dense<> : tensor<0xi64>}
// CHECK-DAG: {onnx.outputs = ["f"], value = dense<0.000000e+00> : tensor<f32>}
// CHECK-DAG: {onnx.outputs = ["a=b"], value = dense<2> : tensor<i64>}
// CHECK-DAG: {onnx.outputs = ["e"], value = dense<> : tensor<2x0x4xi64>}
// CHECK-NOT: value = dense<5>

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 21 : si64}]} {
  func.func @main_graph(%i4: tensor<2xi4> {onnx.name = "i4"}, %u64: tensor<ui64> {onnx.name = "u64"}, %i64: tensor<i64> {onnx.name = "i64"}, %half: tensor<f16> {onnx.name = "half"}, %brain: tensor<*xbf16> {onnx.name = "brain"}, %double: tensor<?x2xf64> {onnx.name = "double"}, %text: tensor<2x!onnx.String> {onnx.name = "text"}, %flag: tensor<*xi1> {onnx.name = "flag"}, %none: tensor<?xi64> {onnx.name = "none"}, %f: tensor<f32> {onnx.name = "f"}, %ab: tensor<i64> {onnx.name = "a=b"}, %e: tensor<2x0x4xi64> {onnx.name = "e"}) -> (tensor<*xi4> {onnx.name = "o0"}, tensor<ui64> {onnx.name = "o1"}, tensor<i64> {onnx.name = "i64"}, tensor<f16> {onnx.name = "o3"}, tensor<*xbf16> {onnx.name = "brain"}, tensor<*xf64> {onnx.name = "o5"}, tensor<*x!onnx.String> {onnx.name = "text2"}, tensor<*xi1> {onnx.name = "o7"}, tensor<?xi64> {onnx.name = "none"}, tensor<f32> {onnx.name = "f"}, tensor<i64> {onnx.name = "a=b"}, tensor<2x0x4xi64> {onnx.name = "e"}) attributes {onnx.graph = {name = "g"}} {
    "onnx.Initializer"(%i64) {value = dense<5> : tensor<i64>} : (tensor<i64>) -> ()
    %0 = "onnx.Custom"(%i4) {domain_name = "own", function_name = "f", onnx.outputs = ["o0"]} : (tensor<2xi4>) -> tensor<*xi4>
    %1 = "onnx.Custom"(%u64) {domain_name = "own", function_name = "f", onnx.outputs = ["o1"]} : (tensor<ui64>) -> tensor<ui64>
    %3 = "onnx.Custom"(%half) {domain_name = "own", function_name = "f", onnx.outputs = ["o3"]} : (tensor<f16>) -> tensor<f16>
    %5 = "onnx.Custom"(%double) {domain_name = "own", function_name = "f", onnx.outputs = ["o5"]} : (tensor<?x2xf64>) -> tensor<*xf64>
    %6 = "onnx.Custom"(%text) {domain_name = "own", function_name = "f", onnx.outputs = ["text2"]} : (tensor<2x!onnx.String>) -> tensor<*x!onnx.String>
    %7 = "onnx.Custom"(%flag) {domain_name = "own", function_name = "f", onnx.outputs = ["o7"]} : (tensor<*xi1>) -> tensor<*xi1>
    return %0, %1, %i64, %3, %brain, %5, %6, %7, %none, %f, %ab, %e : tensor<*xi4>, tensor<ui64>, tensor<i64>, tensor<f16>, tensor<*xbf16>, tensor<*xf64>, tensor<*x!onnx.String>, tensor<*xi1>, tensor<?xi64>, tensor<f32>, tensor<i64>, tensor<2x0x4xi64>
  }
}
