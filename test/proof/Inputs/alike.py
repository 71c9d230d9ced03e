"""A Sum of many Convs of one input that differ in numbers alone: alike.py COUNT FACTOR FILE.

The factor is that of one weight of the second Conv.
"""

import sys

import onnx


def text(count, factor):
    weights = [f"float[1,2,1,1] w{i} = {{1.0, {i * (factor if i == 2 else 1.0)}}}" for i in range(count)]
    convs = " ".join(f"c{i} = Conv (x, w{i})" for i in range(count))
    names = ", ".join(f"c{i}" for i in range(count))
    return (
        f'<ir_version: 8, opset_import: ["": 17]>\n'
        f"g (float[1,2,3,3] x) => (float[1,1,3,3] y) <{', '.join(weights)}> {{ {convs} y = Sum ({names}) }}"
    )


if __name__ == "__main__":
    onnx.save(onnx.parser.parse_model(text(int(sys.argv[1]), float(sys.argv[2]))), sys.argv[3])
