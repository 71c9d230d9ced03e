// Several functions of Python are one operator of ATen: the line of the source tells.
// RUN: aimet-opt --infer-modules %s | FileCheck %s

!t = tensor<*xf32>
module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: !t {onnx.name = "x"}) -> (!t {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    // CHECK: "onnx.Div"{{.*}}functional = "truediv"
    %0 = "onnx.Div"(%x, %x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.div.Tensor']", "pkg.torch.onnx.name_scopes", "['', 'div']", "pkg.torch.onnx.stack_trace", "File \"/home/me/net.py\", line 7, in forward\0A    return x / y"]} : (!t, !t) -> !t
    // CHECK: "onnx.Div"{{.*}}functional = "div"
    %1 = "onnx.Div"(%0, %x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.div.Tensor']", "pkg.torch.onnx.name_scopes", "['', 'div_1']", "pkg.torch.onnx.stack_trace", "File \"/home/me/net.py\", line 7, in forward\0A    x = torch.div(x, y)"]} : (!t, !t) -> !t
    // CHECK: "onnx.Div"{{.*}}functional = "truediv"
    %2 = "onnx.Div"(%1, %x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.div.Tensor']", "pkg.torch.onnx.name_scopes", "['', 'div_2']", "pkg.torch.onnx.stack_trace", "File \"/home/me/net.py\", line 7, in forward\0A    x = self.undiv(x) / 2"]} : (!t, !t) -> !t
    // Without the line the exporter's word stands.
    // CHECK: "onnx.Div"{{.*}}functional = "div"
    %3 = "onnx.Div"(%2, %x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.div.Tensor']", "pkg.torch.onnx.name_scopes", "['', 'div_3']"]} : (!t, !t) -> !t
    // CHECK: "onnx.Pow"{{.*}}functional = "square"
    %4 = "onnx.Pow"(%3, %x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.pow.Tensor_Scalar']", "pkg.torch.onnx.name_scopes", "['', 'pow_1']", "pkg.torch.onnx.stack_trace", "File \"/home/me/net.py\", line 7, in forward\0A    return torch.square(x)"]} : (!t, !t) -> !t
    // CHECK: "onnx.Pow"{{.*}}functional = "pow"
    %5 = "onnx.Pow"(%4, %x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.pow.Tensor_Scalar']", "pkg.torch.onnx.name_scopes", "['', 'pow_2']", "pkg.torch.onnx.stack_trace", "File \"/home/me/net.py\", line 7, in forward\0A    return x ** 2"]} : (!t, !t) -> !t
    // CHECK: "onnx.Sub"{{.*}}functional = "subtract"
    %6 = "onnx.Sub"(%5, %x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.sub.Tensor']", "pkg.torch.onnx.name_scopes", "['', 'sub']", "pkg.torch.onnx.stack_trace", "File \"/home/me/net.py\", line 7, in forward\0A    return torch.subtract(x, y)"]} : (!t, !t) -> !t
    // Functions of Python are printed, and getitem only looks.
    // CHECK: "onnx.SequenceAt"{{.*}}aimet.module = {path = "", source = "torch.export"}
    %7 = "onnx.SequenceAt"(%6) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', '<built-in function getitem>']", "pkg.torch.onnx.name_scopes", "['', 'getitem']"]} : (!t) -> !t
    // CHECK: "onnx.ScatterND"{{.*}}aimet.module = {path = "", source = "torch.export"}
    %8 = "onnx.ScatterND"(%7, %x, %x) {onnx.metadata_props = ["pkg.torch.onnx.class_hierarchy", "['__main__.M', 'aten.slice_scatter.default']", "pkg.torch.onnx.name_scopes", "['', 'slice_scatter']"]} : (!t, !t, !t) -> !t
    return %8 : !t
  }
}
