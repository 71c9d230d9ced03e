"""Compares AIMET's answer with our findings on one file: what is equal, what differs."""

import collections
import dataclasses
import difflib

from aimet_comparison import names, reasons

REUSED, MISSING, ADDED = "reused modules", "missing modules", "added modules"


@dataclasses.dataclass
class Difference:
    subject: str  # REUSED, MISSING or ADDED
    ours: bool  # ours has it and AIMET not, or the other way round
    module: str  # that it concerns, or resides in
    function: str  # canonical; "" for reused modules
    count: int
    name: str = ""  # of the added module
    other: str = ""  # our name of the same module, where only the number differs
    before: tuple = ()  # how many calls of the function AIMET alone has before, and we alone
    reason: str | None = None

    def __str__(self):
        if self.other:
            return f"{self.subject}, numbered otherwise: {self.name}, ours {self.other}"
        who = "only ours" if self.ours else "only AIMET's"
        what = self.name or f"{self.module or 'root'}: {self.function}".removesuffix(": ")
        times = f" ({self.count} x)" if self.count > 1 else ""
        return f"{self.subject}, {who}: {what}{times}"


@dataclasses.dataclass
class Verdict:
    name: str
    counts: dict  # subject -> (AIMET's, ours), or what AIMET failed with
    differences: list

    def unexplained(self):
        return [d for d in self.differences if d.reason is None]


def judge(name, answer, export, findings):
    verdict = Verdict(name, {}, [])
    aliases = answer.get("aliases", {})
    judge_reused(verdict, answer, findings, aliases)
    judge_missing(verdict, answer, findings, aliases)
    judge_added(verdict, answer, findings, aliases)
    context = reasons.Context(answer, export, findings, verdict.differences)
    for difference in verdict.differences:
        difference.reason = reasons.explain(difference, context)
    return verdict


def failed(verdict, answer, subject, key):
    """True where AIMET has no answer; the verdict says why."""
    if key in answer:
        return False
    verdict.counts[subject] = answer.get(f"{key}_error") or answer.get("error") or "no answer"
    return True


def judge_reused(verdict, answer, findings, aliases):
    if failed(verdict, answer, REUSED, "reused_modules"):
        return
    wanted = set(answer["reused_modules"])
    got = {names.first_path(path, aliases) for path in findings.reused}
    verdict.counts[REUSED] = (len(wanted), len(findings.reused))
    for path in sorted(wanted ^ got):
        verdict.differences.append(Difference(REUSED, path in got, path, "", 1))


def judge_missing(verdict, answer, findings, aliases):
    if failed(verdict, answer, MISSING, "missing_modules"):
        return
    wanted = collections.Counter()
    for found in answer["missing_modules"]:
        wanted[found["parent"].partition(".")[2], names.canonical(found["type"])] += 1
    got = collections.Counter()
    for (path, function), count in findings.missing.items():
        got[names.first_path(path, aliases), names.canonical(function)] += count
    verdict.counts[MISSING] = (wanted.total(), got.total())
    for module, function in sorted(wanted.keys() | got.keys()):
        more = got[module, function] - wanted[module, function]
        if more:
            verdict.differences.append(
                Difference(MISSING, more > 0, module, function, abs(more))
            )


def judge_added(verdict, answer, findings, aliases):
    """Names of one function are aligned by the modules that they reside in: where one
    side lacks a call, the numbers of all further ones differ by that."""
    if failed(verdict, answer, ADDED, "prepare_added"):
        return
    wanted, got = answer["prepare_added"], findings.added
    verdict.counts[ADDED] = (len(wanted), len(got))
    left, right = by_function(wanted, aliases), by_function(got, aliases)
    for function in sorted(left.keys() | right.keys()):
        lists = left.get(function, []), right.get(function, [])
        common = {path for _, path in lists[0]} & {path for _, path in lists[1]}
        alignments = align(function, *lists, set()), align(function, *lists, common)
        verdict.differences += min(alignments, key=count_of_odd)


def by_function(paths, aliases):
    groups = collections.defaultdict(list)
    for path in paths:
        module, function, _ = names.of_added(path)
        groups[function].append((names.first_path(module, aliases), path))
    return groups


def align(function, wanted, got, fixed):
    """The differences of two lists of (module, path); paths in `fixed` match themselves."""

    def keys(items):
        return [path if path in fixed else module for module, path in items]

    matcher = difflib.SequenceMatcher(None, keys(wanted), keys(got), autojunk=False)
    differences = []
    theirs = ours = 0
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            for (module, path), (_, other) in zip(wanted[a:b], got[c:d], strict=True):
                if path != other:
                    differences.append(
                        Difference(ADDED, False, module, function, 1, path, other, (theirs, ours))
                    )
            continue
        theirs += b - a
        ours += d - c
        for is_ours, items in ((False, wanted[a:b]), (True, got[c:d])):
            for module, path in items:
                differences.append(Difference(ADDED, is_ours, module, function, 1, path))
    return differences


def count_of_odd(differences):
    """Numbers that what one side lacks before them does not account for."""
    return sum(bool(d.other) and not reasons.is_numbered_on(d, None) for d in differences)
