"""Checks that findings lead to nodes that bear the names that they say.

    html_places.py FILE
"""

import sys

from html_page import Report


def main():
    report = Report(sys.argv[1])
    linked = 0
    for row in report.data["findings"]:
        pairs = row[-2]
        for name, vertex in zip(pairs[::2], pairs[1::2]):
            assert vertex >= 0 and report.node(vertex) == report.text(name), (report.text(name), vertex)
            linked += 1
    assert linked


if __name__ == "__main__":
    main()
