#!/usr/bin/env python3
"""Judges the types and shapes that aimet-opt infers, by onnx and ONNX Runtime.

    utils/compare_shapes.py [--generated] [--run] [--markdown FILE] [MODEL|FOLDER]...

Every model is given to `aimet-opt --print-shapes=json` and to onnx's inference
(strict, with data propagation), as it is and once more without value_info, so
that what the exporter wrote down cannot hide what was not inferred. Ours must
contradict nothing that onnx says and know all that onnx knows. With `--run`,
ONNX Runtime computes every value of the main graph, from random inputs and with
sizes chosen for the symbolic dimensions, and what comes out must be what ours
says: sizes written as expressions are evaluated, and a size that has a name is
the same wherever the name stands.

`--generated` judges onnx's node tests, with the inputs and the answers that they
bring. utils/export_networks.py makes a folder of exported networks.

Needs the test environment (utils/setup.sh test). Prints one line per model, then
the table, then what is to be mended; exits with 1 if there is anything.
"""

import argparse
import collections
import fnmatch
import pathlib
import sys
import tempfile

from shape_comparison import models
from shape_comparison.judge import Settings, Verdict, judge_safely
from shape_comparison.knowledge import CONTRADICTION, LESS_PRECISE, RUNTIME, TOOL

ROOT = pathlib.Path(__file__).resolve().parent.parent
GENERATED = "onnx's node tests"

# Differences where ours is right, and why: a pattern of "model: value (operator):
# kind" (as the list of defects has it) and the reason.
EXPLAINED = {
    "*_test_loop13_seq.onnx: seq_res*: less precise than onnx": "the sequence is stated to hold "
    "scalars and gets vectors; onnx goes by the statement",
    "fn_scatters.torchscript.*: contradicts onnx": "the exporter states a shape of the branches "
    "of an If that PyTorch does not compute (ONNX Runtime refuses to run it)",
}

HEADER = (
    "network",
    "files",
    "nodes",
    "values",
    "onnx: known / in part / not",
    "ours: known / in part / not",
    "ours knows more",
    "ours knows less",
    "contradicts onnx",
    "run",
    "contradicts the run",
    "ms ours",
    "ms onnx",
)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "models", nargs="*", type=pathlib.Path, help=".onnx files, or folders of them"
    )
    parser.add_argument("--tool", default=str(ROOT / "build/release/tools/aimet-opt/aimet-opt"))
    parser.add_argument("--generated", action="store_true", help="judge onnx's node tests too")
    parser.add_argument(
        "--run", action="store_true", help="compare with what ONNX Runtime computes"
    )
    parser.add_argument("--markdown", type=pathlib.Path, help="write the table to this file")
    parser.add_argument(
        "--filter", default="*", help="only models whose name fits, such as '*.dyn.onnx'"
    )
    parser.add_argument("--limit", type=float, default=60, help="seconds for one run of the tool")
    parser.add_argument("--quiet", action="store_true", help="no line per model")
    arguments = parser.parse_args()
    if not arguments.models and not arguments.generated:
        parser.error("expected models, or --generated")
    return arguments


def explanation(model, defect):
    place = f"{model}: {defect.value} ({defect.operator}): {defect.kind}"
    for pattern, reason in EXPLAINED.items():
        if fnmatch.fnmatchcase(place, pattern):
            return reason
    return None


class Row:
    """Verdicts added up: of all files of a network, or of everything."""

    def __init__(self, name):
        self.name = name
        self.files = self.ran = 0
        self.total = Verdict(name)
        self.defects = collections.Counter()

    def add(self, verdict, defects):
        self.files += 1
        self.ran += verdict.ran
        for field in ("nodes", "values", "sharper", "our_seconds", "onnx_seconds"):
            setattr(self.total, field, getattr(self.total, field) + getattr(verdict, field))
        for degree in range(3):
            self.total.onnx_degrees[degree] += verdict.onnx_degrees[degree]
            self.total.our_degrees[degree] += verdict.our_degrees[degree]
        self.defects.update(defect.kind for defect in defects)

    def cells(self):
        total = self.total
        return (
            self.name,
            self.files,
            total.nodes,
            total.values,
            " / ".join(map(str, reversed(total.onnx_degrees))),
            " / ".join(map(str, reversed(total.our_degrees))),
            total.sharper,
            self.defects[LESS_PRECISE] + self.defects[TOOL],
            self.defects[CONTRADICTION],
            self.ran,
            self.defects[RUNTIME],
            f"{1000 * total.our_seconds:.0f}",
            f"{1000 * total.onnx_seconds:.0f}",
        )


class Report:
    def __init__(self, quiet):
        self.quiet = quiet
        self.rows = {}
        self.everything = Row("all")
        self.defects = []
        self.explained = []
        self.notes = {}

    def add(self, row_name, verdict):
        open_defects = []
        for defect in verdict.defects:
            reason = explanation(verdict.name, defect)
            if reason is None:
                open_defects.append(defect)
                self.defects.append((verdict.name, defect))
            else:
                self.explained.append((verdict.name, defect, reason))
        for row in (self.rows.setdefault(row_name, Row(row_name)), self.everything):
            row.add(verdict, open_defects)
        for note in (*verdict.notes, verdict.run_note):
            if note:
                self.notes.setdefault(note, []).append(verdict.name)
        if not self.quiet:
            known = "/".join(map(str, reversed(verdict.our_degrees)))
            ran = "run" if verdict.ran else "not run"
            print(f"{verdict.name}: {known}, {len(open_defects)} defects, {ran}", flush=True)

    def table(self):
        lines = [HEADER, ["---"] + ["---:"] * (len(HEADER) - 1)]
        lines += [row.cells() for row in (*self.rows.values(), self.everything)]
        return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)

    def explanations(self):
        counted = collections.Counter(reason for _, _, reason in self.explained)
        return "".join(f"- {count} x {reason}\n" for reason, count in counted.items())

    def print_all(self):
        print(self.table())
        for title, lines in (
            ("Not as usual:", [note_line(*item) for item in self.notes.items()]),
            (
                "Explained:",
                [f"{model}: {defect}: {reason}" for model, defect, reason in self.explained],
            ),
            ("To be mended:", [f"{model}: {defect}" for model, defect in self.defects]),
        ):
            if lines:
                print(title, *lines, sep="\n  ")
        counted = collections.Counter((d.kind, d.operator) for _, d in self.defects)
        for (kind, operator), count in counted.most_common():
            print(f"{count:6} {kind}: {operator or 'graph input or output'}")
        print(
            f"{self.everything.files} models, {len(self.defects)} defects, "
            f"{len(self.explained)} explained"
        )


def note_line(note, names):
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{note}: {', '.join(names[:3])}{more}"


def network_of(path):
    """`resnet18.dynamo.dyn.onnx` is a file of the network `resnet18`."""
    return path.name.partition(".")[0]


def judge_all(arguments, report):
    settings = Settings(arguments.tool, arguments.run, arguments.limit)
    if arguments.generated:
        with tempfile.TemporaryDirectory() as folder:
            for path, data_sets in models.write_generated(folder):
                if fnmatch.fnmatch(path.name, arguments.filter):
                    report.add(GENERATED, judge_safely(path, data_sets, settings))
    for path in models.files_in(arguments.models):
        if fnmatch.fnmatch(path.name, arguments.filter):
            report.add(network_of(path), judge_safely(path, None, settings))


def main():
    arguments = parse_arguments()
    report = Report(arguments.quiet)
    judge_all(arguments, report)
    report.print_all()
    if arguments.markdown:
        text = report.table()
        if report.explained:
            text += "\n" + report.explanations()
        arguments.markdown.write_text(text)
    return 1 if report.defects or not report.everything.files else 0


if __name__ == "__main__":
    sys.exit(main())
