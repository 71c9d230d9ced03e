"""Reads reports about the names of hostile.py with a real parser of each format.

    harmless.py JSON SARIF CSV TEXT
"""

import csv
import json
import sys

from hostile import NAMES
from sarif import load, validate


def shown(name):
    """The name as JSON has it: bytes that are no UTF-8 are replaced."""
    return name.decode("utf-8", errors="replace")


def check_json(path):
    report = load(path)
    found = [finding["module"] for finding in report["findings"]]
    for name, module in zip(NAMES, found, strict=True):
        assert module == shown(name), (name[:40], module[:40])


def check_sarif(path):
    log = load(path)
    validate(log)
    results = log["runs"][0]["results"]
    for name, result in zip(NAMES, results, strict=True):
        (location,) = result["locations"]
        names = [l["fullyQualifiedName"] for l in location["logicalLocations"]]
        calls = [shown(name + b"/%d" % call) for call in range(2)]
        assert names == [shown(name), *calls], names
        text = result["message"]["text"]
        assert "](" not in text or "\\](" in text, text[:80]
        assert "{0}" not in text.replace("{{0}}", ""), text[:80]


def check_csv(path):
    with open(path, "rb") as file:
        text = file.read()
    assert not any(c < 0x20 or c == 0x7F for c in text.replace(b"\r\n", b""))
    rows = list(csv.DictReader(text.decode().splitlines(), strict=True))
    csv.field_size_limit(1 << 20)
    assert len(rows) == len(NAMES)
    for row in rows:
        for cell in row.values():
            assert cell is not None and len(cell) < 32767
            assert not cell.startswith(("=", "+", "-", "@", "\uff1d")), cell
    layers = [row["Graph/Layer_name"] for row in rows]
    assert layers[0] == "<script>alert(1)</script>"
    assert layers[2] == r"\x1b[31mred\x1b]0;title\x07"
    assert layers[4] == r"two\x0alines\x0d\x0aand three", layers[4]
    assert layers[7] == "'=cmd|'/C calc'!A0"


def check_text(path):
    with open(path, "rb") as file:
        text = file.read()
    text.decode("utf-8", errors="strict")
    assert not any(c < 0x20 or c == 0x7F for c in text.replace(b"\n", b""))
    assert "\u202e".encode() not in text


def main():
    check_json(sys.argv[1])
    check_sarif(sys.argv[2])
    check_csv(sys.argv[3])
    check_text(sys.argv[4])


if __name__ == "__main__":
    main()
