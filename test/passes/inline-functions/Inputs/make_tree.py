"""Prints a model of functions f1, f2, ...: each calls the next one twice, the last one is a Relu.

    make_tree.py DEPTH [--nested] [--recursive]

With --nested each calls the next one once, in a body; with --recursive the last one calls the first.
"""

import sys

TENSOR = "tensor<*x!onnx.unknown>"


def call(callee, operand, name):
    return f'"onnx.Call"({operand}) {{callee = @"net::f{callee}", onnx.outputs = ["{name}"]}} : ({TENSOR}) -> {TENSOR}'


def calls(number):
    return [f'%a = {call(number, "%x", "a")}', f'%r = {call(number, "%a", "r")}']


def nested_call(number):
    branch = [f"%r{number} = " + call(number, "%x", "b"), f'"aimet.yield"(%r{number}) : ({TENSOR}) -> ()']
    return [
        '%c = "onnx.Constant"() {onnx.outputs = ["c"], value = dense<true> : tensor<i1>} : () -> tensor<i1>',
        '%r = "onnx.If"(%c) ({', *branch, "}, {", f'"aimet.yield"(%x) : ({TENSOR}) -> ()',
        '}) {onnx.outputs = ["r"], onnx.graphs = [{attribute = "then_branch", graph = {name = "t"}}, '
        f'{{attribute = "else_branch", graph = {{name = "e"}}}}]}} : (tensor<i1>) -> {TENSOR}',
    ]


def function(number, body):
    imports = "[{version = 20 : si64}, {domain = \"net\", version = 1 : si64}]"
    return [
        f'func.func private @"net::f{number}"(%x: {TENSOR} {{onnx.name = "x"}}) -> ({TENSOR} {{onnx.name = "r"}}) '
        f'attributes {{onnx.function = {{domain = "net", name = "f{number}", opset_import = {imports}}}}} {{',
        *body, f"return %r : {TENSOR}", "}",
    ]


def main():
    depth = int(sys.argv[1])
    body = nested_call if "--nested" in sys.argv else calls
    lines = ['module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}, {domain = "net", version = 1 : si64}]} {']
    for number in range(1, depth + 1):
        lines += function(number, body(number + 1))
    last = calls(1) if "--recursive" in sys.argv else [f'%r = "onnx.Relu"(%x) {{onnx.outputs = ["r"]}} : ({TENSOR}) -> {TENSOR}']
    lines += function(depth + 1, last)
    lines += [
        f'func.func @main_graph(%x: {TENSOR} {{onnx.name = "x"}}) -> ({TENSOR} {{onnx.name = "y"}}) attributes {{onnx.graph = {{name = "g"}}}} {{',
        f'%y = {call(1, "%x", "y")}', f"return %y : {TENSOR}", "}", "}",
    ]
    print("\n".join(lines))


if __name__ == "__main__":
    main()
