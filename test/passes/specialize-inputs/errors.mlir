// What cannot be given is one error each, and nothing is written.
// RUN: refuses %s --infer-shapes --concrete-arg=k=1 | FileCheck --check-prefix=ALONE %s
// ALONE: error: --concrete-arg needs --specialize-inputs, which is part of --prepare
// RUN: refuses %s --specialize-inputs --concrete-arg=k | FileCheck --check-prefix=FORM %s
// FORM: --concrete-arg: error: got 'k', expected NAME=VALUE
// RUN: refuses %s --specialize-inputs --concrete-arg=batc=2 | FileCheck --check-prefix=NAME %s
// NAME: --concrete-arg: error: no input and no dimension of an input is called "batc"
// NAME-NEXT: --concrete-arg: note: did you mean "batch"?
// RUN: refuses %s --specialize-inputs --concrete-arg=zebra=2 | FileCheck --check-prefix=FAR %s
// FAR: error: no input and no dimension of an input is called "zebra"
// FAR-NEXT: note: --print-summary lists inputs and their dimensions
// RUN: refuses %s --specialize-inputs --concrete-arg=inner=2 | FileCheck --check-prefix=INNER %s
// INNER: error: no input and no dimension of an input is called "inner"
// RUN: refuses %s --specialize-inputs --concrete-arg=k=1 --concrete-arg=k=2 | FileCheck --check-prefix=TWICE %s
// TWICE: error: "k" is given twice
// RUN: refuses %s --specialize-inputs='args=k=1' --concrete-arg=k=1 | FileCheck --check-prefix=TWICE %s
// RUN: refuses %s --specialize-inputs --concrete-arg=batch=0 | FileCheck --check-prefix=SIZE %s
// RUN: refuses %s --specialize-inputs --concrete-arg=batch=-1 | FileCheck --check-prefix=SIZE %s
// RUN: refuses %s --specialize-inputs --concrete-arg=batch=1.5 | FileCheck --check-prefix=SIZE %s
// RUN: refuses %s --specialize-inputs --concrete-arg='batch=[2]' | FileCheck --check-prefix=SIZE %s
// SIZE: error: wrong size of dimension "batch": got '{{.*}}', expected an integer above 0
// RUN: refuses %s --specialize-inputs --concrete-arg=k=two | FileCheck --check-prefix=VALUE %s
// VALUE: error: wrong value of "k": got 'two', expected a number, true, false, a string in quotes, or a list of those
// RUN: refuses %s --specialize-inputs --concrete-arg=k=0x10 | FileCheck --check-prefix=HEX %s
// HEX: error: wrong value of "k": got '0x10'
// RUN: refuses %s --specialize-inputs --concrete-arg=k= | FileCheck --check-prefix=EMPTY %s
// EMPTY: error: wrong value of "k": got ''
// RUN: refuses %s --specialize-inputs --concrete-arg='list=[1, [2]]' | FileCheck --check-prefix=RAGGED %s
// RAGGED: error: wrong value of "list": got '[1, [2]]', expected lists of one depth everywhere
// RUN: refuses %s --specialize-inputs --concrete-arg='list=[[1, 2], [3]]' | FileCheck --check-prefix=UNEVEN %s
// UNEVEN: expected lists of one length at each depth
// RUN: refuses %s --specialize-inputs --concrete-arg='list=[1, 2' | FileCheck --check-prefix=OPEN %s
// OPEN: expected ',' or ']' after an element
// RUN: refuses %s --specialize-inputs --concrete-arg='list=[1] 2' | FileCheck --check-prefix=REST %s
// REST: expected one value
// RUN: refuses %s --specialize-inputs --concrete-arg='s=["a' | FileCheck --check-prefix=QUOTE %s
// QUOTE: expected a string that ends in quotes
// RUN: refuses %s --specialize-inputs --concrete-arg=k=1.0 | FileCheck --check-prefix=TYPE %s
// TYPE: error: wrong value of input "k": got 1.0, expected int64
// RUN: refuses %s --specialize-inputs --concrete-arg=flag=1 | FileCheck --check-prefix=BOOL %s
// BOOL: error: wrong value of input "flag": got 1, expected bool
// RUN: refuses %s --specialize-inputs --concrete-arg='s=[1, 2]' | FileCheck --check-prefix=STRING %s
// STRING: error: wrong value of input "s": got 1, expected a string in quotes
// RUN: refuses %s --specialize-inputs --concrete-arg='small=[1, 128]' | FileCheck --check-prefix=RANGE %s
// RANGE: error: wrong value of input "small": got 128, expected a number in the range of int8
// RUN: refuses %s --specialize-inputs --concrete-arg=k=9223372036854775808 | FileCheck --check-prefix=WIDE %s
// WIDE: error: wrong value of input "k": got 9223372036854775808, expected a number in the range of int64
// RUN: refuses %s --specialize-inputs --concrete-arg=half=65520 | FileCheck --check-prefix=HALF %s
// HALF: error: wrong value of input "half": got 65520, expected a number in the range of float16
// RUN: refuses %s --specialize-inputs --concrete-arg='k=[1]' | FileCheck --check-prefix=RANK %s
// RANK: error: wrong shape of the value of input "k": got [1], expected int64[]
// RUN: refuses %s --specialize-inputs --concrete-arg='small=[1, 2, 3]' | FileCheck --check-prefix=SHAPE %s
// SHAPE: error: wrong shape of the value of input "small": got [3], expected int8[2]
// RUN: refuses %s --specialize-inputs --concrete-arg='list=[1, 2]' --concrete-arg=n=3 | FileCheck --check-prefix=DIFFERS %s
// DIFFERS: error: the values contradict each other: got 2 for dimension "n" of input "list", expected 3
// RUN: refuses %s --specialize-inputs --concrete-arg='list=[1, 2]' --concrete-arg='list2=[1]' | FileCheck --check-prefix=DIFFER2 %s
// DIFFER2: error: the values contradict each other: got 1 for dimension "n" of input "list2", expected 2
// RUN: refuses %s --specialize-inputs --concrete-arg=q=1 | FileCheck --check-prefix=KIND %s
// KIND: error: input "q" cannot be given: got sequence(float[...]), expected a tensor
// RUN: refuses %s --specialize-inputs --concrete-arg=untyped=1 | FileCheck --check-prefix=UNTYPED %s
// UNTYPED: error: the model does not state the type of input "untyped"

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<?x3xf32> {onnx.name = "x", onnx.dim_params = ["batch", ""]}, %k: tensor<i64> {onnx.name = "k"}, %flag: tensor<i1> {onnx.name = "flag"}, %list: tensor<?xi32> {onnx.name = "list", onnx.dim_params = ["n"]}, %list2: tensor<?xi32> {onnx.name = "list2", onnx.dim_params = ["n"]}, %small: tensor<2xi8> {onnx.name = "small"}, %half: tensor<f16> {onnx.name = "half"}, %s: tensor<2x!onnx.String> {onnx.name = "s"}, %q: !onnx.Seq<tensor<*xf32>> {onnx.name = "q"}, %untyped: tensor<*x!onnx.unknown> {onnx.name = "untyped", onnx.type = false}) -> (tensor<?xf32> {onnx.name = "y", onnx.dim_params = ["inner"]}) attributes {onnx.graph = {name = "g"}} {
    %y = "onnx.Flatten"(%x) {onnx.outputs = ["y"]} : (tensor<?x3xf32>) -> tensor<?xf32>
    return %y : tensor<?xf32>
  }
}
