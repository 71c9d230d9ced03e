"""Reads the details of each finding, and the list of findings that are gone from the baseline.

    html_details.py FILE FILE_WITH_GONE
"""

import sys

from html_page import Browser, Report, check_quiet


def check_why(browser):
    """No sentence stands twice in the details."""
    reasons = {True: 0, False: 0}
    for i in range(browser.run("findings.length")):
        browser.click(f"#body tr:nth-child({i + 1})")
        words = browser.run("document.getElementById('details').innerText")
        is_heading, why = browser.run(f"[findings[{i}].why === findings[{i}].issue, findings[{i}].why]")
        assert why and words.replace("`", "").count(why.replace("`", "")) == 1, (why, words)
        assert ("Why" in words.split("\n")) == (not is_heading), words
        reasons[is_heading] += 1
    assert reasons[True] and reasons[False], reasons


def check_gone(browser, report):
    rows = report.data["gone"]
    assert rows
    summary = [text for text in browser.run("[...document.querySelectorAll('#facts summary')].map(e => e.innerText)") if "gone" in text]
    assert summary == [f"{report.data['num_gone']} gone from the baseline"], summary
    browser.run("[...document.querySelectorAll('#facts summary')].find(e => e.innerText.includes('gone')).id = 'gone'")
    browser.click("#gone")
    popup = browser.run("document.querySelector('#facts details[open] .popup').textContent")
    for _, check, _, layer, message, _ in rows:
        assert all(report.text(number) in popup for number in (check, layer, message)), popup
    assert browser.run("(() => { const r = document.querySelector('#facts details[open] .popup').getBoundingClientRect();"
                       " return r.left >= 0 && r.right <= innerWidth; })()")


def main():
    with Browser() as browser:
        for width in (1440, 390):
            browser.resize(width, 900)
            browser.open(sys.argv[1])
            check_why(browser)
            assert "gone" not in browser.run("document.getElementById('facts').innerText")
            browser.open(sys.argv[2])
            check_gone(browser, Report(sys.argv[2]))
            check_quiet(browser)


if __name__ == "__main__":
    main()
