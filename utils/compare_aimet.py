#!/usr/bin/env python3
"""Compares what aimet-opt says of exported networks with what AIMET-Torch says.

    utils/compare_aimet.py ask [--filter REGEX] [--limit SECONDS] ANSWERS
    utils/compare_aimet.py ask-architecture [--filter REGEX] [--limit SECONDS] ANSWERS
    utils/compare_aimet.py compare [--filter REGEX] [--tool FILE] [--markdown FILE] ANSWERS EXPORTS
    utils/compare_aimet.py compare-architecture [--filter REGEX] [--tool FILE] [--markdown FILE] ANSWERS EXPORTS

`ask` runs AIMET's Model Validator and Model Preparer on the networks of
utils/networks and writes ANSWERS/NAME.aimet.json for each; where AIMET fails,
the answer says how. `ask-architecture` runs AIMET's Architecture Checker and
writes ANSWERS/NAME.arch.json. What is there already is skipped.

`compare` takes the files that utils/export_networks.py has written of the same
networks, runs `aimet-opt --validate` and `aimet-opt --prepare` on each, and
compares reused modules, operations without module with the modules that they
reside in, and the names of added modules. A difference that a rule of
aimet_comparison/reasons.py explains, from what is in the answer and in the file,
is listed with its reason; any other is unexplained, and then the exit code is 1.
`compare-architecture` does the same with `aimet-opt --check-arch
--profile=aimet` and the failed checks of each module (docs/aimet-architecture.md).

Comparing needs the test environment (utils/setup.sh test). `ask` needs an
environment of its own, with Python 3.11 or newer:

    python3 -m venv ENV
    ENV/bin/pip install torch==2.13.0       # the CPU build is enough
    ENV/bin/pip install --no-deps -r utils/export_networks_requirements.txt
    ENV/bin/pip install --no-deps -r utils/compare_aimet_requirements.txt
    ENV/bin/python utils/compare_aimet.py ask ANSWERS

All answers together take about an hour on one core, those of the Architecture
Checker ten minutes.
"""

import argparse
import json
import pathlib
import re
import sys
import time

import networks
from networks.child import call_within

ROOT = pathlib.Path(__file__).resolve().parent.parent


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    ask = commands.add_parser("ask", help="record AIMET's answers")
    architecture = commands.add_parser(
        "ask-architecture", help="record the answers of its Architecture Checker"
    )
    for command in (ask, architecture):
        command.add_argument("--limit", type=float, default=180, help="seconds for one network")
    compare = commands.add_parser("compare", help="compare them with ours")
    compare_architecture = commands.add_parser(
        "compare-architecture", help="compare the answers of the Architecture Checker with ours"
    )
    for command in (ask, architecture, compare, compare_architecture):
        command.add_argument("--filter", default="", help="only names that this expression matches")
        command.add_argument("answers", type=pathlib.Path, help="folder of AIMET's answers")
    for command in (compare, compare_architecture):
        tool = str(ROOT / "build/release/tools/aimet-opt/aimet-opt")
        command.add_argument("--tool", default=tool)
        command.add_argument("--markdown", type=pathlib.Path, help="renew the tables of this file")
        command.add_argument("exports", type=pathlib.Path, help="folder of the exported networks")
    return parser.parse_args()


def ask_all(arguments, answers, kind):
    """Writes NAME.KIND.json for each network; `answers` is the module that asks."""
    wanted = re.compile(arguments.filter)
    arguments.answers.mkdir(parents=True, exist_ok=True)
    networks.prepare_libraries()
    answers.prepare_libraries()
    for network in networks.all_networks():
        path = arguments.answers / f"{network.name}.{kind}.json"
        if not wanted.search(network.name) or path.exists():
            continue
        start = time.monotonic()
        text, fault = call_within(arguments.limit, answers.answer_text, network)
        if fault:
            text = json.dumps({"name": network.name, "error": fault}, indent=1) + "\n"
        partial = path.with_suffix(".partial")
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
        seconds = time.monotonic() - start
        print(f"{network.name}: {fault or 'answered'}, {seconds:.1f} s", flush=True)
    return 0


def compare_all(arguments, report, kind, compare_file):
    """Adds the verdict on each file that NAME.KIND.json answers; the exit code."""
    wanted = re.compile(arguments.filter)
    for path in sorted(arguments.exports.glob("*.onnx")):
        answer = arguments.answers / f"{path.name.partition('.')[0]}.{kind}.json"
        if wanted.search(path.name) and answer.exists():
            answer = json.loads(answer.read_text(encoding="utf-8"))
            report.add(path.name, compare_file(arguments.tool, path, answer))
    if arguments.markdown:
        report.write_markdown(arguments.markdown)
    print(report.summary())
    return 1 if report.unexplained or report.failed or not report.verdicts else 0


def compare_modules(tool, path, answer):
    """The verdict, or a sentence that says why there is none."""
    from aimet_comparison import exports, findings, verdicts

    try:
        found = findings.findings_of(tool, path)
    except findings.ToolFailed as failure:
        return str(failure)
    return verdicts.judge(path.name, answer, exports.read(path), found)


def compare_architecture(tool, path, answer):
    """The verdict, or a sentence that says why there is none."""
    from aimet_comparison import architecture, findings

    try:
        return architecture.judge(tool, path, answer)
    except findings.ToolFailed as failure:
        return str(failure)


def main():
    arguments = parse_arguments()
    if arguments.command == "ask":
        from aimet_comparison import answers

        return ask_all(arguments, answers, "aimet")
    if arguments.command == "ask-architecture":
        from aimet_comparison import architecture_answers

        return ask_all(arguments, architecture_answers, "arch")
    if arguments.command == "compare-architecture":
        from aimet_comparison import architecture

        return compare_all(arguments, architecture.Report(), "arch", compare_architecture)
    from aimet_comparison import table

    return compare_all(arguments, table.Report(), "aimet", compare_modules)


if __name__ == "__main__":
    sys.exit(main())
