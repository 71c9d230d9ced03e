"""Looks at a report about the names of hostile.py, as a file and in the browser.

    html_hostile.py FILE
"""

import sys

from hostile import NAMES
from html_page import Browser, Report, check_quiet

ELEMENTS = "[...document.querySelectorAll('*')].map(e => e.localName)"
OWN = {
    "html", "head", "meta", "title", "style", "body", "noscript", "header", "div", "h1", "span", "button", "details", "summary", "table",
    "thead", "tbody", "tr", "th", "td", "wbr", "b", "main", "section", "input", "select", "option", "p", "nav", "ol", "ul", "li", "code",
    "svg", "defs", "marker", "path", "g", "rect", "circle", "text", "h2", "h3", "dl", "dt", "dd", "script",
}


def check_file(report):
    assert report.parts.tags.count("script") == 2 and report.parts.tags.count("img") == 0
    for c in "<>&\u2028\u2029":
        assert c not in report.json, ascii(c)
    strings = report.data["strings"]
    for text in strings:
        assert len(text) < 2100
        assert not any(ord(c) < 0x20 or ord(c) == 0x7F or c in "\u202e\u2028\u2029" for c in text), ascii(text[:80])
    assert r"\x1b[31mred\x1b]0;title\x07" in strings
    assert r"two\x0alines\x0d\x0aand three" in strings
    assert r"lone \xff\xc3 bytes \xed\xa0\x80" in strings
    assert any(text.startswith("longlong") and text.endswith("... (1048576 bytes)") for text in strings)


def check_page(browser, report):
    assert set(browser.run(ELEMENTS)) <= OWN, set(browser.run(ELEMENTS)) - OWN
    browser.run("inPostOrder(root).filter(isContainer).forEach(c => openContainer(c)); openContainer(root)")
    layers = browser.run("[...document.querySelectorAll('#body tr')].map(r => r.children[1].textContent)")
    assert layers == [report.text(row[7]) for row in report.data["findings"]]
    assert layers[0] == "<script>alert(1)</script>" and layers[1] == "</script><img src=x onerror=alert(1)>"
    for i in range(len(NAMES)):
        browser.click(f"#body tr:nth-child({i + 1})")
        assert browser.run("document.querySelector('#details h2').textContent.length > 10")
        assert browser.run("shown.selected !== null"), i
    assert set(browser.run(ELEMENTS)) <= OWN
    assert browser.run("document.documentElement.scrollWidth <= innerWidth"), "a long name makes the page wider"


def main():
    report = Report(sys.argv[1])
    check_file(report)
    with Browser() as browser:
        browser.resize(1440, 900)
        browser.open(sys.argv[1])
        check_page(browser, report)
        browser.resize(400, 800)
        assert browser.run("document.documentElement.scrollWidth <= innerWidth"), "a long name makes the narrow page wider"
        check_quiet(browser)


if __name__ == "__main__":
    main()
