"""Checks a model as onnx does, and that ONNX Runtime runs it; with a second one: that both give the same, bit for bit.

    check_model.py MODEL [OTHER-MODEL]
"""

import sys

import numpy
import onnx
import onnxruntime


def run(path):
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    generator = numpy.random.default_rng(5)
    inputs = {}
    for value in session.get_inputs():
        shape = [dim if isinstance(dim, int) else 2 for dim in value.shape]
        if value.type == "tensor(bool)":
            inputs[value.name] = numpy.ones(shape, dtype=bool)
        else:
            inputs[value.name] = generator.standard_normal(shape).astype(numpy.float32)
    return [output.name for output in session.get_outputs()], session.run(None, inputs)


def main():
    results = [run(path) for path in sys.argv[1:]]
    names, values = results[0]
    for other_names, other_values in results[1:]:
        if names != other_names:
            sys.exit(f"outputs {other_names}, expected {names}")
        for name, value, other in zip(names, values, other_values):
            if value.tobytes() != other.tobytes():
                sys.exit(f"output {name} is {other}, expected {value}")


if __name__ == "__main__":
    main()
