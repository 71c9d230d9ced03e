"""Norms whose scales, and convolutions whose weights, are zeros, for whole operators and for channels; each with what a fold makes of it."""

import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

CHANNELS = 4
ONES, ZEROS, MIXED = (1, 2, 3, 4), (0, 0, 0, 0), (0, 2, 0, 4)


class Model:
    def __init__(self, seed=1):
        self.rng = np.random.default_rng(seed)
        self.nodes, self.tensors = [], {}

    def weights(self, name, live=ONES, inputs=CHANNELS, size=1):
        drawn = self.rng.normal(size=(CHANNELS, inputs, size, size))
        self.tensors[name] = drawn * (np.array(live) != 0)[:, None, None, None]

    def conv(self, name, of="x", live=ONES, inputs=CHANNELS, size=1):
        self.weights(f"{name}_w", live, inputs, size)
        self.nodes.append(helper.make_node("Conv", [of, f"{name}_w"], [name], name=name, pads=[size // 2] * 4))
        return name

    def norm(self, name, of, scale, count=CHANNELS):
        vectors = {"scale": np.resize(scale, count), "bias": self.rng.normal(size=count)}
        vectors |= {"mean": self.rng.normal(size=count), "var": self.rng.uniform(0.5, 2, size=count)}
        self.tensors |= {f"{name}_{key}": value for key, value in vectors.items()}
        inputs = [of, *(f"{name}_{key}" for key in vectors)]
        self.nodes.append(helper.make_node("BatchNormalization", inputs, [name], name=name))
        return name

    def concat(self, parts, name="joined"):
        self.nodes.append(helper.make_node("Concat", parts, [name], name=name, axis=1))
        return name

    def save(self, path, last):
        self.nodes.append(helper.make_node("Relu", [last], ["y"], name="relu"))
        values = [numpy_helper.from_array(np.asarray(v, np.float32), name) for name, v in self.tensors.items()]
        x = helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, CHANNELS, 6, 6])
        y = helper.make_tensor_value_info("y", TensorProto.FLOAT, None)
        graph = helper.make_graph(self.nodes, "g", [x], [y], values)
        onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)


def branches(lives, scales, size=1):
    """Convolutions of one structure on one input, each with a norm."""
    m = Model()
    made = [m.norm(f"n{i}", m.conv(f"c{i}", live=a, size=size), b) for i, (a, b) in enumerate(zip(lives, scales))]
    return m, m.concat(made)


def joined(scale):
    """A norm behind a Concat of two convolutions."""
    m = Model()
    return m, m.norm("n", m.concat([m.conv("c0"), m.conv("c1")]), scale, 2 * CHANNELS)


def between(scale, live=ONES):
    """A norm between two convolutions; with `joined` behind a Concat, so that it is folded into what comes after."""
    m = Model()
    return m, m.conv("last", m.norm("n", m.conv("c0", live=live), scale))


def ahead(scale):
    m, last = joined(scale)
    return m, m.conv("last", last, inputs=2 * CHANNELS)


def in_front(scale, live):
    m = Model()
    return m, m.conv("c0", m.norm("n", "x", scale), live=live)


def right(folder):
    cases = {
        "weights": branches([ONES, ZEROS, ONES], [ONES, ONES, ONES]),
        "weights-first": branches([ZEROS, ONES, MIXED], [ONES, ONES, ONES], size=3),
        "scales": branches([ONES, ONES, ONES], [ONES, ZEROS, ONES]),
        "scales-first": branches([ONES, ONES, ONES], [ZEROS, ONES, MIXED]),
        "both": branches([MIXED, ONES, ZEROS], [ZEROS[:2] + ONES[2:], MIXED, ZEROS]),
        "all": branches([ZEROS, ZEROS, ZEROS], [ZEROS, ZEROS, ZEROS]),
        "tiny": branches([ONES, ONES], [(1e-38, 1, 1e-38, 1), (1e-30, 1, 1, 1)]),
        "joined": joined(ZEROS + MIXED),
        "ahead": ahead(ZEROS + MIXED),
        "between": between(MIXED),
        "between-dead": between(ONES, MIXED),
        "in-front": in_front(MIXED, MIXED),
        "in-front-all": in_front(ZEROS, ONES),
    }
    for name, (model, last) in cases.items():
        model.save(f"{folder}/{name}.onnx", last)
    m = Model()
    norms = [m.norm(f"n{i}", m.conv(f"c{i}"), MIXED if i % 2 else ONES) for i in range(300)]
    m.save(f"{folder}/many.onnx", m.concat(norms))


def wrong(folder):
    """Pairs in which another channel, or none, is dead."""

    def pair(name, first, second):
        for suffix, (model, last) in (("a", first), ("b", second)):
            model.save(f"{folder}/{name}-{suffix}.onnx", last)

    pair("alive", branches([ZEROS, ONES], [ONES, ONES]), branches([ONES, ONES], [ONES, ONES]))
    pair("shifted", joined(ZEROS + ONES), joined(ONES + ZEROS))
    pair("moved", between(MIXED), between((2, 0, 4, 0)))
    # Nothing is left of either, but what adds to it: of that there is more in the one.
    m, last = branches([ONES], [ZEROS])
    m.tensors["n0_bias"][2] += 1e-3
    pair("bias", branches([ONES], [ZEROS]), (m, last))
    # Infinity times zero is not zero.
    m, last = branches([ONES], [ZEROS])
    m.tensors["c0_w"][1, 2] = np.inf
    pair("endless", branches([ONES], [ZEROS]), (m, last))
    # Zeros of other places.
    pair("place", branches([ZEROS], [ONES]), branches([ZEROS], [ONES], size=3))


right(sys.argv[1])
wrong(sys.argv[1])
