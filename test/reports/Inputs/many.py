"""Writes MLIR with COUNT reused modules.

    many.py COUNT FILE
"""

import sys

HEADER = """module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
"""


def main():
    count = int(sys.argv[1])
    lines, last = [HEADER], "%x"
    for i in range(count):
        for call in range(2):
            value = f"%v{i}_{call}"
            lines.append(
                f'    {value} = "onnx.Relu"({last}) {{onnx_node_name = "/block{i}/act_{call}/Relu", '
                f'aimet.module = {{call = {call} : i64, leaf, path = "block{i}.act"}}}} '
                ": (tensor<4xf32>) -> tensor<4xf32>\n"
            )
            last = value
    lines.append(f"    return {last} : tensor<4xf32>\n  }}\n}}\n")
    with open(sys.argv[2], "w", encoding="ascii") as file:
        file.writelines(lines)


if __name__ == "__main__":
    main()
