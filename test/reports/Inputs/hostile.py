"""Writes MLIR with a reused module for each of many hostile names.

    hostile.py FILE

The names of a module and of its two nodes are what nobody would call a module:
markup, script, escape sequences, quotes, formulas, lone bytes, 1 MB.
"""

import sys

NAMES = [
    b"<script>alert(1)</script>",
    b"</script><img src=x onerror=alert(1)>",
    b"\x1b[31mred\x1b]0;title\x07",
    b"\"quoted\", 'single', \\ and ; , \t|",
    b"two\nlines\r\nand three",
    b"lone \xff\xc3 bytes \xed\xa0\x80",
    b"nul \0 inside",
    b"=cmd|'/C calc'!A0",
    b"+1+cmd",
    b"-2+3",
    b"@SUM(A1)",
    "\uff1d1".encode(),
    b"[click](javascript:alert(1)) {0} `x` **y**",
    "\u202egnp.exe \u2028 \u2029".encode(),
    b"--><!--",
    b"long" * 262144,
]

HEADER = """module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
"""


def quote(name):
    """A string of MLIR: all that is not plain as two hexadecimal digits."""
    plain = set(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 /")
    return '"' + "".join(chr(c) if c in plain else f"\\{c:02X}" for c in name) + '"'


def main():
    lines = [HEADER]
    last = "%x"
    for i, name in enumerate(NAMES):
        for call in range(2):
            value = f"%v{i}_{call}"
            node = quote(name + b"/%d" % call)
            module = f"{{call = {call} : i64, leaf, path = {quote(name)}}}"
            lines.append(
                f'    {value} = "onnx.Relu"({last}) {{onnx_node_name = {node}, '
                f"aimet.module = {module}}} : (tensor<4xf32>) -> tensor<4xf32>\n"
            )
            last = value
    lines.append(f"    return {last} : tensor<4xf32>\n  }}\n}}\n")
    with open(sys.argv[1], "w", encoding="ascii") as file:
        file.writelines(lines)


if __name__ == "__main__":
    main()
