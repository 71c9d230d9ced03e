"""Compares what AIMET's Architecture Checker says with --check-arch --profile=aimet on one file.

Both are sets of (path of the module, AIMET's name of the check). A difference
has a reason if a rule below shows it, from AIMET's own view of the network
(architecture_answers.py) and from what the file holds; a rule never looks at
our findings alone.
"""

import ast
import collections
import dataclasses

import onnx

from aimet_comparison import exports, findings, names, table

FOLD = "_check_batch_norm_fold"
CONCAT = "_check_foldable_bn_with_split"
PADDING = "_check_intermediate_padding"
CHECKS = (
    "_check_conv_channel_32_base",
    "_check_conv_channel_larger_than_32",
    "_activation_checks",
    FOLD,
    PADDING,
    CONCAT,
)

REASONS = {
    "class": "the module is of a class of the user's own, which AIMET traces through; the file does not hold that class",
    "folded": "the exporter has made the functional batch norm between the two convolutions a part of the first one",
    "no node": "the file holds no batch norm of that module: the exporter has folded or merged it",
    "merged": "the exporter has merged batch norms of equal parameters, so that the one that is left has several readers",
    "dropout": "AIMET sees a dropout behind the batch norm, which leaves no node in the file",
    "size": "AIMET counts reading a size as reading the batch norm, so that it takes it for a fork",
}


@dataclasses.dataclass
class Difference:
    module: str
    check: str
    ours: bool
    reason: str | None

    def __str__(self):
        return f"{self.check}, only {'ours' if self.ours else 'AIMET'}: {self.module}"


@dataclasses.dataclass
class Verdict:
    name: str
    error: str  # what AIMET failed with
    theirs: collections.Counter  # check -> count
    ours: collections.Counter
    differences: list


def judge(tool, path, answer):
    report = findings.report_of(tool, path, "--check-arch", "--profile=aimet")
    aliases = answer.get("aliases", {})
    ours = {
        (names.first_path(found.get("module", ""), aliases), found["aimet_check"])
        for found in report["findings"]
        if "aimet_check" in found
    }
    if "arch" not in answer:
        error = answer.get("arch_error") or answer.get("error")
        return Verdict(path.name, error, collections.Counter(), counted(ours), [])
    theirs = {
        (operation.rpartition("-> ")[2].partition(".")[2], check)
        for operation, failed in answer["arch"].items()
        for check in failed
    }
    context = Context(answer, onnx.load(str(path), load_external_data=False))
    differences = [
        Difference(*pair, pair in ours, context.explain(*pair, pair in ours))
        for pair in sorted(theirs ^ ours)
    ]
    return Verdict(path.name, "", counted(theirs), counted(ours), differences)


def counted(pairs):
    return collections.Counter(check for _, check in pairs)


class Context:
    """What rules look at: AIMET's graph and the file."""

    def __init__(self, answer, model):
        self.classes = answer["modules"]
        self.types = {}  # operation -> type
        self.inputs = collections.defaultdict(list)
        self.readers = collections.defaultdict(list)
        for name, kind, inputs in answer["graph"]:
            self.types[name] = kind
            self.inputs[name] += inputs
            for read in inputs:
                self.readers[read].append(name)
        self.root = answer["class"]
        self.read_file(model)

    def read_file(self, model):
        self.norm_readers = {}  # path of a batch norm's module -> readers
        self.metadata = collections.defaultdict(str)  # path -> all that its nodes say
        counts = collections.Counter()
        for _, node in exports.nodes_of(model.graph, ""):
            counts.update(exports.used_by(node))
        for _, node in exports.nodes_of(model.graph, ""):
            path = module_of(node)
            self.metadata[path] += " ".join(entry.value for entry in node.metadata_props)
            if node.op_type == "BatchNormalization":
                self.norm_readers[path] = counts[node.output[0]]

    def operation(self, module):
        return f"{self.root}.{module}"

    def explain(self, module, check, ours):
        for reason in REASONS:
            if getattr(self, "is_" + reason.replace(" ", "_"))(module, check, ours):
                return reason
        return None

    def is_class(self, module, check, ours):
        found = self.classes.get(module, "")
        return ours and not found.startswith("torch.nn.") and found not in self.metadata[module]

    def is_folded(self, module, check, ours):
        return ours and check == PADDING and "batch_norm" in self.types_before(self.operation(module))

    def types_before(self, operation):
        """The types of the operations from here back to the convolution before, if there is one way."""
        found = []
        while len(self.inputs[operation]) == 1:
            operation = self.inputs[operation][0]
            if self.types[operation] == "Conv":
                return found
            found.append(self.types[operation])
        return []

    def is_no_node(self, module, check, ours):
        return not ours and check == FOLD and module not in self.norm_readers

    def is_merged(self, module, check, ours):
        aimets = len(self.readers[self.operation(module)])
        return ours and check == FOLD and 0 < aimets < self.norm_readers.get(module, 0)

    def is_dropout(self, module, check, ours):
        readers = self.readers[self.operation(module)]
        return not ours and check == FOLD and [self.types[r] for r in readers] == ["Dropout"]

    def is_size(self, module, check, ours):
        readers = self.readers[self.operation(module)]
        if ours or check != FOLD or [self.types[r] for r in readers] != ["CG_Split"]:
            return False
        kinds = [self.types[reader] for reader in self.readers[readers[0]]]
        return len([kind for kind in kinds if kind != "size"]) == 1 and "size" in kinds


def module_of(node):
    """The module that a node lies in, by the exporter's metadata or by its name."""
    metadata = {entry.key: entry.value for entry in node.metadata_props}
    if exports.SCOPES in metadata:
        scopes = ast.literal_eval(metadata[exports.SCOPES])
        return scopes[-2] if len(scopes) > 1 else ""
    return exports.read_name(node)[0] or ""


# --- All files. --------------------------------------------------------------


class Report:
    def __init__(self):
        self.verdicts = []
        self.failed = []  # (file, why ours has no findings)

    @property
    def unexplained(self):
        return [(v.name, d) for v in self.verdicts for d in v.differences if d.reason is None]

    def add(self, name, verdict):
        if isinstance(verdict, str):
            self.failed.append((name, verdict))
        else:
            self.verdicts.append(verdict)

    def write_markdown(self, path):
        head = path.read_text(encoding="utf-8").partition(table.MARK)[0] if path.exists() else ""
        parts = (
            "\n## Summary\n",
            self.check_table(),
            "## Reasons\n",
            self.reason_table(),
            "## Files that differ\n",
            self.difference_table(),
            "## Files without an answer of AIMET\n",
            self.error_table(),
        )
        path.write_text(head + table.MARK + "\n".join(parts), encoding="utf-8")

    def answered(self):
        return [verdict for verdict in self.verdicts if not verdict.error]

    def check_table(self):
        lines = [("check", "AIMET", "ours", "only AIMET", "only ours"), ["---"] + ["---:"] * 4]
        answered = self.answered()
        for check in CHECKS:
            differences = [d for v in answered for d in v.differences if d.check == check]
            numbers = (
                sum(v.theirs[check] for v in answered),
                sum(v.ours[check] for v in answered),
                sum(not d.ours for d in differences),
                sum(d.ours for d in differences),
            )
            lines.append((f"`{check}`", *map(str, numbers)))
        equal = sum(not verdict.differences for verdict in answered)
        said = (
            f"{len(self.verdicts)} files; AIMET answers for {len(answered)}, and of these {equal} are equal "
            f"and {len(answered) - equal} differ. {len(self.unexplained)} differences have no reason.\n\n"
        )
        return said + table.rows(lines)

    def reason_table(self):
        counts = collections.Counter(d.reason for v in self.verdicts for d in v.differences)
        lines = [("key", "differences", "what it says"), ("---", "---:", "---")]
        for key, count in counts.most_common():
            lines.append((str(key), str(count), REASONS.get(key, "no rule explains it")))
        return table.rows(lines)

    def difference_table(self):
        lines = [("file", "check", "only AIMET", "only ours", "reason"), ("---", "---", "---:", "---:", "---")]
        for verdict in self.verdicts:
            grouped = collections.Counter((d.check, d.reason, d.ours) for d in verdict.differences)
            for check, reason in sorted({key[:2] for key in grouped}, key=str):
                theirs, ours = (grouped[check, reason, who] for who in (False, True))
                name = verdict.name.removesuffix(".onnx")
                cells = (name, f"`{check}`", str(theirs or ""), str(ours or ""), reason or "UNEXPLAINED")
                lines.append(cells)
        return table.rows(lines)

    def error_table(self):
        errors = {v.name.partition(".")[0]: v.error for v in self.verdicts if v.error}
        lines = [("network", "AIMET's exception"), ("---", "---")]
        return table.rows(lines + [(n, e.replace("|", "\\|")) for n, e in errors.items()])

    def summary(self):
        answered = self.answered()
        reasons = collections.Counter(d.reason for v in answered for d in v.differences)
        lines = [f"{len(self.verdicts)} files compared, AIMET answers for {len(answered)}"]
        lines.append(f"{sum(not v.differences for v in answered)} equal")
        lines += [f"{count:6} {key}" for key, count in reasons.most_common() if key]
        lines += [f"{name}: {why}" for name, why in self.failed]
        lines.append(f"{len(self.unexplained)} differences unexplained")
        lines += [f"{name}: {difference}" for name, difference in self.unexplained]
        return "\n".join(lines)
