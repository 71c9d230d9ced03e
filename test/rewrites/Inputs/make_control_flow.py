"""Makes models with random control flow, most of it static.

    make_control_flow.py [--count=N] [--seed=N] FOLDER

Loops that count, that their condition ends, that run never; states that are
handed on, exchanged, or grow; scans along any axis in both directions; branches
in bodies in branches; local functions. Graphs beside each other use the same
names, as exporters do.
"""

import argparse
import pathlib
import random

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

SHAPE = [2, 3]
DEPTH = 3
OPSETS = (9, 11, 13, 16, 18, 21)


class Graph:
    """A graph being made. Values in `floats` have the shape SHAPE."""

    def __init__(self, maker, depth, outer=None):
        self.maker, self.depth = maker, depth
        self.floats = list(outer.floats) if outer else []
        self.in_function = outer.in_function if outer else False
        self.nodes, self.initializers, self.count = [], [], 0

    def name(self, stem="t"):
        self.count += 1
        return f"{stem}{self.depth}_{self.count}"

    def constant(self, array):
        """A Constant, or an initializer where there can be one."""
        name = self.name("c")
        tensor = numpy_helper.from_array(array, name)
        if self.maker.random.random() < 0.5 and not (self.in_function and self.depth == 0):
            self.initializers.append(tensor)
        else:
            self.nodes.append(helper.make_node("Constant", [], [name], value=tensor))
        return name

    def integer(self, value):
        return self.constant(numpy.array(value, numpy.int64))

    def truth(self, value):
        return self.constant(numpy.array(value, numpy.bool_))

    def add(self, op_type, inputs, outputs=1, **attributes):
        names = [self.name() for _ in range(outputs)]
        node_name = self.maker.random.choice(["", f"n{self.depth}_{self.count}"])
        self.nodes.append(helper.make_node(op_type, inputs, names, node_name, **attributes))
        return names[0] if outputs == 1 else names

    def finish(self, name, inputs, outputs):
        return helper.make_graph(self.nodes, name, inputs, outputs, self.initializers)


def floats(name, rank=2):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [None] * rank)


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.opset = self.random.choice(OPSETS)
        self.functions = []

    def pick(self, graph):
        return self.random.choice(graph.floats)

    def fill(self, graph):
        """A few operators and, not too deep, control flow."""
        for _ in range(self.random.randint(1, 3)):
            kinds = [self.arithmetic] * 2
            if graph.depth < DEPTH:
                kinds += [self.branch, self.loop, self.scan]
            if not graph.in_function and graph.depth == 0:
                kinds.append(self.call)
            self.random.choice(kinds)(graph)

    def arithmetic(self, graph):
        op_type = self.random.choice(["Add", "Sub", "Mul", "Relu", "Neg", "Weight"])
        if op_type == "Weight":
            array = numpy.arange(6, dtype=numpy.float32).reshape(SHAPE) / 4
            graph.floats.append(graph.add("Add", [self.pick(graph), graph.constant(array)]))
        else:
            inputs = [self.pick(graph) for _ in range(1 if op_type in ("Relu", "Neg") else 2)]
            graph.floats.append(graph.add(op_type, inputs))

    # Branches

    def condition(self, graph):
        kind = self.random.choice(["constant", "constant", "computed", "data"])
        if kind == "constant":
            return graph.truth(self.random.random() < 0.5)
        if kind == "computed":
            size = graph.add("Size", [self.pick(graph)])
            return graph.add("Less", [size, graph.integer(self.random.choice([5, 7]))])
        total = graph.add("ReduceMax", [self.pick(graph)], keepdims=0)
        return graph.add("Less", [total, graph.constant(numpy.array(0.5, numpy.float32))])

    def branch_body(self, graph, name, count):
        body = Graph(self, graph.depth + 1, graph)
        self.fill(body)
        outputs = [body.add("Identity", [self.pick(body)]) for _ in range(count)]
        return body.finish(name, [], [floats(o) for o in outputs])

    def branch(self, graph):
        count = self.random.randint(1, 2)
        condition = self.condition(graph)
        names = graph.add(
            "If",
            [condition],
            count,
            then_branch=self.branch_body(graph, "then", count),
            else_branch=self.branch_body(graph, "else", count),
        )
        graph.floats += names if count > 1 else [names]

    # Loops

    def loop_condition(self, body, number, condition, kind):
        if kind == "handed":
            return condition
        if kind == "constant":
            return body.truth(True)
        return body.add("Less", [number, body.integer(self.random.randint(0, 3))])

    def loop_body(self, graph, states, collected, kind):
        body = Graph(self, graph.depth + 1, graph)
        number, condition = body.name("i"), body.name("b")
        inputs = [body.name("s") for _ in range(states)]
        body.floats += inputs
        if self.random.random() < 0.5:
            step = body.add("Cast", [number], to=TensorProto.FLOAT)
            body.floats.append(body.add("Add", [self.pick(body), step]))
        self.fill(body)
        again = self.loop_condition(body, number, condition, kind)
        if again == condition:
            again = body.add("Identity", [condition])
        results = [body.add("Identity", [self.pick(body)]) for _ in range(states + collected)]
        if states == 2 and self.random.random() < 0.3:
            results[:2] = [inputs[1], inputs[0]]
        values = [helper.make_tensor_value_info(number, TensorProto.INT64, [])]
        values += [helper.make_tensor_value_info(condition, TensorProto.BOOL, [])]
        outputs = [helper.make_tensor_value_info(again, TensorProto.BOOL, [])]
        shaped = helper.make_tensor_value_info
        outputs += [shaped(r, TensorProto.FLOAT, SHAPE) for r in results]
        return body.finish("body", values + [floats(name) for name in inputs], outputs)

    def loop(self, graph):
        states, collected = self.random.randint(1, 2), self.random.randint(0, 2)
        kind = self.random.choice(["handed", "constant", "counted"])
        trips = graph.integer(self.random.randint(0, 3))
        begins = graph.truth(self.random.random() < 0.9)
        if kind == "counted":
            trips = self.random.choice([trips, ""])
        else:
            begins = self.random.choice([begins, ""])
        body = self.loop_body(graph, states, collected, kind)
        inputs = [trips, begins] + [self.pick(graph) for _ in range(states)]
        names = graph.add("Loop", inputs, states + collected, body=body)
        names = names if isinstance(names, list) else [names]
        graph.floats += names[:states]
        self.measure(graph, names[states:])

    def measure(self, graph, names):
        """Something of what iterations have given out, in the usual shape."""
        if self.opset >= 13:
            for name in names:
                total = graph.add("ReduceSum", [name, graph.constant(numpy.array([0], numpy.int64))], keepdims=0)
                graph.floats.append(total)
        else:
            for name in names:
                graph.floats.append(graph.add("ReduceSum", [name], axes=[0], keepdims=0))

    # Scans

    def scan(self, graph):
        length = self.random.randint(1, 3)
        axis = self.random.choice([0, 1, 2] if self.opset < 11 else [0, 1, 2, -1])
        back, forth = self.random.randint(0, 1), self.random.randint(0, 1)
        parts = [self.stretched(graph, axis) for _ in range(length)]
        scanned = graph.add("Concat", parts, axis=axis)
        body = Graph(self, graph.depth + 1, graph)
        state, piece = body.name("s"), body.name("p")
        body.floats += [state, piece]
        self.fill(body)
        results = [body.add("Identity", [self.pick(body)]) for _ in range(2)]
        outputs = [helper.make_tensor_value_info(r, TensorProto.FLOAT, SHAPE) for r in results]
        names = graph.add(
            "Scan",
            [self.pick(graph), scanned],
            2,
            body=body.finish("scan", [floats(state), floats(piece)], outputs),
            num_scan_inputs=1,
            scan_input_axes=[axis],
            scan_output_axes=[0 if axis != 2 else 0],
            scan_input_directions=[back],
            scan_output_directions=[forth],
        )
        graph.floats.append(names[0])
        self.measure(graph, names[1:])

    def stretched(self, graph, axis):
        if self.opset >= 13:
            axes = graph.constant(numpy.array([axis], numpy.int64))
            return graph.add("Unsqueeze", [self.pick(graph), axes])
        return graph.add("Unsqueeze", [self.pick(graph)], axes=[axis])

    # Functions

    def call(self, graph):
        if self.opset < 13:
            return
        name = f"f{len(self.functions)}"
        body = Graph(self, 0)
        body.in_function, body.floats = True, ["a", "b"]
        imports = [helper.make_opsetid("", self.opset)]
        self.functions.append(None)
        self.fill(body)
        result = self.pick(body)
        result = body.add("Identity", [result])
        self.functions[int(name[1:])] = helper.make_function("own", name, ["a", "b"], [result], body.nodes, imports)
        for _ in range(self.random.randint(1, 2)):
            inputs = [self.pick(graph), self.pick(graph)]
            graph.floats.append(graph.add(name, inputs, domain="own"))

    def model(self):
        graph = Graph(self, 0)
        graph.floats = ["x", "y"]
        for _ in range(3):
            self.fill(graph)
        outputs = sorted(set(graph.floats[2:]))
        shaped = helper.make_tensor_value_info
        inputs = [shaped(name, TensorProto.FLOAT, SHAPE) for name in ("x", "y")]
        imports = [helper.make_opsetid("", self.opset)]
        if self.functions:
            imports.append(helper.make_opsetid("own", 1))
        model = helper.make_model(
            graph.finish("g", inputs, [floats(o) for o in outputs]),
            opset_imports=imports,
            functions=self.functions,
            ir_version=8 if self.opset < 21 else 10,
        )
        onnx.checker.check_model(model)
        return model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for i in range(arguments.seed, arguments.seed + arguments.count):
        onnx.save(Maker(i).model(), arguments.folder / f"flow_{i:04d}.onnx")


if __name__ == "__main__":
    main()
