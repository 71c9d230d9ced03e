"""What traced nodes are: `data`, `constant`, `sizes` or `unused` (see answers.py)."""

# Operators whose result only tells how large something is.
MEASURING = {"size", "dim", "numel", "sym_size", "ndimension"}
MEASURES = {"shape", "ndim", "device", "dtype", "is_cuda", "requires_grad"}


def kind_of(operands):
    """The kind of what is computed from operands of these kinds."""
    if "data" in operands:
        return "data"
    return "sizes" if "sizes" in operands else "constant"


# --- What torch.fx has traced. ------------------------------------------------


def of_fx_trace(traced, inputs):
    """Node -> kind, for all nodes of the graph."""
    numbers = nodes_without_tensor(traced, inputs)
    kinds = {}
    for node in traced.graph.nodes:
        kinds[node] = fx_kind(node, kinds, numbers)
    needed = {node for node in kinds if node.op == "output"}
    for node in reversed(traced.graph.nodes):
        if node in needed:
            needed.update(node.all_input_nodes)
    return {node: kind if node in needed else "unused" for node, kind in kinds.items()}


def fx_kind(node, kinds, numbers):
    if node.op == "placeholder":
        return "data"
    measures = node.op == "call_method" and node.target in MEASURING
    measures |= node.target is getattr and node.args[1] in MEASURES
    if measures or node in numbers:
        return "sizes"
    return kind_of({kinds[operand] for operand in node.all_input_nodes})


def nodes_without_tensor(traced, inputs):
    """Nodes whose result is no tensor and holds none: numbers, sizes, words."""
    import torch

    class Recorder(torch.fx.Interpreter):
        found = set()

        def run_node(self, n):
            result = super().run_node(n)
            if not holds_tensor(result):
                self.found.add(n)
            return result

    recorder = Recorder(traced)
    try:
        recorder.run(*inputs)
    except Exception:  # what torch.fx has traced need not run
        pass
    return recorder.found


def holds_tensor(value):
    import torch

    if isinstance(value, (list, tuple)):
        return any(map(holds_tensor, value))
    if isinstance(value, dict):
        return any(map(holds_tensor, value.values()))
    return isinstance(value, torch.Tensor)


# --- What torch.jit has traced. -----------------------------------------------


def of_jit_trace(traced):
    """Type, path of the module, and kind of all operators, in order."""
    graph = traced.inlined_graph
    kinds = {value: "data" for value in list_of_names(graph.inputs())}
    nodes = list(graph.nodes())
    for node in nodes:
        read_node(node, kinds)
    needed = set(list_of_names(graph.outputs()))
    operators = []
    for node in reversed(nodes):
        used = needed.intersection(list_of_names(node.outputs()))
        in_place = node.kind().endswith("_")
        if used or in_place:
            needed.update(list_of_names(node.inputs()))
        if node.kind().startswith("aten::"):
            name = node.kind()[len("aten::") :].strip("_")
            kind = kinds.get(next(node.outputs()).debugName(), "data")
            operators.append([name, path_of(node), kind if used or in_place else "unused"])
    return operators[::-1]


def list_of_names(values):
    return [value.debugName() for value in values]


def read_node(node, kinds):
    operands = list_of_names(node.inputs())
    if node.kind() == "prim::GetAttr":
        kind = "constant"
    elif node.kind().split("::")[-1] in MEASURING:
        kind = "sizes"
    else:
        kind = kind_of({kinds.get(operand, "constant") for operand in operands})
    for result in list_of_names(node.outputs()):
        kinds[result] = kind
    if node.kind().endswith("_") and operands and kind == "data":
        kinds[operands[0]] = kind  # what is written into has changed


def path_of(node):
    """`__module._model/__module._model.layer1` is layer1."""
    scopes = [scope for scope in node.scopeName().split("/") if scope.startswith("__module")]
    if not scopes:
        return ""
    return scopes[-1].removeprefix("__module._model").removeprefix(".")
