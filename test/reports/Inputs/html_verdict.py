"""Prints the verdict of HTML reports, what is said beside it, and counts.

    html_verdict.py [--click] FILE...

With --click after the first of what opens there was clicked.
"""

import sys

from html_page import Browser, check_quiet

TEXT = "document.getElementById({!r}).innerText"


def main():
    paths = [argument for argument in sys.argv[1:] if argument != "--click"]
    with Browser() as browser:
        browser.resize(1440, 900)
        for path in paths:
            browser.open(path)
            if len(paths) < len(sys.argv) - 1:
                browser.click("#facts details summary")
            texts = [browser.run(TEXT.format(name)) for name in ("verdict", "verdict-notes", "facts")]
            print(" | ".join(" ".join(text.split()) for text in texts))
            check_quiet(browser)


if __name__ == "__main__":
    main()
