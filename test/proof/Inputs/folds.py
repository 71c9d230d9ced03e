"""A norm behind a convolution, and what becomes of it when it is folded by the book: in float64, rounded once."""

import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

CHANNELS = 8
rng = np.random.default_rng(6)


def parameters():
    return {
        "w": rng.normal(size=(CHANNELS, 4, 3, 3)),
        "b": rng.normal(size=CHANNELS),
        "scale": rng.normal(size=CHANNELS),
        "bias": rng.normal(size=CHANNELS),
        "mean": rng.normal(size=CHANNELS),
        "var": rng.uniform(0.1, 2, size=CHANNELS),
    }


def folded(p, epsilon=1e-5):
    p = {name: value.astype(np.float32).astype(np.float64) for name, value in p.items()}
    scale = p["scale"] / np.sqrt(p["var"] + np.float64(np.float32(epsilon)))
    return {
        "w": p["w"] * scale[:, None, None, None],
        "b": (p["b"] - p["mean"]) * scale + p["bias"],
    }


def conv(inputs=("x", "w", "b"), output="c"):
    return helper.make_node("Conv", list(inputs), [output], name="conv", pads=[1, 1, 1, 1])


def norm(outputs=("n",), **attributes):
    inputs = ["c", "scale", "bias", "mean", "var"]
    return helper.make_node("BatchNormalization", inputs, list(outputs), name="norm", **attributes)


def relu(of):
    return helper.make_node("Relu", [of], ["y"], name="relu")


def model(nodes, tensors, opset=17, functions=()):
    def value(name, channels):
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, channels, 6, 6])

    initializers = [numpy_helper.from_array(array.astype(np.float32), name) for name, array in tensors.items()]
    graph = helper.make_graph(nodes, "g", [value("x", 4)], [value("y", CHANNELS)], initializers)
    imports = [helper.make_opsetid("", opset), helper.make_opsetid("my", 1)]
    return helper.make_model(graph, opset_imports=imports, functions=list(functions), ir_version=8)


def pair(folder, name, opset, **attributes):
    p = parameters()
    onnx.save(model([conv(), norm(**attributes), relu("n")], p, opset), f"{folder}/{name}.onnx")
    onnx.save(model([conv(), relu("c")], folded(p), opset), f"{folder}/{name}-folded.onnx")


def storage(folder):
    p = parameters()
    after = folded(p)
    onnx.save(model([conv(), norm(), relu("n")], p), f"{folder}/norm.onnx")
    plain = model([conv(), relu("c")], after)
    onnx.save(plain, f"{folder}/folded.onnx")
    typed = onnx.ModelProto.FromString(plain.SerializeToString())
    for tensor in typed.graph.initializer:
        tensor.float_data.extend(numpy_helper.to_array(tensor).flatten().tolist())
        tensor.ClearField("raw_data")
    onnx.save(typed, f"{folder}/typed.onnx")
    onnx.save(plain, f"{folder}/external.onnx", save_as_external_data=True, location="external.bin", size_threshold=0)
    after["w"][5, 2, 1, 0] *= 1.001
    onnx.save(model([conv(), relu("c")], after), f"{folder}/wrong.onnx")


def scopes(folder):
    """The norm in a local function that is called twice, and in a branch."""
    p, q = parameters(), parameters()
    names = ["w", "b", "scale", "bias", "mean", "var"]
    opset = [helper.make_opsetid("", 17)]
    block = helper.make_function("my", "Block", ["x", *names], ["n"], [conv(), norm()], opset)
    bare = helper.make_function("my", "Block", ["x", "w", "b"], ["c"], [conv()], opset)
    w = rng.normal(size=(4, CHANNELS, 1, 1))

    def calls(names):
        first = helper.make_node("Block", ["x", *names], ["c1"], domain="my", name="call1")
        back = helper.make_node("Conv", ["c1", "back"], ["c2"], name="back_conv")
        active = helper.make_node("Sigmoid", ["c2"], ["c3"], name="sigmoid")
        second = helper.make_node("Block", ["c3", *(name + "2" for name in names)], ["y"], domain="my", name="call2")
        return [first, back, active, second]

    def twice(first, second):
        return first | {name + "2": value for name, value in second.items()} | {"back": w}

    onnx.save(model(calls(names), twice(p, q), functions=[block]), f"{folder}/function.onnx")
    onnx.save(model(calls(["w", "b"]), twice(folded(p), folded(q)), functions=[bare]), f"{folder}/function-folded.onnx")
    onnx.save(model(calls(["w", "b"]), twice(folded(p), q), functions=[bare]), f"{folder}/function-wrong.onnx")


def seen_otherwise(folder):
    """The weight stands behind a Transpose and a Reshape, the bias is a computed zero."""
    p = parameters() | {"w": rng.normal(size=(4, CHANNELS)), "b": np.zeros(1)}
    integers = [
        numpy_helper.from_array(np.array([CHANNELS, 4, 1, 1]), "dims"),
        numpy_helper.from_array(np.array([CHANNELS]), "count"),
    ]
    after = folded(p | {"w": p["w"].T[:, :, None, None]})
    right = {"w": after["w"][:, :, 0, 0].T, "b": after["b"]}

    def save(name, tensors, last, bias):
        nodes = [
            helper.make_node("Transpose", ["w"], ["turned"], name="turned"),
            helper.make_node("Reshape", ["turned", "dims"], ["weight"], name="reshaped"),
            helper.make_node("CastLike", ["b", "w"], ["like"], name="like"),
            helper.make_node("Expand", ["like", "count"], ["zeros"], name="zeros"),
            helper.make_node("Conv", ["x", "weight", bias], ["c"], name="conv"),
            *last,
        ]
        made = model(nodes, tensors)
        made.graph.initializer.extend(integers)
        onnx.save(made, f"{folder}/{name}.onnx")

    save("seen", p, [norm(), relu("n")], "zeros")
    save("seen-folded", right, [relu("c")], "b")
    save("seen-wrong", right | {"w": right["w"] * np.arange(1, 5)[:, None]}, [relu("c")], "b")
    save("seen-one", p | {"b": np.ones(1)}, [norm(), relu("n")], "zeros")


def main(folder):
    storage(folder)
    scopes(folder)
    seen_otherwise(folder)
    pair(folder, "test6", 6, is_test=1)
    pair(folder, "training6", 6, is_test=0)
    pair(folder, "norm7", 7)
    pair(folder, "by_element8", 8, spatial=0)
    pair(folder, "norm9", 9)
    pair(folder, "training9", 9, outputs=("n", "m", "v", "sm", "sv"))
    pair(folder, "norm14", 14)
    pair(folder, "training14", 14, training_mode=1)


main(sys.argv[1])
