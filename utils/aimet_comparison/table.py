"""The comparison as Markdown, and as a summary for the terminal."""

import collections

from aimet_comparison.reasons import REASONS
from aimet_comparison.verdicts import ADDED, MISSING, REUSED

SUBJECTS = (REUSED, MISSING, ADDED)

# What stands before it in the file that the table goes to is kept.
MARK = "<!-- Below: written by utils/compare_aimet.py. -->\n"


class Report:
    def __init__(self):
        self.verdicts = []
        self.failed = []  # (file, why ours has no findings)
        self.unexplained = []  # (file, difference)

    def add(self, name, verdict):
        if isinstance(verdict, str):
            self.failed.append((name, verdict))
            return
        self.verdicts.append(verdict)
        self.unexplained += [(name, difference) for difference in verdict.unexplained()]

    def write_markdown(self, path):
        head = path.read_text(encoding="utf-8").partition(MARK)[0] if path.exists() else ""
        path.write_text(head + MARK + self.markdown(), encoding="utf-8")

    def markdown(self):
        return "\n".join(
            (
                "\n## Summary\n",
                self.summary_table(),
                "## Reasons\n",
                self.reason_table(),
                "## Networks\n",
                "Files with symbolic sizes and in older opsets count above and are not listed.\n",
                self.network_table(),
            )
        )

    def summary_table(self):
        lines = [("files", "count", *SUBJECTS), ["---", "---:"] + ["---"] * len(SUBJECTS)]
        for variant, verdicts in grouped(self.verdicts).items():
            cells = [summary_cell(subject, verdicts) for subject in SUBJECTS]
            lines.append((variant, str(len(verdicts)), *cells))
        return rows(lines)

    def reason_table(self):
        counted = collections.defaultdict(collections.Counter)
        for verdict in self.verdicts:
            for difference in verdict.differences:
                counted[difference.reason][difference.subject] += difference.count
        lines = [("key", *SUBJECTS, "what it says"), ["---"] + ["---:"] * len(SUBJECTS) + ["---"]]
        for key in sorted(counted, key=lambda key: -counted[key].total()):
            numbers = [str(counted[key][subject] or "") for subject in SUBJECTS]
            lines.append((str(key), *numbers, REASONS.get(key, "no rule explains it")))
        return rows(lines)

    def network_table(self):
        header = ("network, exporter", *(f"{s}: AIMET / ours" for s in SUBJECTS), "differences")
        lines = [header, ["---"] + ["---:"] * len(SUBJECTS) + ["---"]]
        for verdict in self.verdicts:
            if variant_of(verdict) in ("dynamo", "torchscript"):
                lines.append(network_cells(verdict))
        return rows(lines)

    def summary(self):
        lines = [f"{len(self.verdicts)} files compared"]
        for subject in SUBJECTS:
            lines.append(f"{subject}: {summary_cell(subject, self.verdicts)}")
        reasons = collections.Counter()
        for verdict in self.verdicts:
            for difference in verdict.differences:
                reasons[difference.reason] += difference.count
        lines += [f"{count:6} {key}" for key, count in reasons.most_common() if key]
        lines += [f"{name}: {why}" for name, why in self.failed]
        lines.append(f"{len(self.unexplained)} differences unexplained")
        lines += [f"{name}: {difference}" for name, difference in self.unexplained]
        return "\n".join(lines)


def rows(lines):
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def variant_of(verdict):
    """`resnet18.dynamo.dyn.onnx` is one of `dynamo.dyn`."""
    return verdict.name.partition(".")[2].removesuffix(".onnx")


def grouped(verdicts):
    groups = collections.defaultdict(list)
    for verdict in verdicts:
        groups[variant_of(verdict)].append(verdict)
    return dict(sorted(groups.items()))


def summary_cell(subject, verdicts):
    answered = [v for v in verdicts if isinstance(v.counts[subject], tuple)]
    equal = explained = 0
    for verdict in answered:
        found = [d for d in verdict.differences if d.subject == subject]
        equal += not found
        explained += bool(found) and all(d.reason for d in found)
    theirs = sum(v.counts[subject][0] for v in answered)
    ours = sum(v.counts[subject][1] for v in answered)
    return (
        f"AIMET answers {len(answered)}: {equal} equal, {explained} with reasons, "
        f"{len(answered) - equal - explained} open; {theirs} / {ours}"
    )


def network_cells(verdict):
    counts = [count_cell(verdict.counts[subject]) for subject in SUBJECTS]
    reasons = collections.Counter()
    for difference in verdict.differences:
        reasons[difference.reason or "UNEXPLAINED"] += difference.count
    said = ", ".join(f"{key} {count}" for key, count in sorted(reasons.items()))
    return [verdict.name.removesuffix(".onnx"), *counts, said or "none"]


def count_cell(count):
    return f"{count[0]} / {count[1]}" if isinstance(count, tuple) else "AIMET fails"
