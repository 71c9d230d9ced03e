"""Prints a report of several pages of findings: all rows are on paper.

    html_print.py FILE PDF
"""

import sys

from html_page import Browser, check_quiet


def main():
    with Browser() as browser:
        browser.open(sys.argv[1])
        rows = "document.querySelectorAll('#body tr').length"
        on_screen = browser.run(rows)
        browser.run("addEventListener('beforeprint', () => { window.printed = [" + rows +
                    ", document.getElementById('rows').scrollHeight, document.getElementById('rows').clientHeight]; })")
        browser.print_pdf(sys.argv[2])
        printed, _, _ = browser.run("window.printed")
        assert printed == browser.run("findings.length") > on_screen, (printed, on_screen)
        assert browser.run(rows) == on_screen
        browser.call("Emulation.setEmulatedMedia", media="print")
        browser.resize(1040, 720)
        clipped = browser.run("['rows', 'canvas', 'details'].filter(id => { const e = document.getElementById(id);"
                              " return e.scrollHeight > e.clientHeight + 1 && getComputedStyle(e).overflowY !== 'visible'; })")
        assert not clipped, clipped
        sheet = browser.run("document.querySelector('#canvas svg').getBoundingClientRect().height")
        assert sheet < 720, f"the graph is higher than a sheet: {sheet}"
        browser.resize(600, 720)
        cut = browser.run("[...document.querySelectorAll('.cut')].filter(e => e.scrollHeight > e.clientHeight + 1).length")
        assert not cut, f"{cut} cells are cut on paper, where no details can be opened"
        assert browser.run("document.getElementById('graph').offsetTop >="
                           " document.getElementById('rows').getBoundingClientRect().bottom + scrollY - 1")
        assert browser.run("getComputedStyle(document.getElementById('theme')).display") == "none"
        check_quiet(browser)
    with open(sys.argv[2], "rb") as file:
        assert file.read(5) == b"%PDF-"


if __name__ == "__main__":
    main()
