// Operations of dialects that nobody registered are refused, unless the user allows them.
//
// RUN: not aimet-opt --split-input-file %s 2>&1 | FileCheck %s
// RUN: aimet-opt --allow-unregistered-dialect --split-input-file %s 2>&1 | FileCheck %s --check-prefix=ALLOWED --implicit-check-not=error:

// CHECK: error: 'foo.bar' is an operation of an unregistered dialect
// CHECK: note: --allow-unregistered-dialect accepts such operations
// ALLOWED: "foo.bar"
module {
  func.func @main_graph(%x: tensor<4xf32>) -> tensor<4xf32> {
    %0 = "foo.bar"(%x) : (tensor<4xf32>) -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }
}

// -----

// Inside regions too.
// CHECK: error: 'foo.inner' is an operation of an unregistered dialect
// ALLOWED: "foo.inner"
module {
  func.func @main_graph(%c: tensor<i1>) {
    "onnx.If"(%c) ({
      "foo.inner"() : () -> ()
      "aimet.yield"() : () -> ()
    }) : (tensor<i1>) -> ()
    return
  }
}
