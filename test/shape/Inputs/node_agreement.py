"""Compares what aimet-opt infers of single nodes with onnx's strict inference.

    node_agreement.py --work=DIR MODULE...

A module has `cases()`, which yields a Case for each node: its operator, inputs
and attributes, as of one opset. All nodes of an opset are put in one model for
aimet-opt; onnx gets each alone, for it stops at the first fault. Ours must know
all that onnx knows and contradict nothing; where onnx fails ours must report an
error, and elsewhere nothing, but for cases that say that ours is stricter.
"""

import argparse
import collections
import dataclasses
import importlib
import json
import pathlib
import subprocess
import sys

import numpy
import onnx
from onnx import helper, numpy_helper, shape_inference

INFERRED = {
    "type", "type-binding", "rank", "shape", "broadcast", "axis", "attribute-value",
    "negative-size", "overflow", "body", "input-value",
}


@dataclasses.dataclass
class Case:
    """`inputs`: (element type, shape), a constant (array), a TypeProto, or None."""

    op: str
    version: int
    inputs: list
    attributes: dict = dataclasses.field(default_factory=dict)
    outputs: int = 1
    domain: str = ""
    stricter: bool = False  # ours reports what onnx lets through

    def __str__(self):
        return f"{self.op} {self.version} of {self.inputs} {self.attributes}"


def versions(op, domain=""):
    """The opset versions that gave the operator a new form."""
    return sorted(
        schema.since_version for schema in onnx.defs.get_all_schemas_with_history()
        if schema.name == op and schema.domain == domain and not schema.deprecated)


def build(case, index, graph):
    """Adds the node and its inputs to a graph."""
    names = []
    for number, given in enumerate(case.inputs):
        name = "" if given is None else f"i{index}_{number}"
        names.append(name)
        if isinstance(given, numpy.ndarray):
            graph.initializer.append(numpy_helper.from_array(given, name))
        elif isinstance(given, onnx.TypeProto):
            graph.input.append(helper.make_value_info(name, given))
        elif given is not None:
            graph.input.append(helper.make_tensor_value_info(name, *given))
    outputs = [f"o{index}_{number}" for number in range(case.outputs)]
    graph.node.append(helper.make_node(
        case.op, names, outputs, name=f"n{index}", domain=case.domain, **case.attributes))
    return outputs


def make_model(opset, graph):
    domain, version = opset
    imports = [helper.make_opsetid(domain, version)]
    if domain:
        imports.insert(0, helper.make_opsetid("", 21))
    return helper.make_model(graph, opset_imports=imports, ir_version=10)


def ask_onnx(case, opset):
    """Types of the outputs, or None: it fails."""
    graph = onnx.GraphProto(name="g")
    graph.output.extend(onnx.ValueInfoProto(name=name) for name in build(case, 0, graph))
    try:
        inferred = shape_inference.infer_shapes(
            make_model(opset, graph), check_type=True, strict_mode=True, data_prop=True)
    except Exception:  # whatever it says
        return None
    return [output.type for output in inferred.graph.output]


def ask_ours(cases, opset, folder):
    """Types by value, findings by node, as of a file with all the cases."""
    graph = onnx.GraphProto(name="g")
    for index, case in enumerate(cases):
        build(case, index, graph)
    source, target, report = folder / "in.onnx", folder / "out.onnx", folder / "report.json"
    onnx.save(make_model(opset, graph), source)
    pipeline = "builtin.module(check-onnx,infer-shapes{write-value-info=true})"
    done = subprocess.run(
        ["aimet-opt", f"--pass-pipeline={pipeline}", "--quiet", f"--report=json:{report}",
         str(source), "-o", str(target)], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"aimet-opt fails: {done.stderr}")
    types = {value.name: value.type for value in onnx.load(target).graph.value_info}
    findings = collections.defaultdict(list)
    for finding in json.loads(report.read_text())["findings"]:
        if finding["rule"] in INFERRED:
            for node in finding.get("nodes", []):
                findings[node].append(f"{finding['severity']}: {finding['message']}")
    return types, findings


def sizes_differ(theirs, ours):
    """What is wrong with our size of a dimension."""
    if theirs.HasField("dim_value"):
        return not ours.HasField("dim_value") or ours.dim_value != theirs.dim_value
    name = theirs.dim_param
    if not name or name.startswith("unk__") or ours.HasField("dim_value"):
        return False
    return ours.dim_param != name


def types_differ(theirs, ours):
    """True if ours contradicts onnx's type, or says less."""
    kind = theirs.WhichOneof("value")
    if kind is None:
        return False
    if ours.WhichOneof("value") != kind:
        return True
    if kind != "tensor_type":
        return theirs.SerializeToString() != ours.SerializeToString()
    theirs, ours = theirs.tensor_type, ours.tensor_type
    if theirs.elem_type and theirs.elem_type != ours.elem_type:
        return True
    if not theirs.HasField("shape"):
        return False
    if not ours.HasField("shape") or len(ours.shape.dim) != len(theirs.shape.dim):
        return True
    return any(map(sizes_differ, theirs.shape.dim, ours.shape.dim))


def judge(case, index, theirs, types, findings):
    """Yields what is wrong."""
    found = findings.get(f"n{index}", [])
    if theirs is None:
        if not any(text.startswith("error") for text in found):
            yield "onnx fails, ours reports nothing"
        return
    if bool(found) != case.stricter:
        yield f"onnx accepts it, ours reports {found or 'nothing'}"
    if found:
        return
    for number, type_ in enumerate(theirs):
        ours = types.get(f"o{index}_{number}", onnx.TypeProto())
        if types_differ(type_, ours):
            yield f"output {number}: ours\n{ours}theirs\n{type_}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("modules", nargs="+")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    groups = collections.defaultdict(list)
    for module in options.modules:
        for case in importlib.import_module(module).cases():
            groups[case.domain, case.version].append(case)
    count = failed = refused = 0
    for opset, cases in sorted(groups.items()):
        types, findings = ask_ours(cases, opset, options.work)
        for index, case in enumerate(cases):
            theirs = ask_onnx(case, opset)
            refused += theirs is None
            problems = list(judge(case, index, theirs, types, findings))
            failed += bool(problems)
            for problem in problems:
                print(f"{case}: {problem}")
        count += len(cases)
    print(f"{count} nodes, {refused} refused by onnx, {failed} differ")
    return 1 if failed or not count else 0


if __name__ == "__main__":
    sys.exit(main())
