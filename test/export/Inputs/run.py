"""Checks the model that outputs.mlir describes and runs it: both branches, and the value that is output twice."""

import sys

import numpy
import onnx
import onnxruntime

onnx.checker.check_model(onnx.load(sys.argv[1]), full_check=True)
session = onnxruntime.InferenceSession(sys.argv[1])
a = numpy.array([-1, 2], numpy.float32)
relu = numpy.maximum(a, 0)
for condition, expected in ((True, relu), (False, numpy.exp(-relu))):
    inputs = dict(zip((value.name for value in session.get_inputs()), (numpy.array(condition), a)))
    first, second, third = session.run(None, inputs)
    numpy.testing.assert_allclose(first, expected, rtol=1e-6)
    numpy.testing.assert_array_equal(second, relu)
    numpy.testing.assert_array_equal(third, relu)
