"""Uses the HTML report without a mouse.

    html_keys.py FILE
"""

import sys

from html_page import Browser, check_quiet

FOCUS = "document.activeElement.closest('tr')?.dataset.finding ?? document.activeElement.id"


def tab_to(browser, condition):
    for _ in range(60):
        if browser.run(condition):
            return
        browser.press("Tab")
    raise AssertionError(f"the Tab key never comes to {condition}")


def check_order(browser):
    """All that can be used can be reached, once, and shows that it is reached."""
    met = []
    for _ in range(60):
        browser.press("Tab")
        met.append(browser.run("(() => { const e = document.activeElement; e.met = (e.met || 0) + 1;"
                               " return [e.tagName, e.met, e.matches(':focus-visible')]; })()"))
        if met[-1][1] > 1 or met[-1][0] == "BODY":
            break
    seen = [tag for tag, times, _ in met if times == 1]
    for tag in ("BUTTON", "INPUT", "SELECT", "TR", "g", "SUMMARY"):
        assert tag in seen, (tag, seen)
    assert seen.count("TR") == 1 and seen.count("g") == 1, seen
    assert all(is_visible for tag, _, is_visible in met if tag != "BODY"), met


def check_table(browser):
    tab_to(browser, "document.activeElement.tagName === 'TR'")
    assert browser.run(FOCUS) == "0"
    browser.press("ArrowDown")
    browser.press("ArrowDown")
    browser.press("ArrowUp")
    assert browser.run(FOCUS) == "1"
    browser.press("Enter")
    assert browser.run("list.selected.index") == 1
    assert browser.run("shown.selected === itemOfFinding(findings[1])")
    assert browser.run(FOCUS) == "1"
    browser.press("End")
    assert browser.run(FOCUS) == str(browser.run("findings.length - 1"))
    browser.press("Home")
    assert browser.run(FOCUS) == "0"


def focused_item(browser):
    return browser.run("shown.view.boxes.find(b => b.element === document.activeElement)?.item.name ?? null")


def check_graph(browser):
    browser.run("openContainer(root)")
    tab_to(browser, "document.activeElement.closest('#canvas .item') !== null")
    start = focused_item(browser)
    browser.press("ArrowDown")
    below = focused_item(browser)
    assert below and below != start
    assert browser.run("(([a, b]) => a.y < b.y)(['%s', '%s'].map(n => shown.view.boxes.find(b => b.item.name === n)))"
                       % (start, below))
    browser.press("ArrowUp")
    assert focused_item(browser) == start
    browser.run("shown.view.boxes.find(b => b.kind === 'item' && isContainer(b.item)).element.focus()")
    container = focused_item(browser)
    browser.press("Enter")
    assert browser.run("shown.view.container.name") == container
    assert focused_item(browser), "the focus is lost in the container"
    browser.press("Escape")
    assert browser.run("shown.view.container === root")
    assert focused_item(browser) == container
    browser.press("Escape")
    assert browser.run("shown.view.container === root")
    scale = browser.run("shown.scale")
    browser.press("+")
    assert browser.run("shown.scale") > scale
    browser.press("-")


def check_names(browser):
    """What is no text has a name for those who do not see it."""
    nameless = browser.run(
        "[...document.querySelectorAll('button, select, input, #canvas .item, section, nav')]"
        ".filter(e => !e.hidden && !(e.getAttribute('aria-label') || e.textContent.trim())).map(e => e.outerHTML)"
    )
    assert not nameless, nameless
    assert browser.run("document.documentElement.lang") == "en"
    assert browser.run("[...document.querySelectorAll('#columns th')].every(e => e.scope === 'col' && e.ariaSort === 'none')")


LUMINANCE = """
const luminance = (colour) => {
  const parts = colour.match(/[0-9.]+/g).slice(0, 3).map((c) => c / 255);
  const [r, g, b] = parts.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};
const probe = document.body.appendChild(document.createElement('span'));
const resolve = (name) => { probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; };
"""
PAIRS = [
    ("text", "panel"), ("text", "page"), ("text", "raised"), ("text", "accent-soft"), ("muted", "panel"), ("muted", "page"),
    ("muted", "raised"), ("muted", "accent-soft"), ("accent", "panel"), ("accent", "accent-soft"), ("error", "panel"),
    ("warning", "panel"), ("remark", "panel"), ("error", "error-soft"), ("good", "good-soft"), ("text", "error-soft"),
    ("text", "warning-soft"), ("text", "remark-soft"), ("muted", "error-soft"), ("muted", "warning-soft"), ("muted", "remark-soft"),
    ("error", "accent-soft"), ("warning", "accent-soft"), ("remark", "accent-soft"),
]


def check_contrast(browser):
    """Text stands out by 4.5 to 1 (WCAG AA), in the light and in the dark."""
    for theme in ("light", "dark"):
        browser.prefer(theme)
        for ink, paper in PAIRS:
            ratio = browser.run(f"(() => {{ {LUMINANCE} const r = contrast(resolve('{ink}'), resolve('{paper}'));"
                                " probe.remove(); return r; })()")
            assert ratio >= 4.5, f"{ink} on {paper} in the {theme}: {ratio:.2f}"


def main():
    with Browser() as browser:
        browser.resize(1440, 900)
        browser.open(sys.argv[1])
        check_order(browser)
        browser.open(sys.argv[1])
        check_table(browser)
        check_graph(browser)
        check_names(browser)
        check_contrast(browser)
        check_quiet(browser)


if __name__ == "__main__":
    main()
