"""Loads models in AIMET-ONNX's QuantizationSimModel: one path a line in, one JSON object a line out.

Runs in the environment that has AIMET-ONNX, and imports nothing of this folder. The first line out
says that it is ready.
"""

import contextlib
import json
import logging
import os
import sys


import numpy
import onnx
from aimet_onnx.quantsim import QuantizationSimModel

SEED = 11


def load(path):
    """What goes wrong; empty if nothing does."""
    # It runs the model once, with random inputs: the same ones for all.
    numpy.random.seed(SEED)
    try:
        model = onnx.load(path)
        if any(node.op_type == "QuantizeLinear" for node in model.graph.node):
            QuantizationSimModel.from_onnx_qdq(model)
        else:
            QuantizationSimModel(model)
        return ""
    except BaseException as error:  # whatever it raises is the answer
        return f"{type(error).__name__}: {error}"


def main():
    logging.disable(logging.CRITICAL)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    print(json.dumps({"fault": ""}), file=answers, flush=True)
    for line in sys.stdin:
        with contextlib.redirect_stdout(sys.stderr):
            fault = load(line.rstrip("\n"))
        print(json.dumps({"fault": fault}), file=answers, flush=True)


if __name__ == "__main__":
    main()
