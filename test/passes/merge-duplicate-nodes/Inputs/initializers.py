"""A model with large initializers that are equal, or differ in the middle alone, and with small ones."""

import sys

import numpy
import onnx
from onnx import helper, numpy_helper

large = numpy.arange(4096, dtype=numpy.float32).reshape(1, 4096)
other = large.copy()
other[0, 2048] = -1
small = numpy.ones(4, numpy.float32)
values = {"a": large, "b": large, "other": other, "small": small, "again": small, "small_shape": small.reshape(4, 1)}
graph = helper.make_graph(
    [helper.make_node("Sum", ["x", *values], ["y"], name="sum")],
    "g",
    [helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, [])],
    [helper.make_tensor_value_info("y", onnx.TensorProto.FLOAT, [4, 4096])],
    [numpy_helper.from_array(value, name) for name, value in values.items()],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
with open(sys.argv[1], "wb") as file:
    file.write(model.SerializeToString())
