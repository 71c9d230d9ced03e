#!/usr/bin/env python3
"""Makes pictures of the HTML report of a model, as a user sees it.

    utils/report_screenshots.py MODEL OUT_FOLDER [--tool FILE] [--flags=--validate]
    utils/report_screenshots.py MODEL FILE.png --only NAME

Needs Debian's `chromium`. NAME is one of the pictures below; docs/images/html-report.png
is `--only docs`, of ResNet-18.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

from chromium import Browser

ROOT = pathlib.Path(__file__).resolve().parent.parent
DESKTOP, WIDE, NARROW, PHONE = (1440, 900), (1920, 1080), (800, 1100), (390, 844)


def select_first(browser):
    browser.click("#body tr")


def select_costly(browser):
    browser.run("document.querySelector('#columns .column-macs button')?.click()")
    select_first(browser)


def open_first(browser):
    browser.run("shown.view.boxes.find(({ item, kind }) => kind === 'item' && isContainer(item)).element"
                ".dispatchEvent(new MouseEvent('click'))")


def select_node(browser):
    browser.run("visit(itemOfVertex[Math.floor(vertices.length / 2)])")


def show_all(browser):
    open_first(browser)
    browser.run("zoomToFit(0.2)")


# Name: (size, theme, what the user does, the whole page or what is seen).
PICTURES = {
    "start": (DESKTOP, "light", None, False),
    "selected": (DESKTOP, "light", select_first, False),
    "docs": ((1360, 800), "light", select_costly, False),
    "opened": (WIDE, "light", open_first, False),
    "fitted": (DESKTOP, "light", show_all, False),
    "node": (DESKTOP, "dark", select_node, False),
    "dark": (DESKTOP, "dark", select_first, False),
    "narrow": (NARROW, "light", select_first, True),
    "narrow-dark": (NARROW, "dark", open_first, True),
    "phone": (PHONE, "light", select_first, True),
}


def take(browser, page, name, path):
    (width, height), theme, action, whole = PICTURES[name]
    browser.resize(width, height)
    browser.prefer(theme)
    browser.open(page)
    if action:
        action(browser)
    browser.picture(path, whole)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    default_tool = ROOT / "build" / "release" / "tools" / "aimet-opt" / "aimet-opt"
    parser.add_argument("--tool", type=pathlib.Path, default=default_tool)
    parser.add_argument("--flags", default="--validate --check-arch --readiness")
    parser.add_argument("--only", choices=PICTURES)
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        page = pathlib.Path(folder) / "report.html"
        command = [arguments.tool.resolve(), *arguments.flags.split(), "--quiet", "--emit=none", "--fail-level=never"]
        command += [f"--report=html:{page}", arguments.model.name]
        subprocess.run(command, cwd=arguments.model.resolve().parent, check=True)
        if arguments.only:
            take(browser, page, arguments.only, arguments.out)
            return 0
        arguments.out.mkdir(parents=True, exist_ok=True)
        for name in PICTURES:
            take(browser, page, name, arguments.out / f"{name}.png")
        browser.print_pdf(arguments.out / "printed.pdf")
    return 0


if __name__ == "__main__":
    sys.exit(main())
