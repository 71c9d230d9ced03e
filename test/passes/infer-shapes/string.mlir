// Operators on strings.
//
// RUN: aimet-opt --infer-shapes --split-input-file %s | FileCheck %s

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<?x1x!onnx.String> {onnx.dim_params = ["N", ""]}, %y: tensor<3x!onnx.String>, %z: tensor<*x!onnx.String>, %n: tensor<1x4x!onnx.String>, %i: tensor<?x6xi32> {onnx.dim_params = ["B", ""]}) {
    // CHECK: "onnx.StringConcat"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x3x!onnx.String>{{$}}
    %a = "onnx.StringConcat"(%x, %y) : (tensor<?x1x!onnx.String>, tensor<3x!onnx.String>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.StringSplit"{{.*}}aimet.dim_params = {{.}}["N", "", ""], ["N", ""]{{.*}} -> (tensor<?x1x?x!onnx.String>, tensor<?x1xi64>){{$}}
    %bs:2 = "onnx.StringSplit"(%x) {delimiter = ","} : (tensor<?x1x!onnx.String>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: "onnx.StringSplit"{{.*}} -> (tensor<*x!onnx.String>, tensor<*xi64>){{$}}
    %ds:2 = "onnx.StringSplit"(%z) : (tensor<*x!onnx.String>) -> (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>)
    // CHECK: "onnx.RegexFullMatch"{{.*}}aimet.dim_params = {{.}}["N", ""]{{.*}} -> tensor<?x1xi1>{{$}}
    %f = "onnx.RegexFullMatch"(%x) {pattern = "a+"} : (tensor<?x1x!onnx.String>) -> tensor<*x!onnx.unknown>
    // Only stop words make a row shorter.
    // CHECK: "onnx.StringNormalizer"{{.*}} -> tensor<1x4x!onnx.String>{{$}}
    %g = "onnx.StringNormalizer"(%n) : (tensor<1x4x!onnx.String>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.StringNormalizer"{{.*}} -> tensor<1x?x!onnx.String>{{$}}
    %h = "onnx.StringNormalizer"(%n) {stopwords = ["a"]} : (tensor<1x4x!onnx.String>) -> tensor<*x!onnx.unknown>
    // CHECK: "onnx.TfIdfVectorizer"{{.*}}aimet.dim_params = {{.}}["B", ""]{{.*}} -> tensor<?x7xf32>{{$}}
    %j = "onnx.TfIdfVectorizer"(%i) {max_gram_length = 2 : si64, max_skip_count = 0 : si64, min_gram_length = 2 : si64, mode = "TF", ngram_counts = array<i64: 0, 4>, ngram_indexes = array<i64: 0, 6, 2>, pool_int64s = array<i64: 2, 3, 5, 4>} : (tensor<?x6xi32>) -> tensor<*x!onnx.unknown>
    return
  }
}
