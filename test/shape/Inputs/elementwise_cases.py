"""Elementwise operators, broadcasting, reductions, quantization: every version."""

import numpy
import onnx
from onnx import TensorProto

from node_agreement import Case, versions

FLOAT, INT64, BOOL = TensorProto.FLOAT, TensorProto.INT64, TensorProto.BOOL
SHAPES = [[2, "N", 3], [], None, ["N"], [2, 0], [None, 4], [1, 5, 1]]
TYPES = [TensorProto.INT32, TensorProto.STRING, TensorProto.FLOAT16, TensorProto.BFLOAT16,
         TensorProto.UINT8, TensorProto.DOUBLE]
UNARY = """Abs Acos Acosh Asin Asinh Atan Atanh Ceil Celu Clip Cos Cosh Dropout Elu Erf Exp Floor
Gelu HardSigmoid HardSwish IsInf IsNaN LeakyRelu Log Mish Neg Reciprocal Relu Round Selu Shrink
Sigmoid Sign Sin Sinh Softplus Softsign Sqrt Swish Tan Tanh ThresholdedRelu""".split()
SOFTMAX = "Softmax LogSoftmax Hardmax".split()
ARITHMETIC = "Add Sub Mul Div Pow Greater Less Equal GreaterOrEqual LessOrEqual".split()
VARIADIC = "Sum Mean Max Min".split()
REDUCE = """ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin
ReduceProd ReduceSum ReduceSumSquare""".split()
PAIRS = [
    ([2, 3], [2, 3]), (["N", 3], [3]), (["N", 3], ["M", 1]), (["N"], ["N"]), (["N"], ["M"]),
    ([2], [3]), ([2, 3], [4, 2, 3]), (["N"], [5]), ([1], ["N"]), (None, [2]), ([], [2, "N"]),
    ([0], [1]), ([0], [2]), ([None], [None]), ([None], [4]), ([None], [1]), ([2, 1, 3], [4, 1]),
]


def ints(*values):
    return numpy.array(values, numpy.int64)


def floats(*values):
    return numpy.array(values, numpy.float32)


def unary_cases():
    for op in UNARY:
        for version in versions(op):
            for shape in SHAPES:
                yield Case(op, version, [(FLOAT, shape)], outputs=2 if op == "Dropout" else 1)
            for element in TYPES:
                yield Case(op, version, [(element, [2])])
    for op, element in (("Not", BOOL), ("BitwiseNot", TensorProto.INT32)):
        for version in versions(op):
            for shape in SHAPES:
                yield Case(op, version, [(element, shape)])
            yield Case(op, version, [(FLOAT, [2])])


def softmax_cases():
    for op in SOFTMAX:
        for version in versions(op):
            for axis in (-4, -3, 0, 2, 3):
                out_of_range = axis in (-4, 3)
                yield Case(op, version, [(FLOAT, [2, "N", 3])], {"axis": axis},
                           stricter=out_of_range and version < 11)
            yield Case(op, version, [(FLOAT, [])], stricter=version < 11)
            yield Case(op, version, [(FLOAT, None)])


def further_input_cases():
    x = (FLOAT, [2, "N"])
    scalar = numpy.array(0.5, numpy.float32)
    for version in versions("Dropout"):
        if version >= 12:
            yield Case("Dropout", version, [x, scalar, numpy.array(True)], outputs=2)
            yield Case("Dropout", version, [x, floats(0.5)])
            yield Case("Dropout", version, [x, None, numpy.array([True])])
            yield Case("Dropout", version, [x, (FLOAT, None), (BOOL, None)], outputs=2)
    for version in versions("Clip"):
        if version >= 11:
            yield Case("Clip", version, [x, scalar, scalar])
            yield Case("Clip", version, [x, None, floats(1)])
            yield Case("Clip", version, [x, floats(1, 2)], stricter=True)
            yield Case("Clip", version, [x, numpy.array(1.0)])
    for version in versions("PRelu"):
        if version >= 7:
            for slope in ([1], [3], ["N", 1], [], [2, "N", 3], None):
                yield Case("PRelu", version, [(FLOAT, [2, "N", 3]), (FLOAT, slope)])
            yield Case("PRelu", version, [(FLOAT, [2, 3]), (FLOAT, [4])], stricter=True)
            yield Case("PRelu", version, [(FLOAT, [1, 1]), (FLOAT, [4])], stricter=True)
    for op in ("CumSum", "CumProd"):
        for version in versions(op):
            for axis in (0, -2, 2, -3):
                yield Case(op, version, [x, ints(axis)], stricter=axis in (2, -3))
            yield Case(op, version, [x, (INT64, [])])
            yield Case(op, version, [x, (FLOAT, [])])


def binary_cases():
    for op in ARITHMETIC:
        for version in versions(op):
            if version < 7:
                continue
            for one, other in PAIRS:
                yield Case(op, version, [(FLOAT, one), (FLOAT, other)])
            yield Case(op, version, [(FLOAT, [2]), (TensorProto.INT16, [2])])
    others = {"And": BOOL, "Or": BOOL, "Xor": BOOL, "BitwiseAnd": INT64, "BitwiseOr": INT64,
              "BitwiseXor": INT64, "Mod": INT64, "BitShift": TensorProto.UINT8}
    for op, element in others.items():
        attributes = {"direction": "LEFT"} if op == "BitShift" else {}
        for version in versions(op):
            for one, other in PAIRS if version >= 7 else []:
                yield Case(op, version, [(element, one), (element, other)], attributes)
    for version in versions("SwiGLU"):
        for one, other in PAIRS:
            yield Case("SwiGLU", version, [(FLOAT, one), (FLOAT, other)])


def variadic_cases():
    for op in VARIADIC:
        for version in versions(op):
            yield Case(op, version, [(FLOAT, [2, "N"])])
            yield Case(op, version, [(FLOAT, [2, "N"])] * 3)
            for one, other in PAIRS if version >= 8 else []:
                yield Case(op, version, [(FLOAT, one), (FLOAT, other), (FLOAT, one)])
            yield Case(op, version, [(FLOAT, [2]), (TensorProto.DOUBLE, [2])])
    for version in versions("Where"):
        for shape in SHAPES:
            yield Case("Where", version, [(BOOL, [2, 1]), (FLOAT, shape), (FLOAT, ["N"])])


def legacy_cases():
    a, b, inner = (FLOAT, [2, 3, 4]), (FLOAT, [3, 4]), (FLOAT, [3])
    for op in ("Add", "Sub", "Mul", "Div", "Pow", "Less", "Greater"):
        for version in versions(op):
            if version < 7:
                yield Case(op, version, [a, a])
                yield Case(op, version, [a, b], {"broadcast": 1})
                yield Case(op, version, [a, inner], {"broadcast": 1, "axis": 1})
                yield Case(op, version, [a, (FLOAT, [])], {"broadcast": 1})
                yield Case(op, version, [a, inner], {"broadcast": 1}, stricter=True)
                yield Case(op, version, [a, b], stricter=True)


def onnx_checks_axes(op, version):
    """Before it did, we let pass axes of a scalar only, as runtimes do."""
    return version > 11 or version == 11 and op not in ("ReduceMax", "ReduceMin")


def reduce_cases():
    for op in REDUCE:
        for version in versions(op):
            has_input = len(onnx.defs.get_schema(op, version).inputs) > 1
            for shape in SHAPES:
                data = (FLOAT, shape)
                for keep in (0, 1):
                    yield Case(op, version, [data], {"keepdims": keep})
                    for axes in ([0], [-1], [0, -1], [5]):
                        attributes = {"keepdims": keep}
                        if not has_input:
                            attributes["axes"] = axes
                        rank = len(shape) if shape is not None else 9
                        wrong = any(not -rank <= axis < rank for axis in axes)
                        stricter = wrong and rank > 0 and not onnx_checks_axes(op, version)
                        yield Case(op, version, [data] + [ints(*axes)] * has_input, attributes,
                                   stricter=stricter)
                    if has_input:
                        noop = {"keepdims": keep, "noop_with_empty_axes": 1}
                        yield Case(op, version, [data], noop)
                        yield Case(op, version, [data, ints()], noop)
                        yield Case(op, version, [data, (INT64, ["k"])], noop)
    for op in ("ArgMax", "ArgMin"):
        for version in versions(op):
            for axis in (0, -1, 1):
                yield Case(op, version, [(FLOAT, [2, "N", 3])], {"axis": axis, "keepdims": 0})
            yield Case(op, version, [(FLOAT, [2])], {"axis": 1}, stricter=version < 11)
    for version in versions("Det"):
        for shape in ([3, 3], ["N", 3, 3], ["N", "M", "M"], [3, 4], [3], None):
            yield Case("Det", version, [(FLOAT, shape)])


def quantize_cases():
    scale = (FLOAT, [])
    for version in versions("QuantizeLinear"):
        for shape in ([2, "N", 3], None, []):
            yield Case("QuantizeLinear", version, [(FLOAT, shape), scale])
            for zero in (2, 3, TensorProto.INT4, TensorProto.FLOAT8E4M3FN, TensorProto.INT16, 6):
                yield Case("QuantizeLinear", version, [(FLOAT, shape), scale, (zero, [])])
        for chosen in (2, 3, 1, TensorProto.INT4, 7) if version >= 21 else []:
            attributes = {"output_dtype": chosen}
            yield Case("QuantizeLinear", version, [(FLOAT, [2]), scale], attributes)
            yield Case("QuantizeLinear", version, [(FLOAT, [2]), scale, (2, [])], attributes)
        if version >= 13:
            yield Case("QuantizeLinear", version, [(FLOAT, [2, 4]), (FLOAT, [4])])
            yield Case("QuantizeLinear", version, [(FLOAT, [2, 4]), (FLOAT, [3])], stricter=True)
    for version in versions("DequantizeLinear"):
        for element in (2, 3, 6, TensorProto.INT4, TensorProto.FLOAT8E4M3FN, 7):
            for kind in (FLOAT, TensorProto.FLOAT16, TensorProto.BFLOAT16):
                yield Case("DequantizeLinear", version, [(element, [2, "N"]), (kind, [])])
        for chosen in (1, 10, 2) if version >= 23 else []:
            yield Case("DequantizeLinear", version, [(2, [2]), scale], {"output_dtype": chosen})
        yield Case("DequantizeLinear", version, [(2, [2]), scale, (3, [])])
    yield Case("DynamicQuantizeLinear", 11, [(FLOAT, [2, "N"])], outputs=3)


def cases():
    for family in (unary_cases, softmax_cases, further_input_cases, binary_cases, variadic_cases,
                   legacy_cases, reduce_cases, quantize_cases):
        yield from family()
