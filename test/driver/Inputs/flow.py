"""Reads the report of a flow: its runs tell findings and changes apart."""

import json
import sys

with open(sys.argv[1]) as file:
    report = json.load(file)

checks = [run for run in report["runs"] if run["kind"] == "check"]
rewrites = [run for run in report["runs"] if run["kind"] == "rewrite"]
assert report["ok"] and len(checks) % 2 == 0 and rewrites

half = len(checks) // 2
assert [c["pass"] for c in checks[:half]] == [c["pass"] for c in checks[half:]]
assert any(not c["ok"] for c in checks[:half])
assert all(c["ok"] for c in checks[half:])

for run in checks:
    first = run["first_finding"]
    own = report["findings"][first : first + run["findings"]]
    assert all(finding["check"] == run["pass"] for finding in own)
    assert sum(run["summary"].values()) == len(own) == run["findings"]

for run in rewrites:
    first = run["first_change"]
    own = report["changes"][first : first + run["changes"]]
    assert all(change["pass"] == run["pass"] for change in own)
assert sum(run["changes"] for run in rewrites) == len(report["changes"])

old = [change.get("old_nodes") for change in report["changes"]]
assert ["/relu1_1/Relu"] in old and ["/MaxPool_1"] in old
