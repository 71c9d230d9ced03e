"""Holds the inference of the operators that move elements against onnx's own.

    agree_with_onnx.py FOLDER

Makes some thousand nodes of all versions: sizes that are known, named or not
known, axes and lists that fit or do not. What onnx infers must be inferred by
aimet-opt as well, and what onnx refuses must be a finding of check-onnx. Left
out are forms in which onnx is known to be wrong (negative axes before version
11, an empty list of axes to squeeze, Slice 10 of a named size, NonZero of a
scalar).
"""

import collections
import itertools
import json
import pathlib
import subprocess
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SHAPES = [(2, 3, 4), ("N", 3, 4), ("N", "M"), (), None, (1, "N", 1), (None, 4), (6,)]
AXES = [0, 1, -1, 2, 5]


class Const:
    def __init__(self, values, dtype=np.int64):
        self.values = np.array(values, dtype=dtype)

    def __repr__(self):
        return f"const {self.values.tolist()}"


class Typed:
    def __init__(self, element, shape):
        self.element, self.shape = element, shape

    def __repr__(self):
        return f"type {self.element} {self.shape}"


INT, BOOL = TensorProto.INT64, TensorProto.BOOL
Case = collections.namedtuple("Case", "op opset inputs outputs attributes")


def case(op, opset, *inputs, outputs=1, **attributes):
    return Case(op, opset, inputs, outputs, attributes)


def same_order():
    targets = [[-1], [0, -1], [2, -1, 4], [6, 4], [0, 0, -1], [], [-1, -1], [0, 0, 0, 0], [-2, 3], [1, 0, -1], [2**40, 2**40]]
    for opset, shape, target in itertools.product((5, 13, 21), SHAPES, targets):
        yield case("Reshape", opset, shape, Const(target))
    for shape, target in itertools.product(SHAPES, targets):
        yield case("Reshape", 14, shape, Const(target), allowzero=1)
    for opset, shape, axis in itertools.product((9, 11, 21), SHAPES, AXES + [-3]):
        yield case("Flatten", opset, shape, axis=axis)
    for shape, axes in itertools.product(SHAPES, ([0], [1], [0, 2], [-1], [5], [0, 0], [-2, 0])):
        for op in ("Squeeze", "Unsqueeze"):
            yield case(op, 11, shape, axes=axes)
            yield case(op, 13, shape, Const(axes))
    for opset, shape in itertools.product((1, 13), SHAPES):
        yield case("Squeeze", opset, shape)
        yield case("Identity", opset, shape)
        yield case("Transpose", opset, shape)
        for perm in ([0, 1, 2], [2, 0, 1], [0, 0, 1], [0, 1, 5], [-1, 0, 1]):
            yield case("Transpose", opset, shape, perm=perm)
    for shape, lengths in itertools.product(((4, 2), ("N", "M", 3), (4,), None), ((2,), ("M",), None, ())):
        yield case("ReverseSequence", 10, shape, Typed(INT, lengths))


def joined_and_parted():
    groups = [[(2, 3), (4, 3)], [("N", 3), ("M", 3)], [(2, 3), (2, 4)], [(2, 3), (2,)], [(2, 3), None], [("N", 3), ("M", None)], [(), ()]]
    for opset, group, axis in itertools.product((4, 11, 13), groups, (0, 1, -1, 2)):
        if axis >= 0 or opset >= 11:
            yield case("Concat", opset, *group, axis=axis)
    sizes = [None, [2, 4], [1, 1], [2, 2, 2], [-1, 7]]
    for opset, shape, axis, split, outputs in itertools.product((2, 11, 13), ((6, 4), ("N", 4), (5, 4), None), (0, 1), sizes, (2, 3)):
        given = () if split is None or opset < 13 else (Const(split),)
        attributes = {"split": split} if split and opset < 13 else {}
        yield case("Split", opset, shape, *given, outputs=outputs, axis=axis, **attributes)
    for shape, axis, parts in itertools.product(((6, 4), ("N", 4), (5, 4), None), (0, -1, 2), (2, 3)):
        yield case("Split", 18, shape, outputs=parts, axis=axis, num_outputs=parts)
    pieces = [(), (Const(2),), (Const([2, 4]),), (Const([3, 3]),), (Const([1, 1]),), (Const([]),), (Typed(INT, ()),)]
    for shape, axis, piece, keep in itertools.product(((6, 4), ("N", 4), None), (0, 1, 2), pieces, (0, 1)):
        yield case("SplitToSequence", 11, shape, *piece, axis=axis, keepdims=keep)


def picked():
    far = 2**63 - 1
    slices = [([0], [3]), ([1], [far]), ([-3], [far]), ([1], [-1]), ([3], [2]), ([0, 1], [2, 3]), ([100], [200]), ([0], [1, 2]), ([0, 0, 0, 0], [1, 1, 1, 1])]
    for opset, shape, (starts, ends) in itertools.product((11, 13), SHAPES, slices):
        yield case("Slice", opset, shape, Const(starts), Const(ends))
    for shape, (starts, ends) in itertools.product(SHAPES, slices[:4]):
        for axes, steps in itertools.product(([0], [-1], [5], [0, 1]), ([1], [2], [-1], [0])):
            yield case("Slice", 13, shape, Const(starts), Const(ends), Const(axes), Const(steps))
            yield case("Slice", 13, shape, Typed(INT, (1,)), Const(ends), Const(axes))
    indices = [Const([0]), Const(1), Const([[0, 1], [1, 0]], np.int32), Typed(INT, ("K",)), Typed(INT, None), Typed(INT, ())]
    for opset, shape, index, axis in itertools.product((1, 11, 13), SHAPES, indices, AXES):
        yield case("Gather", opset, shape, index, axis=axis)
    tuples = [Typed(INT, (2, 1)), Typed(INT, ("K", 2)), Typed(INT, (2, 5)), Typed(INT, (2, None)), Typed(INT, ())]
    for shape, index in itertools.product(SHAPES, tuples):
        yield case("GatherND", 12, shape, index)
        yield case("GatherND", 12, shape, index, batch_dims=1)
        yield case("GatherElements", 13, shape, index)
        yield case("ScatterElements", 18, shape, index, shape)
        yield case("ScatterND", 18, shape, index, shape)
    for opset, shape, axis in itertools.product((9, 11), SHAPES, AXES):
        yield case("Compress", opset, shape, Typed(BOOL, ("K",)))
        yield case("Compress", opset, shape, Typed(BOOL, ("K",)), axis=axis)


def enlarged():
    for opset, shape, pads in itertools.product((2, 11, 13, 18, 21), SHAPES, ([0, 1, 0, 1], [1, 1], [1, 0, 2] * 2, [0, -9, 0, 0])):
        if opset < 11:
            yield case("Pad", opset, shape, pads=pads)
        else:
            yield case("Pad", opset, shape, Const(pads))
            yield case("Pad", opset, shape, Typed(INT, (len(pads),)))
    for shape, pads, axes in itertools.product(SHAPES, ([1, 2], [1, 2, 3, 4]), ([0], [-1], [0, 1], [0, 0], [5])):
        yield case("Pad", 18, shape, Const(pads), None, Const(axes))
    targets = [Const([2, 3, 4]), Const([1]), Const([]), Const([5, 1]), Const([3, 4]), Typed(INT, (2,)), Typed(INT, ("K",))]
    for opset, shape, target in itertools.product((8, 13), SHAPES, targets):
        yield case("Expand", opset, shape, target)
        yield case("Tile", 6 if opset == 8 else 13, shape, target)


def counted():
    for shape, start, end in itertools.product(SHAPES, (None, 0, -1, 2, 9), (None, 1, -1, 9)):
        ends = {name: value for name, value in (("start", start), ("end", end)) if value is not None}
        yield case("Shape", 15, shape, **ends)
    for opset, shape in itertools.product((1, 13, 21), SHAPES):
        yield case("Shape", opset, shape)
        yield case("Size", opset, shape)
        if shape != ():
            yield case("NonZero", 9 if opset == 1 else 13, shape)
    values = [{}, {"value": helper.make_tensor("v", INT, (1,), [5])}, {"value": helper.make_tensor("v", INT, (), [5])}]
    for target, value in itertools.product((Const([2, 3]), Const([]), Const([-1, 2]), Typed(INT, (3,)), Typed(INT, ("K",))), values):
        yield case("ConstantOfShape", 9, target, **value)
        yield case("ConstantOfShape", 21, target, **value)
    for numbers, dtype in itertools.product(((0, 10, 1), (3, 9, 3), (10, 4, -2), (5, 0, 1)), (np.int64, np.int32, np.float32, np.float64)):
        yield case("Range", 11, *(Const(number, dtype) for number in numbers))
    for shape in SHAPES + [(2, 3)]:
        for more in ({}, {"k": 1}, {"dtype": 7}, {"dtype": 99}, {"dtype": 8}):
            yield case("EyeLike", 9, shape, **more)
        yield case("Trilu", 14, shape)
        for more in ({}, {"dtype": 7}, {"dtype": 1, "sample_size": 4}):
            yield case("Multinomial", 7, shape, **more)
            yield case("Bernoulli", 15, shape, **{"dtype": more["dtype"]} if more else {})
        for axis in AXES:
            yield case("Unique", 11, shape, outputs=4, axis=axis)
            for depth in (Const(5), Const([5]), Const([5, 6]), Const(-2), Typed(INT, ())):
                yield case("OneHot", 11, Typed(INT, shape), depth, (2,), axis=axis)
            for count in (Const([2]), Const([9]), Const(2), Typed(INT, (1,))):
                yield case("TopK", 11, shape, count, outputs=2, axis=axis)
    for shape, more in itertools.product(([2, 3], [2, -1], [0]), ({}, {"dtype": 11}, {"dtype": 7}, {"dtype": 99})):
        yield case("RandomNormal", 1, shape=shape, **more)
    for shape, to in itertools.product(SHAPES, (1, 7, 8, 9, 10, 11, 14, 16, 0, 99)):
        for opset in (6, 9, 13, 19, 24):
            yield case("Cast", opset, shape, to=to)


def model_of(cases, first=0):
    """The cases as nodes of one model; their outputs are `o<case>_<i>`."""
    nodes, inputs, initializers = [], [], []
    for number, one in enumerate(cases, first):
        names = []
        for i, given in enumerate(one.inputs):
            name = f"i{number}_{i}"
            names.append("" if given is None and one.op == "Pad" else name)
            if isinstance(given, Const):
                initializers.append(numpy_helper.from_array(given.values, name))
            elif names[-1]:
                typed = given if isinstance(given, Typed) else Typed(TensorProto.FLOAT, given)
                inputs.append(helper.make_tensor_value_info(name, typed.element, typed.shape))
        outputs = [f"o{number}_{i}" for i in range(one.outputs)]
        nodes.append(helper.make_node(one.op, names, outputs, name=f"case {number}", **one.attributes))
    results = [onnx.ValueInfoProto(name=name) for node in nodes for name in node.output]
    graph = helper.make_graph(nodes, "g", inputs, results, initializers)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", cases[0].opset)], ir_version=10)


def infer(model):
    """The types that onnx infers for the outputs; None if it refuses the model."""
    try:
        inferred = onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
    except (onnx.shape_inference.InferenceError, ValueError):
        return None
    return {output.name: output.type for output in inferred.graph.output}


def sizes_of(tensor):
    return [d.dim_value if d.HasField("dim_value") else d.dim_param for d in tensor.shape.dim]


def is_less(ours, theirs, has_names=True):
    """True if `ours` contradicts `theirs` or knows less. A number may stand for a
    name; sizes inside of sequences have no names in the IR."""
    kind = theirs.WhichOneof("value")
    if kind != ours.WhichOneof("value"):
        return kind is not None
    if kind == "sequence_type":
        return is_less(ours.sequence_type.elem_type, theirs.sequence_type.elem_type, False)
    a, b = ours.tensor_type, theirs.tensor_type
    if b.elem_type and a.elem_type != b.elem_type:
        return True
    if not b.HasField("shape"):
        return False
    known = [(mine, other) for mine, other in zip(sizes_of(a), sizes_of(b)) if other != "" and not str(other).startswith("unk__")]
    return (
        not a.HasField("shape")
        or len(a.shape.dim) != len(b.shape.dim)
        or any(mine != other and (isinstance(other, int) or has_names and isinstance(mine, str)) for mine, other in known)
    )


def faulty_nodes(folder, cases, levels):
    """The numbers of the cases that check-onnx has findings on."""
    path, report = folder / "checked.onnx", folder / "report.json"
    onnx.save(model_of(cases), path)
    subprocess.run(["aimet-opt", "--quiet", "--check-onnx", "--fail-level=never", f"--report=json:{report}", path], check=True)
    findings = json.loads(report.read_text())["findings"]
    names = {node for finding in findings if finding["severity"] in levels for node in finding["nodes"]}
    return {number for number in range(len(cases)) if f"case {number}" in names}


def compare(folder, cases):
    """What of the sound cases is inferred worse than onnx does it."""
    # onnx takes much that no runtime takes: there is nothing to infer then.
    faulty = faulty_nodes(folder, cases, ("error",))
    path, written = folder / "sound.onnx", folder / "written.onnx"
    model = model_of(cases)
    onnx.save(model, path)
    subprocess.run(["aimet-opt", "--quiet", "--write-value-info", path, "-o", written], check=True)
    ours = {output.name: output.type for output in onnx.load(written).graph.output}
    for name, theirs in infer(model).items():
        number = int(name[1:].split("_")[0])
        if number not in faulty and is_less(ours[name], theirs):
            yield f"{cases[number]}: {name}: got {ours[name]}, expected {theirs}"


def run(folder, cases):
    """How many cases of an opset are sound and unsound, and what is wrong."""
    sound, unsound = [], []
    for one in cases:
        (unsound if infer(model_of([one])) is None else sound).append(one)
    wrong = list(compare(folder, sound))
    missed = set(range(len(unsound))) - (faulty_nodes(folder, unsound, ("error", "warning")) if unsound else set())
    wrong += [f"{unsound[number]}: onnx refuses it, check-onnx does not" for number in sorted(missed)]
    return len(sound), len(unsound), wrong


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    groups = collections.defaultdict(list)
    for one in itertools.chain(same_order(), joined_and_parted(), picked(), enlarged(), counted()):
        groups[one.opset].append(one)
    results = [run(folder, cases) for _, cases in sorted(groups.items())]
    for line in itertools.chain.from_iterable(wrong for _, _, wrong in results):
        print(line)
    print(f"{sum(r[0] for r in results)} sound nodes, {sum(r[1] for r in results)} unsound ones")
    sys.exit(any(wrong for _, _, wrong in results))


if __name__ == "__main__":
    main()
