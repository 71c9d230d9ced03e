"""What a model states about itself, its graphs and the names in them."""

import onnx
from onnx import TensorProto, helper

from cases import (
    branches, case, floats, graph, model, node, stored, tensor, then_branch, value,
)

# --- The model. --------------------------------------------------------------


@case("IR version unset", "ir-version")
def _(faulty):
    made = model()
    if faulty:
        made.ClearField("ir_version")
    return made


@case("IR version too new", "ir-version")
def _(faulty):
    return model(ir=15 if faulty else 14)


@case("no operator set", "opset-imports")
def _(faulty):
    made = model(ir=8)
    if faulty:
        del made.opset_import[:]
    return made


@case("operator set before IR version 3", "opset-imports")
def _(faulty):
    made = model([node("Sigmoid", consumed_inputs=[0])], ir=2, opset=1)
    if not faulty:
        del made.opset_import[:]
    return made


@case("operator set version beyond 32 bits", "opset-version")
def _(faulty):
    return model(imports=[("a", 2**31 if faulty else 2**31 - 1)])


@case("metadata key of the model twice", "model-metadata")
def _(faulty):
    made = model()
    for key in ("a", "a" if faulty else "b"):
        made.metadata_props.add(key=key, value="1")
    return made


@case("operator set newer than known", "opset-version", "accepts")
def _(faulty):
    return model(ir=14, opset=99 if faulty else onnx.defs.onnx_opset_version())


@case("operator set imported twice, as two versions", "opset-version", "accepts", "error")
def _(faulty):
    return model(imports=[("", 18)] if faulty else [("d", 18)])


@case("default domain imported under both spellings", "opset-version", "accepts", "error")
def _(faulty):
    return model(imports=[("ai.onnx", 18)] if faulty else [("ai.onnx.ml", 3)])


# --- Graphs. -----------------------------------------------------------------


@case("graph absent", "refused")
def _(faulty):
    made = model()
    if faulty:
        made.ClearField("graph")
    return made


@case("graph without name", "graph-name")
def _(faulty):
    return model(name="" if faulty else "g")


@case("graph of a branch without name", "graph-name")
def _(faulty):
    made = branches([node("Relu", outputs=["t"])], "t")
    if faulty:
        then_branch(made).ClearField("name")
    return made


@case("input without name", "value-name")
def _(faulty):
    return model(None, [value("x"), value("" if faulty else "z")])


@case("output without name", "value-name")
def _(faulty):
    made = model()
    if faulty:
        made.graph.output[0].ClearField("name")
    return made


@case("input without type", "value-type")
def _(faulty):
    made = model(None, [value("x"), value("z")])
    if faulty:
        made.graph.input[1].ClearField("type")
    return made


@case("input without shape", "value-type")
def _(faulty):
    return model(None, [value("x", None if faulty else [])], [value("y", [])])


@case("output without shape", "value-type")
def _(faulty):
    return model(None, None, [value("y", None if faulty else ["n", None])])


@case("input without element type", "value-type")
def _(faulty):
    made = model(None, [value("x"), value("z")])
    if faulty:
        made.graph.input[1].type.tensor_type.ClearField("elem_type")
    return made


@case("sequence input without element type", "value-type")
def _(faulty):
    made = model(None, [value("x"), value("z")])
    inner = helper.make_tensor_type_proto(TensorProto.FLOAT, None)
    made.graph.input[1].type.CopyFrom(helper.make_sequence_type_proto(inner))
    if faulty:
        made.graph.input[1].type.sequence_type.ClearField("elem_type")
    return made


@case("map input without value type", "value-type")
def _(faulty):
    made = model(None, [value("x"), value("z")])
    inner = helper.make_tensor_type_proto(TensorProto.FLOAT, None)
    made.graph.input[1].type.CopyFrom(helper.make_map_type_proto(TensorProto.INT64, inner))
    if faulty:
        made.graph.input[1].type.map_type.ClearField("value_type")
    return made


@case("sparse input without shape", "value-type")
def _(faulty):
    made = model(None, [value("x"), value("z")])
    made.graph.input[1].type.CopyFrom(
        helper.make_sparse_tensor_type_proto(TensorProto.FLOAT, None if faulty else [2])
    )
    return made


@case("element type 0", "value-type", "accepts", "error")
def _(faulty):
    return model([node("Relu", outputs=["z"]), node("Relu", ["z"])],
                 value_info=[value("z", (2, 2), 0 if faulty else 1)])


@case("element type 99", "value-type", "accepts", "error")
def _(faulty):
    return model([node("Relu", outputs=["z"]), node("Relu", ["z"])],
                 value_info=[value("z", (2, 2), 99 if faulty else 16)])


@case("element type 99 inside a sequence", "value-type", "accepts", "error")
def _(faulty):
    made = model(None, [value("x"), value("z")])
    inner = helper.make_tensor_type_proto(99 if faulty else 1, None)
    made.graph.input[1].type.CopyFrom(helper.make_sequence_type_proto(inner))
    return made


@case("opaque input without name", "value-type")
def _(faulty):
    made = model(None, [value("x"), value("z")])
    made.graph.input[1].type.opaque_type.domain = "d"
    if not faulty:
        made.graph.input[1].type.opaque_type.name = "n"
    return made


@case("key type of a map that is a float", "value-type", "accepts")
def _(faulty):
    made = model(None, [value("x"), value("z")])
    inner = helper.make_tensor_type_proto(1, None)
    key = TensorProto.FLOAT if faulty else TensorProto.STRING
    made.graph.input[1].type.CopyFrom(helper.make_map_type_proto(key, inner))
    return made


@case("element type 99 of an input", "value-type", "accepts", "error")
def _(faulty):
    return model(None, [value("x"), value("z", (2, 2), 99 if faulty else 16)])


@case("negative dimension", "negative-dimension", "accepts")
def _(faulty):
    return model(None, [value("x"), value("z", [-1 if faulty else 0])])


@case("negative dimension in value_info", "negative-dimension", "accepts")
def _(faulty):
    return model([node("Relu", outputs=["z"]), node("Relu", ["z"])],
                 value_info=[value("z", [-2 if faulty else "n", 2])])


# --- Names. ------------------------------------------------------------------


@case("input twice", "duplicate-definition")
def _(faulty):
    return model(None, [value("x"), value("x" if faulty else "z")])


@case("initializer twice", "duplicate-definition")
def _(faulty):
    return model(initializers=[floats("w"), floats("w" if faulty else "v")])


@case("initializer of an input twice", "duplicate-definition")
def _(faulty):
    return model(None, [value("x"), value("w")], None,
                 [floats("w"), floats("w" if faulty else "v")])


@case("initializer dense and sparse", "duplicate-definition")
def _(faulty):
    sparse = helper.make_sparse_tensor(
        tensor(1, [1], "w" if faulty else "v", float_data=[1]),
        tensor(7, [1], "i", int64_data=[0]), [4])
    return model(initializers=[floats("w")], sparse_initializer=[sparse])


@case("sparse initializer without name", "initializer-name")
def _(faulty):
    sparse = helper.make_sparse_tensor(
        tensor(1, [1], "" if faulty else "v", float_data=[1]),
        tensor(7, [1], "i", int64_data=[0]), [4])
    return model(sparse_initializer=[sparse])


@case("initializer without name", "initializer-name")
def _(faulty):
    return model(initializers=[floats("" if faulty else "w")])


@case("initializer that is no input at IR version 3", "initializer-input")
def _(faulty):
    inputs = [value("x")] if faulty else [value("x"), value("w")]
    return model([node("Add", ["x", "w"])], inputs, None, [floats("w")], ir=3, opset=7)


@case("node input that nothing defines", "undefined-input")
def _(faulty):
    return model([node("Add", ["x", "z" if faulty else "x"])])


@case("node before what it uses", "node-order")
def _(faulty):
    nodes = [node("Relu", ["z"]), node("Neg", ["x"], ["z"])]
    return model(nodes if faulty else nodes[::-1])


@case("node of a branch before what it uses", "node-order")
def _(faulty):
    nodes = [node("Relu", ["z"], ["t"]), node("Neg", ["x"], ["z"])]
    return branches(nodes if faulty else nodes[::-1], "t")


@case("branch that uses a later value of the outer graph", "node-order")
def _(faulty):
    made = branches([node("Relu", ["z"], ["t"])], "t")
    later = node("Neg", ["x"], ["z"])
    made.graph.node.insert(1 if faulty else 0, later)
    return made


@case("value defined by two nodes", "duplicate-definition")
def _(faulty):
    return model([node("Relu"), node("Neg", ["x"], ["y" if faulty else "z"])])


@case("node output that is an input", "duplicate-definition")
def _(faulty):
    return model([node("Relu"), node("Neg", ["x"], ["x" if faulty else "z"])])


@case("node output of a branch that is an outer value", "duplicate-definition")
def _(faulty):
    return branches([node("Relu", ["x"], ["x" if faulty else "y"])], "x" if faulty else "y")


@case("graph output that nothing defines", "undefined-output")
def _(faulty):
    return model(None, None, [value("y"), value("z" if faulty else "x")])


@case("branch output that is an outer value", "undefined-output")
def _(faulty):
    nodes = [] if faulty else [node("Identity", ["x"], ["t"])]
    return branches(nodes, "x" if faulty else "t")


@case("input of a body that hides an outer value", "hidden-name", "accepts")
def _(faulty):
    body = graph(
        [node("Identity", ["i2"], ["o2"]), node("Relu", ["x" if faulty else "v"], ["o3"])],
        [value("i1", [], 7), value("i2", [], 9), value("x" if faulty else "v")],
        [value("o2", [], 9), value("o3")], name="body")
    return model([node("Loop", ["", "", "x"], body=body)])


@case("initializer of a branch that hides an outer value", "hidden-name", "accepts")
def _(faulty):
    made = branches([node("Relu", ["x" if faulty else "w"], ["t"])], "t")
    then_branch(made).initializer.append(floats("x" if faulty else "w"))
    return made


@case("function input twice; one name in both branches and of the If",
      "duplicate-definition")
def _(faulty):
    if not faulty:
        return branches([node("Relu", outputs=["y"])], "y", "y")
    twice = helper.make_function("d", "F", ["x", "x"], ["y"], [node("Relu")],
                                 [helper.make_opsetid("", 17)])
    return model(imports=[("d", 1)], functions=[twice])


@case("output listed twice", "duplicate-output", "accepts", "remark")
def _(faulty):
    return model(None, None, [value("y"), value("y" if faulty else "x")])


@case("node name twice", "node-name", "accepts", "error")
def _(faulty):
    return model([node("Relu", ["x"], ["z"], name="n"),
                  node("Relu", ["z"], name="n" if faulty else "")])


@case("node name thrice in a branch", "node-name", "accepts", "error")
def _(faulty):
    names = ["n", "n", "n"] if faulty else ["n", "m", "o"]
    return branches([node("Relu", ["x"], ["p"], name=names[0]),
                     node("Relu", ["p"], ["q"], name=names[1]),
                     node("Relu", ["q"], ["t"], name=names[2])], "t")


@case("dead node", "dead-node", "accepts", "remark")
def _(faulty):
    nodes = [node("Relu"), node("Neg", ["x"], ["z"])]
    return model(nodes, None, [value("y")] if faulty else [value("y"), value("z")])


# --- Text. -------------------------------------------------------------------


@case("name with a NUL", "refused", "accepts")
def _(faulty):
    return model([node("Relu", name="a\0b" if faulty else "größe")])


@case("tensor name that is no UTF-8", "refused", "accepts")
def _(faulty):
    data = stored(floats("weight"), ir=10, opset=17).SerializeToString()
    return data.replace(b"weight", b"wei\xffht") if faulty else data
