"""Opens a report with more findings and nodes than a page has.

    html_limits.py FILE
"""

import sys

from html_page import Browser, check_quiet


def main():
    with Browser() as browser:
        browser.resize(1440, 900)
        browser.open(sys.argv[1])
        shown = browser.run("document.getElementById('shown').textContent")
        assert shown == "10,000 of the first 10,000; 25,001 findings in all", shown
        assert "25,001 errors" in browser.run("document.getElementById('facts').innerText")
        nothing = browser.run("document.getElementById('canvas').textContent")
        assert nothing == "The model has 50,002 nodes: too many to draw.", nothing
        browser.click("#page-after")
        assert browser.run("document.getElementById('page-now').textContent") == "Page 2 of 50"
        browser.click("#body tr")
        assert browser.run("list.selected.index") == 200
        assert "block200.act" in browser.run("document.getElementById('details').textContent")
        check_quiet(browser)


if __name__ == "__main__":
    main()
