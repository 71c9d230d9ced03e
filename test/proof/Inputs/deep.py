"""Prints models that are deep in one way: deep.py chain|calls|calls-in-a-row|nested N [OPERATOR], the operator of the innermost node."""

import sys

TYPE = "tensor<?xf32>"
MODEL = (
    "module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = "
    '[{version = 17 : si64}, {domain = "my", version = 1 : si64}]} {'
)
MAIN = (
    f'func.func @main_graph(%x: {TYPE} {{onnx.name = "x"}}, %c: tensor<i1> {{onnx.name = "c"}}) -> '
    f'({TYPE} {{onnx.name = "y"}}) attributes {{onnx.graph = {{name = "g"}}}} {{'
)


def unary(result, operator, operand, name=""):
    named = f' {{onnx_node_name = "{name}"}}' if name else ""
    return f'%{result} = "onnx.{operator}"(%{operand}){named} : ({TYPE}) -> {TYPE}'


def add(result, first, second):
    return f'%{result} = "onnx.Add"(%{first}, %{second}) : ({TYPE}, {TYPE}) -> {TYPE}'


def call(result, number, operand):
    return f'%{result} = "onnx.Call"(%{operand}) {{callee = @"my::F{number}"}} : ({TYPE}) -> {TYPE}'


def end(value):
    return f"return %{value} : {TYPE} }}"


def function(number, lines):
    return (
        f'func.func private @"my::F{number}"(%x: {TYPE} {{onnx.name = "x"}}) -> ({TYPE} {{onnx.name = "y"}}) '
        f'attributes {{onnx.function = {{domain = "my", name = "F{number}", opset_import = '
        '[{version = 17 : si64}, {domain = "my", version = 1 : si64}]}} { ' + "\n".join(lines)
    )


def chain(count, operator):
    lines = [MAIN, unary("n0", operator, "x", "n0")]
    lines += [unary(f"n{i}", "Relu" if i % 2 else "Tanh", f"n{i - 1}", f"n{i}") for i in range(1, count)]
    return lines + [end(f"n{count - 1}")]


def calls(count, operator, in_a_row):
    """Each function calls the next one twice: side by side, or one on the result of the other."""
    lines = [MAIN, call("y", 0, "x"), end("y")]
    for i in range(count):
        body = [call("a", i + 1, "x"), call("b", i + 1, "a" if in_a_row else "x"), add("y", "a", "b"), end("y")]
        lines.append(function(i, body))
    return lines + [function(count, [unary("y", operator, "x", "innermost"), end("y")])]


def nested(count, operator):
    lines = [MAIN]
    for i in range(count):
        lines.append(f'%v{i} = "onnx.If"(%c) ({{')
    lines += [unary("inner", operator, "x", "innermost"), f'"aimet.yield"(%inner) : ({TYPE}) -> ()']
    for i in reversed(range(count)):
        lines.append(
            f'}}, {{ %e{i} = "onnx.Neg"(%x) : ({TYPE}) -> {TYPE} "aimet.yield"(%e{i}) : ({TYPE}) -> () }}) '
            '{onnx.graphs = [{attribute = "then_branch", outputs = [{}]}, {attribute = "else_branch", outputs = [{}]}]} '
            f": (tensor<i1>) -> {TYPE}"
        )
        lines.append(f'"aimet.yield"(%v{i}) : ({TYPE}) -> ()' if i else end("v0"))
    return lines


def main(kind, count, operator="Exp"):
    made = {
        "chain": lambda: chain(count, operator),
        "calls": lambda: calls(count, operator, False),
        "calls-in-a-row": lambda: calls(count, operator, True),
        "nested": lambda: nested(count, operator),
    }[kind]()
    print("\n".join([MODEL, *made, "}"]))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
