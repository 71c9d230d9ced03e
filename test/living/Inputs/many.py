"""Writes an ONNX model of that many nodes, each with an attribute that its
operator does not have, and named: many.py NODES FILE [NAME]. `*` in the NAME
is the number of the node, `@` are 400 letters."""

import sys

import onnx

count, path = int(sys.argv[1]), sys.argv[2]
name = sys.argv[3] if len(sys.argv) > 3 else "node_*"
name = name.replace("@", "a" * 400)
nodes = [
    onnx.helper.make_node(
        "Relu", [f"v{i}"], [f"v{i + 1}"], name=name.replace("*", str(i)), wrong=1
    )
    for i in range(count)
]
value = onnx.helper.make_tensor_value_info
graph = onnx.helper.make_graph(
    nodes,
    "g",
    [value("v0", onnx.TensorProto.FLOAT, [4])],
    [value(f"v{count}", onnx.TensorProto.FLOAT, [4])],
)
model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 20)])
model.ir_version = 10
with open(path, "wb") as file:
    file.write(model.SerializeToString())
