"""Small models around batch norms, with random parameters.

Each has a name, the model, and what the analysis should say of its norms: how
many fold, and the reasons of those that stay, in order.
"""

import dataclasses
import itertools
import zlib

import ml_dtypes
import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

IN, OUT = 4, 6


@dataclasses.dataclass
class Case:
    name: str
    model: onnx.ModelProto
    folds: int = 1
    stay: tuple = ()  # reasons
    mended_by: str = ""  # of the first that stays


class Graph:
    """A graph being built; every tensor that it makes is random."""

    def __init__(self, seed, dtype=numpy.float32, opset=17):
        self.random = numpy.random.default_rng(seed)
        self.dtype = numpy.dtype(dtype)
        self.opset = opset
        self.element = helper.np_dtype_to_tensor_dtype(self.dtype)
        self.nodes, self.initializers = [], []
        self.as_constants = False
        self.count = 0

    def name(self, stem):
        self.count += 1
        return f"{stem}{self.count}"

    def tensor(self, stem, values):
        name = self.name(stem)
        array = numpy.asarray(values).astype(self.dtype)
        if self.as_constants:
            value = numpy_helper.from_array(array, name)
            self.nodes.append(helper.make_node("Constant", [], [name], name, value=value))
        else:
            self.initializers.append(numpy_helper.from_array(array, name))
        return name

    def integers(self, stem, *values):
        name = self.name(stem)
        self.initializers.append(numpy_helper.from_array(numpy.array(values), name))
        return name

    def normal(self, stem, *shape):
        return self.tensor(stem, self.random.standard_normal(shape) * 0.5)

    def node(self, op_type, inputs, output=None, **attributes):
        output = output or self.name(op_type.lower())
        self.nodes.append(helper.make_node(op_type, inputs, [output], output, **attributes))
        return output

    def parameters(self, channels):
        return [
            self.tensor("scale", self.random.uniform(0.5, 1.5, channels) * self.random.choice([-1, 1], channels)),
            self.normal("shift", channels),
            self.normal("mean", channels),
            self.tensor("var", self.random.uniform(0.3, 2.0, channels)),
        ]

    def norm(self, value, channels, output=None, **attributes):
        if self.opset < 7:
            attributes.setdefault("is_test", 1)
        return self.node("BatchNormalization", [value, *self.parameters(channels)], output, **attributes)

    def model(self, shape, *outputs, functions=(), imports=()):
        x = helper.make_tensor_value_info("x", self.element, shape)
        results = [helper.make_tensor_value_info(name, self.element, None) for name in outputs]
        graph = helper.make_graph(self.nodes, "norms", [x], results, self.initializers)
        opsets = [helper.make_opsetid("", self.opset), *imports]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, functions=functions)


def shape_of(dims):
    return [2, IN] + [6] * dims


def weight_shape(dims, groups, transposed, inputs=IN, outputs=OUT):
    if transposed:
        return [inputs, outputs // groups] + [3] * dims
    return [outputs, inputs // groups] + [3] * dims


def convolve(g, value, dims, groups, with_bias, transposed=False, inputs=IN, outputs=OUT, **attributes):
    operands = [value, g.normal("weight", *weight_shape(dims, groups, transposed, inputs, outputs))]
    if with_bias:
        operands.append(g.normal("bias", outputs))
    op_type = "ConvTranspose" if transposed else "Conv"
    return g.node(op_type, operands, group=groups, **attributes)


def convolutions():
    for dims, groups, bias, transposed in itertools.product((1, 2, 3), (1, 2, IN), (False, True), (False, True)):
        outputs = 8 if groups == IN else OUT
        what = f"{'convtranspose' if transposed else 'conv'}{dims}d-g{groups}{'-bias' if bias else ''}"
        g = Graph(zlib.crc32(what.encode()))
        y = convolve(g, "x", dims, groups, bias, transposed, outputs=outputs, strides=[2] * dims, pads=[1] * 2 * dims)
        g.norm(y, outputs, "y")
        yield Case(what, g.model(shape_of(dims), "y"))
        g = Graph(zlib.crc32(what.encode()) + 1)
        y = convolve(g, g.norm("x", IN), dims, groups, bias, transposed, outputs=outputs)
        g.node("Relu", [y], "y")
        stays = ("transposed",) if transposed else ()
        yield Case(f"before-{what}", g.model(shape_of(dims), "y"), 0 if stays else 1, stays, "batch-norm-to-conv")


def paddings():
    kinds = {
        "valid": ({"auto_pad": "VALID"}, 3, ()),
        "same": ({"auto_pad": "SAME_UPPER"}, 3, ("padding",)),
        "same-1x1": ({"auto_pad": "SAME_LOWER"}, 1, ()),
        "zero": ({"pads": [0, 0, 0, 0]}, 3, ()),
        "some": ({"pads": [0, 1, 0, 0]}, 3, ("padding",)),
    }
    for name, (attributes, size, stays) in kinds.items():
        g = Graph(1)
        weight = g.normal("weight", OUT, IN, size, size)
        g.node("Conv", [g.norm("x", IN), weight], "y", **attributes)
        yield Case(f"padding-{name}", g.model(shape_of(2), "y"), 0 if stays else 1, stays, "batch-norm-to-conv")


ROWS = 3
BIASES = {"none": None, "n": [OUT], "1n": [1, OUT], "scalar": [], "1": [1], "mn": [ROWS, OUT], "m1": [ROWS, 1]}


def product_case(name, g, bias):
    """A summand of its own for each row cannot take the norm up."""
    stays = ("bias-by-row",) if bias in ("mn", "m1") else ()
    return Case(name, g.model([ROWS, IN], "y"), 0 if stays else 1, stays)


def products():
    for bias, trans_b, scaled in itertools.product(BIASES, (0, 1), (False, True)):
        for before in (False, True):
            g = Graph(len(bias) + trans_b)
            x = g.norm("x", IN) if before else "x"
            operands = [x, g.normal("weight", *((OUT, IN) if trans_b else (IN, OUT)))]
            if BIASES[bias] is not None:
                operands.append(g.normal("bias", *BIASES[bias]))
            factors = {"alpha": 0.7, "beta": -1.3} if scaled else {}
            y = g.node("Gemm", operands, transB=trans_b, **factors)
            g.node("Relu", [y], "y") if before else g.norm(y, OUT, "y")
            name = f"gemm-{bias}-{trans_b}{'-scaled' if scaled else ''}{'-before' if before else ''}"
            yield product_case(name, g, bias)
    for before in (False, True):
        g = Graph(7)
        x = g.norm("x", ROWS) if before else "x"
        y = g.node("Gemm", [x, g.normal("weight", IN, OUT)], transA=1)
        g.node("Relu", [y], "y") if before else g.norm(y, OUT, "y")
        stays = ("other-axis",) if before else ()
        yield Case(f"gemm-transA-{before}", g.model([IN, ROWS], "y"), 0 if before else 1, stays)


def matrix_products():
    for bias, swapped, before in itertools.product(BIASES, (False, True), (False, True)):
        g = Graph(len(bias))
        x = g.norm("x", IN) if before else "x"
        y = g.node("MatMul", [x, g.normal("weight", IN, OUT)])
        if BIASES[bias] is not None:
            operands = [y, g.normal("bias", *BIASES[bias])]
            y = g.node("Add", operands[::-1] if swapped else operands)
        g.node("Relu", [y], "y") if before else g.norm(y, OUT, "y")
        yield product_case(f"matmul-{bias}-{swapped}-{before}", g, bias)
    for rank3 in ([2, OUT, IN], [2, 5, IN]):
        g = Graph(3)
        y = g.node("MatMul", ["x", g.normal("weight", IN, OUT)])
        g.norm(y, rank3[1], "y")
        yield Case(f"matmul-rank3-{rank3[1]}", g.model(rank3, "y"), 0, ("other-axis",), "batch-norm-to-conv")


def rows_of_norms():
    for before, behind in itertools.product(range(4), range(4)):
        if not before and not behind:
            continue
        for kind in ("conv", "matmul"):
            g = Graph(before * 4 + behind)
            value = "x"
            for _ in range(before):
                value = g.node("Identity", [g.norm(value, IN)])
            if kind == "conv":
                value = convolve(g, value, 2, 1, False)
            else:
                value = g.node("MatMul", [value, g.normal("weight", IN, OUT)])
            for _ in range(behind):
                value = g.norm(g.node("Identity", [value]), OUT)
            g.node("Relu", [value], "y")
            shape = shape_of(2) if kind == "conv" else [ROWS, IN]
            yield Case(f"row-{kind}-{before}-{behind}", g.model(shape, "y"), before + behind)


def element_types():
    for dtype, opset in ((numpy.float64, 17), (numpy.float16, 17), (ml_dtypes.bfloat16, 22)):
        for before in (False, True):
            g = Graph(11, dtype, opset)
            x = g.norm("x", IN) if before else "x"
            y = convolve(g, x, 2, 2, True)
            g.node("Relu", [y], "y") if before else g.norm(y, OUT, "y")
            yield Case(f"type-{numpy.dtype(dtype).name}-{before}", g.model(shape_of(2), "y"))


def opsets():
    for opset in (6, 7, 8, 9, 12, 13, 14, 15, 16, 18, 20, 21):
        g = Graph(opset, opset=opset)
        g.norm(convolve(g, "x", 2, 1, True), OUT, "y", epsilon=0.25)
        yield Case(f"opset-{opset}", g.model(shape_of(2), "y"))
    g = Graph(5, opset=6)
    g.norm(convolve(g, "x", 2, 1, True), OUT, "y", is_test=0)
    yield Case("is-test", g.model(shape_of(2), "y"), 0, ("training-mode",))


def stored_elsewhere():
    """Shared biases and parameters, and weights in another form than the operator's."""
    g = Graph(20)
    g.as_constants = True
    g.norm(convolve(g, "x", 2, 1, True), OUT, "y")
    yield Case("constants", g.model(shape_of(2), "y"))

    g = Graph(21)
    bias, shared = g.normal("bias", IN), g.parameters(IN)
    value = "x"
    for _ in range(2):
        value = g.node("Conv", [value, g.normal("weight", IN, IN, 1, 1), g.node("Identity", [bias])])
        value = g.node("Relu", [g.node("BatchNormalization", [value, *shared])])
    g.node("Identity", [value], "y")
    yield Case("shared-parameters", g.model(shape_of(2), "y"), 2)

    g = Graph(22)
    turned = g.node("Transpose", [g.normal("weight", OUT, IN)], perm=[1, 0])
    g.norm(g.node("MatMul", ["x", turned]), OUT, "y")
    yield Case("transposed-weight", g.model([ROWS, IN], "y"))

    g = Graph(23)
    weight = g.node("Reshape", [g.normal("weight", OUT, IN), g.integers("shape", OUT, IN, 1, 1)])
    g.norm(g.node("Conv", ["x", weight]), OUT, "y")
    yield Case("reshaped-weight", g.model(shape_of(2), "y"))

    g = Graph(24)
    turned = g.node("Transpose", [g.node("Identity", [g.normal("weight", IN, OUT)])])
    weight = g.node("Unsqueeze", [turned, g.integers("axes", 2, 3)])
    g.norm(g.node("Conv", ["x", weight]), OUT, "y")
    yield Case("transposed-and-reshaped-weight", g.model(shape_of(2), "y"))

    # As many elements as the transpose of what is stored, in another order.
    g = Graph(25)
    other = g.node("Reshape", [g.normal("weight", OUT, IN), g.integers("shape", OUT // 2, 2 * IN)])
    turned = g.node("Transpose", [other], perm=[1, 0])
    weight = g.node("Reshape", [turned, g.integers("shape", IN, OUT)])
    g.norm(g.node("MatMul", ["x", weight]), OUT, "y")
    yield Case("shuffled-weight", g.model([ROWS, IN], "y"), 0, ("other-axis",), "")


def zero_biases():
    """What torch writes for an operator without bias, unless it may optimize."""
    for op_type in ("Conv", "ConvTranspose", "Gemm"):
        for before in (False, True):
            if before and op_type == "ConvTranspose":
                continue
            g = Graph(26)
            x = g.norm("x", IN) if before else "x"
            dims = [] if op_type == "Gemm" else [3, 3]
            weight = g.normal("weight", *([OUT, IN] if op_type == "Conv" else [IN, OUT]), *dims)
            zero = g.node("CastLike", [g.integers("zero", 0), weight])
            bias = g.node("Expand", [zero, g.integers("shape", OUT)])
            y = g.node(op_type, [x, weight, bias])
            g.node("Relu", [y], "y") if before else g.norm(y, OUT, "y")
            shape = [ROWS, IN] if op_type == "Gemm" else shape_of(2)
            yield Case(f"zero-bias-{op_type}-{before}", g.model(shape, "y"))


def staying():
    """One norm each that stays."""

    def case(name, build, reason, mended_by="batch-norm-to-conv", shape=None, outputs=("y",)):
        g = Graph(len(name))
        build(g)
        return Case(name, g.model(shape or shape_of(2), *outputs), 0, (reason,), mended_by)

    def second_consumer(g):
        y = convolve(g, "x", 2, 1, True)
        g.node("Sub", [g.norm(y, OUT), g.node("Tanh", [y])], "y")

    def output(g):
        g.norm(convolve(g, "x", 2, 1, True), OUT, "y")
        g.nodes[0].output[0] = g.nodes[1].input[0] = "z"

    def shared_weight(g):
        weight = g.normal("weight", OUT, IN, 3, 3)
        g.node("Sub", [g.norm(g.node("Conv", ["x", weight]), OUT), g.node("Conv", ["x", weight])], "y")

    def computed_weight(g):
        weight = g.node("Mul", [g.normal("weight", OUT, IN, 1, 1), g.node("ReduceMean", ["x"], keepdims=0)])
        g.norm(g.node("Conv", ["x", weight]), OUT, "y")

    def computed_parameters(g):
        y = convolve(g, "x", 2, 1, True)
        operands = g.parameters(OUT)
        operands[0] = g.node("Abs", [operands[0]])
        g.node("BatchNormalization", [y, *operands], "y")

    def activation(g):
        g.norm(g.node("Relu", [convolve(g, "x", 2, 1, True)]), OUT, "y")

    def gate(g):
        y = convolve(g, "x", 2, 1, True)
        g.norm(g.node("Mul", [y, g.node("Sigmoid", [y])]), OUT, "y")

    def activation_behind(g):
        convolve(g, g.node("Relu", [g.norm("x", IN)]), 2, 1, True)
        g.nodes[-1].output[0] = "y"

    def pool(g):
        g.norm(g.node("MaxPool", [convolve(g, "x", 2, 1, True)], kernel_shape=[2, 2]), OUT, "y")

    def dropout(g):
        g.norm(g.node("Dropout", [convolve(g, "x", 2, 1, True)]), OUT, "y")

    def alone(g):
        g.node("Relu", [g.norm(g.node("Tanh", ["x"]), IN)], "y")

    def as_weight(g):
        g.node("MatMul", [g.normal("left", 2, IN, 6, 6), g.norm("x", IN)], "y")

    def training(g):
        y = convolve(g, "x", 2, 1, True)
        g.node("BatchNormalization", [y, *g.parameters(OUT)], "y", training_mode=1)
        g.nodes[-1].output.extend(["mean", "var"])

    yield case("second-consumer", second_consumer, "second-consumer")
    yield case("graph-output", output, "graph-output", outputs=("y", "z"))
    yield case("shared-weight", shared_weight, "shared-weight", "unshare-weights")
    yield case("computed-weight", computed_weight, "computed-weight")
    yield case("computed-parameters", computed_parameters, "computed-parameters", "fold-constants")
    yield case("activation", activation, "activation-between")
    yield case("gate", gate, "activation-between")
    yield case("activation-behind", activation_behind, "activation-between")
    yield case("pool", pool, "operator-between")
    yield case("dropout", dropout, "operator-between", "eliminate-identities")
    yield case("alone", alone, "no-neighbour")
    yield case("as-weight", as_weight, "no-neighbour")
    yield case("training", training, "training-mode", "")


def concatenations():
    for kinds, folds in (("cc", 2), ("ii", 2), ("cr", 1), ("rr", 0)):
        for axis in (1, -3):
            g = Graph(31)
            parts = []
            for kind in kinds:
                y = convolve(g, "x", 2, 1, True)
                between = {"i": "Identity", "r": "Relu"}.get(kind)
                parts.append(g.node(between, [y]) if between else y)
            g.norm(g.node("Concat", parts, axis=axis), 2 * OUT, "y")
            mended_by = "push-batch-norm-through-concat" if folds else "batch-norm-to-conv"
            yield Case(f"concat-{kinds}{axis}", g.model(shape_of(2), "y"), 0, ("concat-between",), mended_by)
    g = Graph(32)
    parts = [convolve(g, "x", 2, 1, False) for _ in range(3)]
    inner = g.node("Concat", parts[:2], axis=1)
    g.norm(g.node("Concat", [inner, parts[2]], axis=1), 3 * OUT, "y")
    yield Case("concat-nested", g.model(shape_of(2), "y"), 0, ("concat-between",), "push-batch-norm-through-concat")


def bodies():
    g = Graph(41)
    g.initializers.append(numpy_helper.from_array(numpy.array(True), "flag"))
    branches = []
    for seed in (42, 43):
        inner = Graph(seed)
        inner.count = seed * 100
        y = inner.norm(convolve(inner, "x", 2, 1, seed == 42), OUT)
        result = helper.make_tensor_value_info(y, TensorProto.FLOAT, None)
        branches.append(helper.make_graph(inner.nodes, "branch", [], [result], inner.initializers))
    g.node("If", ["flag"], "y", then_branch=branches[0], else_branch=branches[1])
    yield Case("branches", g.model(shape_of(2), "y"), 2)

    for as_argument in (False, True):
        g = Graph(44)
        inner = Graph(45)
        inner.as_constants = True
        y = inner.norm(convolve(inner, "a", 2, 1, True), OUT, "b")
        arguments, operands = ["a"], ["x"]
        if as_argument:
            constant = inner.nodes.pop(0)
            arguments.append(constant.output[0])
            operands.append(g.normal("weight", OUT, IN, 3, 3))
        opset = [helper.make_opsetid("", 17)]
        function = helper.make_function("local", "Block", arguments, [y], inner.nodes, opset)
        g.nodes.append(helper.make_node("Block", operands, ["y"], "block", domain="local"))
        model = g.model(shape_of(2), "y", functions=[function], imports=[helper.make_opsetid("local", 1)])
        if as_argument:
            yield Case("function-argument", model, 0, ("computed-weight",), "inline-functions")
        else:
            yield Case("function", model)


BUILDERS = (
    convolutions, paddings, products, matrix_products, rows_of_norms, element_types, opsets,
    stored_elsewhere, zero_biases, staying, concatenations, bodies,
)  # fmt: skip


def all_cases():
    for build in BUILDERS:
        yield from build()
