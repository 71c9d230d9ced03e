"""Tensors, sparse tensors and external data."""

from onnx import TensorProto, helper

from cases import case, floats, model, node, stored, tensor, value

FLOAT, INT8, INT64, STRING = 1, 3, 7, 8


def make_tensor_case(name, rule, checker, faulty_tensor, good_tensor, severity=None):
    @case(name, rule, checker, severity)
    def _(faulty):
        return stored(faulty_tensor() if faulty else good_tensor())


def eight_bytes(count):
    return lambda: tensor(FLOAT, [2], raw_data=bytes(count))


make_tensor_case("data too short", "refused", "refuses", eight_bytes(7), eight_bytes(8))
make_tensor_case("data too long", "refused", "accepts", eight_bytes(9), eight_bytes(8))
make_tensor_case("entries too few", "refused", "refuses",
                 lambda: tensor(FLOAT, [2], float_data=[1]),
                 lambda: tensor(FLOAT, [2], float_data=[1, 2]))
make_tensor_case("entries too many", "refused", "accepts",
                 lambda: tensor(FLOAT, [2], float_data=[1, 2, 3]),
                 lambda: tensor(FLOAT, [2], float_data=[1, 2]))
make_tensor_case("packed entries too few", "refused", "accepts",
                 lambda: tensor(TensorProto.UINT4, [9], int32_data=[1, 2]),
                 lambda: tensor(TensorProto.UINT4, [9], int32_data=[1, 2, 3, 4, 5]))
make_tensor_case("negative dimension of a tensor", "refused", "refuses",
                 lambda: tensor(FLOAT, [-1], raw_data=b""),
                 lambda: tensor(FLOAT, [0], raw_data=b""))
make_tensor_case("size that overflows", "refused", "refuses",
                 lambda: tensor(FLOAT, [2**62, 8], raw_data=bytes(4)),
                 lambda: tensor(FLOAT, [2**31, 2**31, 0], raw_data=b""))
make_tensor_case("data in two fields", "refused", "refuses",
                 lambda: tensor(FLOAT, [1], raw_data=bytes(4), float_data=[1]),
                 lambda: tensor(FLOAT, [1], float_data=[1]))
make_tensor_case("data in the field of another type", "refused", "refuses",
                 lambda: tensor(FLOAT, [1], int64_data=[1]),
                 lambda: tensor(INT64, [1], int64_data=[1]))
make_tensor_case("string in raw_data", "refused", "refuses",
                 lambda: tensor(STRING, [1], raw_data=b"a"),
                 lambda: tensor(STRING, [1], string_data=[b"a"]))
make_tensor_case("data of an empty tensor", "refused", "refuses",
                 lambda: tensor(FLOAT, [0], float_data=[1]),
                 lambda: tensor(FLOAT, [0], raw_data=b""))
make_tensor_case("rank 1025", "refused", "accepts",
                 lambda: tensor(FLOAT, [1] * 1025, raw_data=bytes(4)),
                 lambda: tensor(FLOAT, [1] * 1024, raw_data=bytes(4)))
make_tensor_case("data type 99", "refused", "accepts",
                 lambda: tensor(99, [1], raw_data=bytes(4)),
                 lambda: tensor(28, [1], raw_data=bytes(1)))
make_tensor_case("data type UNDEFINED", "tensor-type", "refuses",
                 lambda: tensor(0, [0]), lambda: tensor(FLOAT, [0]))


@case("no data type", "tensor-type")
def _(faulty):
    weight = tensor(FLOAT, [0])
    if faulty:
        weight.ClearField("data_type")
    made = stored(weight)
    made.graph.output[0].type.tensor_type.elem_type = FLOAT
    return made


@case("no data type in an attribute", "tensor-type")
def _(faulty):
    weight = tensor(0 if faulty else FLOAT, [0])
    return model([node("Constant", [], value=weight)], [], [value("y", [0])])


@case("segment", "tensor-segment", "accepts")
def _(faulty):
    weight = floats()
    if faulty:
        weight.segment.begin = 0
    return stored(weight)


def make_entry_case(data_type, bad, good, count=1):
    """An entry of int32_data that is no value of the type, behind good ones."""
    name = TensorProto.DataType.Name(data_type)
    refused = name.startswith("FLOAT6")
    filling = [good] * (count - 1)
    per_entry = {"4": 2, "2": 4}.get(name[-1] if "INT" in name else "", 1)
    per_entry = 2 if name == "FLOAT4E2M1" else per_entry
    make_tensor_case(
        f"{name} entry {bad} of {count}", "tensor-values",
        "refuses" if refused else "accepts",
        lambda: tensor(data_type, [count * per_entry], int32_data=filling + [bad]),
        lambda: tensor(data_type, [count * per_entry], int32_data=filling + [good]))


make_entry_case(TensorProto.INT8, 300, -128)
make_entry_case(TensorProto.INT8, 128, 127, 1000)
make_entry_case(TensorProto.UINT8, -1, 255)
make_entry_case(TensorProto.UINT8, 256, 255, 1000)
make_entry_case(TensorProto.INT16, 32768, -32768)
make_entry_case(TensorProto.UINT16, 65536, 65535)
make_entry_case(TensorProto.BOOL, 7, 1)
make_entry_case(TensorProto.BOOL, -1, 0, 1000)
make_entry_case(TensorProto.FLOAT16, 70000, 65535)
make_entry_case(TensorProto.FLOAT16, -1, 15360, 1000)
make_entry_case(TensorProto.BFLOAT16, 65536, 16256)
make_entry_case(TensorProto.FLOAT8E4M3FN, 256, 255)
make_entry_case(TensorProto.UINT4, 256, 255)
make_entry_case(TensorProto.INT2, -1, 255)
make_entry_case(TensorProto.FLOAT4E2M1, 256, 255)
make_entry_case(TensorProto.FLOAT6E2M3, 64, 63)
make_entry_case(TensorProto.FLOAT6E3M2, -1, 63, 1000)
make_tensor_case("FLOAT6 padding", "tensor-values", "refuses",
                 lambda: tensor(27, [1], raw_data=b"\x7f"),
                 lambda: tensor(27, [1], raw_data=b"\x3f"))
make_tensor_case("FLOAT6 padding of many", "tensor-values", "refuses",
                 lambda: tensor(28, [1001], raw_data=b"\1" * 750 + b"\x40"),
                 lambda: tensor(28, [1001], raw_data=b"\1" * 750 + b"\x20"))
make_tensor_case("BOOL byte 2", "tensor-values", "accepts",
                 lambda: tensor(9, [2], raw_data=b"\1\2"),
                 lambda: tensor(9, [2], raw_data=b"\1\0"))
make_tensor_case("BOOL byte 2 of many", "tensor-values", "accepts",
                 lambda: tensor(9, [20000], raw_data=b"\1" * 19999 + b"\2"),
                 lambda: tensor(9, [20000], raw_data=b"\1" * 20000))


@case("entry of an attribute", "tensor-values", "accepts")
def _(faulty):
    weight = tensor(INT8, [1], int32_data=[300 if faulty else 30])
    return model([node("Constant", [], value=weight)], [], [value("y", [1], INT8)])


@case("metadata key of a tensor twice", "tensor-metadata", "accepts")
def _(faulty):
    weight = floats()
    for key in ("a", "a" if faulty else "b"):
        weight.metadata_props.add(key=key, value="1")
    return stored(weight)


# --- Sparse tensors. ---------------------------------------------------------


def sparse_model(dims, values, indices, indices_dims=None, indices_type=INT64, values_dims=None):
    made = helper.make_sparse_tensor(
        tensor(FLOAT, values_dims or [len(values)], "w", float_data=values),
        tensor(indices_type, indices_dims or [len(indices)], "", **{
            "int32_data" if indices_type == 6 else "int64_data": indices}),
        dims)
    return model(initializers=[], sparse_initializer=[made])


def make_sparse_case(name, faulty_arguments, good_arguments, checker="refuses"):
    @case(f"sparse tensor: {name}", "sparse-tensor", checker)
    def _(faulty):
        arguments = faulty_arguments if faulty else good_arguments
        return sparse_model(*arguments[0], **(arguments[1] if len(arguments) > 1 else {}))


GOOD = (([4], [1, 2], [0, 3]),)
PAIRS = (([2, 3], [1, 2], [0, 2, 1, 0]), {"indices_dims": [2, 2]})
make_sparse_case("no dimensions", (([], [1, 2], [0, 3]),), GOOD)
make_sparse_case("dimension 0", (([0], [1, 2], [0, 3]),), GOOD)
make_sparse_case("negative dimension", (([-4], [1, 2], [0, 3]),), GOOD)
make_sparse_case("index out of range", (([4], [1, 2], [0, 4]),), GOOD)
make_sparse_case("negative index", (([4], [1, 2], [-1, 3]),), GOOD)
make_sparse_case("indices that descend", (([4], [1, 2], [3, 0]),), GOOD)
make_sparse_case("index twice", (([4], [1, 2], [3, 3]),), GOOD)
make_sparse_case("too few indices", (([4], [1, 2], [3]),), GOOD)
make_sparse_case("indices of INT32", (([4], [1, 2], [0, 3]), {"indices_type": 6}), GOOD)
make_sparse_case("values of rank 2", (([4], [1, 2], [0, 3]), {"values_dims": [1, 2]}), GOOD)
make_sparse_case("pair out of range",
                 (([2, 3], [1, 2], [0, 3, 1, 0]), {"indices_dims": [2, 2]}), PAIRS)
make_sparse_case("pairs that descend",
                 (([2, 3], [1, 2], [1, 0, 0, 2]), {"indices_dims": [2, 2]}), PAIRS)
make_sparse_case("pairs for three dimensions",
                 (([2, 3, 1], [1, 2], [0, 2, 1, 0]), {"indices_dims": [2, 2]}), PAIRS)
make_sparse_case("indices of rank 3",
                 (([2, 3], [1, 2], [0, 2, 1, 0]), {"indices_dims": [2, 2, 1]}), PAIRS)
make_sparse_case("many indices, the last twice",
                 (([9999], [0.0] * 900, list(range(899)) + [898]),),
                 (([9999], [0.0] * 900, list(range(900))),))


@case("sparse tensor: values without indices", "sparse-tensor")
def _(faulty):
    made = model(sparse_initializer=[helper.make_sparse_tensor(
        tensor(FLOAT, [1 if faulty else 0], "w", float_data=[1] if faulty else []),
        tensor(INT64, [0], ""), [4])])
    made.graph.sparse_initializer[0].ClearField("indices")
    return made


@case("sparse tensor: no values", "sparse-tensor")
def _(faulty):
    made = sparse_model([4], [1, 2], [0, 3])
    weight = helper.make_sparse_tensor(
        tensor(FLOAT, [1], "", float_data=[1]), tensor(INT64, [1], "", int64_data=[0]), [4])
    if faulty:
        weight.ClearField("values")
    made.graph.node.append(node("Constant", [], ["z"], sparse_value=weight))
    return made


@case("sparse tensor of an attribute: index out of range", "sparse-tensor")
def _(faulty):
    weight = helper.make_sparse_tensor(
        tensor(FLOAT, [1], "", float_data=[1]),
        tensor(INT64, [1], "", int64_data=[4 if faulty else 3]), [4])
    return model([node("Constant", [], sparse_value=weight)], [], [value("y", [4])])


# --- External data. ----------------------------------------------------------


def external(entries, files=None, **more):
    weight = TensorProto(data_type=FLOAT, dims=[2], name="w")
    weight.data_location = TensorProto.EXTERNAL
    for key, text in entries:
        weight.external_data.add(key=key, value=text)
    made = stored(weight, ir=10, opset=17, **more)
    return made, {"w.bin": bytes(8)} if files is None else files


def make_external_case(name, rule, checker, entries, good=(("location", "w.bin"),)):
    @case(f"external data: {name}", rule, checker)
    def _(faulty):
        return external(entries if faulty else good)


make_external_case("no location", "refused", "refuses", [("offset", "0")])
make_external_case("absolute path", "refused", "refuses", [("location", "/etc/hostname")])
make_external_case("path that leaves the folder", "refused", "refuses",
                   [("location", "../w.bin")])
make_external_case("file that is missing", "refused", "refuses", [("location", "v.bin")])
make_external_case("key twice", "refused", "accepts",
                   [("location", "w.bin"), ("offset", "0"), ("offset", "4")])
make_external_case("offset that is no number", "refused", "accepts",
                   [("location", "w.bin"), ("offset", "0x0")])
make_external_case("length that is not the tensor's", "refused", "accepts",
                   [("location", "w.bin"), ("length", "4")])
make_external_case("range beyond the file", "refused", "accepts",
                   [("location", "w.bin"), ("offset", "4")])
make_external_case("unknown key", "external-data-key", "accepts",
                   [("location", "w.bin"), ("size", "8")],
                   [("location", "w.bin"), ("checksum", "0"), ("length", "8")])


@case("external data: data in the model too", "refused")
def _(faulty):
    made, files = external([("location", "w.bin")])
    if faulty:
        made.graph.initializer[0].raw_data = bytes(8)
    return made, files


@case("external_data though the data is not external", "external-data", "accepts")
def _(faulty):
    weight = floats()
    if faulty:
        weight.external_data.add(key="location", value="w.bin")
    return stored(weight)
