// Models in attributes that do not fit their input or each other.
//
// RUN: not aimet-opt --check-onnx --split-input-file --emit=none %s 2>&1 | FileCheck %s --implicit-check-not=error: --implicit-check-not=warning:

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "ai.onnx.ml", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<?x5xf32> {onnx.dim_params = ["N", ""]}, %y: tensor<2x3x4xf32>, %s: tensor<f32>, %i: tensor<2xi64>, %z: tensor<3xi64>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input 0 has a wrong rank, got 0, expected at least 1
    %a = "onnx.ArrayFeatureExtractor"(%s, %i) : (tensor<f32>, tensor<2xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 3, expected 1 to 2
    %b:2 = "onnx.LinearClassifier"(%y) {coefficients = array<f32: 1.0>, intercepts = array<f32: 1.0>} : (tensor<2x3x4xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: input 0 has a wrong rank, got 3, expected 0 to 2
    %c = "onnx.Normalizer"(%y) : (tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: input 0 has a wrong rank, got 3, expected 1 to 2
    %d = "onnx.ZipMap"(%y) {classlabels_int64s = array<i64: 1>} : (tensor<2x3x4xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: none of "cats_int64s" and "cats_strings" are given, expected one
    %e = "onnx.OneHotEncoder"(%z) : (tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: both of "cats_int64s" and "cats_strings" are given, expected one
    %f = "onnx.OneHotEncoder"(%z) {cats_int64s = array<i64: 1>, cats_strings = ["a"]} : (tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "cats_int64s" and "cats_strings" are of different length, got 2 and 1, expected one value for each key
    %g = "onnx.CategoryMapper"(%z) {cats_int64s = array<i64: 1, 2>, cats_strings = ["a"]} : (tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "cats_strings" is missing, expected both "cats_int64s" and "cats_strings"
    %h = "onnx.CategoryMapper"(%z) {cats_int64s = array<i64: 1>} : (tensor<3xi64>) -> tensor<*x!onnx.unknown>
    %j = "onnx.CategoryMapper"(%z) {cats_int64s = array<i64: 1>, cats_strings = ["a"]} : (tensor<3xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 21 : si64}, {domain = "ai.onnx.ml", version = 4 : si64}]} {
  func.func @main_graph(%z: tensor<3xi64>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: "keys_strings" are of another type than the input, got STRING, expected INT64
    %a = "onnx.LabelEncoder"(%z) {keys_strings = ["a"], values_int64s = array<i64: 1>} : (tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: "keys_int64s" and "values_int64s" are of different length, got 1 and 2, expected one value for each key
    %b = "onnx.LabelEncoder"(%z) {keys_int64s = array<i64: 1>, values_int64s = array<i64: 1, 2>} : (tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: 0 of the attributes "values_*" are given, expected one
    %c = "onnx.LabelEncoder"(%z) {keys_int64s = array<i64: 1>} : (tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "default_tensor" is of another type than "values_floats", got INT64, expected FLOAT
    // CHECK: error: attribute "default_tensor" has a wrong shape, expected [1]
    %d = "onnx.LabelEncoder"(%z) {default_tensor = dense<1> : tensor<2xi64>, keys_int64s = array<i64: 1>, values_floats = array<f32: 1.0>} : (tensor<3xi64>) -> tensor<*x!onnx.unknown>
    %e = "onnx.LabelEncoder"(%z) {keys_int64s = array<i64: 1>, values_floats = array<f32: 1.0>} : (tensor<3xi64>) -> tensor<*x!onnx.unknown>
    // CHECK: error: 2 of the attributes "keys_*" are given, expected one
    %f = "onnx.LabelEncoder"(%z) {keys_int64s = array<i64: 1>, keys_tensor = dense<1> : tensor<1xi64>, values_floats = array<f32: 1.0>} : (tensor<3xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "ai.onnx.ml", version = 3 : si64}]} {
  func.func @main_graph(%x: tensor<?x5xf32> {onnx.dim_params = ["N", ""]}, %v: tensor<5xf32>) attributes {onnx.graph = {name = "g"}} {
    // CHECK: error: input 0 has a wrong rank, got 1, expected 2
    %a:2 = "onnx.TreeEnsembleClassifier"(%v) {classlabels_int64s = array<i64: 1, 2>} : (tensor<5xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: no class labels are given, expected "classlabels_int64s" or "classlabels_strings"
    %b:2 = "onnx.TreeEnsembleClassifier"(%x) : (tensor<?x5xf32>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: error: both "base_values" and "base_values_as_tensor" are given, expected one of them
    %c = "onnx.TreeEnsembleRegressor"(%x) {base_values = array<f32: 1.0>, base_values_as_tensor = dense<1.0> : tensor<1xf64>, n_targets = 1 : si64} : (tensor<?x5xf32>) -> tensor<*x!onnx.unknown>
    %d = "onnx.TreeEnsembleRegressor"(%x) {n_targets = 1 : si64} : (tensor<?x5xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 21 : si64}, {domain = "ai.onnx.ml", version = 5 : si64}]} {
  func.func @main_graph(%x: tensor<?x5xf32> {onnx.dim_params = ["N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.TreeEnsemble"(%x) {leaf_targetids = array<i64: 0, 1>, leaf_weights = dense<1.0> : tensor<2xf32>, nodes_falseleafs = array<i64: 1>, nodes_falsenodeids = array<i64: 1>, nodes_featureids = array<i64: 0>, nodes_modes = dense<0> : tensor<1xui8>, nodes_splits = dense<1.0> : tensor<1xf32>, nodes_trueleafs = array<i64: 1>, nodes_truenodeids = array<i64: 0>, tree_roots = array<i64: 0>} : (tensor<?x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "leaf_targetids" has a wrong length, got 1, expected 2 as "leaf_weights" has
    %b = "onnx.TreeEnsemble"(%x) {leaf_targetids = array<i64: 0>, leaf_weights = dense<1.0> : tensor<2xf32>, nodes_falseleafs = array<i64: 1>, nodes_falsenodeids = array<i64: 1>, nodes_featureids = array<i64: 0>, nodes_modes = dense<0> : tensor<1xui8>, nodes_splits = dense<1.0> : tensor<1xf32>, nodes_trueleafs = array<i64: 1>, nodes_truenodeids = array<i64: 0>, tree_roots = array<i64: 0>} : (tensor<?x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "nodes_falseleafs" has a wrong length, got 2, expected 1 as "nodes_splits" has
    %c = "onnx.TreeEnsemble"(%x) {leaf_targetids = array<i64: 0, 1>, leaf_weights = dense<1.0> : tensor<2xf32>, nodes_falseleafs = array<i64: 1, 1>, nodes_falsenodeids = array<i64: 1>, nodes_featureids = array<i64: 0>, nodes_modes = dense<0> : tensor<1xui8>, nodes_splits = dense<1.0> : tensor<1xf32>, nodes_trueleafs = array<i64: 1>, nodes_truenodeids = array<i64: 0>, tree_roots = array<i64: 0>} : (tensor<?x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "nodes_modes" is of a wrong type, got INT64, expected UINT8
    %d = "onnx.TreeEnsemble"(%x) {leaf_targetids = array<i64: 0, 1>, leaf_weights = dense<1.0> : tensor<2xf32>, nodes_falseleafs = array<i64: 1>, nodes_falsenodeids = array<i64: 1>, nodes_featureids = array<i64: 0>, nodes_modes = dense<0> : tensor<1xi64>, nodes_splits = dense<1.0> : tensor<1xf32>, nodes_trueleafs = array<i64: 1>, nodes_truenodeids = array<i64: 0>, tree_roots = array<i64: 0>} : (tensor<?x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "leaf_weights" is of a wrong type, got DOUBLE, expected FLOAT
    %e = "onnx.TreeEnsemble"(%x) {leaf_targetids = array<i64: 0, 1>, leaf_weights = dense<1.0> : tensor<2xf64>, nodes_falseleafs = array<i64: 1>, nodes_falsenodeids = array<i64: 1>, nodes_featureids = array<i64: 0>, nodes_modes = dense<0> : tensor<1xui8>, nodes_splits = dense<1.0> : tensor<1xf32>, nodes_trueleafs = array<i64: 1>, nodes_truenodeids = array<i64: 0>, tree_roots = array<i64: 0>} : (tensor<?x5xf32>) -> tensor<*x!onnx.unknown>
    // CHECK: error: attribute "nodes_splits" has a wrong rank, got 2, expected 1
    %f = "onnx.TreeEnsemble"(%x) {leaf_targetids = array<i64: 0, 1>, leaf_weights = dense<1.0> : tensor<2xf32>, nodes_falseleafs = array<i64: 1>, nodes_falsenodeids = array<i64: 1>, nodes_featureids = array<i64: 0>, nodes_modes = dense<0> : tensor<1xui8>, nodes_splits = dense<1.0> : tensor<1x1xf32>, nodes_trueleafs = array<i64: 1>, nodes_truenodeids = array<i64: 0>, tree_roots = array<i64: 0>} : (tensor<?x5xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}
