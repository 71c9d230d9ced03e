"""Checks the HTML report as a file.

    html_file.py FILE
"""

import base64
import hashlib
import re
import sys

from html_page import Report

VOID = {"meta", "input", "wbr"}


def hash_of(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def main():
    report = Report(sys.argv[1])
    page = report.bytes.decode()
    assert report.parts.policy == (
        f"default-src 'none'; script-src {hash_of(report.script)}; style-src {hash_of(report.style)}"
    ), report.parts.policy
    assert report.parts.tags.count("script") == 2 and report.parts.tags.count("style") == 1
    outside = set(re.findall(r"[a-z]+://[^\s\"']+", page.replace(report.json, "")))
    assert outside == {"http://www.w3.org/2000/svg"}, outside
    assert not re.search(r"\b(eval|innerHTML|outerHTML|insertAdjacentHTML|document\.write|fetch|XMLHttpRequest|import\()", report.script)
    assert not re.search(r"\bstyle=|\bon[a-z]+=\"|\bsrc=|@import|url\(", page.replace(report.json, "").replace("url(#arrow)", ""))
    for c in "<>&\u2028\u2029":
        assert c not in report.json, ascii(c)
    for tag in set(report.parts.tags) - VOID - {"html"}:
        assert page.count(f"</{tag}>") >= 1, tag
    vertices = len(report.data["nodes"])
    assert all(0 <= end < vertices for end in report.data["edges"])
    for row in report.data["findings"]:
        assert all(-1 <= vertex < vertices for vertex in row[-2][1::2])


if __name__ == "__main__":
    main()
