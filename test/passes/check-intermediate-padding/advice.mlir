// The padding goes to the first convolution of all that touch each other: what each pads, times the strides before it, so
// that sizes stay. Where no number follows from the attributes, or a layer is called elsewhere too, words say what holds.
// RUN: exits 1 aimet-opt --check-intermediate-padding --fail-level=warning %s 2>&1 >/dev/null | FileCheck --implicit-check-not=warning: %s

// CHECK: warning: convolution pads behind convolution "strided_0"
// CHECK-NEXT: note: give "strided_0" the padding of both (`padding=3`: each counts times the strides before it) and this one none (`padding=0`), and train again
// CHECK: warning: convolution pads behind convolution "dilated_0"
// CHECK-NEXT: note: give "dilated_0" the padding of both (`padding=5`:
// CHECK: warning: convolution pads behind convolution "split_0"
// CHECK-NEXT: note: give "split_0" the padding of both (`padding=(1, 3)`:
// CHECK: warning: convolution pads behind convolution "three_0"
// CHECK-NEXT: note: give "three_0" the padding of all 3 convolutions of the chain (`padding=11`:
// CHECK: warning: convolution pads behind convolution "three_1"
// CHECK-NEXT: note: give "three_0" the padding of all 3 convolutions of the chain (`padding=11`:
// CHECK: warning: convolution pads behind convolution "same_0"
// CHECK-NEXT: note: give "same_0" the padding of both (`padding=3`:
// CHECK: warning: convolution pads behind convolution "uneven_0"
// CHECK-NEXT: note: give "uneven_0" the padding of both (`padding=0` behind `F.pad(x, (0, 1, 2, 3))`:
// CHECK: warning: convolution pads behind convolution "sized_0"
// CHECK-NEXT: note: give "sized_0" the padding of both, so much that the size behind the last one stays
// CHECK: warning: convolution pads behind convolution "explicit_0"
// CHECK-NEXT: note: give "explicit_0" the padding of both, so much that
// CHECK: warning: convolution pads behind convolution "shared"
// CHECK-NEXT: note: "shared" is called elsewhere too, where it must pad otherwise: give the chain a layer of its own first; then give "shared" the padding of both (`padding=2`:

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x8x32x32xf32> {onnx.name = "x"}) -> (tensor<*x!onnx.unknown> {onnx.name = "strided_1"}, tensor<*x!onnx.unknown> {onnx.name = "dilated_1"}, tensor<*x!onnx.unknown> {onnx.name = "split_1"}, tensor<*x!onnx.unknown> {onnx.name = "three_2"}, tensor<*x!onnx.unknown> {onnx.name = "same_1"}, tensor<*x!onnx.unknown> {onnx.name = "uneven_1"}, tensor<*x!onnx.unknown> {onnx.name = "sized_1"}, tensor<*x!onnx.unknown> {onnx.name = "explicit_1"}, tensor<*x!onnx.unknown> {onnx.name = "sb"}, tensor<*x!onnx.unknown> {onnx.name = "sd"}) attributes {onnx.graph = {name = "g"}} {
    %w = "onnx.Initializer"() {onnx.outputs = ["w"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %w5 = "onnx.Initializer"() {onnx.outputs = ["w5"], value = dense<1.0> : tensor<8x8x5x5xf32>} : () -> tensor<8x8x5x5xf32>
    %row = "onnx.Initializer"() {onnx.outputs = ["row"], value = dense<1.0> : tensor<8x8x1x3xf32>} : () -> tensor<8x8x1x3xf32>
    %col = "onnx.Initializer"() {onnx.outputs = ["col"], value = dense<1.0> : tensor<8x8x3x1xf32>} : () -> tensor<8x8x3x1xf32>
    %dw = "onnx.Initializer"() {onnx.outputs = ["dw"], value = dense<1.0> : tensor<8x1x1x1xf32>} : () -> tensor<8x1x1x1xf32>
    %amounts = "onnx.Initializer"() {onnx.outputs = ["amounts"], value = dense<[0, 0, 1, 1, 0, 0, 1, 1]> : tensor<8xi64>} : () -> tensor<8xi64>
    %strided_0 = "onnx.Conv"(%x, %w) {pads = array<i64: 1, 1, 1, 1>, strides = array<i64: 2, 2>, onnx_node_name = "strided_0", onnx.outputs = ["strided_0"]} : (tensor<1x8x32x32xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %strided_r1 = "onnx.Relu"(%strided_0) {onnx.outputs = ["strided_r1"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %strided_1 = "onnx.Conv"(%strided_r1, %w) {pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "strided_1", onnx.outputs = ["strided_1"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %dilated_0 = "onnx.Conv"(%x, %w) {dilations = array<i64: 2, 2>, pads = array<i64: 2, 2, 2, 2>, onnx_node_name = "dilated_0", onnx.outputs = ["dilated_0"]} : (tensor<1x8x32x32xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %dilated_r1 = "onnx.Relu"(%dilated_0) {onnx.outputs = ["dilated_r1"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %dilated_1 = "onnx.Conv"(%dilated_r1, %w) {dilations = array<i64: 3, 3>, pads = array<i64: 3, 3, 3, 3>, strides = array<i64: 2, 2>, onnx_node_name = "dilated_1", onnx.outputs = ["dilated_1"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %split_0 = "onnx.Conv"(%x, %row) {pads = array<i64: 0, 1, 0, 1>, strides = array<i64: 1, 2>, onnx_node_name = "split_0", onnx.outputs = ["split_0"]} : (tensor<1x8x32x32xf32>, tensor<8x8x1x3xf32>) -> tensor<*x!onnx.unknown>
    %split_r1 = "onnx.Relu"(%split_0) {onnx.outputs = ["split_r1"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %split_1 = "onnx.Conv"(%split_r1, %w) {pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "split_1", onnx.outputs = ["split_1"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %three_0 = "onnx.Conv"(%x, %w) {pads = array<i64: 1, 1, 1, 1>, strides = array<i64: 2, 2>, onnx_node_name = "three_0", onnx.outputs = ["three_0"]} : (tensor<1x8x32x32xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %three_r1 = "onnx.Relu"(%three_0) {onnx.outputs = ["three_r1"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %three_1 = "onnx.Conv"(%three_r1, %w) {pads = array<i64: 1, 1, 1, 1>, strides = array<i64: 2, 2>, onnx_node_name = "three_1", onnx.outputs = ["three_1"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %three_r2 = "onnx.Relu"(%three_1) {onnx.outputs = ["three_r2"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %three_2 = "onnx.Conv"(%three_r2, %w5) {pads = array<i64: 2, 2, 2, 2>, onnx_node_name = "three_2", onnx.outputs = ["three_2"]} : (tensor<*x!onnx.unknown>, tensor<8x8x5x5xf32>) -> tensor<*x!onnx.unknown>
    %same_0 = "onnx.Conv"(%x, %w) {pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "same_0", onnx.outputs = ["same_0"]} : (tensor<1x8x32x32xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %same_r1 = "onnx.Relu"(%same_0) {onnx.outputs = ["same_r1"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %same_1 = "onnx.Conv"(%same_r1, %w5) {auto_pad = "SAME_UPPER", kernel_shape = array<i64: 5, 5>, onnx_node_name = "same_1", onnx.outputs = ["same_1"]} : (tensor<*x!onnx.unknown>, tensor<8x8x5x5xf32>) -> tensor<*x!onnx.unknown>
    %uneven_0 = "onnx.Conv"(%x, %w) {pads = array<i64: 0, 0, 1, 1>, strides = array<i64: 2, 2>, onnx_node_name = "uneven_0", onnx.outputs = ["uneven_0"]} : (tensor<1x8x32x32xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %uneven_r1 = "onnx.Relu"(%uneven_0) {onnx.outputs = ["uneven_r1"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %uneven_1 = "onnx.Conv"(%uneven_r1, %w) {pads = array<i64: 1, 0, 1, 0>, onnx_node_name = "uneven_1", onnx.outputs = ["uneven_1"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %sized_0 = "onnx.Conv"(%x, %w) {auto_pad = "SAME_UPPER", kernel_shape = array<i64: 3, 3>, strides = array<i64: 2, 2>, onnx_node_name = "sized_0", onnx.outputs = ["sized_0"]} : (tensor<1x8x32x32xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %sized_r1 = "onnx.Relu"(%sized_0) {onnx.outputs = ["sized_r1"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %sized_1 = "onnx.Conv"(%sized_r1, %w) {pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "sized_1", onnx.outputs = ["sized_1"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %explicit_0 = "onnx.Conv"(%x, %w) {pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "explicit_0", onnx.outputs = ["explicit_0"]} : (tensor<1x8x32x32xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %explicit_r1 = "onnx.Relu"(%explicit_0) {onnx.outputs = ["explicit_r1"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %explicit_p1 = "onnx.Pad"(%explicit_r1, %amounts) {onnx.outputs = ["explicit_p1"]} : (tensor<*x!onnx.unknown>, tensor<8xi64>) -> tensor<*x!onnx.unknown>
    %explicit_1 = "onnx.Conv"(%explicit_p1, %w) {onnx_node_name = "explicit_1", onnx.outputs = ["explicit_1"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %s = "onnx.Initializer"() {onnx.outputs = ["s"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %t = "onnx.Initializer"() {onnx.outputs = ["t"], value = dense<1.0> : tensor<8x8x3x3xf32>} : () -> tensor<8x8x3x3xf32>
    %sa = "onnx.Conv"(%x, %s) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "shared"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "shared_a", onnx.outputs = ["sa"]} : (tensor<1x8x32x32xf32>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %sr = "onnx.Relu"(%sa) {onnx.outputs = ["sr"]} : (tensor<*x!onnx.unknown>) -> tensor<*x!onnx.unknown>
    %sb = "onnx.Conv"(%sr, %t) {aimet.module = {call = 0 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "behind"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "behind", onnx.outputs = ["sb"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    %sc = "onnx.MaxPool"(%x) {kernel_shape = array<i64: 2, 2>, onnx.outputs = ["sc"]} : (tensor<1x8x32x32xf32>) -> tensor<*x!onnx.unknown>
    %sd = "onnx.Conv"(%sc, %s) {aimet.module = {call = 1 : i64, class = "torch.nn.modules.conv.Conv2d", leaf, path = "shared"}, pads = array<i64: 1, 1, 1, 1>, onnx_node_name = "shared_b", onnx.outputs = ["sd"]} : (tensor<*x!onnx.unknown>, tensor<8x8x3x3xf32>) -> tensor<*x!onnx.unknown>
    return %strided_1, %dilated_1, %split_1, %three_2, %same_1, %uneven_1, %sized_1, %explicit_1, %sb, %sd : tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>, tensor<*x!onnx.unknown>
  }
}
