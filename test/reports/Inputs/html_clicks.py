"""Uses the HTML report as a user with a mouse does.

    html_clicks.py FILE FILE_WITH_STEPS

The report has findings of several checks, with costs, in modules of modules; the other one a score that passes make higher.
"""

import sys

from html_page import Browser, Report, check_quiet

DETAILS = "document.querySelector('#details h2').textContent"
CRUMBS = "[...document.querySelectorAll('#crumbs li')].map(e => e.textContent)"
SHOWN = "document.getElementById('shown').textContent"
SELECTED = "document.querySelector('#canvas .selected')?.getAttribute('aria-label') ?? null"


def cells(browser, column):
    return browser.run(f"[...document.querySelectorAll('#body tr')].map(r => r.children[{column}].textContent)")


def column_of(browser, title):
    titles = browser.run("[...document.querySelectorAll('#columns th')].map(e => e.textContent)")
    return titles.index(title)


def sort_direction(browser, column):
    return browser.run(f"document.querySelectorAll('#columns th')[{column}].getAttribute('aria-sort')")


def is_in_view(browser, selector):
    """True if the element is where the user sees it, not scrolled away or covered."""
    return browser.run(
        f"(() => {{ const e = document.querySelector({selector!r}), r = e.getBoundingClientRect();"
        " const seen = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);"
        " return e === seen || e.contains(seen); })()"
    )


def check_head(browser, report):
    errors, warnings, _ = report.data["severities"]
    facts = browser.run("document.getElementById('facts').innerText")
    assert f"{errors} error" in facts and f"{warnings} warning" in facts, facts
    assert browser.run("document.getElementById('verdict').textContent") == "Not ready for quantization"
    assert report.text(report.data["input"]) == browser.run("document.querySelector('h1').textContent")


def check_readiness(browser, report):
    """What the passes that mend findings would make of the score."""
    readiness = report.data["readiness"]
    assert readiness["steps"], readiness
    browser.click("#facts details summary")
    popup = browser.run("document.querySelector('#facts details .popup').innerText")
    for step, score, mended, added in readiness["steps"]:
        assert report.text(step).startswith("--") and report.text(step) in popup and f"{added or mended} finding" in popup, popup
    browser.press("Escape")
    assert not browser.run("document.querySelector('#facts details').open")
    browser.click("#facts details:last-of-type summary")
    browser.click("h1")
    assert not browser.run("document.querySelector('#facts details:last-of-type').open")


def check_sorting(browser):
    column = column_of(browser, "Share of MACs")
    header = f"#columns th:nth-child({column + 1}) button"
    as_found = cells(browser, 1)
    browser.click(header)
    assert sort_direction(browser, column) == "descending"
    shares = [float(text.rstrip("%") or -1) for text in cells(browser, column)]
    assert shares == sorted(shares, reverse=True) and shares[0] > shares[-1], shares
    browser.click(header)
    assert sort_direction(browser, column) == "ascending"
    assert [float(text.rstrip("%") or -1) for text in cells(browser, column)] == shares[::-1]
    browser.click(header)
    assert sort_direction(browser, column) == "none"
    assert cells(browser, 1) == as_found


def check_rows(browser):
    """Ten findings or more are seen at once, and headings are not broken within a word."""
    heights = browser.run("[...document.querySelectorAll('#body tr')].map(r => r.getBoundingClientRect().height)")
    assert max(heights) <= 66, heights
    broken = browser.run("[...document.querySelectorAll('#columns button')].filter(b => b.scrollWidth > b.clientWidth)"
                         ".map(b => [b.textContent, b.scrollWidth, b.clientWidth])")
    assert not broken, broken


def check_own_module(browser):
    """Words say "this module" where the row names it; the details name it."""
    own = browser.run("findings.filter(f => f.message.includes(`module \"${f.layer}\"`)).map(f => f.index)")
    assert own
    issues = cells(browser, column_of(browser, "Issue"))
    assert all("this module" in issues[index] for index in own), issues
    browser.click(f"#body tr:nth-child({own[0] + 1})")
    layer = browser.run("list.selected.layer")
    assert f'module "{layer}"' in browser.run("document.getElementById('details').textContent")


def check_filters(browser, report):
    total = len(report.data["findings"])
    browser.click("#filter-text")
    browser.type("reused-MODULES is called")
    found = len(cells(browser, 0))
    assert 0 < found < total and browser.run(SHOWN) == f"{found} of {total} findings", browser.run(SHOWN)
    browser.type(" no such words")
    assert not cells(browser, 0)
    assert browser.run("document.getElementById('empty').textContent") == "No finding passes the filters."
    browser.run("filter.words = []; showFilters(); refresh()")

    browser.click("#filter-severity .error")
    assert set(cells(browser, 0)) == {"warning"}
    browser.click("#filter-severity .error")
    browser.run("(() => { const c = document.getElementById('filter-check'); c.value = 'check-missing-modules';"
                " c.dispatchEvent(new Event('change')); })()")
    assert set(cells(browser, column_of(browser, "Check"))) == {"check-missing-modules"}
    browser.run("clearFilters()")
    assert browser.run(SHOWN) == f"{total} findings"


def check_finding_to_node(browser, report):
    """Every finding of a node leads to that node, in the module that holds it."""
    for i, row in enumerate(report.data["findings"]):
        pairs = row[-2]
        browser.click(f"#body tr:nth-child({i + 1})")
        assert browser.run(f"list.selected.index === {i}")
        assert browser.run(DETAILS) == report.text(row[8])
        if not pairs:
            continue
        assert browser.run(f"isWithin(itemOfVertex[{pairs[1]}], shown.selected)"), i
        assert is_in_view(browser, "#canvas .selected"), i
        container = report.data["nodes"][pairs[1]][2]
        assert browser.run("shown.view.container === shown.selected.parent")
        assert browser.run(f"shown.selected === itemOfModule[{container}] || "
                           f"pathOf(shown.selected).includes(itemOfModule[{container}])"), i


def check_node_to_finding(browser):
    browser.run("openContainer(root)")
    browser.run("shown.view.boxes.find(b => b.item.findings.length && !isContainer(b.item)).element.id = 'wanted'")
    label = browser.run("document.getElementById('wanted').getAttribute('aria-label')")
    browser.click("#wanted")
    assert browser.run(SELECTED) == label
    count = browser.run("shown.selected.findings.length")
    assert browser.run("document.querySelectorAll('#body tr.related').length") == count
    assert browser.run("[...document.querySelectorAll('#details .links.long b')].every((b, i) =>"
                       " b.textContent === shown.selected.findings[i].layer)")
    browser.click("#details .links.long button")
    assert browser.run("list.selected === shown.selected.findings[0]")
    assert browser.run(SELECTED) == label
    assert browser.run("document.querySelector('#body tr[aria-selected=true]') === document.activeElement")
    assert is_in_view(browser, "#body tr[aria-selected=true]")


def check_drilling(browser):
    browser.run("openContainer(root)")
    assert browser.run(CRUMBS) == ["(root)"]
    assert browser.run("document.getElementById('filter-module').disabled")
    name = browser.run("(() => { const b = shown.view.boxes.find(b => b.kind === 'item' && isContainer(b.item) &&"
                       " b.item.children.some(isContainer)); b.element.id = 'outer'; return b.item.name; })()")
    browser.click("#outer")
    assert browser.run(CRUMBS) == ["(root)", name]
    assert browser.run(DETAILS) == name
    inner = browser.run("(() => { const b = shown.view.boxes.find(b => b.kind === 'item' && isContainer(b.item));"
                        " b.element.id = 'inner'; return b.item.name; })()")
    browser.click("#inner")
    assert browser.run(CRUMBS) == ["(root)", name, inner]
    assert browser.run("document.getElementById('filter-module').textContent") == f"In {name}.{inner}"
    browser.click("#filter-module")
    assert 0 < browser.run("list.rows.length") < browser.run("findings.length")
    assert browser.run("list.rows.every(f => f.around.has(shown.view.container))")
    browser.click("#filter-module")
    browser.click("#crumbs li:nth-child(2) button")
    assert browser.run(CRUMBS) == ["(root)", name]
    browser.run("shown.view.boxes.find(b => b.kind === 'in').element.id = 'port'")
    browser.click("#port")
    assert browser.run(CRUMBS) == ["(root)"] and browser.run(SELECTED)


def check_panes_and_theme(browser):
    browser.click("[data-panes=table]")
    assert browser.run("getComputedStyle(document.getElementById('graph')).display") == "none"
    browser.click("[data-panes=graph]")
    assert browser.run("getComputedStyle(document.getElementById('findings')).display") == "none"
    browser.click("[data-panes=both]")
    colour = "getComputedStyle(document.body).backgroundColor"
    light = browser.run(colour)
    browser.click("#theme")
    dark = browser.run(colour)
    assert dark != light
    browser.click("#theme")
    assert browser.run(colour) == light
    browser.run("delete document.documentElement.dataset.theme")
    browser.prefer("dark")
    assert browser.run(colour) == dark


def main():
    report = Report(sys.argv[1])
    with Browser() as browser:
        browser.resize(1440, 900)
        browser.prefer("light")
        browser.open(sys.argv[1])
        check_head(browser, report)
        check_rows(browser)
        check_own_module(browser)
        check_sorting(browser)
        check_filters(browser, report)
        check_finding_to_node(browser, report)
        check_node_to_finding(browser)
        check_drilling(browser)
        check_panes_and_theme(browser)
        check_quiet(browser)
        browser.open(sys.argv[2])
        check_readiness(browser, Report(sys.argv[2]))
        check_quiet(browser)


if __name__ == "__main__":
    main()
