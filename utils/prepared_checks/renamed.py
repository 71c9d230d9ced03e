"""Whether the findings of a model with other names are the findings with other names."""

import collections
import pathlib
import sys

import onnx

from prepared_checks.outcome import PASSED, Outcome, one_line

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "test/fixtures"))
from permute import Permutation  # noqa: E402

# What of a finding speaks of modules, and so changes with their names.
KINDS = ("check-reused-modules", "check-missing-modules", "check-shared-weights")
SHIFT = 1


def finding_of(finding, rename):
    return (
        finding["check"],
        rename(finding.get("module", "")),
        finding.get("functional", ""),
        finding.get("calls", 0),
        len(finding.get("nodes", ())),
    )


def findings_of(report, rename=str):
    return collections.Counter(
        finding_of(finding, rename)
        for finding in report["findings"]
        if finding["check"] in KINDS and finding.get("current", True)
    )


def judge_renamed(source, folder, validate):
    """`validate` gives the report of a file."""
    permutation = Permutation(onnx.load(source), SHIFT)
    if len(permutation.words) < 2:
        return Outcome(PASSED)
    path = folder / "renamed.onnx"
    onnx.save(permutation.model, path)
    expected = findings_of(validate(source), permutation.path)
    got = findings_of(validate(path))
    if got == expected:
        return Outcome(PASSED)
    return Outcome.of(
        one_line(f"missing {list(expected - got)[:3]}, besides {list(got - expected)[:3]}", 400)
    )
