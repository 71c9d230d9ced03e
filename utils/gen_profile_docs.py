#!/usr/bin/env python3
"""Writes the tables of docs/profiles.md from the built-in profiles, lib/config/profiles/*.toml.

    gen_profile_docs.py [--check]

With --check nothing is written: differences are printed, and exit with 1.
"""

import argparse
import difflib
import pathlib
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROFILES = ROOT / "lib" / "config" / "profiles"
PAGE = ROOT / "docs" / "profiles.md"
BEGIN = "<!-- profiles: made by utils/gen_profile_docs.py -->\n"
END = "<!-- end of profiles -->\n"
NUMBERS = {"channel-multiple": "channels, a multiple of", "channel-minimum": "channels, at least"}


def source(entry):
    text = entry["source"]
    link = f"<{text}>" if text.startswith("http") else text
    return f"{link}, read {entry['date']}"


def overview(profiles):
    text = "| profile | for | multiple | minimum | first and last layer | activations | checks |\n|---|---|---|---|---|---|---|\n"
    for p in profiles:
        numbers = [str(p[key]["value"]) if key in p else "-" for key in NUMBERS]
        activations = ", ".join(f"`{a['function']}`" for a in p.get("activation", [])) or "-"
        checks = ", ".join(check.removeprefix("check-") for check in p["checks"])
        ends = "reported" if p.get("report-first-and-last") else "left out"
        text += f"| `{p['name']}` | {p['title']} | {' | '.join(numbers)} | {ends} | {activations} | {checks} |\n"
    return text


def section(p):
    text = f"\n### `{p['name']}`\n\n{p['description'].strip()}\n\n| what | value | source |\n|---|---|---|\n"
    for key, title in NUMBERS.items():
        if key in p:
            note = f": {p[key]['note']}" if "note" in p[key] else ""
            text += f"| {title} | {p[key]['value']} | {source(p[key])}{note} |\n"
    for a in p.get("activation", []):
        text += f"| activation `{a['function']}` | {a['issue']}; {a['recommendation']} | {source(a)} |\n"
    return text


def made():
    paths = sorted(PROFILES.glob("*.toml"))
    profiles = [tomllib.loads(path.read_text()) for path in paths]
    for path, profile in zip(paths, profiles):
        if profile["name"] != path.stem:
            sys.exit(f"{path}: the profile calls itself {profile['name']}")
    return overview(profiles) + "".join(map(section, profiles))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    page = PAGE.read_text()
    head, rest = page.split(BEGIN)
    wanted = head + BEGIN + made() + END + rest.split(END)[1]
    if check and page != wanted:
        sys.stdout.writelines(difflib.unified_diff(page.splitlines(True), wanted.splitlines(True), "is", "should be"))
        sys.exit(1)
    if not check:
        PAGE.write_text(wanted)


if __name__ == "__main__":
    main()
