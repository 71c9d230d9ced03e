"""Cases of the test agrees-with-checker, and small models to make them of.

A case is a fault and a look-alike: two models that differ in the fault alone.
"""

import dataclasses

from onnx import TensorProto, helper

CASES = []


@dataclasses.dataclass
class Case:
    name: str
    rule: str  # which rule finds it; "refused": import refuses the file
    accepted: bool  # by onnx.checker
    severity: str  # of our finding
    make: object  # make(is_faulty) gives the model, or (model, files)


def case(name, rule, checker="refuses", severity=None):
    """Registers a maker of models. Errors are expected where the checker refuses."""

    def register(make):
        accepted = checker == "accepts"
        wanted = severity or ("warning" if accepted else "error")
        CASES.append(Case(name, rule, accepted, wanted, make))
        return make

    return register


def value(name, dims=(2, 2), element=TensorProto.FLOAT):
    return helper.make_tensor_value_info(name, element, dims)


def node(op_type, inputs=("x",), outputs=("y",), **attributes):
    return helper.make_node(op_type, list(inputs), list(outputs), **attributes)


def graph(nodes, inputs=None, outputs=None, initializers=(), name="g", **more):
    return helper.make_graph(
        list(nodes),
        name,
        [value("x")] if inputs is None else list(inputs),
        [value("y")] if outputs is None else list(outputs),
        list(initializers),
        **more,
    )


def model(nodes=None, *rest, ir=10, opset=17, imports=(), functions=(), **more):
    """A model of one graph; without arguments of a Relu from x to y."""
    made = helper.make_model(
        graph([node("Relu")] if nodes is None else nodes, *rest, **more),
        functions=list(functions),
        opset_imports=[helper.make_opsetid("", opset)]
        + [helper.make_opsetid(*entry) for entry in imports],
    )
    made.ir_version = ir
    return made


def tensor(data_type, dims, name="w", **fields):
    made = TensorProto(data_type=data_type, dims=dims, name=name)
    for field, data in fields.items():
        if field == "raw_data":
            made.raw_data = data
        else:
            getattr(made, field).extend(data)
    return made


def floats(name="w", dims=(2, 2)):
    count = 1
    for dim in dims:
        count *= dim
    return tensor(TensorProto.FLOAT, dims, name, raw_data=bytes(4 * count))


def stored(weight, **more):
    """A model that has this initializer."""
    output = value("y", list(weight.dims), weight.data_type or TensorProto.FLOAT)
    options = {"ir": 14, "opset": 25, **more}
    return model([node("Identity", [weight.name])], [], [output], [weight], **options)


def branches(then_nodes, then_output, else_output="e", **more):
    """A model of an If whose branches have no inputs."""
    then_graph = graph(then_nodes, [], [value(then_output)], name="then")
    else_graph = graph(
        [node("Neg", outputs=[else_output])], [], [value(else_output)], name="else"
    )
    choice = node(
        "If", ["c"], then_branch=then_graph, else_branch=else_graph
    )
    condition = value("c", [], TensorProto.BOOL)
    return model([choice], [value("x"), condition], **more)


def then_branch(made):
    return next(a.g for a in made.graph.node[-1].attribute if a.name == "then_branch")


def function(name, nodes, inputs=("x",), outputs=("y",), attributes=(), **more):
    options = {"opset_imports": [helper.make_opsetid("", 17), helper.make_opsetid("d", 1)]}
    options.update(more)
    return helper.make_function(
        "d", name, list(inputs), list(outputs), list(nodes),
        attributes=list(attributes), **options,
    )


def calling(functions, call=None, **more):
    """A model that calls the first of its local functions."""
    call = call or node(functions[0].name, domain="d")
    return model([call], imports=[("d", 1)], functions=functions, **more)
