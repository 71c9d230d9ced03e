"""Results as lines, and as the table of docs/prepared-models.md."""

import collections

from prepared_checks.outcome import (
    CHECKS,
    EXPLAINED,
    FAILED,
    NOT_TRIED,
    PASSED,
    without_names,
)

SYMBOLS = {PASSED: "+", EXPLAINED: "e", FAILED: "F", NOT_TRIED: "-"}


# Reasons that begin alike are one kind.
SAME_REASON = 80


def network_of(name):
    """`resnet18.dynamo.dyn.onnx` is a file of the network `resnet18`."""
    return name.partition(".")[0]


def status_line(name, outcomes):
    marks = "".join(SYMBOLS[outcomes[check].status] for check in CHECKS)
    reasons = [
        f"{check}: {outcome.reason}"
        for check, outcome in outcomes.items()
        if outcome.status == FAILED
    ]
    return f"{marks} {name}" + "".join(f"\n    {reason}" for reason in reasons)


def row(name, results):
    cells = [name, len(results)]
    for check in CHECKS:
        counts = collections.Counter(outcomes[check].status for outcomes in results)
        cell = str(counts[PASSED])
        for status, word in ((EXPLAINED, "explained"), (FAILED, "failed")):
            cell += f" + {counts[status]} {word}" if counts[status] else ""
        cells.append(cell)
    return "| " + " | ".join(map(str, cells)) + " |\n"


def markdown(results):
    """`results`: name of the file -> outcomes."""
    networks = collections.defaultdict(list)
    for name, outcomes in sorted(results.items()):
        networks[network_of(name)].append(outcomes)
    header = ["network", "files", *CHECKS.values()]
    lines = ["| " + " | ".join(header) + " |\n", "| --- |" + " ---: |" * (len(header) - 1) + "\n"]
    lines += [row(name, outcomes) for name, outcomes in networks.items()]
    lines.append(row("all", list(results.values())))
    return "".join(lines) + explanations(results)


def explanations(results):
    """A line for each kind of reason, with the first one as it was."""
    kinds = {}
    for name, outcomes in sorted(results.items()):
        for check, outcome in outcomes.items():
            if outcome.status == EXPLAINED:
                key = (CHECKS[check], without_names(outcome.reason)[:SAME_REASON])
                kinds.setdefault(key, (outcome.reason, []))[1].append(name)
    return "\n" * bool(kinds) + "".join(
        f"- {heading}, {files_of(names)}: {reason}\n"
        for (heading, _), (reason, names) in sorted(kinds.items())
    )


def files_of(names):
    if len(names) == 1:
        return f"`{names[0]}`"
    return f"{len(names)} files such as `{names[0]}`"


def summary(results):
    """One line, and the number of files with a failure."""
    failed = sum(any(o.status == FAILED for o in r.values()) for r in results.values())
    explained = sum(any(o.status == EXPLAINED for o in r.values()) for r in results.values())
    line = f"{len(results)} files: {failed} failed, {explained} with explained differences"
    return line, failed
