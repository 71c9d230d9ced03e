"""Folds norms of models in which single numbers are not finite: not_finite.py FOLDER.

Each model is Conv, norm "behind", Relu, norm "before", Conv: the norms go into the
operators beside them, or stay if one of the numbers there is not finite.
"""

import json
import math
import pathlib
import subprocess
import sys

import numpy
import onnx
import onnxruntime

INF, NAN = math.inf, math.nan
EPSILON = 0.5
NUMBERS = {
    "weight1": [3.0, 0.5, -1.0, 2.0], "scale1": [0.0, 1.5], "bias1": [0.25, 4.0],
    "mean1": [0.75, 8.0], "variance1": [2.0, 16.0],
    "scale2": [1.0, -2.0], "bias2": [1.0, 3.0], "mean2": [0.5, -1.0], "variance2": [1.0, 4.0],
    "weight2": [5.0, 1.0, 6.0, 7.0], "bias": [11.0, 13.0],
}  # fmt: skip
BOTH, BEHIND, BEFORE = {"behind", "before"}, {"behind"}, {"before"}

# The type, the numbers that are others, and the norms that fold.
CASES = [
    ("float", {}, BOTH),
    ("float", {"scale1": [0.0, 0.0]}, BOTH),
    ("float", {"variance1": [-0.25, 16.0]}, BOTH),
    # 0 * infinity, where the scale is zero; infinity and NaN where it is not.
    ("float", {"weight1": [INF, 0.5, -1.0, 2.0]}, BEFORE),
    ("float", {"weight1": [3.0, 0.5, -INF, 2.0]}, BEFORE),
    ("float", {"weight1": [3.0, 0.5, -INF, INF]}, BEFORE),
    ("float", {"weight1": [3.0, 0.5, NAN, NAN]}, BEFORE),
    ("float", {"weight1": [3.0, NAN, -1.0, 2.0]}, BEFORE),
    ("float", {"scale1": [NAN, 1.5]}, BEFORE),
    ("float", {"scale1": [0.0, -INF]}, BEFORE),
    ("float", {"bias1": [INF, 4.0]}, BEFORE),
    ("float", {"mean1": [INF, 8.0]}, BEFORE),
    ("float", {"mean1": [0.75, NAN]}, BEFORE),
    ("float", {"variance1": [INF, 16.0]}, BEFORE),
    ("float", {"variance1": [2.0, NAN]}, BEFORE),
    ("float", {"variance1": [-2.0, 16.0]}, BEFORE),
    ("float", {"variance1": [-EPSILON, 16.0]}, BEFORE),
    # From the front: what an infinite weight makes of the shift depends on the input.
    ("float", {"weight2": [5.0, -INF, 6.0, 7.0]}, BEHIND),
    ("float", {"weight2": [5.0, 1.0, NAN, 7.0]}, BEHIND),
    ("float", {"bias": [NAN, 13.0]}, BEHIND),
    ("float", {"bias": [11.0, INF]}, BEHIND),
    ("float", {"bias2": [1.0, -INF]}, BEHIND),
    ("float", {"variance2": [NAN, 4.0]}, BEHIND),
    ("float", {"weight2": [3e38, 3e38, 6.0, 7.0]}, BEHIND),
    # float64, of which ONNX Runtime has no Conv: it is the product that is infinite.
    ("double", {}, BOTH),
    ("double", {"weight1": [3.0, 0.5, 1e300, 2.0], "scale1": [0.0, 1e100]}, BEFORE),
    ("double", {"weight2": [1e300, 1.0, 6.0, 7.0], "bias2": [1e100, 3.0]}, BEHIND),
    ("double", {"weight2": [INF, 1.0, 6.0, 7.0]}, BEHIND),
]


def make(kind, numbers):
    model = onnx.parser.parse_model(
        f"""<ir_version: 8, opset_import: ["": 17]>
g ({kind}[1,2,2,2] x) => ({kind}[1,2,2,2] y) {{
  a = Conv (x, weight1)
  b = BatchNormalization <epsilon = {EPSILON}> (a, scale1, bias1, mean1, variance1)
  c = Relu (b)
  d = BatchNormalization <epsilon = {EPSILON}> (c, scale2, bias2, mean2, variance2)
  y = Conv (d, weight2, bias)
}}"""
    )
    for node, name in zip(model.graph.node, ["conv", "behind", "relu", "before", "last"]):
        node.name = name
    dtype = numpy.float32 if kind == "float" else numpy.float64
    for name, values in (NUMBERS | numbers).items():
        shape = [2, 2, 1, 1] if len(values) == 4 else [2]
        tensor = onnx.numpy_helper.from_array(numpy.array(values, dtype).reshape(shape), name)
        model.graph.initializer.append(tensor)
    return model, dtype


def found(path):
    """The norms that the check has a finding for; all for one reason."""
    command = ["aimet-opt", "--check-batch-norm-fold", "--quiet", "--emit=none", "--report=json:-", path]
    findings = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["findings"]
    return {f["nodes"][0] for f in findings}, {f["reason"] for f in findings} - {"out-of-range"}


def outputs(path):
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    inputs = numpy.linspace(-1, 2, 8).reshape(1, 2, 2, 2).astype(numpy.float32)
    return session.run(None, {"x": inputs})[0]


def same_outputs(path, folded):
    return numpy.allclose(outputs(path), outputs(folded), rtol=1e-5, equal_nan=True)


def judge(path, folded, expected, dtype):
    command = ["aimet-opt", "--fold-batch-norm", "--prove", path, "-o", folded]
    ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode:
        return f"exit {ran.returncode}: {ran.stderr}"
    left = {node.name for node in onnx.load(folded).graph.node} & BOTH
    if left != BOTH - expected:
        return f"left {left}, expected {BOTH - expected}"
    if found(path) != (left, set()):
        return f"found {found(path)}, expected {left}"
    if dtype == numpy.float32 and not same_outputs(path, folded):
        return "other outputs"
    return None


def main():
    folder = pathlib.Path(sys.argv[1])
    failures = 0
    for i, (kind, numbers, expected) in enumerate(CASES):
        model, dtype = make(kind, numbers)
        path, folded = str(folder / f"{i}.onnx"), str(folder / f"{i}-folded.onnx")
        onnx.save(model, path)
        failure = judge(path, folded, expected, dtype)
        if failure:
            print(f"{kind} {numbers}: {failure}")
            failures += 1
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
