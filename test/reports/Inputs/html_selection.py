"""Clicks on each finding in turn, then on the first again, and prints what is selected in the graph.

    html_selection.py FILE
"""

import sys

from html_page import Browser, check_quiet

SELECTED = "[...document.querySelectorAll('#canvas .selected')].map(e => e.getAttribute('aria-label')).join() || 'nothing'"
VERTEX = "shown.selected ? shown.selected.vertex : -1"


def main():
    with Browser() as browser:
        browser.resize(1440, 900)
        browser.open(sys.argv[1])
        for i in [*range(browser.run("findings.length")), 0]:
            browser.click(f"#body tr:nth-child({i + 1})")
            assert browser.run("list.selected.index") == i
            print(browser.run("list.selected.layer"), browser.run(VERTEX), browser.run(SELECTED), sep=" | ")
        check_quiet(browser)


if __name__ == "__main__":
    main()
