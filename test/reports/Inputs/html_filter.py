"""Types words into the filter of a report, one finding of which is suppressed.

    html_filter.py FILE
"""

import sys

from html_page import Browser, check_quiet


def found(browser, words):
    """The findings that are listed."""
    browser.run("clearFilters()")
    browser.click("#filter-text")
    browser.type(words)
    return browser.run("list.rows.map(f => f.index)")


def having(browser, condition):
    return browser.run(f"findings.filter(f => {condition}).map(f => f.index)")


def check_columns(browser):
    """A word finds at least the rows that show it."""
    browser.run("clearFilters()")
    rows = browser.run("[...document.querySelectorAll('#body tr')].map(r => [...r.children].flatMap(c =>"
                       " c.querySelector('.chip') ? [...c.children].map(e => e.innerText) : [c.innerText]))")
    for i, row in enumerate(rows):
        for words in filter(None, row):
            assert i in found(browser, words), (i, words)


def main():
    with Browser() as browser:
        browser.resize(1920, 1000)
        browser.open(sys.argv[1])
        count = browser.run("findings.length")
        suppressed = having(browser, "f.status === 'suppressed'")
        assert suppressed and len(suppressed) < count
        assert found(browser, "suppressed") == suppressed
        assert found(browser, "tied purpose") == suppressed
        warnings = having(browser, "f.severity === 1")
        assert warnings and found(browser, "warning conv-channels") == having(browser, "f.check === 'check-conv-channels'")
        assert not set(found(browser, "error reused")) & set(warnings)
        for share in ("macs", "waste"):
            shown = browser.run(f"findings.map(f => percent(f.{share})).find(Boolean)")
            listed = found(browser, shown)
            assert set(having(browser, f"percent(f.{share}) === {shown!r}")) <= set(listed) and len(listed) < count, shown
        for index in (0, count - 1):
            for key in ("fingerprint", "why"):
                words = browser.run(f"findings[{index}].{key}")
                assert not words or index in found(browser, words), words
        check_columns(browser)
        check_quiet(browser)


if __name__ == "__main__":
    main()
