"""What tests of the HTML report share: the file, its data, and the page in a browser."""

import html.parser
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "utils"))

from chromium import Browser  # noqa: E402, F401


class Parts(html.parser.HTMLParser):
    """Elements of the page, and the text in its scripts and styles."""

    def __init__(self):
        super().__init__()
        self.tags, self.contents, self.policy = [], {"script": [], "style": []}, None

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        attributes = dict(attrs)
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]

    def handle_data(self, data):
        if self.tags[-1:] and self.tags[-1] in self.contents and self.get_starttag_text().startswith(f"<{self.tags[-1]}"):
            if data.strip():
                self.contents[self.tags[-1]].append(data)


def refuse(name):
    raise ValueError(f"{name} is no JSON")


class Report:
    """A report as a file: `data` is what the page gets."""

    def __init__(self, path):
        self.bytes = pathlib.Path(path).read_bytes()
        self.parts = Parts()
        self.parts.feed(self.bytes.decode("utf-8", errors="strict"))
        self.parts.close()
        self.json, self.script = self.parts.contents["script"]
        (self.style,) = self.parts.contents["style"]
        self.data = json.loads(self.json, parse_constant=refuse)

    def text(self, number):
        return self.data["strings"][number]

    def module(self, index):
        """The path of a module."""
        names = []
        while index >= 0:
            name, _, index, *_ = self.data["modules"][index]
            names.insert(0, self.text(name))
        return ".".join(name for name in names if name) or "(root)"

    def node(self, vertex):
        name, operator, *_ = self.data["nodes"][vertex]
        return {"": "input ", "-": "output "}.get(self.text(operator), "") + self.text(name)


def check_quiet(browser):
    """Nothing was logged, refused or asked for."""
    assert not browser.complaints(), browser.complaints()
    assert not browser.requests(), browser.requests()
