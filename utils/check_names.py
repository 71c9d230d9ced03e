#!/usr/bin/env python3
"""Checks that names agree across the tree; prints what does not, exits with 1.

- A pass `check-x` is passes/FAMILY/check_x.c with `aimet_pass_check_x` and the
  name "check-x" in it, one line of passes/pass_list.def, and one folder
  test/passes/check-x with tests. All four have it or none.
- The reasons for which a batch norm stays are those that the description of
  check-batch-norm-fold lists (a test has a model for each of these).
- The banner of a C file begins with the file's name.
- The top of the tree holds what docs/architecture.md says and nothing else, of
  what git keeps: reports and models that somebody made there are no part of it.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOP = {
    "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md",
    "docs", "include", "lib", "passes", "test", "tools", "utils",
}
DEFINITION = re.compile(r"^const aimet_pass_def aimet_pass_(\w+) = \{(.*?)^\};", re.M | re.S)
TEST_SUFFIXES = {".mlir", ".test", ".txtpb"}


def listed_passes():
    text = (ROOT / "passes" / "pass_list.def").read_text()
    return re.findall(r"^AIMET_PASS\((\w+)\)", text, re.M)


def check_pass_file(path, problems):
    """Returns the pass that the file defines, or None."""
    found = DEFINITION.findall(path.read_text())
    if not found:
        return None
    (symbol, body), *others = found
    if others:
        problems.append(f"{path}: defines {len(found)} passes, expected one")
    if symbol != path.stem:
        problems.append(f"{path}: defines aimet_pass_{symbol}, expected _{path.stem}")
    name = re.search(r'\.name = "([^"]*)"', body)
    if not name or name.group(1) != path.stem.replace("_", "-"):
        got = name.group(1) if name else "nothing"
        problems.append(f"{path}: named '{got}', expected '{path.stem.replace('_', '-')}'")
    return path.stem


def check_passes(problems):
    files = sorted((ROOT / "passes").glob("*/*.c"))
    defined = {check_pass_file(path, problems) for path in files} - {None}
    listed = listed_passes()
    for name in sorted(defined.symmetric_difference(listed)):
        where = "has no file" if name in listed else "is not in pass_list.def"
        problems.append(f"passes: {name} {where}")
    if len(listed) != len(set(listed)):
        problems.append("passes/pass_list.def: a pass is listed twice")

    folders = ROOT / "test" / "passes"
    tested = {path.name for path in folders.glob("*") if path.is_dir()}
    for name in sorted(defined):
        folder = folders / name.replace("_", "-")
        tests = folder.rglob("*") if folder.is_dir() else []
        if not any(path.suffix in TEST_SUFFIXES for path in tests):
            problems.append(f"{folder}: no tests for this pass")
    for folder in sorted(tested - {name.replace("_", "-") for name in defined}):
        problems.append(f"{folders / folder}: no such pass")


def check_reasons(problems):
    named = (ROOT / "lib" / "analysis" / "batch_norm.c").read_text()
    described = (ROOT / "passes" / "arch" / "check_batch_norm_fold.c").read_text()
    reasons = set(re.findall(r'\[AIMET_NORM_\w+\] = "([a-z-]+)"', named)) - {"folds"}
    rows = set(re.findall(r'"\| `([a-z-]+)` \|', described))
    for reason in sorted(reasons ^ rows):
        problems.append(f"check-batch-norm-fold: reason '{reason}' is named or described, but not both")


def check_banners(problems):
    for top in ("include", "lib", "passes", "tools", "test"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix not in (".c", ".h", ".def"):
                continue
            first = path.read_text().split("\n", 1)[0]
            if not first.startswith(f"//===- {path.name} - "):
                problems.append(f"{path}: the banner does not begin with the name")


def check_top(problems):
    if not (ROOT / ".git").exists():
        return
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "-C", str(ROOT), "ls-files"],
        capture_output=True, text=True, check=True,
    ).stdout.splitlines()
    for name in sorted({line.split("/")[0] for line in listed}):
        if not name.startswith(".") and name not in TOP:
            problems.append(f"{name}: does not belong at the top of the tree")
    for line in listed:
        if line.endswith((".cpp", ".cc", ".cxx", ".hpp")):
            problems.append(f"{line}: the tree is C only")


def main():
    problems = []
    check_passes(problems)
    check_reasons(problems)
    check_banners(problems)
    check_top(problems)
    for problem in problems:
        print(problem.replace(f"{ROOT}/", ""))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
