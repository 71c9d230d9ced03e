#!/usr/bin/env python3
"""Writes a model of equal blocks, each with a layer, an activation and an addition.

make_blocks.py COUNT OUT.onnx
"""

import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def make_block(index, value):
    scope = f"/layer/layer.{index}"
    return [
        helper.make_node(
            "Conv",
            [value, f"layer.{index}.conv.weight"],
            [f"c{index}"],
            name=f"{scope}/conv/Conv",
        ),
        helper.make_node(
            "Relu", [f"c{index}"], [f"r{index}"], name=f"{scope}/relu/Relu"
        ),
        helper.make_node(
            "Add", [f"r{index}", value], [f"v{index + 1}"], name=f"{scope}/Add"
        ),
    ]


def main():
    count = int(sys.argv[1])
    shape = [1, 1, 2, 2]
    nodes = [node for i in range(count) for node in make_block(i, f"v{i}")]
    weights = [
        numpy_helper.from_array(
            np.ones((1, 1, 1, 2), np.float32), f"layer.{i}.conv.weight"
        )
        for i in range(count)
    ]
    graph = helper.make_graph(
        nodes,
        "g",
        [helper.make_tensor_value_info("v0", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info(f"v{count}", TensorProto.FLOAT, None)],
        weights,
    )
    onnx.save(helper.make_model(graph, ir_version=8), sys.argv[2])


if __name__ == "__main__":
    main()
