// A product of 18 multiply-accumulates in bodies that run in different ways;
// print-summary-macs.test counts them node by node.
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "my", version = 1 : si64}]} {
  func.func private @"my::Product"(%x: tensor<*x!onnx.unknown> {onnx.name = "X"}, %w: tensor<*x!onnx.unknown> {onnx.name = "W"}) -> (tensor<*x!onnx.unknown> {onnx.name = "Y"}) attributes {onnx.function = {domain = "my", name = "Product", opset_import = [{version = 20 : si64}]}} {
    %t = "onnx.Transpose"(%w) : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %y = "onnx.MatMul"(%x, %t) : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %y : tensor<*x!onnx.unknown>
  }
  func.func private @"my::Unused"(%x: tensor<*x!onnx.unknown> {onnx.name = "X"}) -> (tensor<*x!onnx.unknown> {onnx.name = "Y"}) attributes {onnx.function = {domain = "my", name = "Unused", opset_import = [{version = 20 : si64}]}} {
    %y = "onnx.MatMul"(%x, %x) : (tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    return %y : tensor<*x!onnx.unknown>
  }
  func.func @main_graph(%x: tensor<2x3xf32> {onnx.name = "x"}, %c: tensor<i1> {onnx.name = "c"}, %m: tensor<i64> {onnx.name = "m"}, %s: tensor<4x3xf32> {onnx.name = "s"}) -> () attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<3x3xf32>} : () -> tensor<3x3xf32>
    %five = "onnx.Initializer"() {onnx.outputs = ["five"], value = dense<5> : tensor<i64>} : () -> tensor<i64>
    %true = "onnx.Initializer"() {onnx.outputs = ["true"], value = dense<true> : tensor<i1>} : () -> tensor<i1>
    %none = "onnx.NoValue"() : () -> none

    // The condition chooses the branch without a product: none.
    %0 = "onnx.If"(%true) ({
      %p = "onnx.Relu"(%x) : (tensor<2x3xf32>) -> tensor<*xf32>
      "aimet.yield"(%p) : (tensor<*xf32>) -> ()
    }, {
      %p = "onnx.Gemm"(%x, %w) : (tensor<2x3xf32>, tensor<3x3xf32>) -> tensor<*xf32>
      "aimet.yield"(%p) : (tensor<*xf32>) -> ()
    }) {onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}]} : (tensor<i1>) -> tensor<*xf32>

    // Nobody knows: the dearer branch counts, 18.
    %1 = "onnx.If"(%c) ({
      %p = "onnx.Relu"(%x) : (tensor<2x3xf32>) -> tensor<*xf32>
      "aimet.yield"(%p) : (tensor<*xf32>) -> ()
    }, {
      %p = "onnx.Einsum"(%x, %w) {equation = "ij,jk->ik"} : (tensor<2x3xf32>, tensor<3x3xf32>) -> tensor<*xf32>
      "aimet.yield"(%p) : (tensor<*xf32>) -> ()
    }) {onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, {attribute = "else_branch", graph = {name = "e"}}]} : (tensor<i1>) -> tensor<*xf32>

    // Five times, and the condition stays what it is: 90.
    %2 = "onnx.Loop"(%five, %true, %x) ({
    ^bb0(%i: tensor<i64>, %cond: tensor<i1>, %v: tensor<2x3xf32>):
      %k = "onnx.Identity"(%cond) : (tensor<i1>) -> tensor<i1>
      %p = "onnx.MatMulInteger"(%v, %w) : (tensor<2x3xf32>, tensor<3x3xf32>) -> tensor<2x3xf32>
      "aimet.yield"(%k, %p) : (tensor<i1>, tensor<2x3xf32>) -> ()
    }) {onnx.graphs = [{attribute = "body", graph = {name = "b"}}]} : (tensor<i64>, tensor<i1>, tensor<2x3xf32>) -> tensor<2x3xf32>

    // The body may end the loop early: unknown.
    %3 = "onnx.Loop"(%five, %true, %x) ({
    ^bb0(%i: tensor<i64>, %cond: tensor<i1>, %v: tensor<2x3xf32>):
      %p = "onnx.QLinearMatMul"(%v, %none, %none, %w) : (tensor<2x3xf32>, none, none, tensor<3x3xf32>) -> tensor<2x3xf32>
      "aimet.yield"(%c, %p) : (tensor<i1>, tensor<2x3xf32>) -> ()
    }) {onnx.graphs = [{attribute = "body", graph = {name = "b"}}]} : (tensor<i64>, tensor<i1>, tensor<2x3xf32>) -> tensor<2x3xf32>

    // Four steps of three: 4 * 3 * 3 = 36.
    %4 = "onnx.Scan"(%s) ({
    ^bb0(%row: tensor<3xf32>):
      %p = "onnx.MatMul"(%row, %w) : (tensor<3xf32>, tensor<3x3xf32>) -> tensor<3xf32>
      "aimet.yield"(%p) : (tensor<3xf32>) -> ()
    }) {num_scan_inputs = 1 : si64, onnx.graphs = [{attribute = "body", graph = {name = "b"}}]} : (tensor<4x3xf32>) -> tensor<4x3xf32>

    // Two calls: 36 in the function's MatMul.
    %5 = "onnx.Call"(%x, %w) {callee = @"my::Product"} : (tensor<2x3xf32>, tensor<3x3xf32>) -> tensor<*xf32>
    %6 = "onnx.Call"(%5, %w) {callee = @"my::Product"} : (tensor<*xf32>, tensor<3x3xf32>) -> tensor<*xf32>
    return
  }
}
