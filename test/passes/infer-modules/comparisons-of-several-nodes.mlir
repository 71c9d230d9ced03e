// Comparisons, quotients and attention that the TorchScript exporter writes as several nodes.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 11 : si64}]} {
  func.func @main_graph(%x: tensor<4x8xf32> {onnx.name = "x"}, %i: tensor<4x8xi64> {onnx.name = "i"}, %j: tensor<4x8xi64> {onnx.name = "j"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %zero = "onnx.Constant"() {value = dense<0> : tensor<i64>} : () -> tensor<i64>
    %one = "onnx.Constant"() {value = dense<1> : tensor<i64>} : () -> tensor<i64>
    // CHECK: "onnx.Less"{{.*}}functional = "ge", path = "", source = "scope", unit = [[GE:[0-9]+]]
    // CHECK: "onnx.Not"{{.*}}functional = "ge", path = "", source = "scope", unit = [[GE]]
    %0 = "onnx.Less"(%i, %j) {onnx_node_name = "/Less"} : (tensor<4x8xi64>, tensor<4x8xi64>) -> tensor<*xi1>
    %1 = "onnx.Not"(%0) {onnx_node_name = "/Not"} : (tensor<*xi1>) -> tensor<*xi1>
    // A comparison that is used by itself as well.
    // CHECK: "onnx.Greater"{{.*}}functional = "gt", path = "", source = "scope"}
    // CHECK: "onnx.Not"{{.*}}functional = "logical_not", path = "", source = "scope"}
    %2 = "onnx.Greater"(%i, %j) {onnx_node_name = "/Greater"} : (tensor<4x8xi64>, tensor<4x8xi64>) -> tensor<*xi1>
    %3 = "onnx.Not"(%2) {onnx_node_name = "/Not_1"} : (tensor<*xi1>) -> tensor<*xi1>
    %4 = "onnx.And"(%2, %3) {onnx_node_name = "/And"} : (tensor<*xi1>, tensor<*xi1>) -> tensor<*xi1>
    // CHECK: "onnx.ReduceSum"{{.*}}functional = "any", path = "", source = "scope", unit = [[ANY:[0-9]+]]
    // CHECK: "onnx.Greater"{{.*}}functional = "any", path = "", source = "scope", unit = [[ANY]]
    %5 = "onnx.Cast"(%4) {to = 7 : si64, onnx_node_name = "/Cast"} : (tensor<*xi1>) -> tensor<*xi64>
    %6 = "onnx.ReduceSum"(%5) {onnx_node_name = "/ReduceSum"} : (tensor<*xi64>) -> tensor<*xi64>
    %7 = "onnx.Greater"(%6, %zero) {onnx_node_name = "/Greater_1"} : (tensor<*xi64>, tensor<i64>) -> tensor<*xi1>
    // CHECK: "onnx.Not"{{.*}}functional = "all", path = "", source = "scope", unit = [[ALL:[0-9]+]]
    // CHECK: "onnx.Not"{{.*}}functional = "all", path = "", source = "scope", unit = [[ALL]]
    %8 = "onnx.Not"(%7) {onnx_node_name = "/Not_2"} : (tensor<*xi1>) -> tensor<*xi1>
    %9 = "onnx.Cast"(%8) {to = 7 : si64, onnx_node_name = "/Cast_1"} : (tensor<*xi1>) -> tensor<*xi64>
    %10 = "onnx.ReduceSum"(%9) {onnx_node_name = "/ReduceSum_1"} : (tensor<*xi64>) -> tensor<*xi64>
    %11 = "onnx.Greater"(%10, %zero) {onnx_node_name = "/Greater_2"} : (tensor<*xi64>, tensor<i64>) -> tensor<*xi1>
    %12 = "onnx.Not"(%11) {onnx_node_name = "/Not_3"} : (tensor<*xi1>) -> tensor<*xi1>
    // A quotient that is rounded down.
    // CHECK: "onnx.Div"{{.*}}functional = "div", path = "", source = "scope", unit = [[DIV:[0-9]+]]
    // CHECK: "onnx.Mod"{{.*}}functional = "div", path = "", source = "scope", unit = [[DIV]]
    // CHECK: "onnx.Where"{{.*}}functional = "div", path = "", source = "scope", unit = [[DIV]]
    %13 = "onnx.Div"(%i, %j) {onnx_node_name = "/Div"} : (tensor<4x8xi64>, tensor<4x8xi64>) -> tensor<*xi64>
    %14 = "onnx.Less"(%i, %zero) {onnx_node_name = "/Less_1"} : (tensor<4x8xi64>, tensor<i64>) -> tensor<*xi1>
    %15 = "onnx.Xor"(%14, %12) {onnx_node_name = "/Xor"} : (tensor<*xi1>, tensor<*xi1>) -> tensor<*xi1>
    %16 = "onnx.Mod"(%i, %j) {onnx_node_name = "/Mod"} : (tensor<4x8xi64>, tensor<4x8xi64>) -> tensor<*xi64>
    %17 = "onnx.Equal"(%16, %zero) {onnx_node_name = "/Equal"} : (tensor<*xi64>, tensor<i64>) -> tensor<*xi1>
    %18 = "onnx.Not"(%17) {onnx_node_name = "/Not_4"} : (tensor<*xi1>) -> tensor<*xi1>
    %19 = "onnx.And"(%15, %18) {onnx_node_name = "/And_1"} : (tensor<*xi1>, tensor<*xi1>) -> tensor<*xi1>
    %20 = "onnx.Sub"(%13, %one) {onnx_node_name = "/Sub"} : (tensor<*xi64>, tensor<i64>) -> tensor<*xi64>
    %21 = "onnx.Where"(%19, %20, %13) {onnx_node_name = "/Where"} : (tensor<*xi1>, tensor<*xi64>, tensor<*xi64>) -> tensor<*xi64>
    // Attention on values that need no transposition, scaled by roots; and products that are scaled otherwise.
    %size = "onnx.Shape"(%x) {onnx_node_name = "/Shape"} : (tensor<4x8xf32>) -> tensor<*xi64>
    %float = "onnx.Cast"(%size) {to = 1 : si64, onnx_node_name = "/Cast_2"} : (tensor<*xi64>) -> tensor<*xf32>
    %root = "onnx.Sqrt"(%float) {onnx_node_name = "/Sqrt"} : (tensor<*xf32>) -> tensor<*xf32>
    %22 = "onnx.Cast"(%21) {to = 1 : si64, onnx_node_name = "/Cast_3"} : (tensor<*xi64>) -> tensor<*xf32>
    // CHECK: "onnx.MatMul"{{.*}}functional = "scaled_dot_product_attention", path = "", source = "scope", unit = [[ATTENTION:[0-9]+]]
    // CHECK: "onnx.MatMul"{{.*}}functional = "scaled_dot_product_attention", path = "", source = "scope", unit = [[ATTENTION]]
    %23 = "onnx.Mul"(%x, %root) {onnx_node_name = "/Mul"} : (tensor<4x8xf32>, tensor<*xf32>) -> tensor<*xf32>
    %24 = "onnx.Mul"(%22, %root) {onnx_node_name = "/Mul_1"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %25 = "onnx.MatMul"(%23, %24) {onnx_node_name = "/MatMul"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %26 = "onnx.Softmax"(%25) {onnx_node_name = "/Softmax"} : (tensor<*xf32>) -> tensor<*xf32>
    %27 = "onnx.MatMul"(%26, %x) {onnx_node_name = "/MatMul_1"} : (tensor<*xf32>, tensor<4x8xf32>) -> tensor<*xf32>
    // CHECK-NOT: scaled_dot_product_attention
    %28 = "onnx.Mul"(%x, %27) {onnx_node_name = "/Mul_2"} : (tensor<4x8xf32>, tensor<*xf32>) -> tensor<*xf32>
    %29 = "onnx.Mul"(%27, %root) {onnx_node_name = "/Mul_3"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %30 = "onnx.MatMul"(%28, %29) {onnx_node_name = "/MatMul_2"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %31 = "onnx.Softmax"(%30) {onnx_node_name = "/Softmax_1"} : (tensor<*xf32>) -> tensor<*xf32>
    %32 = "onnx.MatMul"(%31, %x) {onnx_node_name = "/MatMul_3"} : (tensor<*xf32>, tensor<4x8xf32>) -> tensor<*xf32>
    return %32 : tensor<*xf32>
  }
}
