"""Judges one file: prepares it as a user would, and asks everybody what came out."""

import collections
import filecmp
import json
import pathlib
import shutil
import subprocess
import sys
import warnings

import onnx

from prepared_checks.equal_outputs import judge_outputs
from prepared_checks.outcome import (
    EXPLAINED,
    FAILED,
    NOT_TRIED,
    Outcome,
    fault_beside_original,
    one_line,
)
from prepared_checks.renamed import judge_renamed

PREPARED = "prepared.onnx"
# How check-onnx begins to say that a value is stated to be what it is not.
MISSTATED = "the stated type of"


class Judge:
    """One file; what is made of it goes to `folder`."""

    def __init__(self, tool, source, folder):
        self.tool, self.source, self.folder = tool, source, pathlib.Path(folder)
        self.prepared = self.folder / PREPARED

    def run(self, *arguments):
        command = [self.tool, "--quiet", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, errors="replace")

    def report(self, path, *arguments):
        """The exit code and the JSON report of a validation (none: it made none)."""
        report = self.folder / "report.json"
        report.unlink(missing_ok=True)
        done = self.run(*arguments, f"--report=json:{report}", path)
        return done, json.loads(report.read_text()) if report.exists() else None

    def validate(self, path):
        return self.report(path, "--validate")[1] or {"findings": []}

    def fault_of(self, done, report):
        """Why it did not exit with 0; none if it did."""
        if done.returncode == 0:
            return ""
        if done.returncode != 1 or not report:
            return f"exit code {done.returncode}: {one_line(done.stderr)}"
        left = collections.Counter(
            f"{finding['check']}: {one_line(finding['message'], 90)}"
            for finding in report["findings"]
            if finding["severity"] == "error" and finding.get("current", True)
        )
        first, _ = left.most_common(1)[0] if left else ("no finding", 0)
        return f"{sum(left.values())} errors left, such as {first}"

    def invalid_onnx(self, report):
        """True if all that is wrong is no valid ONNX in the original, and onnx.checker agrees."""
        left = [
            f for f in report["findings"] if f["severity"] == "error" and f.get("current", True)
        ]
        return (
            bool(left)
            and all(finding["check"] == "check-onnx" for finding in left)
            and bool(checker_fault(self.source))
        )

    def judge_validation(self, done, report):
        fault = self.fault_of(done, report)
        if fault and report and done.returncode == 1 and self.invalid_onnx(report):
            said = one_line(checker_fault(self.source))
            return Outcome(EXPLAINED, f"onnx.checker, of the original: {said}")
        return Outcome.of(fault)

    def judge_exit(self):
        arguments = ("--validate", "--prepare", "--validate", "-o", self.prepared)
        return self.judge_validation(*self.report(self.source, *arguments))

    def misstates_types(self):
        """True if the prepared model states types that do not follow, as check-onnx warns."""
        return any(
            finding["check"] == "check-onnx" and finding["message"].startswith(MISSTATED)
            for finding in self.validate(self.prepared)["findings"]
        )

    def judge_checker(self):
        fault = checker_fault(self.prepared)
        outcome = fault_beside_original(fault, lambda: checker_fault(self.source))
        if outcome.status == FAILED and "existing shape differ" in fault and self.misstates_types():
            reason = "the exporter misstates a type, which shows once control flow is inlined"
            return Outcome(EXPLAINED, f"{reason}: {one_line(fault)}")
        return outcome

    def judge_equal(self):
        return judge_outputs(self.source, self.prepared, self.folder)

    def judge_clean(self):
        return self.judge_validation(*self.report(self.prepared, "--validate"))

    def judge_same_bytes(self, folder, *runs):
        """Runs of the tool, the last of which writes what must be the prepared model.

        It has the same name, for external data is named after the model, but a folder of its own.
        """
        (self.folder / folder).mkdir()
        made = self.folder / folder / PREPARED
        for arguments in (*runs[:-1], (*runs[-1], made)):
            done = self.run(*arguments)
            if done.returncode not in (0, 1):
                return Outcome.of(f"exit code {done.returncode}: {one_line(done.stderr)}")
        same = all(
            filecmp.cmp(path, made.with_name(path.name), shallow=False)
            for path in self.folder.glob(f"{PREPARED}*")
        )
        shutil.rmtree(made.parent)
        return Outcome.of("" if same else "other bytes")

    def judge_again(self):
        return self.judge_same_bytes("again", ("--prepare", self.prepared, "-o"))

    def judge_text(self):
        text = self.folder / "text.mlir"
        return self.judge_same_bytes(
            "text",
            ("--prepare", self.source, "-o", text),
            (f"--external-root={self.source.parent}", text, "-o"),
        )

    def judge_renamed(self):
        return judge_renamed(self.source, self.folder, self.validate)

    def judge_all(self):
        """Outcomes by name of the check."""
        outcomes = {"exit": self.judge_exit()}
        for name in ("checker", "equal", "clean", "again", "text", "renamed"):
            if not self.prepared.exists():
                outcomes[name] = Outcome(NOT_TRIED, "nothing was written")
                continue
            try:
                outcomes[name] = getattr(self, f"judge_{name}")()
            except Exception as error:  # of whatever library: it belongs to this file
                outcomes[name] = Outcome(FAILED, one_line(f"{type(error).__name__}: {error}"))
        return outcomes


def checker_fault(path):
    """What onnx.checker says against the file; empty if nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            onnx.checker.check_model(str(path), full_check=True)
        except Exception as error:  # its errors have no common base
            return one_line(error, sys.maxsize)
    return ""
