// Features, labels and maps of ai.onnx.ml.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

// CHECK: "onnx.ArrayFeatureExtractor"{{.*}}aimet.dim_params = {{\[\[}}"N", "K"]]{{.*}} -> tensor<?x?xf32>{{$}}
// CHECK: "onnx.ArrayFeatureExtractor"{{.*}}aimet.dim_params = {{\[\[}}"", "K"]]{{.*}} -> tensor<1x?xi64>{{$}}
// CHECK: "onnx.Binarizer"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x5xf64>{{$}}
// CHECK: "onnx.FeatureVectorizer"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x10xf32>{{$}}
// CHECK: "onnx.Imputer"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x5xf32>{{$}}
// CHECK: "onnx.Normalizer"{{.*}}aimet.dim_params = {{\[\[}}"N", ""]]{{.*}} -> tensor<?x5xf32>{{$}}
// CHECK: "onnx.Scaler"{{.*}} -> tensor<5xf32>{{$}}
// CHECK: "onnx.OneHotEncoder"{{.*}} -> tensor<5x3xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "ai.onnx.ml", version = 1 : si64}]} {
  func.func @main_graph(%x: tensor<?x5xf32> {onnx.dim_params = ["N", ""]}, %v: tensor<5xi64>, %i: tensor<1x?xi64> {onnx.dim_params = ["", "K"]}, %w: tensor<?x5xf64> {onnx.dim_params = ["N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.ArrayFeatureExtractor"(%x, %i) : (tensor<?x5xf32>, tensor<1x?xi64>) -> tensor<*x!onnx.unknown>
    %b = "onnx.ArrayFeatureExtractor"(%v, %i) : (tensor<5xi64>, tensor<1x?xi64>) -> tensor<*x!onnx.unknown>
    %c = "onnx.Binarizer"(%w) : (tensor<?x5xf64>) -> tensor<*x!onnx.unknown>
    %d = "onnx.FeatureVectorizer"(%x, %x) {inputdimensions = array<i64: 5, 5>} : (tensor<?x5xf32>, tensor<?x5xf32>) -> tensor<*x!onnx.unknown>
    %e = "onnx.Imputer"(%x) : (tensor<?x5xf32>) -> tensor<*x!onnx.unknown>
    %f = "onnx.Normalizer"(%w) {norm = "L2"} : (tensor<?x5xf64>) -> tensor<*x!onnx.unknown>
    %g = "onnx.Scaler"(%v) : (tensor<5xi64>) -> tensor<*x!onnx.unknown>
    %h = "onnx.OneHotEncoder"(%v) {cats_int64s = array<i64: 1, 2, 3>} : (tensor<5xi64>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: "onnx.CategoryMapper"{{.*}}aimet.dim_params = {{\[\[}}"N"]]{{.*}} -> tensor<?xi64>{{$}}
// CHECK: "onnx.CategoryMapper"{{.*}}aimet.dim_params = {{\[\[}}"N"]]{{.*}} -> tensor<?x!onnx.String>{{$}}
// CHECK: "onnx.LabelEncoder"{{.*}}aimet.dim_params = {{\[\[}}"N"]]{{.*}} -> tensor<?x!onnx.String>{{$}}
// CHECK: "onnx.CastMap"{{.*}} -> tensor<1x?xf32>{{$}}
// CHECK: "onnx.CastMap"{{.*}} -> tensor<1x7xi64>{{$}}
// CHECK: "onnx.DictVectorizer"{{.*}} -> tensor<*xf64>{{$}}
// CHECK: "onnx.ZipMap"{{.*}} -> !onnx.Seq<!onnx.Map<!onnx.String, tensor<f32>>>{{$}}
// CHECK: "onnx.ZipMap"{{.*}} -> !onnx.Seq<!onnx.Map<i64, tensor<f32>>>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "ai.onnx.ml", version = 1 : si64}]} {
  func.func @main_graph(%s: tensor<?x!onnx.String> {onnx.dim_params = ["N"]}, %i: tensor<?xi64> {onnx.dim_params = ["N"]}, %m: !onnx.Map<i64, tensor<f32>>, %n: !onnx.Map<!onnx.String, tensor<f64>>, %x: tensor<?x2xf32> {onnx.dim_params = ["N", ""]}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.CategoryMapper"(%s) {cats_int64s = array<i64: 1>, cats_strings = ["a"]} : (tensor<?x!onnx.String>) -> tensor<*x!onnx.unknown>
    %b = "onnx.CategoryMapper"(%i) {cats_int64s = array<i64: 1>, cats_strings = ["a"]} : (tensor<?xi64>) -> tensor<*x!onnx.unknown>
    %c = "onnx.LabelEncoder"(%i) {classes_strings = ["a", "b"]} : (tensor<?xi64>) -> tensor<*x!onnx.unknown>
    %d = "onnx.CastMap"(%m) : (!onnx.Map<i64, tensor<f32>>) -> tensor<*x!onnx.unknown>
    %e = "onnx.CastMap"(%m) {cast_to = "TO_INT64", map_form = "SPARSE", max_map = 7 : si64} : (!onnx.Map<i64, tensor<f32>>) -> tensor<*x!onnx.unknown>
    %f = "onnx.DictVectorizer"(%n) {string_vocabulary = ["a"]} : (!onnx.Map<!onnx.String, tensor<f64>>) -> tensor<*x!onnx.unknown>
    %g = "onnx.ZipMap"(%x) {classlabels_strings = ["a", "b"]} : (tensor<?x2xf32>) -> tensor<*x!onnx.unknown>
    %h = "onnx.ZipMap"(%x) {classlabels_int64s = array<i64: 3, 4>} : (tensor<?x2xf32>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: "onnx.LabelEncoder"{{.*}}aimet.dim_params = {{\[\[}}"N"]]{{.*}} -> tensor<?xf32>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 17 : si64}, {domain = "ai.onnx.ml", version = 2 : si64}]} {
  func.func @main_graph(%s: tensor<?x!onnx.String> {onnx.dim_params = ["N"]}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.LabelEncoder"(%s) {keys_strings = ["a", "b"], values_floats = array<f32: 1.0, 2.0>} : (tensor<?x!onnx.String>) -> tensor<*x!onnx.unknown>
    return
  }
}

// -----

// CHECK: "onnx.LabelEncoder"{{.*}}aimet.dim_params = {{\[\[}}"N"]]{{.*}} -> tensor<?xf64>{{$}}
module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 21 : si64}, {domain = "ai.onnx.ml", version = 4 : si64}]} {
  func.func @main_graph(%s: tensor<?xi16> {onnx.dim_params = ["N"]}) attributes {onnx.graph = {name = "g"}} {
    %a = "onnx.LabelEncoder"(%s) {keys_tensor = dense<1> : tensor<1xi16>, values_tensor = dense<2.0> : tensor<1xf64>} : (tensor<?xi16>) -> tensor<*x!onnx.unknown>
    return
  }
}
