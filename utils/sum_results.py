#!/usr/bin/env python3
"""Sums the results that CTest and lit wrote into a folder.

Prints "N passed, N failed" (and skipped, if any). Exits with 1 if anything
failed, or if a runner is missing or ran nothing.
"""

import argparse
import collections
import json
import pathlib
import sys
import xml.etree.ElementTree

LIT_PASSED = {"PASS", "XFAIL", "FLAKYPASS"}
LIT_SKIPPED = {"UNSUPPORTED", "SKIPPED", "EXCLUDED"}


def count_ctest(path):
    counts = collections.Counter()
    for case in xml.etree.ElementTree.parse(path).getroot().iter("testcase"):
        status = case.get("status")
        kind = {"run": "passed", "notrun": "skipped", "disabled": "skipped"}
        counts[kind.get(status, "failed")] += 1
    return counts


def count_lit(path):
    counts = collections.Counter()
    for test in json.loads(path.read_text())["tests"]:
        if test["code"] in LIT_PASSED:
            counts["passed"] += 1
        elif test["code"] in LIT_SKIPPED:
            counts["skipped"] += 1
        else:
            counts["failed"] += 1
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failed-builds", type=int, default=0)
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()

    total = collections.Counter(failed=arguments.failed_builds)
    for preset in ("release", "asan"):
        for runner, count in (("ctest.xml", count_ctest), ("lit.json", count_lit)):
            path = arguments.folder / f"{preset}.{runner}"
            counts = count(path) if path.exists() else collections.Counter()
            if not counts["passed"] and not counts["failed"]:
                print(f"sum_results.py: error: no test executed: {path.name}")
                counts["failed"] += 1
            total += counts

    line = f"{total['passed']} passed, {total['failed']} failed"
    if total["skipped"]:
        line += f", {total['skipped']} skipped"
    print(line)
    return 1 if total["failed"] or not total["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
