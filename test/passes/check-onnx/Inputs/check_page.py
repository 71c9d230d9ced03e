"""Compares docs/passes/check-onnx.md with the rules in the sources, and with a table
of rules and severities that were seen.

    check_page.py TABLE
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[4]
SOURCES = ("lib/rules/*.c", "passes/validate/check_onnx.c", "lib/shape/infer_faults.c")
# `aimet_rule x = {"name", ...}`, `aimet_rule rules[] = {{"name", check, ...}, ...}`
TABLES = re.compile(r"aimet_rule \w+(?:\[\])? = \{(.*?)\};", re.S)
NAME = re.compile(r'"([a-z][a-z0-9-]+)",\s*(?:NULL|\w+),')
FIELD = re.compile(r'\.rule = "([a-z0-9-]+)"')
FAULT = re.compile(r'\[AIMET_FAULT_\w+\] = \{\s*"([a-z-]+)"')
ROW = re.compile(r"^\| `([a-z-]+)` \| ([a-z, ]+) \|", re.M)

# What the models of the comparison cannot show: it is about IR, about shapes,
# or shown by another test of this folder.
SHOWN_ELSEWHERE = {
    ("no-graph", "error"), ("name-text", "warning"), ("call-target", "warning"),
    ("function-identity", "warning"), ("output-required", "error"),
}


def rules_of_sources():
    found, inferred = set(), set()
    for pattern in SOURCES:
        for path in ROOT.glob(pattern):
            text = path.read_text()
            found |= set(FIELD.findall(text))
            for table in TABLES.findall(text):
                found |= set(NAME.findall(table))
            inferred |= set(FAULT.findall(text))
    return found | inferred, inferred


def main():
    rows = ROW.findall((ROOT / "docs" / "passes" / "check-onnx.md").read_text())
    page = {name: set(severities.split(", ")) for name, severities in rows}
    rules, inferred = rules_of_sources()
    seen = {tuple(line.split()) for line in pathlib.Path(sys.argv[1]).read_text().splitlines()}
    problems = [f"{name}: listed twice" for name in page if [r for r, _ in rows].count(name) > 1]
    problems += [f"{name}: not on the page" for name in sorted(rules - page.keys())]
    problems += [f"{name}: no such rule" for name in sorted(page.keys() - rules)]
    for name, severity in sorted(seen):
        if severity not in page.get(name, ()):
            problems.append(f"{name}: {severity} is not on the page")
    for name in sorted(page.keys() - inferred):
        for severity in sorted(page[name]):
            if (name, severity) not in seen | SHOWN_ELSEWHERE:
                problems.append(f"{name}: {severity} was never seen")
    for problem in problems:
        print(problem)
    if len(rules) < 50:
        problems.append("the sources have hardly any rules")
    print(f"{len(rules)} rules")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
