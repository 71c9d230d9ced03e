#!/usr/bin/env python3
"""Writes a model of functions that each call the next one several times.

make_calls.py FUNCTIONS CALLS OUT.onnx
"""

import sys

import onnx
from onnx import TensorProto, helper

DOMAIN = "torch.nn.modules.made"


def make_function(index, last, calls):
    if index == last:
        nodes = [helper.make_node("Relu", ["x"], ["y"], name="Relu_0")]
    else:
        values = ["x", *(f"v{i}" for i in range(calls - 1)), "y"]
        nodes = [
            helper.make_node(
                f"F{index + 1}",
                [values[i]],
                [values[i + 1]],
                name=f"F{index + 1}_{i}",
                domain=DOMAIN,
            )
            for i in range(calls)
        ]
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(DOMAIN, 1)]
    return helper.make_function(DOMAIN, f"F{index}", ["x"], ["y"], nodes, opsets)


def main():
    count, calls = int(sys.argv[1]), int(sys.argv[2])
    graph = helper.make_graph(
        [helper.make_node("F0", ["x"], ["y"], name="/F0", domain=DOMAIN)],
        "g",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1])],
    )
    model = helper.make_model(
        graph,
        functions=[make_function(i, count - 1, calls) for i in range(count)],
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(DOMAIN, 1)],
        ir_version=9,
        producer_name="pytorch",
    )
    onnx.save(model, sys.argv[3])


if __name__ == "__main__":
    main()
