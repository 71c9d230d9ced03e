#!/usr/bin/env python3
"""Judges what aimet-opt makes of models: is it ready, and is it still the same model?

    utils/check_prepared.py [--results FILE] [--markdown FILE] MODEL|FOLDER...

Each model goes through `aimet-opt --validate --prepare --validate MODEL -o OUT`. Then:

    exit      the exit code is 0
    checker   onnx.checker accepts OUT, with full_check
    equal     ONNX Runtime computes the same bits from MODEL and OUT, from random inputs,
              without optimising the graph
    clean     OUT validates clean from its file alone
    again     preparing OUT changes no byte
    text      preparing to MLIR text, and writing ONNX from that, gives the same bytes
    renamed   with modules, tensors and nodes renamed, the findings are those with new names
    quantsim  AIMET-ONNX's QuantizationSimModel loads OUT (with --aimet-python)

A check that fails is explained if the original fails in the same way: then preparing is not
to blame. Prints a line for each file, `+` passed, `e` explained, `F` failed, `-` not tried,
for each check in this order; exits with 1 if anything failed. With --results, what passed
before is not judged again. Needs the test environment (utils/setup.sh test), and for
AIMET-ONNX one of its own, with Python 3.11 or newer:

    python3 -m venv ENV
    ENV/bin/pip install torch==2.13.0       # the CPU build is enough
    ENV/bin/pip install --no-deps -r utils/check_prepared_requirements.txt

docs/prepared-models.md holds the table of a run over exported networks.
"""

import argparse
import dataclasses
import glob
import json
import multiprocessing
import pathlib
import sys
import tempfile

from prepared_checks import table
from prepared_checks.judge import PREPARED, Judge
from prepared_checks.outcome import CHECKS, FAILED, NOT_TRIED, Outcome
from prepared_checks.quantsim import QuantSim
from shape_comparison.models import files_in

ROOT = pathlib.Path(__file__).resolve().parent.parent


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "models", nargs="+", type=pathlib.Path, help=".onnx files, or folders of them"
    )
    parser.add_argument("--tool", default=str(ROOT / "build/release/tools/aimet-opt/aimet-opt"))
    parser.add_argument("--aimet-python", help="the Python of an environment with aimet-onnx")
    parser.add_argument("--results", type=pathlib.Path, help="JSON lines: read, and added to")
    parser.add_argument("--markdown", type=pathlib.Path, help="write the table to this file")
    parser.add_argument("--limit", type=float, default=300, help="seconds for one file")
    parser.add_argument(
        "--max-bytes", type=float, default=4e8, help="leave out files that are larger than this"
    )
    return parser.parse_args()


def size_of(path):
    """With its external data, as exporters name it."""
    return sum(part.stat().st_size for part in path.parent.glob(f"{glob.escape(path.name)}*"))


def stamp_of(path):
    return [size_of(path), path.stat().st_mtime_ns]


def has_failed(outcomes):
    return any(outcome.status == FAILED for outcome in outcomes.values())


def read_results(path):
    """Name -> stamp of the file and outcomes; the last line of a name counts."""
    results = {}
    if path and path.exists():
        for line in path.read_text().splitlines():
            entry = json.loads(line)
            outcomes = {name: Outcome(**entry["outcomes"][name]) for name in CHECKS}
            results[entry["name"]] = (entry["stamp"], outcomes)
    return results


def append_result(path, name, stamp, outcomes):
    entry = {
        "name": name,
        "stamp": stamp,
        "outcomes": {check: dataclasses.asdict(outcome) for check, outcome in outcomes.items()},
    }
    with open(path, "a") as file:
        file.write(json.dumps(entry) + "\n")


def send_outcomes(judge, connection):
    connection.send(judge.judge_all())


def judge_within(judge, limit):
    """The outcomes, computed in a child: a runtime that hangs or crashes is a failure of the file."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=send_outcomes, args=(judge, sender))
    child.start()
    sender.close()
    try:
        return receiver.recv() if receiver.poll(limit) else faults(f"no end within {limit:.0f} s")
    except EOFError:
        child.join()
        return faults(f"the judge died with {child.exitcode}")
    finally:
        child.kill()
        child.join()


def faults(reason):
    return {name: Outcome(FAILED, reason) for name in CHECKS if name != "quantsim"}


def judge_file(path, arguments, quantsim):
    with tempfile.TemporaryDirectory() as folder:
        judge = Judge(arguments.tool, path.resolve(), folder)
        outcomes = judge_within(judge, arguments.limit)
        prepared = pathlib.Path(folder) / PREPARED
        outcomes["quantsim"] = quantsim.judge(path.resolve(), prepared)
    return {name: outcomes.get(name, Outcome(NOT_TRIED)) for name in CHECKS}


def judge_files(paths, arguments):
    """Yields name and outcomes of each file."""
    known = read_results(arguments.results)
    quantsim = QuantSim(arguments.aimet_python, arguments.limit)
    for path in paths:
        stamp = stamp_of(path)
        before = known.get(path.name)
        if before and before[0] == stamp and not has_failed(before[1]):
            yield path.name, before[1]
            continue
        outcomes = judge_file(path, arguments, quantsim)
        print(table.status_line(path.name, outcomes), flush=True)
        if arguments.results:
            append_result(arguments.results, path.name, stamp, outcomes)
        yield path.name, outcomes
    quantsim.close()


def main():
    arguments = parse_arguments()
    paths = sorted(files_in(arguments.models), key=size_of)
    paths = [path for path in paths if size_of(path) <= arguments.max_bytes]
    if not paths:
        sys.exit("error: no models")
    results = dict(judge_files(paths, arguments))
    if arguments.markdown:
        arguments.markdown.write_text(table.markdown(results))
    line, failed = table.summary(results)
    print(line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
