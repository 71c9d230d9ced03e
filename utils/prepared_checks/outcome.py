"""What became of one check of one file."""

import dataclasses
import re

PASSED = "passed"
EXPLAINED = "explained"  # a checked reason: no fault of what --prepare did
FAILED = "failed"
NOT_TRIED = "not tried"

# The checks, in order, and their headings.
CHECKS = {
    "exit": "exits with 0",
    "checker": "onnx.checker",
    "equal": "equal outputs",
    "clean": "validates clean",
    "again": "fixed point",
    "text": "through MLIR",
    "renamed": "renamed",
    "quantsim": "AIMET-ONNX",
}


@dataclasses.dataclass
class Outcome:
    status: str
    reason: str = ""

    @classmethod
    def of(cls, fault):
        """Passed, unless there is a fault."""
        return cls(FAILED, fault) if fault else cls(PASSED)


def one_line(text, length=160):
    text = " ".join(without_paths(text).split())
    return text if len(text) <= length else text[: length - 3] + "..."


def without_paths(text):
    """Without the names of temporary files, which are others each time."""
    return re.sub(r"/tmp/\S*/", "", str(text))


def without_names(text):
    """A message without what names, numbers and paths make different."""
    text = re.sub(r"\S*/\S*", "PATH", str(text))
    text = re.sub(r"'[^']*'|\"[^\"]*\"|\([^()]*\)", "NAME", text)
    return " ".join(re.sub(r"\d+", "N", text).split())


def fault_beside_original(fault, original_fault):
    """Outcome of a check that the original must pass as well: `original_fault` is asked only if there is a fault."""
    if not fault:
        return Outcome(PASSED)
    before = original_fault()
    if before and without_names(before) == without_names(fault):
        return Outcome(EXPLAINED, f"the original, too: {one_line(before)}")
    return Outcome(FAILED, one_line(fault))
