"""Writes models that have each field of the ONNX protobuf in each state.

    generate_fields.py FOLDER

Driven by the descriptor of the `onnx` package, so that no field is forgotten.
A *place* is a message field and the message type in it (`NodeProto.attribute`
holds an AttributeProto). For each place, each field of the message there is
made absent, default (0, "", an empty message, a list of one such), set, and
for lists set twice; and the message gets a field that nobody knows. Everything
else in the model is minimal. The files are canonical protobuf.
"""

import collections
import pathlib
import sys

import onnx
from onnx import AttributeProto, TensorProto

EXPECTED_MESSAGES = 28
EXPECTED_FIELDS = 134

UNKNOWN_FIELDS = {
    "varint": b"\xc0\x3e\x96\x01",
    "bytes": b"\xc2\x3e\x03\x00\xffz",
    "fixed32": b"\xc5\x3e\x01\x02\x03\x04",
    "fixed64": b"\xc1\x3e\x01\x02\x03\x04\x05\x06\x07\x08",
}


def all_messages(descriptor):
    for message in descriptor:
        yield message
        yield from all_messages(message.nested_types)


MESSAGES = {
    message.full_name.removeprefix("onnx."): message
    for message in all_messages(
        onnx.ModelProto.DESCRIPTOR.file.message_types_by_name.values()
    )
}


def type_name(field):
    return field.message_type.full_name.removeprefix("onnx.")


def is_message(field):
    return field.message_type is not None


# --- What a minimal message of each type says. -------------------------------


def minimal(name):
    """A message that is small but makes sense."""
    message = MESSAGES[name]._concrete_class()
    MINIMAL.get(name, lambda m: None)(message)
    return message


def minimal_model(m):
    m.ir_version = 10
    m.opset_import.add(version=21)
    m.graph.CopyFrom(minimal("GraphProto"))


def minimal_node(m):
    m.op_type = "Relu"
    m.input.append("x")
    m.output.append("y")


def minimal_attribute(m):
    m.name = "a"
    m.type = AttributeProto.INT
    m.i = 5


def minimal_tensor(m):
    m.name = "w"
    m.dims.append(1)
    m.data_type = TensorProto.FLOAT
    m.raw_data = b"\x00\x00\x80\x3f"


def minimal_sparse_tensor(m):
    m.values.CopyFrom(minimal("TensorProto"))
    m.values.name = "s"
    m.indices.dims.append(1)
    m.indices.data_type = TensorProto.INT64
    m.indices.raw_data = b"\x01" + bytes(7)
    m.dims.append(3)


def minimal_value_info(m):
    m.name = "v"
    m.type.tensor_type.elem_type = TensorProto.FLOAT
    m.type.tensor_type.shape.dim.add(dim_value=2)


def minimal_function(m):
    m.name = "f"
    m.domain = "local"
    m.opset_import.add(domain="", version=21)


def minimal_type(m):
    m.tensor_type.elem_type = TensorProto.FLOAT


def minimal_sequence(m):
    m.elem_type.tensor_type.elem_type = TensorProto.INT64


def minimal_map(m):
    m.key_type = TensorProto.INT64
    m.value_type.tensor_type.elem_type = TensorProto.FLOAT


MINIMAL = {
    "ModelProto": minimal_model,
    "GraphProto": lambda m: setattr(m, "name", "g"),
    "NodeProto": minimal_node,
    "AttributeProto": minimal_attribute,
    "TensorProto": minimal_tensor,
    "SparseTensorProto": minimal_sparse_tensor,
    "ValueInfoProto": minimal_value_info,
    "FunctionProto": minimal_function,
    "TypeProto": minimal_type,
    "TypeProto.Tensor": lambda m: setattr(m, "elem_type", TensorProto.FLOAT),
    "TypeProto.SparseTensor": lambda m: setattr(m, "elem_type", TensorProto.FLOAT),
    "TypeProto.Sequence": minimal_sequence,
    "TypeProto.Optional": minimal_sequence,
    "TypeProto.Map": minimal_map,
    "OperatorSetIdProto": lambda m: setattr(m, "version", 21),
    "StringStringEntryProto": lambda m: (setattr(m, "key", "k"), setattr(m, "value", "v")),
}


# --- What else changes when a field is set, so that the whole makes sense. ---


def fix_attribute(m, field, set_):
    kinds = {
        "f": "FLOAT", "i": "INT", "s": "STRING", "t": "TENSOR", "g": "GRAPH",
        "tp": "TYPE_PROTO", "sparse_tensor": "SPARSE_TENSOR", "floats": "FLOATS",
        "ints": "INTS", "strings": "STRINGS", "tensors": "TENSORS",
        "graphs": "GRAPHS", "type_protos": "TYPE_PROTOS",
        "sparse_tensors": "SPARSE_TENSORS",
    }
    if field in kinds:
        m.type = AttributeProto.AttributeType.Value(kinds[field])
        if field != "i":
            m.ClearField("i")
    elif field == "ref_attr_name" and set_:
        m.ClearField("i")


# data field -> (data type, the number of entries that one element takes)
TENSOR_DATA = {
    "float_data": (TensorProto.FLOAT, 1),
    "int32_data": (TensorProto.INT32, 1),
    "string_data": (TensorProto.STRING, 1),
    "int64_data": (TensorProto.INT64, 1),
    "double_data": (TensorProto.DOUBLE, 1),
    "uint64_data": (TensorProto.UINT64, 1),
}


def fix_tensor(m, field, set_):
    if field in TENSOR_DATA:
        m.ClearField("raw_data")
        m.data_type = TENSOR_DATA[field][0]
        m.dims[0] = len(getattr(m, field))
    elif field == "raw_data":
        m.dims[0] = len(m.raw_data) // 4
    elif field == "dims":
        count = 1
        for dim in m.dims:
            count *= dim
        m.raw_data = b"\x00\x00\x80\x3f" * count
    elif field == "data_type" and m.data_type == TensorProto.INT16:
        m.raw_data = b"\x02\x01"


FIXES = {"AttributeProto": fix_attribute, "TensorProto": fix_tensor}

# Values where the general ones (below) make no sense.
SET_VALUES = {
    ("AttributeProto", "type"): [AttributeProto.INT],
    ("TensorProto", "data_type"): [TensorProto.INT16],
    ("TensorProto", "dims"): [2, 3],
    ("TensorProto", "raw_data"): [b"\x00\x00\x80\x3f\x00\x00\xc0\x7f"],
    ("TensorProto", "data_location"): [TensorProto.DEFAULT],
    ("SparseTensorProto", "dims"): [3, 1],
    ("TypeProto.Tensor", "elem_type"): [TensorProto.BFLOAT16],
    ("TypeProto.SparseTensor", "elem_type"): [TensorProto.DOUBLE],
    ("TypeProto.Map", "key_type"): [TensorProto.STRING],
    ("ModelProto", "ir_version"): [14],
}


def values_to_set(field):
    """Two values, neither the default (the second is for lists)."""
    owner = field.containing_type.full_name.removeprefix("onnx.")
    if (owner, field.name) in SET_VALUES:
        return SET_VALUES[owner, field.name]
    return {
        field.CPPTYPE_STRING: (
            [b"\x00\xff raw", b"b"] if field.type == field.TYPE_BYTES else ["nämé", "b"]
        ),
        field.CPPTYPE_INT64: [2**40 + 1, -1],
        field.CPPTYPE_INT32: [7, -1],
        field.CPPTYPE_UINT64: [2**64 - 1, 1],
        field.CPPTYPE_FLOAT: [1.5, float("-inf")],
        field.CPPTYPE_DOUBLE: [1e300, -0.0],
    }[field.cpp_type]


def default_value(field):
    if field.type == field.TYPE_BYTES:
        return b""
    return "" if field.cpp_type == field.CPPTYPE_STRING else 0


# --- The states of one field. ------------------------------------------------


def set_list(message, field, state):
    target = getattr(message, field.name)
    count = {"absent": 0, "default": 1, "set": 1, "twice": 2}[state]
    if is_message(field):
        for _ in range(count):
            item = minimal(type_name(field)) if state != "default" else None
            target.append(item or field.message_type._concrete_class())
    elif state == "default":
        target.append(default_value(field))
    else:
        target.extend(values_to_set(field)[:count])


def set_single(message, field, state):
    if state == "absent":
        return
    if is_message(field):
        getattr(message, field.name).SetInParent()
        if state == "set":
            getattr(message, field.name).CopyFrom(minimal(type_name(field)))
    elif state == "default":
        setattr(message, field.name, default_value(field))
    else:
        setattr(message, field.name, values_to_set(field)[0])


def states(field):
    return ["absent", "default", "set"] + (["twice"] if field.is_repeated else [])


def put(message, field, state):
    message.ClearField(field.name)
    (set_list if field.is_repeated else set_single)(message, field, state)
    name = message.DESCRIPTOR.full_name.removeprefix("onnx.")
    FIXES.get(name, lambda *_: None)(message, field.name, state == "set")


# --- Places, and how to get there from the model. ----------------------------


def message_fields(name):
    return [f for f in MESSAGES[name].fields if is_message(f)]


# Shorter, but what stands below it is not the usual case: nodes' attributes are.
DETOURS = {"FunctionProto.attribute_proto"}


def shortest_paths():
    """Message type -> fields that lead to it from ModelProto."""
    paths = {"ModelProto": []}
    queue = collections.deque(paths)
    while queue:
        name = queue.popleft()
        for field in message_fields(name):
            detour = f"{name}.{field.name}" in DETOURS
            if type_name(field) not in paths and not detour:
                paths[type_name(field)] = paths[name] + [field]
                queue.append(type_name(field))
    return paths


def make_place(path):
    """A minimal model that has the path; returns it and the message there."""
    model = message = minimal("ModelProto")
    for field in path:
        put(message, field, "set")
        child = getattr(message, field.name)
        message = child[0] if field.is_repeated else child
    return model, message


def write(folder, name, model, written):
    if name in written:
        raise AssertionError(f"two models are named {name}")
    written.add(name)
    (folder / f"{name}.onnx").write_bytes(model.SerializeToString())


def write_place(folder, place, path, written):
    _, message = make_place(path)
    for field in message.DESCRIPTOR.fields:
        for state in states(field):
            model, target = make_place(path)
            put(target, field, state)
            write(folder, f"{place}-{field.name}-{state}", model, written)
    for kind, data in UNKNOWN_FIELDS.items():
        model, target = make_place(path)
        target.MergeFromString(data)
        write(folder, f"{place}-unknown-{kind}", model, written)


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    paths = shortest_paths()
    reached = {name: MESSAGES[name] for name in paths}
    fields = sum(len(message.fields) for message in reached.values())
    if (len(reached), fields) != (EXPECTED_MESSAGES, EXPECTED_FIELDS):
        sys.exit(f"{len(reached)} messages and {fields} fields: read the new ones")

    written = set()
    write_place(folder, "ModelProto", [], written)
    for name in paths:
        for field in message_fields(name):
            place = f"{name}.{field.name}-{type_name(field)}"
            write_place(folder, place, paths[name] + [field], written)
    print(f"{len(written)} models, {len(reached)} messages, {fields} fields")


if __name__ == "__main__":
    main()
