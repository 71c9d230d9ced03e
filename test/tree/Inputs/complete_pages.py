"""Checks that pages of checks and passes have all their parts.

    complete_pages.py FOLDER
"""

import pathlib
import sys

ALWAYS = ("## What it does", "## Why it matters for quantization", "```")
OF_CHECKS = ("## What to do in PyTorch, and by pass",)
OF_REWRITES = (" become",)


def lacking(text):
    wanted = list(ALWAYS)
    if "\nCheck: " in text:
        wanted += OF_CHECKS
    if "\nPass that rewrites" in text:
        wanted += OF_REWRITES
    return [part for part in wanted if part not in text]


def main():
    problems = []
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.md")):
        text = path.read_text()
        if path.name != "README.md":
            problems += [f"{path.name} has no '{part}'" for part in lacking(text)]
        if text.count("```") % 2:
            problems.append(f"{path.name}: a block of code is not closed")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
