"""onnx's inference and aimet-opt's, as dictionaries from names to types.

Names are per graph: the main graph is "", a body is "node[12].then_branch", one
inside that "node[12].then_branch/node[0].body".
"""

import json
import subprocess
import time

import onnx
from onnx import TensorProto, TypeProto

from shape_comparison.knowledge import UNKNOWN, join

# A float tensor of more bytes than this never decides a shape.
LARGE = 1 << 16
FLOATS = (TensorProto.FLOAT, TensorProto.FLOAT16, TensorProto.BFLOAT16, TensorProto.DOUBLE)


class ToolFailure(Exception):
    """aimet-opt gave no shapes."""


# --- onnx. ------------------------------------------------------------------------


def elem_name(number):
    return TensorProto.DataType.Name(number).lower() if number else "unknown"


def size_of(dim):
    if dim.HasField("dim_value"):
        return dim.dim_value if dim.dim_value >= 0 else None
    return dim.dim_param or None


def tensor_type(kind, message):
    shape = [size_of(dim) for dim in message.shape.dim] if message.HasField("shape") else None
    return {"kind": kind, "elem": elem_name(message.elem_type), "shape": shape}


def type_of(message):
    """A TypeProto in the form of the tool's JSON."""
    which = message.WhichOneof("value")
    if which == "tensor_type":
        return tensor_type("tensor", message.tensor_type)
    if which == "sparse_tensor_type":
        return tensor_type("sparse_tensor", message.sparse_tensor_type)
    if which == "sequence_type":
        return {"kind": "sequence", "of": type_of(message.sequence_type.elem_type)}
    if which == "optional_type":
        return {"kind": "optional", "of": type_of(message.optional_type.elem_type)}
    if which == "map_type":
        key = elem_name(message.map_type.key_type)
        return {"kind": "map", "key": key, "value": type_of(message.map_type.value_type)}
    return {"kind": "opaque"} if which == "opaque_type" else UNKNOWN


def constant_type(tensor):
    return {"kind": "tensor", "elem": elem_name(tensor.data_type), "shape": list(tensor.dims)}


def walk_graphs(graph, name=""):
    """Yields every graph with its name, outer ones first."""
    yield name, graph
    prefix = f"{name}/" if name else ""
    for index, node in enumerate(graph.node):
        for attribute in node.attribute:
            if attribute.HasField("g"):
                yield from walk_graphs(attribute.g, f"{prefix}node[{index}].{attribute.name}")


def types_in(graph):
    types = {}
    for tensor in graph.initializer:
        types[tensor.name] = constant_type(tensor)
    for value in [*graph.value_info, *graph.input, *graph.output]:
        if value.HasField("type"):
            types[value.name] = join(type_of(value.type), types.get(value.name))
    return types


def without_large_weights(model):
    """A copy that is quick to pass around; onnx never reads them."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    for _, graph in walk_graphs(copy.graph):
        for tensor in graph.initializer:
            if tensor.data_type in FLOATS and len(tensor.raw_data) > LARGE:
                tensor.ClearField("raw_data")
    return copy


ATTEMPTS = (
    ("", {"check_type": True, "strict_mode": True}),
    ("onnx fails in strict mode", {"check_type": True, "strict_mode": False}),
    ("onnx's type check fails", {"check_type": False, "strict_mode": False}),
)


def infer_by_onnx(model):
    """Types by graph and name, seconds, and what had to be given up ("" if nothing)."""
    light = without_large_weights(model)
    fault = ""
    for note, options in ATTEMPTS:
        start = time.perf_counter()
        try:
            inferred = onnx.shape_inference.infer_shapes(light, data_prop=True, **options)
        except Exception as error:  # its bindings raise several unrelated types
            fault = " ".join(str(error).split())[:160]
            continue
        seconds = time.perf_counter() - start
        types = {name: types_in(graph) for name, graph in walk_graphs(inferred.graph)}
        return types, seconds, f"{note}: {fault}" if note else ""
    return {}, 0.0, f"onnx infers nothing: {fault}"


# --- aimet-opt. ---------------------------------------------------------------------


def run_tool(tool, path, limit):
    """The JSON that the tool prints, and seconds."""
    start = time.perf_counter()
    try:
        done = subprocess.run(
            [tool, "--print-shapes=json", str(path)],
            capture_output=True,
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ToolFailure(f"no answer after {limit:.0f} s") from error
    seconds = time.perf_counter() - start
    try:
        return json.loads(done.stdout), seconds
    except ValueError as error:
        said = " ".join(done.stderr.decode(errors="replace").split())[:200]
        raise ToolFailure(f"exit code {done.returncode}, no JSON: {said}") from error


def infer_by_tool(tool, path, limit):
    """Entries by graph and name, and seconds; several entries of a name are joined."""
    answer, seconds = run_tool(tool, path, limit)
    graphs = answer.get("graphs", [])
    main = graphs[0]["graph"] if graphs else ""
    found = {}
    for graph in graphs:
        name = graph["graph"]
        inner = "" if name == main else name.removeprefix(f"{main}/")
        entries = found.setdefault(inner, {})
        for value in graph["values"]:
            entries[value["name"]] = join_entries(entries.get(value["name"]), value)
    return found, seconds


def join_entries(one, two):
    known = join(two["type"], two.get("stated"))
    if one is None:
        return {**two, "known": known}
    op = one.get("op") or two.get("op")
    elements = one.get("value") if one.get("value") is not None else two.get("value")
    return {**one, "known": join(one["known"], known), "op": op, "value": elements}
