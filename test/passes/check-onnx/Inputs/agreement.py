"""Compares check-onnx with onnx.checker on faults and their look-alikes.

    agreement.py --work=DIR [--only=TEXT] [--table=FILE]

Of every case both models are given to both. What the checker refuses we must
find as an error, or refuse; what it never looks at we must find nonetheless;
and the look-alike must be free of errors and of findings of that rule. The
table has the rules and severities that were seen.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import warnings

import onnx

import cases
import cases_model  # noqa: F401 (registers its cases)
import cases_nodes  # noqa: F401
import cases_tensors  # noqa: F401
import cases_unchecked  # noqa: F401

# Rules of inference: the models here are not made for it, nor does the checker
# infer without being asked. test/shape holds that against onnx.
INFERRED = {
    "type", "type-binding", "rank", "shape", "broadcast", "axis", "attribute-value",
    "negative-size", "overflow", "stated-type", "body", "input-value",
}


def checker_accepts(path):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            onnx.checker.check_model(str(path))
        return True
    except Exception:  # whatever it is, the model is not taken
        return False


def findings_of(path):
    """Exit code and findings; None where the file is refused."""
    report = path.with_suffix(".json")
    done = subprocess.run(
        ["aimet-opt", "--check-onnx", "--quiet", f"--report=json:{report}", str(path)],
        capture_output=True, text=True, timeout=100)
    if done.returncode == 2:
        return 2, None, done.stderr
    if done.returncode not in (0, 1):
        return done.returncode, [], done.stderr
    return done.returncode, json.loads(report.read_text())["findings"], done.stderr


def write(folder, name, made):
    model, files = made if isinstance(made, tuple) else (made, {})
    target = folder / name
    target.mkdir(parents=True, exist_ok=True)
    data = model if isinstance(model, bytes) else model.SerializeToString()
    path = target / "model.onnx"
    path.write_bytes(data)
    for file, content in files.items():
        (target / file).write_bytes(content)
    return path


def describe(findings):
    return "; ".join(f"{f['severity']} {f['rule']}: {f['message']}" for f in findings)


def check_fault(each, path):
    accepted = checker_accepts(path)
    if accepted != each.accepted:
        yield f"the checker {'accepts' if accepted else 'refuses'} the fault"
    code, findings, stderr = findings_of(path)
    if each.rule == "refused":
        if code != 2 or "error: " not in stderr:
            yield f"exit code {code}, expected a refusal"
        return
    if findings is None:
        yield f"refused, expected a finding: {stderr}"
        return
    found = {f["severity"] for f in findings if f["rule"] == each.rule}
    if found != {each.severity}:
        yield f"{each.severity} of {each.rule} expected, got {describe(findings) or code}"
    for finding in findings:
        if not finding.get("why") or not finding.get("remedy"):
            yield f"a finding without why or remedy: {finding}"


def check_look_alike(each, path):
    if not checker_accepts(path):
        yield "the checker refuses the look-alike"
    code, findings, stderr = findings_of(path)
    if findings is None:
        yield f"the look-alike is refused: {stderr}"
        return
    wrong = [
        f for f in findings
        if f["rule"] == each.rule or f["severity"] == "error" and f["rule"] not in INFERRED
    ]
    if wrong or code not in (0, 1):
        yield f"the look-alike has findings: {describe(wrong)}"


def check(each, folder):
    problems, seen = [], set()
    for faulty, verify in ((True, check_fault), (False, check_look_alike)):
        path = write(folder, "fault" if faulty else "look-alike", each.make(faulty))
        problems += verify(each, path)
        findings = findings_of(path)[1] if faulty else None
        seen |= {(f["rule"], f["severity"]) for f in findings or () if f["rule"] not in INFERRED}
    return problems, seen


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--table", type=pathlib.Path)
    options = parser.parse_args()
    chosen = [each for each in cases.CASES if options.only in each.name]
    failed, seen = 0, set()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(
            lambda pair: check(pair[1], options.work / str(pair[0])), enumerate(chosen))
        for each, (problems, found) in zip(chosen, results):
            failed += bool(problems)
            seen |= found
            for problem in problems:
                print(f"{each.name}: {problem}")
    if options.table:
        options.table.write_text("".join(f"{r} {s}\n" for r, s in sorted(seen)))
    refused = sum(not each.accepted for each in chosen)
    print(f"{len(chosen)} faults, {refused} refused by the checker, {failed} cases failed")
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
