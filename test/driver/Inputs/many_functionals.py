"""Writes a model of thirty functionals at the root."""

import sys

from onnx import TensorProto, helper, save

names = ["x"] + [f"v{i}" for i in range(29)] + ["y"]
nodes = [
    helper.make_node(
        "Add", [names[i], "x"], [names[i + 1]], f"/Add_{i}" if i else "/Add"
    )
    for i in range(30)
]
values = [
    helper.make_tensor_value_info(name, TensorProto.FLOAT, [4]) for name in "xy"
]
graph = helper.make_graph(nodes, "g", values[:1], values[1:])
opsets = [helper.make_opsetid("", 17)]
save(helper.make_model(graph, opset_imports=opsets, ir_version=8), sys.argv[1])
