#!/usr/bin/env python3
"""Writes docs/passes: a page for each check and pass, and an index, from what
`aimet-opt --explain=NAME` prints, which comes from the definitions themselves.

    gen_pass_docs.py [--tool AIMET_OPT] [--check]

With --check nothing is written: differences are printed, and exit with 1.
"""

import argparse
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "passes"
FAMILIES = {
    "validate": "Checks for validation",
    "arch": "Checks of the architecture",
    "analyze": "Passes that add information",
    "prepare": "Passes that rewrite the model",
}
HEAD = """# Checks and passes

Each page is what `aimet-opt --explain=NAME` prints; `utils/gen_pass_docs.py` writes them.

`--select=` and `--ignore=` choose findings by check or rule (`check-onnx/node-name`), `--exclude-modules=` and
`--exclude-module-classes=` modules that checks and rewrites leave alone. All take names and globs, separated by commas: `*` is any
text, dots included, `?` one character, `[abc]` one of several. A module takes its sub-modules along; a class is named with its Python
module or without. What is both selected and ignored is ignored. Checks that are not selected do not run; what is ignored is found and
counted, but neither listed nor judged. A name or glob that names nothing is an error.
"""


def run(tool, *arguments):
    return subprocess.run([tool, *arguments], check=True, capture_output=True, text=True).stdout


def listed(tool):
    """(name, family, summary) of each pass of ours, and of pipelines."""
    for line in run(tool, "--list-passes").splitlines():
        name, family, summary = line.split(None, 2)
        yield name, family, summary


def index(passes):
    text = HEAD + "\n## Pipelines\n\n| pipeline | question or purpose |\n|---|---|\n"
    text += "".join(f"| `--{name}` | {summary} |\n" for name, family, summary in passes if family == "pipeline")
    for family, title in FAMILIES.items():
        rows = [(name, summary) for name, of, summary in passes if of == family]
        if rows:
            text += f"\n## {title}\n\n| name | what it does |\n|---|---|\n"
            text += "".join(f"| [`{name}`]({name}.md) | {summary} |\n" for name, summary in rows)
    return text


def pages(tool):
    passes = list(listed(tool))
    made = {"README.md": index(passes)}
    for name, family, _ in passes:
        if family in FAMILIES:
            made[f"{name}.md"] = run(tool, f"--explain={name}")
    return made


def compare(made):
    problems = []
    for name, text in made.items():
        path = PAGES / name
        if not path.exists() or path.read_text() != text:
            problems.append(f"docs/passes/{name} is not what aimet-opt says; run utils/gen_pass_docs.py")
    known = {path.name for path in PAGES.glob("*.md")}
    problems += [f"docs/passes/{name} is the page of no pass" for name in sorted(known - made.keys())]
    return problems


def write(made):
    PAGES.mkdir(exist_ok=True)
    for path in PAGES.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (PAGES / name).write_text(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", default="aimet-opt")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    made = pages(arguments.tool)
    if not arguments.check:
        write(made)
        return 0
    problems = compare(made)
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
