"""Writes models of one weight that is stored in different ways: weights.py FOLDER."""

import os
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FLOATS = np.arange(1000, dtype=np.float32)
INTEGERS = np.arange(1000, dtype=np.int64)


def model(floats, integers):
    """y = (x * floats)[integers]"""
    floats.name, integers.name = "w", "i"
    graph = helper.make_graph(
        [
            helper.make_node("Mul", ["x", "w"], ["m"], name="mul"),
            helper.make_node("Gather", ["m", "i"], ["y"], name="gather"),
        ],
        "g",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1000])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1000])],
        [floats, integers],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def typed(array, data_type):
    return helper.make_tensor("", data_type, array.shape, array)


def main(folder):
    raw = numpy_helper.from_array
    changed = FLOATS.copy()
    changed[500] = 0
    variants = {
        "raw": model(raw(FLOATS), raw(INTEGERS)),
        "typed": model(typed(FLOATS, TensorProto.FLOAT), typed(INTEGERS, TensorProto.INT64)),
        "changed": model(raw(changed), raw(INTEGERS)),
        "double": model(raw(FLOATS.astype(np.float64)), raw(INTEGERS)),
    }
    for name, made in variants.items():
        onnx.save(made, os.path.join(folder, name + ".onnx"))
    onnx.save(
        model(raw(FLOATS), raw(INTEGERS)),
        os.path.join(folder, "external.onnx"),
        save_as_external_data=True,
        location="external.data",
        size_threshold=0,
    )


if __name__ == "__main__":
    main(sys.argv[1])
