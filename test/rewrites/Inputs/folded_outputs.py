"""Folds batch norms and runs both forms: outputs must agree, and what stays must have a reason.

    folded_outputs.py --work=FOLDER [--every=N] [--require=COUNT] [MODEL-OR-FOLDER...]

Without models those of norm_models.py are taken, of which the reasons are known
as well. The parameters of models that are given are made random first. Tried
are fold-batch-norm, which must change nothing when it runs again; with
push-batch-norm-through-concat before it; and with batch-norm-to-conv behind it,
after which no norm with constants is left.
"""

import json
import pathlib
import sys
import zlib

import ml_dtypes
import numpy
import onnx
import onnx.reference
from onnx import numpy_helper

import onnx_harness as harness
import norm_models
import same_outputs

PIPELINES = (
    ("fold-batch-norm",),
    ("push-batch-norm-through-concat", "fold-batch-norm"),
    ("push-batch-norm-through-concat", "fold-batch-norm", "batch-norm-to-conv"),
)
# Relative to the largest element: each number is rounded to the type several times on its way.
TOLERANCES = {"float32": 1e-5, "float64": 1e-12, "float16": 2e-2, "bfloat16": 1e-1}


def all_graphs(graph):
    yield graph
    for node in graph.node:
        for attribute in node.attribute:
            for inner in [attribute.g, *attribute.graphs]:
                yield from all_graphs(inner)


def norms_of(model):
    graphs = list(all_graphs(model.graph))
    nodes = [node for graph in graphs for node in graph.node]
    nodes += [node for function in model.functions for node in function.node]
    return [node for node in nodes if node.op_type == "BatchNormalization"]


def randomize(model, seed):
    """Other numbers for scale, bias, mean and variance wherever they are stored."""
    stored = {t.name: t for graph in all_graphs(model.graph) for t in graph.initializer}
    random = numpy.random.default_rng(seed)
    draws = (
        lambda n: random.uniform(0.5, 1.5, n),
        lambda n: random.normal(0, 0.3, n),
        lambda n: random.normal(0, 0.3, n),
        lambda n: random.uniform(0.5, 1.5, n),
    )
    for node in norms_of(model):
        for name, draw in zip(node.input[1:5], draws):
            if name in stored:
                old = numpy_helper.to_array(stored[name])
                stored[name].CopyFrom(numpy_helper.from_array(draw(old.shape).astype(old.dtype), name))


def is_plain_float(model):
    types = {value.type.tensor_type.elem_type for value in model.graph.input}
    return onnx.TensorProto.DOUBLE not in types and onnx.TensorProto.BFLOAT16 not in types


def run(path, model, inputs):
    """ONNX Runtime has no convolution of doubles, nor of bfloat16, nor older opsets than 7."""
    old = any(o.domain in ("", "ai.onnx") and o.version < 7 for o in model.opset_import)
    if is_plain_float(model) and not old:
        return same_outputs.run(path, inputs)[1]
    return onnx.reference.ReferenceEvaluator(str(path)).run(None, inputs)


def distance(a, b):
    """The largest difference, relative to the largest element."""
    a, b = a.astype(numpy.float64), b.astype(numpy.float64)
    return numpy.abs(a - b).max(initial=0) / max(numpy.abs(a).max(initial=0), 1e-30)


def compare(expected, got, what, amplified):
    """`amplified()` gives the outputs for other roundings of the inputs: a network that makes much
    of those makes as much of other roundings of its weights, layer by layer."""
    for i, (a, b) in enumerate(zip(expected, got)):
        a, b = numpy.asarray(a), numpy.asarray(b)
        if a.dtype != b.dtype or a.shape != b.shape:
            raise harness.Failure(f"{what}: output {i} is {b.dtype}{b.shape}, expected {a.dtype}{a.shape}")
        tolerance = TOLERANCES.get(a.dtype.name)
        if tolerance is None or distance(a, b) <= tolerance:
            continue
        noise = distance(a, numpy.asarray(amplified()[i]))
        if not distance(a, b) <= 8 * noise:
            raise harness.Failure(
                f"{what}: output {i} is off by {distance(a, b):.2e} of its largest element, "
                f"and by {noise:.2e} where inputs are rounded otherwise"
            )


def rounded_otherwise(inputs):
    """The inputs, each number of float32 one step away."""
    steps = {numpy.float32: 2.0**-23}
    random = numpy.random.default_rng(1)

    def step(value):
        size = steps.get(value.dtype.type)
        return value if size is None else (value * (1 + size * random.choice([-1, 1], value.shape))).astype(value.dtype)

    return {name: step(value) for name, value in inputs.items()}


def rewrite(source, target, pipeline):
    flags = ["--infer-modules", *(f"--{name}" for name in pipeline), "--prove"]
    harness.run(*flags, "--quiet", "--fail-level=never", source, "-o", target)


def findings_of(path, report):
    harness.run("--infer-modules", "--check-batch-norm-fold", "--quiet", "--emit=none",
                "--fail-level=never", f"--report=json:{report}", path)  # fmt: skip
    findings = json.loads(report.read_text())["findings"]
    return [f for f in findings if f["check"] == "check-batch-norm-fold"]


def check_left(path, folder, pipeline, what):
    """Every norm that is left has a finding with a reason, and only those have one. Findings
    speak of calls in functions: there nodes may be more than norms."""
    model = onnx.load(path)
    findings = findings_of(path, folder / "left.json")
    nodes = [node for finding in findings for node in finding["nodes"]]
    missing = {node.name for node in norms_of(model)} - {name.split("/")[-1] for name in nodes} - set(nodes)
    if missing or (not model.functions and len(nodes) != len(norms_of(model))):
        raise harness.Failure(f"{what}: no reason is given for {sorted(missing)[:5]}, {len(nodes)} are")
    for finding in findings:
        if not finding.get("reason"):
            raise harness.Failure(f"{what}: {finding['message']}: no reason")
        if pipeline[-1] == "batch-norm-to-conv" and finding.get("fixed_by") == "batch-norm-to-conv":
            raise harness.Failure(f"{what}: {finding['message']}: could have become a Conv")
    return findings


def check_pipeline(folder, source, before, pipeline, what):
    target, again = folder / "once.onnx", folder / "twice.onnx"
    rewrite(source, target, pipeline)
    rewrite(target, again, pipeline)
    if onnx.load(target) != onnx.load(again):
        raise harness.Failure(f"{what}: the second run changes the model again")
    findings = check_left(target, folder, pipeline, what)
    if before:
        inputs, expected = before
        model = onnx.load(target, load_external_data=False)
        compare(expected, run(target, model, inputs), what, lambda: run(source, model, rounded_otherwise(inputs)))
    return findings


def make_inputs(model):
    if onnx.TensorProto.BFLOAT16 not in {value.type.tensor_type.elem_type for value in model.graph.input}:
        return same_outputs.make_inputs(model)
    random = numpy.random.default_rng(7)
    shapes = {v.name: [d.dim_value for d in v.type.tensor_type.shape.dim] for v in model.graph.input}
    return {name: random.standard_normal(shape).astype(ml_dtypes.bfloat16) for name, shape in shapes.items()}


def run_before(path, model):
    try:
        inputs = make_inputs(model)
        return inputs, run(path, model, inputs)
    except Exception:  # ONNX Runtime's exceptions have no base class of their own
        return None


def check_model(work, compared, path):
    model = onnx.load(path)
    if not norms_of(model):
        return
    folder = harness.fresh_folder(work / path.name)
    source = folder / "random.onnx"
    randomize(model, zlib.crc32(path.name.encode()))
    onnx.save(model, source)
    before = run_before(source, model)
    for pipeline in PIPELINES:
        check_pipeline(folder, source, before, pipeline, f"{path.name}, {' '.join(pipeline)}")
    if before:
        compared.append(path.name)
    harness.shutil.rmtree(folder)


def check_case(work, case):
    folder = harness.fresh_folder(work / case.name)
    source = folder / "model.onnx"
    onnx.save(case.model, source)
    total = len(norms_of(case.model))
    before = findings_of(source, folder / "before.json")
    reasons = [finding["reason"] for finding in before]
    if reasons != list(case.stay):
        raise harness.Failure(f"{case.name}: reasons {reasons}, expected {list(case.stay)}")
    if before and (before[0].get("fixed_by") or "") != case.mended_by:
        raise harness.Failure(f"{case.name}: mended by {before[0].get('fixed_by')}, expected {case.mended_by}")
    outputs = run_before(source, case.model)
    if outputs is None and "training-mode" not in case.stay:
        raise harness.Failure(f"{case.name}: cannot be run")
    for pipeline in PIPELINES:
        what = f"{case.name}, {' '.join(pipeline)}"
        check_pipeline(folder, source, outputs, pipeline, what)
        left = len(norms_of(onnx.load(folder / "once.onnx")))
        if len(pipeline) == 1 and left != total - case.folds:
            raise harness.Failure(f"{what}: {left} norms are left, expected {total - case.folds}")
        if not reasons and left:
            raise harness.Failure(f"{what}: {left} norms are left")


def check_cases(work):
    names, failures = [], 0
    cases = list(norm_models.all_cases())
    for case, error in harness.in_parallel(lambda case: check_case(work, case), cases):
        names.append(case.name)
        if error:
            failures += 1
            print(error)
    print(f"{len(names)} models, {failures} failures")
    sys.exit(failures != 0 or len(names) != len(set(names)))


if __name__ == "__main__":
    if any(not argument.startswith("-") for argument in sys.argv[1:]):
        same_outputs.main(check_model, "folded")
    else:
        check_cases(pathlib.Path(sys.argv[1].removeprefix("--work=")))
