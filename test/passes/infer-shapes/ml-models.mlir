// Linear models, support vector machines and trees: labels are integers or strings, scores a row for each sample.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

// CHECK: "onnx.LinearClassifier"{{.*}}aimet.dim_params = {{\[\[}}"N"], ["N", ""]]{{.*}} -> (tensor<?xi64>, tensor<?x3xf32>){{$}}
// CHECK: "onnx.LinearClassifier"{{.*}} -> (tensor<1x!onnx.String>, tensor<1x2xf32>){{$}}
// CHECK: "onnx.LinearRegressor"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x2xf32>{{$}}
// CHECK: "onnx.LinearRegressor"{{.*}} -> tensor<1x1xf32>{{$}}
// CHECK: "onnx.SVMClassifier"{{.*}}aimet.dim_params = {{\[\[}}"N"], ["N", ""]]{{.*}} -> (tensor<?x!onnx.String>, tensor<?x?xf32>){{$}}
// CHECK: "onnx.SVMRegressor"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x1xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "ai.onnx.ml", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<?x5xf32> {onnx.dim_params = ["N", ""]}, %v: tensor<5xf32>) attributes {onnx.graph = {name = "g"}} {
    %a:2 = "onnx.LinearClassifier"(%x) {classlabels_ints = array<i64: 0, 1, 2>, coefficients = array<f32: 1.0>, intercepts = array<f32: 0.0, 0.0, 0.0>} : (tensor<?x5xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %b:2 = "onnx.LinearClassifier"(%v) {classlabels_strings = ["no", "yes"], coefficients = array<f32: 1.0>, intercepts = array<f32: 0.0>} : (tensor<5xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %c = "onnx.LinearRegressor"(%x) {coefficients = array<f32: 1.0>, targets = 2 : si64} : (tensor<?x5xf32>) -> tensor<*x!onnx.unknown>
    %d = "onnx.LinearRegressor"(%v) {coefficients = array<f32: 1.0>} : (tensor<5xf32>) -> tensor<*x!onnx.unknown>
    %e:2 = "onnx.SVMClassifier"(%x) {classlabels_strings = ["no", "yes"]} : (tensor<?x5xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %f = "onnx.SVMRegressor"(%x) : (tensor<?x5xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: "onnx.TreeEnsembleClassifier"{{.*}}aimet.dim_params = {{\[\[}}"N"], ["N", ""]]{{.*}} -> (tensor<?x!onnx.String>, tensor<?x3xf32>){{$}}
// CHECK: "onnx.TreeEnsembleClassifier"{{.*}}aimet.dim_params = {{\[\[}}"N"], ["N", ""]]{{.*}} -> (tensor<?xi64>, tensor<?x2xf32>){{$}}
// CHECK: "onnx.TreeEnsembleRegressor"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x2xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "ai.onnx.ml", version = 3 : si64}]} {
  func.func @main_graph(%x: tensor<?x5xf32> {onnx.dim_params = ["N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %a:2 = "onnx.TreeEnsembleClassifier"(%x) {classlabels_strings = ["a", "b", "c"]} : (tensor<?x5xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %b:2 = "onnx.TreeEnsembleClassifier"(%x) {classlabels_int64s = array<i64: 4, 5>} : (tensor<?x5xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    %c = "onnx.TreeEnsembleRegressor"(%x) {n_targets = 2 : si64} : (tensor<?x5xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: "onnx.TreeEnsemble"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x2xf64>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 21 : si64}, {domain = "ai.onnx.ml", version = 5 : si64}]} {
  func.func @main_graph(%x: tensor<?x5xf64> {onnx.dim_params = ["N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.TreeEnsemble"(%x) {leaf_targetids = array<i64: 0, 1>, leaf_weights = dense<1.0> : tensor<2xf64>, n_targets = 2 : si64, nodes_falseleafs = array<i64: 1>, nodes_falsenodeids = array<i64: 1>, nodes_featureids = array<i64: 0>, nodes_modes = dense<0> : tensor<1xui8>, nodes_splits = dense<1.0> : tensor<1xf64>, nodes_trueleafs = array<i64: 1>, nodes_truenodeids = array<i64: 0>, tree_roots = array<i64: 0>} : (tensor<?x5xf64>) -> tensor<*x!onnx.unknown>
    return
  }
}
