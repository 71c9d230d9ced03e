// Functions that the TorchScript exporter writes as several nodes, and what only looks like them.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<*xf32> {onnx.name = "x"}, %i: tensor<?x1xi64> {onnx.name = "i"}) -> (tensor<*xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %one = "onnx.Constant"() {value = dense<1.0> : tensor<f32>} : () -> tensor<f32>
    %two = "onnx.Constant"() {value = dense<2.0> : tensor<f32>} : () -> tensor<f32>
    %eps = "onnx.Constant"() {value = dense<1.0e-12> : tensor<f32>} : () -> tensor<f32>
    %zero = "onnx.Constant"() {value = dense<0.0> : tensor<f32>} : () -> tensor<f32>
    %ax = "onnx.Constant"() {value = dense<[1]> : tensor<1xi64>} : () -> tensor<1xi64>
    // CHECK: "onnx.ReduceMean"{{.*}}functional = "var", path = "", source = "scope", unit = [[VAR:[0-9]+]]
    // CHECK: "onnx.Div"{{.*}}functional = "var", path = "", source = "scope", unit = [[VAR]]
    %v0 = "onnx.ReduceMean"(%x, %ax) {onnx_node_name = "/ReduceMean"} : (tensor<*xf32>, tensor<1xi64>) -> tensor<*xf32>
    %v1 = "onnx.Sub"(%x, %v0) {onnx_node_name = "/Sub"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %v2 = "onnx.Mul"(%v1, %v1) {onnx_node_name = "/Mul"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %v3 = "onnx.ReduceMean"(%v2, %ax) {onnx_node_name = "/ReduceMean_1"} : (tensor<*xf32>, tensor<1xi64>) -> tensor<*xf32>
    %v4 = "onnx.Mul"(%v3, %two) {onnx_node_name = "/Mul_1"} : (tensor<*xf32>, tensor<f32>) -> tensor<*xf32>
    %v5 = "onnx.Div"(%v4, %one) {onnx_node_name = "/Div"} : (tensor<*xf32>, tensor<f32>) -> tensor<*xf32>
    // CHECK: "onnx.ReduceMean"{{.*}}functional = "std", path = "", source = "scope", unit = [[STD:[0-9]+]]
    // CHECK: "onnx.Sqrt"{{.*}}functional = "std", path = "", source = "scope", unit = [[STD]]
    %v6 = "onnx.ReduceMean"(%v5, %ax) {onnx_node_name = "/ReduceMean_2"} : (tensor<*xf32>, tensor<1xi64>) -> tensor<*xf32>
    %v7 = "onnx.Sub"(%v5, %v6) {onnx_node_name = "/Sub_1"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %v8 = "onnx.Mul"(%v7, %v7) {onnx_node_name = "/Mul_2"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %v9 = "onnx.ReduceMean"(%v8, %ax) {onnx_node_name = "/ReduceMean_3"} : (tensor<*xf32>, tensor<1xi64>) -> tensor<*xf32>
    %v10 = "onnx.Mul"(%v9, %two) {onnx_node_name = "/Mul_3"} : (tensor<*xf32>, tensor<f32>) -> tensor<*xf32>
    %v11 = "onnx.Div"(%v10, %one) {onnx_node_name = "/Div_1"} : (tensor<*xf32>, tensor<f32>) -> tensor<*xf32>
    %v12 = "onnx.Sqrt"(%v11) {onnx_node_name = "/Sqrt"} : (tensor<*xf32>) -> tensor<*xf32>
    // A difference and a square, and no mean of it.
    // CHECK: "onnx.Mul"{{.*}}functional = "square", path = "", source = "scope"}
    %v13 = "onnx.ReduceMean"(%v12, %ax) {onnx_node_name = "/ReduceMean_4"} : (tensor<*xf32>, tensor<1xi64>) -> tensor<*xf32>
    %v14 = "onnx.Sub"(%v12, %v13) {onnx_node_name = "/Sub_2"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %v15 = "onnx.Mul"(%v14, %v14) {onnx_node_name = "/Mul_4"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: "onnx.ReduceL2"{{.*}}functional = "normalize", path = "", source = "scope", unit = [[NORMALIZE:[0-9]+]]
    // CHECK: "onnx.Div"{{.*}}functional = "normalize", path = "", source = "scope", unit = [[NORMALIZE]]
    %shape = "onnx.Constant"() {value = dense<[1, 8]> : tensor<2xi64>} : () -> tensor<2xi64>
    %v16 = "onnx.ReduceL2"(%v15, %ax) {onnx_node_name = "/ReduceL2"} : (tensor<*xf32>, tensor<1xi64>) -> tensor<*xf32>
    %v17 = "onnx.Clip"(%v16, %eps) {onnx_node_name = "/Clip"} : (tensor<*xf32>, tensor<f32>) -> tensor<*xf32>
    %v18 = "onnx.Expand"(%v17, %shape) {onnx_node_name = "/Expand"} : (tensor<*xf32>, tensor<2xi64>) -> tensor<*xf32>
    %v19 = "onnx.Div"(%v15, %v18) {onnx_node_name = "/Div_2"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // Divided by the length of something else.
    // CHECK: "onnx.ReduceL2"{{.*}}functional = "norm", path = "", source = "scope"}
    %v20 = "onnx.ReduceL2"(%x, %ax) {onnx_node_name = "/ReduceL2_1"} : (tensor<*xf32>, tensor<1xi64>) -> tensor<*xf32>
    %v21 = "onnx.Clip"(%v20, %eps) {onnx_node_name = "/Clip_1"} : (tensor<*xf32>, tensor<f32>) -> tensor<*xf32>
    %v22 = "onnx.Expand"(%v21, %shape) {onnx_node_name = "/Expand_1"} : (tensor<*xf32>, tensor<2xi64>) -> tensor<*xf32>
    %v23 = "onnx.Div"(%v19, %v22) {onnx_node_name = "/Div_3"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: "onnx.Mul"{{.*}}functional = "addcmul", path = "", source = "scope", unit = [[ADDCMUL:[0-9]+]]
    // CHECK: "onnx.Add"{{.*}}functional = "addcmul", path = "", source = "scope", unit = [[ADDCMUL]]
    %v24 = "onnx.Mul"(%x, %v23) {onnx_node_name = "/Mul_5"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %v25 = "onnx.Mul"(%v24, %one) {onnx_node_name = "/Mul_6"} : (tensor<*xf32>, tensor<f32>) -> tensor<*xf32>
    %v26 = "onnx.Add"(%v23, %v25) {onnx_node_name = "/Add"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // Times two: no addcmul.
    // CHECK: "onnx.Mul"{{.*}}functional = "mul", path = "", source = "scope"}
    %v27 = "onnx.Mul"(%x, %v26) {onnx_node_name = "/Mul_7"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %v28 = "onnx.Mul"(%v27, %two) {onnx_node_name = "/Mul_8"} : (tensor<*xf32>, tensor<f32>) -> tensor<*xf32>
    %v29 = "onnx.Add"(%v26, %v28) {onnx_node_name = "/Add_1"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // Attention with a mask, and with what hides rows that are masked altogether.
    // CHECK: "onnx.Transpose"{{.*}}functional = "scaled_dot_product_attention", path = "", source = "scope", unit = [[ATTENTION:[0-9]+]]
    %v30 = "onnx.Transpose"(%v29) {onnx_node_name = "/Transpose"} : (tensor<*xf32>) -> tensor<*xf32>
    %v31 = "onnx.Mul"(%x, %two) {onnx_node_name = "/Mul_9"} : (tensor<*xf32>, tensor<f32>) -> tensor<*xf32>
    %v32 = "onnx.Mul"(%v30, %two) {onnx_node_name = "/Mul_10"} : (tensor<*xf32>, tensor<f32>) -> tensor<*xf32>
    %v33 = "onnx.MatMul"(%v31, %v32) {onnx_node_name = "/MatMul"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %v34 = "onnx.Add"(%v33, %x) {onnx_node_name = "/Add_2"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %v35 = "onnx.Softmax"(%v34) {onnx_node_name = "/Softmax"} : (tensor<*xf32>) -> tensor<*xf32>
    %v36 = "onnx.IsNaN"(%v35) {onnx_node_name = "/IsNaN"} : (tensor<*xf32>) -> tensor<*xf32>
    %v37 = "onnx.Where"(%v36, %zero, %v35) {onnx_node_name = "/Where"} : (tensor<*xf32>, tensor<f32>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: "onnx.MatMul"{{.*}}functional = "scaled_dot_product_attention", path = "", source = "scope", unit = [[ATTENTION]]
    // CHECK: functional = "add", path = "", source = "scope"}
    %v38 = "onnx.MatMul"(%v37, %x) {onnx_node_name = "/MatMul_1"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    %v39 = "onnx.Add"(%v38, %x) {onnx_node_name = "/Add_3"} : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    // An assignment to a place that is known moves data; one that is not is a function.
    %at = "onnx.Constant"() {value = dense<[[1]]> : tensor<1x1xi64>} : () -> tensor<1x1xi64>
    // CHECK: "onnx.ScatterND"{{.*}}aimet.module = {path = "", source = "scope"}
    %v40 = "onnx.ScatterND"(%v39, %at, %x) {onnx_node_name = "/ScatterND"} : (tensor<*xf32>, tensor<1x1xi64>, tensor<*xf32>) -> tensor<*xf32>
    // CHECK: "onnx.ScatterND"{{.*}}functional = "index_put"
    %v41 = "onnx.ScatterND"(%v40, %i, %x) {onnx_node_name = "/ScatterND_1"} : (tensor<*xf32>, tensor<?x1xi64>, tensor<*xf32>) -> tensor<*xf32>
    // A table is looked up row by row, and may be merged with another; anything else is an index.
    %table = "onnx.Initializer"() {onnx.outputs = ["a.weight"], value = dense<1.0> : tensor<4x8xf32>} : () -> tensor<4x8xf32>
    %alias = "onnx.Identity"(%table) {onnx.outputs = ["b.weight"], onnx_node_name = "Identity_1"} : (tensor<4x8xf32>) -> tensor<*xf32>
    // CHECK: class = "torch.nn.modules.sparse.Embedding", leaf, path = "b"
    %v42 = "onnx.Gather"(%alias, %i) {onnx_node_name = "/b/Gather"} : (tensor<*xf32>, tensor<?x1xi64>) -> tensor<*xf32>
    // CHECK: functional = "embedding"
    %v43 = "onnx.Gather"(%table, %i) {onnx_node_name = "/Gather"} : (tensor<4x8xf32>, tensor<?x1xi64>) -> tensor<*xf32>
    // CHECK: "onnx.Gather"{{.*}}aimet.module = {path = "", source = "scope"}
    %v44 = "onnx.Gather"(%table, %i) {axis = 1 : si64, onnx_node_name = "/Gather_1"} : (tensor<4x8xf32>, tensor<?x1xi64>) -> tensor<*xf32>
    %v45 = "onnx.Concat"(%v41, %v42, %v43, %v44) {axis = 0 : si64, onnx_node_name = "/Concat"} : (tensor<*xf32>, tensor<*xf32>, tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
    return %v45 : tensor<*xf32>
  }
}
