"""Judges one model: as it is, without its value_info, and as it runs."""

import dataclasses
import multiprocessing
import pathlib
import tempfile

from shape_comparison import models, runtime
from shape_comparison.inference import ToolFailure, infer_by_onnx, infer_by_tool, walk_graphs
from shape_comparison.knowledge import (
    CONTRADICTION,
    LESS_PRECISE,
    TOOL,
    UNKNOWN,
    Defect,
    compare,
    degree,
    describe,
    elem_of,
)

AS_IT_IS = "as it is"


@dataclasses.dataclass(frozen=True)
class Variant:
    """A model as the tool is given it."""

    name: str
    model: object
    path: object


@dataclasses.dataclass
class Verdict:
    """What is said of one model. Counts are of the model without value_info."""

    name: str
    nodes: int = 0
    values: int = 0
    onnx_degrees: list = dataclasses.field(default_factory=lambda: [0, 0, 0])
    our_degrees: list = dataclasses.field(default_factory=lambda: [0, 0, 0])
    sharper: int = 0
    our_seconds: float = 0.0
    onnx_seconds: float = 0.0
    ran: bool = False
    run_note: str = ""
    notes: list = dataclasses.field(default_factory=list)
    defects: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True)
class Settings:
    tool: str
    run: bool
    limit: float


def operators_of(graph):
    return {name: node.op_type for node in graph.node for name in node.output if name}


def compare_graph(graph_name, graph, theirs, ours, variant, verdict):
    operators = operators_of(graph)
    prefix = f"{graph_name}/" if graph_name else ""
    for name in dict.fromkeys([*theirs, *operators]):
        known = ours[name]["known"] if name in ours else UNKNOWN
        other = theirs.get(name, UNKNOWN)
        contradicts, less, more = compare(known, other)
        kind = CONTRADICTION if contradicts else LESS_PRECISE if less else None
        if kind:
            operator = operators.get(name, "")
            verdict.defects.append(
                Defect(kind, prefix + name, operator, describe(known), describe(other), variant)
            )
        if variant != AS_IT_IS and name in operators:
            verdict.values += 1
            verdict.sharper += more and not (contradicts or less)
            verdict.our_degrees[degree(known)] += 1
            verdict.onnx_degrees[degree(other)] += 1


def compare_variant(variant, settings, verdict):
    """Returns what is known of the main graph: ours and onnx's."""
    theirs, onnx_seconds, note = infer_by_onnx(variant.model)
    if note:
        verdict.notes.append(f"{note} [{variant.name}]")
    try:
        ours, our_seconds = infer_by_tool(settings.tool, variant.path, settings.limit)
    except ToolFailure as error:
        verdict.defects.append(
            Defect(TOOL, verdict.name, "", str(error), "an answer", variant.name)
        )
        return {}, theirs.get("", {})
    for name, graph in walk_graphs(variant.model.graph):
        sides = theirs.get(name, {}), ours.get(name, {})
        compare_graph(name, graph, *sides, variant.name, verdict)
    if variant.name != AS_IT_IS:
        verdict.our_seconds, verdict.onnx_seconds = our_seconds, onnx_seconds
    return ours.get("", {}), theirs.get("", {})


def judge(path, data_sets, settings):
    verdict = Verdict(path.name)
    model = models.load(path)
    verdict.nodes = sum(len(graph.node) for _, graph in walk_graphs(model.graph))
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        bare = Variant("without value_info", *models.write_bare(model, folder, path))
        variants = [bare]
        if models.states_values(model):
            variants.append(Variant(AS_IT_IS, model, path))
        sides = [compare_variant(variant, settings, verdict) for variant in variants]
        if settings.run:
            judge_by_runtime(variants, sides, folder, data_sets, verdict)
    return verdict


def judge_by_runtime(variants, sides, folder, data_sets, verdict):
    """Judges what was inferred of all variants by one computation."""
    known = dict(sides[0][1])
    known.update(
        (name, entry["known"]) for name, entry in sides[0][0].items() if elem_of(entry["known"])
    )
    runs, outcome = runtime.compute(variants[0].model, folder, known, data_sets)
    verdict.ran = outcome == "run"
    verdict.run_note = "" if verdict.ran else outcome
    settle_differences(variants, sides, runs, verdict)
    seen = set()
    for variant, (ours, _) in zip(variants, sides):
        for feeds, actuals in runs:
            for defect in runtime.judge_run(variant.model.graph, ours, feeds, actuals):
                if (defect.value, defect.ours) not in seen:
                    seen.add((defect.value, defect.ours))
                    verdict.defects.append(dataclasses.replace(defect, variant=variant.name))


def settle_differences(variants, sides, runs, verdict):
    """Where the run refutes onnx and not ours, the difference is no defect.

    onnx repeats what the file states of its outputs, which need not be true, and
    takes a sequence for what it is before the first turn of a loop.
    """
    for variant, (ours, theirs) in zip(variants, sides):
        known = {name: entry["known"] for name, entry in ours.items()}
        for feeds, actuals in runs:
            graph = variant.model.graph
            settled = runtime.refuted(graph, theirs, feeds, actuals)
            settled -= runtime.refuted(graph, known, feeds, actuals)
            for defect in list(verdict.defects):
                if defect.value in settled and defect.variant == variant.name:
                    verdict.defects.remove(defect)
                    verdict.notes.append(f"the run refutes onnx: {defect}")


# --- In a process of its own: what is judged may crash or hang. ----------------------


def judge_into(sender, *arguments):
    sender.send(judge(*arguments))


def judge_safely(path, data_sets, settings):
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=judge_into, args=(sender, path, data_sets, settings))
    child.start()
    sender.close()
    try:
        if receiver.poll(4 * settings.limit):
            return receiver.recv()
        fault = "the comparison takes too long"
    except EOFError:
        child.join()
        fault = f"the comparison ended with code {child.exitcode}"
    finally:
        child.kill()
        child.join()
    return Verdict(path.name, defects=[Defect(TOOL, path.name, "", fault, "a comparison")])
