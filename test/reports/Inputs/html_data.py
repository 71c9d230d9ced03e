"""Prints what is in an HTML report.

    html_data.py FILE (findings | gone | modules | nodes | edges | totals)
"""

import sys

from html_page import Report


def findings(report):
    for row in report.data["findings"]:
        severity, module = row[:2]
        layer, issue, recommendation, check = (report.text(n) for n in row[7:11])
        place = report.module(module) if module >= 0 else "nowhere"
        names = [f"{report.text(row[-2][i])}@{row[-2][i + 1]}" for i in range(0, len(row[-2]), 2)]
        print(f"{severity} | {layer} | {issue} | {recommendation} | {check} | in {place} | {' '.join(names)}")


def gone(report):
    print(report.data.get("num_gone", 0), "gone", len(report.data.get("gone", [])), "listed")
    for severity, *texts, count in report.data.get("gone", []):
        print(severity, *(report.text(n) for n in texts), count, sep=" | ")


def modules(report):
    for i, row in enumerate(report.data["modules"]):
        print(f"{report.module(i)} | {report.text(row[1])} | calls {row[3]} | parameters {row[4]}")


def nodes(report):
    for i, row in enumerate(report.data["nodes"]):
        place = report.module(row[2]) if row[2] >= 0 else "nowhere"
        line = f"{report.node(i)} | {report.text(row[1])} | in {place} | {report.text(row[3])} | {report.text(row[4])}"
        print(line + (f" | {report.text(row[5])}:{row[6]}: {report.text(row[7])}" if len(row) > 5 else ""))


def edges(report):
    numbers = report.data["edges"]
    for i in range(0, len(numbers), 2):
        print(f"{report.node(numbers[i])} -> {report.node(numbers[i + 1])}")


def totals(report):
    data = report.data
    print("listed", len(data["findings"]), "of", data["total"], "severities", data["severities"])
    print("nodes", data["num_nodes"], "drawn" if "nodes" in data else "not drawn")


def main():
    report = Report(sys.argv[1])
    globals()[sys.argv[2]](report)


if __name__ == "__main__":
    main()
