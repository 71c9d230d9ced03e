"""What an exported file holds, by its own metadata or names: read independently of ours."""

import ast
import collections
import dataclasses

import onnx

from aimet_comparison import names

SCOPES = "pkg.torch.onnx.name_scopes"
CLASSES = "pkg.torch.onnx.class_hierarchy"
RULE = "pkg.onnxscript.rewriter.rule_name"

MEASURING = {"Shape", "Size"}

# TorchScript files name operators only.
FUNCTIONS = {
    "AffineGrid": "affine_grid",
    "AveragePool": "avg_pool2d",
    "BatchNormalization": "batch_norm",
    "Concat": "cat",
    "Conv": "conv",
    "Div": "div",
    "Gemm": "linear",
    "GlobalAveragePool": "adaptive_avg_pool2d",
    "HardSigmoid": "hardsigmoid",
    "HardSwish": "hardswish",
    "LayerNormalization": "layer_norm",
    "LeakyRelu": "leaky_relu",
    "LogSoftmax": "log_softmax",
    "MaxPool": "max_pool2d",
    "ReduceL2": "norm",
    "ReduceMean": "mean",
    "ReduceSum": "sum",
    "Resize": "interpolate",
}

# Functions that are one node in any file, if they are there at all.
SINGLE = {names.canonical(function) for function in FUNCTIONS.values()} - {"linear"} | {
    *("abs", "add", "atan", "ceil", "clamp", "cos", "cumsum", "elu", "erf", "exp", "floor"),
    *("log", "matmul", "max", "min", "mul", "neg", "pow", "relu", "round", "sigmoid", "sign"),
    *("sin", "softmax", "sqrt", "sub", "tanh", "where"),
}


@dataclasses.dataclass
class Export:
    calls: collections.Counter  # (path of the module, canonical function) -> how often
    constant: collections.Counter  # those of them that depend on no input
    biases: collections.Counter  # path of the module -> sums of a product and what is constant
    folded: set  # modules of batch norms that are part of a convolution now
    paths: set  # modules that nodes lie in, without those around them
    names: set  # (path of the module, name of the operation in it)
    names_functions: bool  # of the traced graph, not operators of ONNX alone


def read(path):
    model = onnx.load(str(path), load_external_data=False)
    found = {}
    constant = {}
    biases = collections.Counter()
    products = set()
    folded = set()
    dependent = {value.name for value in model.graph.input}
    for region, node in nodes_of(model.graph, ""):
        depends = node.op_type not in MEASURING and not dependent.isdisjoint(used_by(node))
        dependent.update(node.output if depends else ())
        metadata = {entry.key: entry.value for entry in node.metadata_props}
        if SCOPES in metadata:
            where, what, key = read_metadata(metadata)
        else:
            where, what, key = read_name(node)
        products.update(node.output if node.op_type == "MatMul" and depends else ())
        if where is None:
            continue
        if node.op_type == "Add" and any(name in products for name in node.input):
            biases[where] += not dependent.issuperset(node.input)
        if "FuseBatchNormInto" in metadata.get(RULE, ""):
            folded.add(where)
            what = "conv"  # with the metadata of the batch norm
        found[region, where, key] = (where, what)
        if depends:
            constant[region, where, key] = None
        constant.setdefault((region, where, key), (where, what))
    return Export(
        collections.Counter(found.values()),
        collections.Counter(filter(None, constant.values())),
        biases,
        folded,
        {where for where, _ in found.values()},
        {(where, key) for _, where, key in found},
        any(SCOPES == entry.key for node in model.graph.node for entry in node.metadata_props),
    )


def used_by(node):
    """The values that a node and its bodies use."""
    yield from node.input
    for attribute in node.attribute:
        for inner in attribute.g.node:
            yield from used_by(inner)


def nodes_of(graph, region):
    for index, node in enumerate(graph.node):
        yield region, node
        for attribute in node.attribute:
            if attribute.HasField("g"):
                yield from nodes_of(attribute.g, f"{region}/{index}.{attribute.name}")


def read_metadata(metadata):
    scopes = ast.literal_eval(metadata[SCOPES])
    classes = ast.literal_eval(metadata[CLASSES])
    where = scopes[-2] if len(scopes) > 1 else ""
    return where, names.of_aten(classes[-1]), scopes[-1]


def read_name(node):
    """`/layer1/layer1.0/relu_1/Relu` lies in layer1.0.relu_1."""
    if not node.name.startswith("/"):
        return None, None, None
    path = ""
    for part in node.name.split("/")[1:-1]:
        last = path.rpartition(".")[2]
        inside = "." in part and (part.startswith(last + ".") or not path)
        if path and part.startswith(path + "."):
            path = part
        elif inside:
            path = path[: len(path) - len(last)] + part
        else:
            path = f"{path}.{part}" if path else part
    function = FUNCTIONS.get(node.op_type, node.op_type)
    return path, names.canonical(function), node.name
