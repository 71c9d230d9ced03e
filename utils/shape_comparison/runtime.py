"""What ONNX Runtime computes, against what aimet-opt says of it."""

import dataclasses
import os
import re

import numpy
import onnx

# Read when the runtime loads a model: opsets newer than its newest are tried too.
os.environ.setdefault("ALLOW_RELEASED_ONNX_OPSET_ONLY", "0")
import onnxruntime
from onnx import TensorProto, helper

from shape_comparison.expressions import Sizes
from shape_comparison.inference import elem_name, type_of
from shape_comparison.models import external_files
from shape_comparison.knowledge import RUNTIME, Defect, describe, elem_of, known_size

# Sizes for names, large enough for images, unlike those of the export.
SIZES = {
    "batch": 2,
    "height": 96,
    "width": 128,
    "depth": 7,
    "frames": 20,
    "samples": 1600,
    "sequence": 7,
    "source": 9,
    "target": 5,
    "steps": 5,
    "edges": 11,
    "nodes": 5,
    "n": 6,
    "m": 7,
    "k": 3,
    "rows": 3,
    "columns": 6,
    "filters": 5,
}
# For networks that do not run with these: what some were exported with.
EXPORTED = {**SIZES, "batch": 1, "height": 64, "width": 64, "sequence": 10, "target": 7}
# Tables of sizes to try, with the size of names that are in neither.
ATTEMPTS = ((SIZES, 4), (SIZES, 8), (SIZES, 64), (EXPORTED, 4))
# The newest that the runtime reads; what is newer computes the same for it.
IR_VERSION = 13
OPSET = 27
TYPE = re.compile(r"(seq\()?tensor\((\w+)\)\)?")
KNOWN_ELEMENTS = 4096


@dataclasses.dataclass
class Actual:
    """What came out: a tensor has one shape, a sequence one for each element."""

    kind: str
    elem: str
    shapes: list
    elements: list | None = None

    def __str__(self):
        tensors = [describe({"kind": "tensor", "elem": self.elem, "shape": s}) for s in self.shapes]
        return tensors[0] if self.kind == "tensor" else f"sequence({' '.join(tensors[:4])})"


class NotRun(Exception):
    """ONNX Runtime cannot load or run the model."""


# --- Inputs. ------------------------------------------------------------------------


def proper_inputs(graph):
    constant = {tensor.name for tensor in graph.initializer}
    return [value for value in graph.input if value.name not in constant]


def random_array(name, known, sizes, otherwise, generator):
    shape = [
        size if isinstance(size, int) else sizes.get(size, otherwise)
        for size in known["shape"] or []
    ]
    elem = elem_of(known)
    if elem == "string":
        return numpy.full(shape, "a", dtype=object)
    dtype = helper.tensor_dtype_to_np_dtype(TensorProto.DataType.Value(elem.upper()))
    if "mask" in name or "length" in name:
        return numpy.ones(shape, dtype)
    if elem == "bool" or "int" in elem:
        return generator.integers(0, 2, shape).astype(dtype)
    return generator.random(shape).astype(dtype)


def random_inputs(graph, sizes, otherwise):
    generator = numpy.random.default_rng(7)
    made = {}
    for value in proper_inputs(graph):
        known = type_of(value.type)
        if known["kind"] != "tensor" or elem_of(known) is None:
            raise NotRun(f"input '{value.name}' is {describe(known)}")
        made[value.name] = random_array(value.name, known, sizes, otherwise, generator)
    return made


def array_of(value):
    """The tests' inputs come as arrays, scalars, TensorProtos and lists of these."""
    if isinstance(value, TensorProto):
        return onnx.numpy_helper.to_array(value)
    if isinstance(value, list):
        return [array_of(part) for part in value]
    return None if value is None else numpy.asarray(value)


def given_inputs(graph, arrays):
    names = [value.name for value in proper_inputs(graph)]
    return {name: array_of(value) for name, value in zip(names, arrays)}


def runtime_value(array, known):
    if isinstance(array, numpy.ndarray) and known["kind"] == "tensor":
        number = TensorProto.DataType.Value(elem_of(known).upper())
        array = array.copy(order="C")
        if array.dtype.isbuiltin != 1:
            return onnxruntime.OrtValue.ortvalue_from_numpy_with_onnx_type(array, number)
        return onnxruntime.OrtValue.ortvalue_from_numpy(array)
    raise NotRun(f"cannot feed {describe(known)}")


# --- Running. -----------------------------------------------------------------------


def with_outputs(model, names, known):
    """A copy whose outputs are all of these values, typed as far as is known."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    copy.ir_version = min(copy.ir_version, IR_VERSION)
    for opset in copy.opset_import:
        if opset.domain in ("", "ai.onnx"):
            opset.version = min(opset.version, OPSET)
    present = {value.name for value in copy.graph.output}
    for name in names:
        if name in present:
            continue
        value = onnx.ValueInfoProto(name=name)
        elem = elem_of(known.get(name, {"kind": "unknown"}))
        if elem and known[name]["kind"] == "tensor":
            value.type.tensor_type.elem_type = TensorProto.DataType.Value(elem.upper())
        copy.graph.output.append(value)
    return copy


def session_for(model, folder):
    """Weights in other files are looked for beside the model's file, so it gets one."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 4
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    source = model.SerializeToString()
    if external_files(model):
        path = folder / "run.onnx"
        path.write_bytes(source)
        source = str(path)
    return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])


def run_session(session, feeds):
    names = [output.name for output in session.get_outputs()]
    if all(is_plain(array) for array in feeds.values()):
        types = {value.name: value.type for value in session.get_inputs()}
        fed = {name: runtime_value(array, known_of(types[name])) for name, array in feeds.items()}
        results = session.run_with_ort_values(names, fed)
        return {name: actual_of(result) for name, result in zip(names, results)}
    results = session.run(names, feeds)
    types = [known_of(output.type) for output in session.get_outputs()]
    return {name: actual_of_python(*pair) for name, pair in zip(names, zip(types, results))}


def is_plain(value):
    return isinstance(value, numpy.ndarray) and value.dtype.kind not in "OSU"


def known_of(text):
    """The form of knowledge.py of `tensor(float)`, `seq(tensor(int64))`."""
    match = TYPE.fullmatch(text)
    if not match:
        return {"kind": text.partition("(")[0]}
    known = {"kind": "tensor", "elem": match.group(2)}
    return {"kind": "sequence", "of": known} if match.group(1) else known


def actual_of(value):
    """With the elements if they are few; None for what is no tensor."""
    if not value.is_tensor():
        return None
    shape = list(value.shape())
    elem = elem_name(value.element_type())
    count = int(numpy.prod(shape))
    readable = elem in ("float", "double", "bool") or "int" in elem and "4" not in elem[-1:]
    elements = value.numpy().flatten().tolist() if count <= KNOWN_ELEMENTS and readable else None
    return Actual("tensor", elem, [shape], elements)


def actual_of_python(known, value):
    if known["kind"] == "tensor" and isinstance(value, numpy.ndarray):
        return Actual("tensor", elem_of(known), [list(value.shape)])
    if known["kind"] == "sequence" and isinstance(value, list) and "of" in known:
        shapes = [list(numpy.shape(part)) for part in value]
        return Actual("sequence", elem_of(known["of"]), shapes)
    return None


def run_model(model, folder, feeds, names, known):
    """Every value if possible, else those that are tensors, else the outputs alone."""
    tensors = [name for name in names if known.get(name, {}).get("kind") == "tensor"]
    fault = None
    for wanted in (names, tensors, []):
        try:
            return run_session(session_for(with_outputs(model, wanted, known), folder), feeds)
        except NotRun:
            raise
        except Exception as error:  # the runtime's exceptions have no common base
            fault = fault or reason_of(error)
    raise NotRun(fault)


def reason_of(error):
    """Without what differs from run to run or is of no interest."""
    text = " ".join(str(error).split()).replace("[ONNXRuntimeError] : ", "")
    text = re.sub(r"Load model from \S+ failed:|/onnxruntime_src/\S+|Name:'[^']*'", "", text)
    return " ".join(re.sub(r" \(.*", "", text).split())[:120]


# --- Comparing. -----------------------------------------------------------------------


def bind_inputs(graph, feeds):
    bound = {}
    for value in proper_inputs(graph):
        array = feeds.get(value.name)
        if isinstance(array, numpy.ndarray) and value.type.HasField("tensor_type"):
            for dim, actual in zip(value.type.tensor_type.shape.dim, array.shape):
                if dim.dim_param:
                    bound[dim.dim_param] = actual
    return bound


def shape_fits(shape, actual, sizes):
    if shape is None:
        return True
    return len(shape) == len(actual) and not misfits(shape, actual, sizes)


def misfits(shape, actual, sizes):
    """The sizes that are not what they should be."""
    return [
        size
        for size, got in zip(map(known_size, shape), actual)
        if size is not None
        and not (size == got if isinstance(size, int) else sizes.fits(size, got))
    ]


def misstated(graph, feeds, actuals):
    """What the file itself states and the run refutes: names of values and of sizes.

    TorchScript's exporter, for one, gives several sizes one name.
    """
    sizes = Sizes(bind_inputs(graph, feeds))
    values, names = set(), set()
    for value in [*graph.output, *graph.value_info]:
        stated, actual = type_of(value.type), actuals.get(value.name)
        if actual is None or not value.HasField("type"):
            continue
        if stated["kind"] == "tensor" == actual.kind and stated["shape"]:
            wrong = misfits(stated["shape"], actual.shapes[0], sizes)
            names.update(size for size in wrong if isinstance(size, str))
        if not type_fits(stated, actual, sizes):
            values.add(value.name)
    return values, names


def elements_fit(elements, actual, sizes):
    if elements is None or actual is None:
        return True
    return len(elements) == len(actual) and all(
        element_fits(element, got, sizes) for element, got in zip(elements, actual)
    )


def element_fits(element, got, sizes):
    if element is None:
        return True
    if isinstance(element, str):
        return sizes.fits(element, got)
    return bool(numpy.isclose(float(element), float(got), rtol=1e-5, equal_nan=True))


def type_fits(known, actual, sizes):
    if known["kind"] in ("unknown", "optional"):
        return True
    if known["kind"] != actual.kind:
        return False
    if actual.kind == "sequence":
        known = known.get("of", {"kind": "unknown"})
        return known["kind"] == "unknown" or all(
            tensor_fits(
                {**known, "shape": numbers_alone(known.get("shape"))}, actual.elem, shape, sizes
            )
            for shape in actual.shapes
        )
    return tensor_fits(known, actual.elem, actual.shapes[0], sizes)


def numbers_alone(shape):
    """A name may stand for another size in each element of a sequence."""
    return shape and [size if isinstance(size, int) else None for size in shape]


def tensor_fits(known, elem, shape, sizes):
    return elem_of(known) in (None, elem) and shape_fits(known.get("shape"), shape, sizes)


def judge_value(name, entry, actual, sizes):
    """The defects of one value (none or one)."""
    operator = entry.get("op") or ""
    if not type_fits(entry["known"], actual, sizes):
        return [Defect(RUNTIME, name, operator, describe(entry["known"]), str(actual))]
    if elements_fit(entry.get("value"), actual.elements, sizes):
        return []
    said, computed = (str(part)[:80] for part in (entry["value"], actual.elements))
    return [Defect(RUNTIME, name, operator, f"elements {said}", computed)]


def refuted(graph, types, feeds, actuals):
    """Names of the values that came out otherwise than these types say."""
    sizes = Sizes(bind_inputs(graph, feeds))
    return {
        name
        for name, actual in actuals.items()
        if name in types and actual is not None and not type_fits(types[name], actual, sizes)
    }


def judge_run(graph, ours, feeds, actuals):
    sizes = Sizes(bind_inputs(graph, feeds))
    wrong_values, wrong_names = misstated(graph, feeds, actuals)
    defects = []
    for name, actual in actuals.items():
        if name in ours and name not in wrong_values and actual is not None:
            entry = ours[name] if not wrong_names else without_sizes(ours[name], wrong_names)
            defects += judge_value(name, entry, actual, sizes)
    return defects


def without_sizes(entry, names):
    """The entry, knowing nothing of sizes of these names."""
    known = dict(entry["known"])
    if known.get("shape"):
        known["shape"] = [None if size in names else size for size in known["shape"]]
    elements = entry.get("value") and [None if part in names else part for part in entry["value"]]
    return {**entry, "known": known, "value": elements}


def value_names(graph):
    return [name for node in graph.node for name in node.output if name]


def expected_outputs(graph, arrays):
    """The tests' own answers, as if they had been computed."""
    made = {}
    for value, array in zip(graph.output, arrays):
        made[value.name] = actual_of_python(type_of(value.type), array_of(array))
    return made


def try_sizes(model, folder, names, known):
    """Random inputs; other sizes for names without one until the model runs."""
    fault = None
    for attempt in ATTEMPTS:
        feeds = random_inputs(model.graph, *attempt)
        try:
            return feeds, run_model(model, folder, feeds, names, known)
        except NotRun as error:
            fault = fault or error
    raise fault


def compute(model, folder, known, data_sets):
    """Pairs of inputs and what is computed from them; and "run", or why not."""
    names = value_names(model.graph)
    if data_sets is None:
        try:
            return [try_sizes(model, folder, names, known)], "run"
        except NotRun as error:
            return [], f"not run: {error}"
    runs, outcome = [], "run"
    for inputs, outputs in data_sets:
        feeds = given_inputs(model.graph, inputs)
        runs.append((feeds, expected_outputs(model.graph, outputs)))
        try:
            present = {name: array for name, array in feeds.items() if array is not None}
            runs.append((feeds, run_model(model, folder, present, names, known)))
        except NotRun as error:
            outcome = f"not run: {error}"
    return runs, outcome
