"""Writes a model with 3 GB of external weights: large.py FILE.

`large.py FILE OTHER` compares instead: every weight of OTHER begins and ends
like the one of FILE, wherever it lies.
"""

import os
import sys

import onnx
from onnx import TensorProto, helper

TENSORS = 24
LENGTH = 128 << 20


def ends(path):
    """The first and last bytes of each external weight, by name."""
    result = {}
    model = onnx.load(path, load_external_data=False)
    for tensor in model.graph.initializer:
        entries = {e.key: e.value for e in tensor.external_data}
        location = os.path.join(os.path.dirname(path), entries["location"])
        with open(location, "rb") as data:
            data.seek(int(entries["offset"]))
            first = data.read(64)
            data.seek(int(entries["offset"]) + LENGTH - 64)
            result[tensor.name] = first, data.read(64)
    return result


def make(path):
    initializers = []
    with open(f"{path}.data", "wb") as data:
        for i in range(TENSORS):
            tensor = TensorProto(name=f"w{i}", data_type=TensorProto.FLOAT)
            tensor.dims.extend([LENGTH // 4])
            tensor.data_location = TensorProto.EXTERNAL
            entries = {
                "location": os.path.basename(path) + ".data",
                "offset": i * LENGTH,
                "length": LENGTH,
            }
            for key, value in entries.items():
                tensor.external_data.add(key=key, value=str(value))
            initializers.append(tensor)
            # Mostly holes: what matters is the size, and that places differ.
            data.seek(i * LENGTH)
            data.write(f"begin {i}".encode())
            data.seek((i + 1) * LENGTH - 16)
            data.write(f"end of tensor {i:2}".encode()[-16:].ljust(16))
    graph = helper.make_graph([], "g", [], [], initializers)
    model = helper.make_model(graph, ir_version=8)
    with open(path, "wb") as file:
        file.write(model.SerializeToString())


if len(sys.argv) == 2:
    make(sys.argv[1])
else:
    sys.exit(ends(sys.argv[1]) != ends(sys.argv[2]))
