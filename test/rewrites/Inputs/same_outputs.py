"""Rewrites models and runs both forms: every output must be the same, bit for bit.

    same_outputs.py --work=FOLDER [--every=N] [--require=COUNT] MODEL-OR-FOLDER...

Each rewrite alone must change nothing when it runs again; then all of them are
run in a row. A model that ONNX Runtime cannot run before (newer than it knows,
types of inputs that are not made here) counts for the rewriting only. --require
is the least number of rewritten models that must have been compared.
"""

import argparse
import functools
import pathlib
import sys
import warnings

import numpy
import onnx
import onnxruntime

import onnx_harness as harness

REWRITES = (
    "inline-static-control-flow",
    "merge-duplicate-nodes",
    "fold-constants",
    "eliminate-identities",
    "eliminate-dead-nodes",
)
PIPELINES = [(name,) for name in REWRITES] + [("infer-modules",) + REWRITES]
RANDOM = {"Bernoulli", "Multinomial", "RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike"}


def all_nodes(nodes):
    for node in nodes:
        yield node
        for attribute in node.attribute:
            for graph in [attribute.g, *attribute.graphs]:
                yield from all_nodes(graph.node)


def is_random(model):
    """ONNX Runtime makes the seed of a random node from its place in the model."""
    nodes = [*model.graph.node, *(node for f in model.functions for node in f.node)]
    return any(node.op_type in RANDOM for node in all_nodes(nodes))


def make_input(value, generator):
    """Values for an input; raises ValueError for types that are not made here."""
    if value.type.WhichOneof("value") != "tensor_type":
        raise ValueError(value.name)
    tensor = value.type.tensor_type
    shape = [dim.dim_value if dim.HasField("dim_value") else 2 for dim in tensor.shape.dim]
    if tensor.elem_type == onnx.TensorProto.STRING:
        return numpy.full(shape, "text", dtype=object)
    dtype = onnx.helper.tensor_dtype_to_np_dtype(tensor.elem_type)
    if dtype == numpy.bool_:
        return generator.integers(0, 2, shape).astype(bool)
    if numpy.issubdtype(dtype, numpy.integer):
        return generator.integers(0, 3, shape).astype(dtype)
    if numpy.issubdtype(dtype, numpy.floating):
        return generator.standard_normal(shape).astype(dtype)
    raise ValueError(value.name)


def make_inputs(model):
    defaults = {tensor.name for tensor in model.graph.initializer}
    generator = numpy.random.default_rng(7)
    return {v.name: make_input(v, generator) for v in model.graph.input if v.name not in defaults}


def run(path, inputs):
    """Names and values of the outputs, without ONNX Runtime's own rewriting."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return [value.name for value in session.get_outputs()], session.run(None, inputs)


def is_same(a, b):
    if isinstance(a, list):
        return isinstance(b, list) and len(a) == len(b) and all(map(is_same, a, b))
    if isinstance(a, dict) or a is None:
        return a == b
    a, b = numpy.asarray(a), numpy.asarray(b)
    if a.dtype != b.dtype or a.shape != b.shape:
        return False
    return bool((a == b).all()) if a.dtype == object else a.tobytes() == b.tobytes()


def run_before(path):
    """Inputs and outputs of the model as it was; None if it cannot be run."""
    model = onnx.load(path, load_external_data=False)
    if is_random(model):
        return None
    try:
        inputs = make_inputs(model)
        return inputs, run(path, inputs)
    except Exception:  # ONNX Runtime's exceptions have no base class of their own
        return None


def rewrite(source, target, pipeline):
    flags = [f"--{name}" for name in pipeline]
    harness.run(*flags, "--quiet", "--fail-level=never", source, "-o", target)


def compare(before, target, what):
    inputs, (names, values) = before
    try:
        names_after, values_after = run(target, inputs)
    except Exception as error:
        raise harness.Failure(f"{what}: cannot be run any longer: {error}") from error
    if names != names_after:
        raise harness.Failure(f"{what}: outputs {names_after}, expected {names}")
    for name, value, after in zip(names, values, values_after):
        if not is_same(value, after):
            raise harness.Failure(f"{what}: output {name} is {after}, expected {value}")


def check_model(work, compared, path):
    folder = harness.fresh_folder(work / path.name)
    before = run_before(path)
    for pipeline in PIPELINES:
        what = f"{path.name}, {' '.join(pipeline)}"
        target, again = folder / "once.onnx", folder / "twice.onnx"
        rewrite(path, target, pipeline)
        if target.read_bytes() == path.read_bytes():
            continue
        if len(pipeline) == 1:
            rewrite(target, again, pipeline)
            if target.read_bytes() != again.read_bytes():
                raise harness.Failure(f"{what}: the second run changes the model again")
        if before:
            compare(before, target, what)
            compared.append(what)
    harness.shutil.rmtree(folder)


def is_imported(path):
    """False for models that aimet-opt refuses, and for what is no model."""
    try:
        harness.run("--emit=none", "--quiet", path)
        return True
    except harness.Failure:
        return False


def find_models(roots, every):
    paths = []
    for root in roots:
        paths += sorted(root.rglob("*.onnx")) if root.is_dir() else [root]
    return paths[::every]


def main(check, what):
    """The body of the scripts of this folder: `check(work, compared, path)` gives an error or
    nothing, and adds to `compared` what it could compare."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--require", type=int, default=1)
    parser.add_argument("roots", type=pathlib.Path, nargs="+")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    onnxruntime.set_default_logger_severity(4)
    models = [path for path in find_models(arguments.roots, arguments.every) if is_imported(path)]
    compared = []
    failures = 0
    for path, error in harness.in_parallel(functools.partial(check, arguments.work, compared), models):
        if error:
            failures += 1
            print(f"{path}: {error}")
    print(f"{len(models)} models, {len(compared)} {what} ones compared, {failures} failures")
    if len(compared) < arguments.require:
        sys.exit(f"expected at least {arguments.require} to be compared")
    sys.exit(failures != 0)


if __name__ == "__main__":
    main(check_model, "rewritten")
