"""What aimet-opt says of an ONNX file: its findings and the modules that it adds."""

import collections
import dataclasses
import json
import subprocess

# The passes that add modules.
REWRITES = ("unroll-reused-modules", "modularize-functionals")


class ToolFailed(Exception):
    pass


@dataclasses.dataclass
class Findings:
    reused: set  # paths
    missing: collections.Counter  # (path of the module that it resides in, function)
    added: dict  # path -> class


def report_of(tool, path, *flags):
    command = [tool, *flags, "--emit=none", "--report=json:-", str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1) or not run.stdout.startswith("{"):
        said = run.stderr.strip().splitlines()
        raise ToolFailed(f"exit code {run.returncode}: {said[-1] if said else 'no message'}")
    return json.loads(run.stdout)


def findings_of(tool, path):
    found = report_of(tool, path, "--validate")["findings"]
    found = [finding for finding in found if finding["severity"] == "error"]
    changes = report_of(tool, path, "--prepare")["changes"]
    return Findings(
        reused={f["module"] for f in found if f["check"] == "check-reused-modules"},
        missing=collections.Counter(
            (f["module"], f["functional"]) for f in found if f["check"] == "check-missing-modules"
        ),
        added={
            change["module"]: change.get("class", "")
            for change in changes
            if change["pass"] in REWRITES
        },
    )
