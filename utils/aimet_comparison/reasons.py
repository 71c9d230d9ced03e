"""Why ours rightly differs from AIMET's answer: rules, each checked for each difference.

A rule looks at what AIMET itself has recorded (which operators it has traced, and
what they compute, see dataflow.py) and at what the file holds by its own metadata
(exports.py), never at our findings alone. REASONS says for each key what the table
in docs/ explains; what no rule explains is a fault of ours.
"""

import collections
import dataclasses

from aimet_comparison import exports, forms, names

REASONS = {
    "no node": "the exporter has removed, merged or folded it: the file holds no such operation "
    "of that module",
    "merged calls": "the exporter has merged what several calls of the module compute alike, and "
    "where a call ends cannot be told",
    "inactive": "dropout does nothing in evaluation and leaves no node",
    "values": "it makes, moves or converts values (`arange`, `zeros`, `unbind`, `type_as`, ...), "
    "which AIMET's set of math-invariant types lacks",
    "sizes": "it computes sizes, or numbers that only follow from sizes",
    "constant": "it computes the same in every run: constants, masks of ones, parameters folded "
    "together",
    "unused": "no output needs it",
    "other trace": "AIMET's own trace of the PyTorch model has no such operation in that module, "
    "the exported model has: libraries run other code when they are exported (attention masks, "
    "`torch.autograd.Function`), and what is decomposed on export has other names",
    "opaque": "torch.fx does not look into functions that are wrapped and into `torch.nn` modules "
    "with children (MultiheadAttention, TransformerEncoderLayer); the graph shows what they do",
    "inside a function": "torch.fx sees a function of Python (`F.rms_norm`, `F.lp_pool2d`) as one "
    "operation and leaves it; the graph, and AIMET's own validator, see the operators in it",
    "no module in AIMET": "AIMET's preparer has no module for the function and leaves it; ours "
    "gives it one",
    "SiLU": "AIMET makes two leaves of each `nn.SiLU` (`.sigmoid`, `.mul`); for us it is the "
    "module that it is",
    "no class": "TorchScript files hold no classes: a leaf of the user's own class that computes "
    "what a layer of `torch.nn` does is taken for one",
    "two paths": "a module without parameters that has two paths looks like two modules in files "
    "of the default exporter",
    "numbered on": "another name, because one of the differences before it shifts the numbers",
    "decomposed": "the exporter has written the function as others",
    "folded": "the exporter has made the batch norm a part of the convolution before it",
    "one function": "by the nodes that are left the module is a leaf that computes one function, "
    "which is no fault for AIMET either; in PyTorch it has a child that does nothing, or "
    "prepares parameters",
    "inside torch.nn": "AIMET's validator looks into `torch.nn.MultiheadAttention` and "
    "`nn.TransformerEncoderLayer`; its preparer, as we do, takes them as the layers that they are",
    "one finding": "a function of Python that is several operators (`F.normalize`, `F.softsign`) "
    "is one finding, under its name, as it is one operation to the preparer",
    "numbered by the exporter": "the exporter's numbers, which ours go by, count operations of its "
    "own (arithmetic on symbolic sizes, parts of decomposed functions)",
    "spelling": "two names of one function: `torch.div(x, y)` is `div`, `x / y` is `truediv`, and "
    "the exporter says the same of both",
    "one operator": "several functions become one operator of ONNX (`amax` and `max`, `index` of a "
    "table and `embedding`, products with a matrix and `linear`, `x * x` and `square`), and files "
    "of the default exporter do not say which it was",
    "counted once": "AIMET's own trace has it in each call, as ours says; its validator lists the "
    "operations of a module with several paths once",
    "training": "the file is exported in training mode, AIMET evaluates",
}


@dataclasses.dataclass
class Context:
    answer: dict
    export: object
    findings: object
    differences: list

    def __post_init__(self):
        aliases = self.answer.get("aliases", {})
        self.calls = collections.Counter()
        for (path, function), count in self.export.calls.items():
            self.calls[names.first_path(path, aliases), function] += count
        self.operators = collections.defaultdict(collections.Counter)
        for kind, path, what in self.answer.get("operators", []):
            self.operators[path, names.canonical(kind)][what] += 1
        self.traced = collections.defaultdict(collections.Counter)
        self.kind_of_node = {}
        self.scope_of_node = {}
        for name, op, target, path, what in self.answer.get("traced", []):
            if op in ("call_function", "call_method"):
                self.traced[path, names.of_added("module_" + name)[1]][what] += 1
                self.kind_of_node[f"module_{name}"] = what
                self.scope_of_node[f"module_{name}"] = path

    def is_own_leaf(self, path):
        """True for a leaf of a class that is not of torch.nn."""
        modules = self.answer.get("modules", {})
        below = any(other.startswith(path + ".") for other in modules)
        return path in modules and not below and not modules[path].startswith("torch.nn.")

    def class_of(self, path):
        return self.answer.get("modules", {}).get(path, "")


def explain(difference, context):
    """The key of the first reason that holds, or None."""
    if context.answer.get("training"):
        return "training"
    for key, rule in rules_for(difference):
        if rule(difference, context):
            return key
    return None


def rules_for(difference):
    if difference.subject == "reused modules":
        return REUSED_RULES
    if difference.subject == "missing modules":
        return OUR_MISSING_RULES if difference.ours else THEIR_MISSING_RULES
    if difference.other:
        return RENUMBERED_RULES
    return OUR_ADDED_RULES if difference.ours else THEIR_ADDED_RULES


# --- Reused modules. ------------------------------------------------------------


def calls_in_file(path, context):
    return max(
        (count for (where, _), count in context.calls.items() if where == path), default=0
    )


def leaves_fewer_nodes(difference, context):
    """Of its calls at most one has left a node."""
    return not difference.ours and calls_in_file(difference.module, context) < 2


def has_two_paths(difference, context):
    others = [p for p, first in context.answer["aliases"].items() if first == difference.module]
    return any(path in context.export.paths for path in others)


def calls_module_with_two_paths(difference, context):
    """A further call of a module that the file shows under its other paths."""
    leaf = leaf_of(difference)
    others = [path for path, first in context.answer["aliases"].items() if first == leaf]
    return any(path in context.export.paths for path in others)


def lacks_parts_of_calls(difference, context):
    """Some operator of the module stands there less often than the module is called."""
    calls = context.answer.get("calls", {}).get(difference.module, 0)
    counts = [n for (path, _), n in context.calls.items() if path == difference.module]
    return not difference.ours and min(counts, default=0) < calls


REUSED_RULES = (
    ("two paths", has_two_paths),
    ("no node", leaves_fewer_nodes),
    ("merged calls", lacks_parts_of_calls),
)


# --- Missing modules. -------------------------------------------------------------


def is_inactive(difference, _):
    return difference.function in names.INACTIVE


def makes_values(difference, _):
    return difference.function in names.VALUES


def count_in_file(difference, context):
    return context.calls[difference.module, difference.function]


def ours_count(difference, context):
    return sum(
        count
        for (path, function), count in context.findings.missing.items()
        if path == difference.module and names.canonical(function) == difference.function
    )


def ours_of_operator(difference, context):
    """How often ours says the function, or another that is the same operator."""
    return sum(
        ours_count(dataclasses.replace(difference, function=function), context)
        for function in {difference.function} | forms.ONE_OPERATOR.get(difference.function, set())
    )


def is_one_operator(difference, context):
    """AIMET has traced as many calls of the functions that are this operator."""
    others = forms.ONE_OPERATOR.get(difference.function)
    if context.export.names_functions or not others:
        return False
    traced = [context.operators[difference.module, f] for f in {difference.function} | others]
    return 0 < ours_of_operator(difference, context) <= sum(kinds.total() for kinds in traced)


def is_other_function_of_ours(difference, context):
    """Ours says all that AIMET has traced of the operator, in part as another function."""
    others = forms.ONE_OPERATOR.get(difference.function)
    if context.export.names_functions or not others:
        return False
    traced = [context.operators[difference.module, f] for f in {difference.function} | others]
    return ours_of_operator(difference, context) == sum(kinds["data"] for kinds in traced)


def has_no_input_as_operator(difference, context):
    """What depends on inputs, of all functions that are this operator, ours says as well."""
    if context.export.names_functions or difference.function not in forms.ONE_OPERATOR:
        return False
    found = context.export.constant[difference.module, difference.function]
    left = count_in_file(difference, context) - found
    return found > 0 and left <= ours_of_operator(difference, context)


def is_counted_once(difference, context):
    """AIMET's trace has all calls of the module, under whichever of its paths."""
    aliases = context.answer["aliases"]
    if difference.module not in aliases.values():
        return False
    total = sum(
        kinds.total()
        for (path, function), kinds in context.operators.items()
        if function == difference.function and names.first_path(path, aliases) == difference.module
    )
    return total >= ours_count_by_first_path(difference, context)


def ours_count_by_first_path(difference, context):
    aliases = context.answer["aliases"]
    return sum(
        count
        for (path, function), count in context.findings.missing.items()
        if names.first_path(path, aliases) == difference.module
        and names.canonical(function) == difference.function
    )


def is_bias(difference, context):
    """The exporter writes a linear layer with a computed bias as a product and a sum."""
    linear = context.operators[difference.module, "linear"].total()
    sums = context.export.biases[difference.module]
    return difference.function == "add" and difference.count <= min(linear, sums)


def leaves_no_node(difference, context):
    return can_be_counted(difference, context) and (
        count_in_file(difference, context) <= ours_count(difference, context)
    )


def can_be_counted(difference, context):
    """True if the file names functions, if the function is always one node, or if the
    module has no node at all."""
    return (
        context.export.names_functions
        or difference.function in exports.SINGLE
        or difference.module not in context.export.paths
    )


def of_kinds(*kinds):
    def rule(difference, context):
        operators = context.operators[difference.module, difference.function]
        return sum(operators[kind] for kind in kinds) >= difference.count

    return rule


def is_folded(difference, context):
    return difference.function == "batch_norm" and difference.module in context.export.folded


def depends_on_no_input(difference, context):
    found = context.export.constant[difference.module, difference.function]
    return count_in_file(difference, context) - found <= ours_count(difference, context)


def is_inside_torch_nn(difference, context):
    name = context.class_of(difference.module)
    return name.startswith("torch.nn.modules.") and ".container." not in name


def is_one_function(difference, context):
    """The file has this function alone in the module, and nothing below it."""
    there = {f for path, f in context.calls if path == difference.module}
    below = any(path.startswith(difference.module + ".") for path, _ in context.calls)
    return bool(difference.module) and there == {difference.function} and not below


def is_part_of_ours(difference, context):
    return any(
        module == difference.module and difference.function in forms.WHOLE.get(function, ())
        for module, function in context.findings.missing
    )


def is_whole_of_theirs(difference, context):
    there = {what for (path, what), count in context.operators.items() if path == difference.module}
    return difference.function in forms.WHOLE and forms.WHOLE[difference.function] <= there


def is_decomposed(difference, context):
    parts = forms.DECOMPOSED.get(difference.function, ())
    return any(context.calls[difference.module, part] for part in parts)


def is_traced_otherwise(difference, context):
    operators = context.operators[difference.module, difference.function]
    if operators.total() + difference.count <= count_in_file(difference, context):
        return True
    theirs = {
        f for (path, f), kinds in context.operators.items() if path == difference.module and kinds
    }
    there = {f for path, f in context.calls if path == difference.module}
    return theirs == {difference.function} < there  # to AIMET the leaf is one function


def is_a_part(difference, context):
    """Of a function that AIMET names as a whole."""
    return any(
        difference.function in parts and context.operators[difference.module, whole]
        for whole, parts in forms.DECOMPOSED.items()
    )


def has_no_class(difference, context):
    """A leaf that the file cannot tell from a layer of torch.nn."""
    module = context.scope_of_node.get(difference.name.rpartition(".")[2], difference.module)
    return (
        not context.export.names_functions
        and difference.function in names.LAYERS
        and context.is_own_leaf(module)
    )


THEIR_MISSING_RULES = (
    ("inside torch.nn", is_inside_torch_nn),
    ("inactive", is_inactive),
    ("values", makes_values),
    ("unused", of_kinds("unused")),
    ("sizes", of_kinds("sizes")),
    ("constant", of_kinds("constant")),
    ("sizes", of_kinds("sizes", "constant", "unused")),
    ("folded", is_folded),
    ("one finding", is_part_of_ours),
    ("decomposed", is_decomposed),
    ("no node", leaves_no_node),
    ("constant", depends_on_no_input),
    ("constant", has_no_input_as_operator),
    ("one operator", is_other_function_of_ours),
    ("one function", is_one_function),
    ("no class", has_no_class),
)
OUR_MISSING_RULES = (
    ("counted once", is_counted_once),
    ("one operator", is_one_operator),
    ("decomposed", is_bias),
    ("one finding", is_whole_of_theirs),
    ("decomposed", is_a_part),
    ("other trace", is_traced_otherwise),
)


# --- Added modules. ------------------------------------------------------------------


def is_silu(difference, context):
    parent, _, name = difference.name.rpartition(".")
    is_of_silu = context.class_of(parent).endswith("activation.SiLU") or "module_silu" in parent
    return is_of_silu and name in ("sigmoid", "mul")


def is_silu_of_ours(difference, context):
    return f"{difference.name}.sigmoid" in context.answer["prepare_added"]


def added_kind(*kinds):
    def rule(difference, context):
        name = difference.name.rpartition(".")[2]
        return context.kind_of_node.get(name) in kinds

    return rule


def others_are(*kinds):
    """Which of several calls in one module ours lacks cannot be told by their names."""

    def rule(difference, context):
        key = difference.module, difference.function
        made = [p for p in context.answer["prepare_added"] if names.of_added(p)[:2] == key]
        ours = [p for p in context.findings.added if names.of_added(p)[:2] == key]
        found = [context.kind_of_node.get(p.rpartition(".")[2]) for p in made]
        return 0 < len(made) - len(ours) <= sum(kind in kinds for kind in found)

    return rule


def added_is_one_operator(difference, context):
    others = forms.ONE_OPERATOR.get(difference.function, ())
    return not context.export.names_functions and any(
        context.operators[difference.module, other] for other in others
    )


def ours_is_one_operator(difference, context):
    """Ours has made a module of another function that is the same operator."""
    made = {names.of_added(path)[:2] for path in context.findings.added}
    return not context.export.names_functions and any(
        difference.function in others and (difference.module, function) in made
        for function, others in forms.ONE_OPERATOR.items()
    )


def is_call_of_inactive(difference, context):
    """A further call of a module that leaves no node."""
    return is_call(difference, context) and calls_in_file(leaf_of(difference), context) < 2


def leaf_of(difference):
    """The module whose call an added module stands for."""
    return f"{difference.module}.{difference.function}".removeprefix(".")


def added_leaves_no_node(difference, context):
    made = sum(
        1
        for path in context.findings.added
        if names.of_added(path)[:2] == (difference.module, difference.function)
    )
    return (
        can_be_counted(difference, context)
        and count_in_file(difference, context) <= made
        and not is_call(difference, context)
    )


def is_call(difference, context):
    return leaf_of(difference) in context.answer.get("calls", {})


def is_opaque(difference, context):
    """Below a module that torch.fx called as a whole, or where a wrapped function is."""
    path = difference.module
    for _, op, target, scope, _ in context.answer["traced"]:
        if op == "call_module" and lies_in(path, target):
            return True
        if op == "call_function" and is_wrapped(target) and lies_in(path, scope):
            return True
    return False


def lies_in(path, module):
    return path == module or path.startswith(module + ".")


def is_wrapped(target):
    return not target.startswith(("torch.", "_operator.", "math.", "builtins."))


def has_no_module_in_aimet(difference, _):
    return names.spelling(difference.name) not in names.PREPARED


def is_inside_function(difference, context):
    """torch.fx sees fewer calls of it than AIMET's validator: the others are inside of
    functions of Python."""
    key = difference.module, difference.function
    return context.operators[key].total() > context.traced[key].total()


def added_is_traced_otherwise(difference, context):
    key = difference.module, difference.function
    traced = context.operators[key].total()
    in_file = count_in_file(difference, context)
    if traced + context.traced[key].total() == 0:
        return in_file > 0
    ours = sum(names.of_added(path)[:2] == key for path in context.findings.added)
    return difference.function in exports.SINGLE and traced < ours <= in_file


def added_is_a_part(difference, context):
    def is_called(function):
        key = difference.module, function
        return context.traced[key] or context.operators[key]

    return any(
        difference.function in parts and is_called(whole)
        for whole, parts in forms.DECOMPOSED.items()
    )


def is_spelled_otherwise(difference, _):
    return names.spelling(difference.name) != names.spelling(difference.other)


def has_other_path(difference, context):
    """The same name in the same module, by another of its paths."""
    theirs, ours = difference.name.rpartition("."), difference.other.rpartition(".")
    aliases = context.answer["aliases"]
    return theirs[2] == ours[2] and names.first_path(ours[0], aliases) == theirs[0]


def has_number_of_exporter(difference, context):
    name = difference.other.rpartition(".")[2].removeprefix("module_")
    return (difference.module, name) in context.export.names


def is_in_trace(difference, context):
    """AIMET has traced as many calls, under a name that it has no module for."""
    traced = context.traced[difference.module, difference.function].total()
    ours = [names.of_added(p)[:2] for p in context.findings.added]
    return traced >= ours.count((difference.module, difference.function))


def is_numbered_on(difference, _):
    """Each call that AIMET alone has moves our numbers down by at most one, each that we
    alone have up by at most one."""
    theirs, ours = difference.before
    shift = number_of(difference.other) - number_of(difference.name)
    return -theirs <= shift <= ours and shift != 0


def number_of(path):
    return max(0, names.of_added(path)[2])


THEIR_ADDED_RULES = (
    ("SiLU", is_silu),
    ("no node", is_call_of_inactive),
    ("unused", added_kind("unused")),
    ("sizes", added_kind("sizes")),
    ("constant", added_kind("constant")),
    ("constant", others_are("constant")),
    ("folded", is_folded),
    ("two paths", has_two_paths),
    ("two paths", calls_module_with_two_paths),
    ("no node", added_leaves_no_node),
    ("decomposed", is_decomposed),
    ("one operator", ours_is_one_operator),
    ("one function", is_one_function),
    ("no class", has_no_class),
)
OUR_ADDED_RULES = (
    ("SiLU", is_silu_of_ours),
    ("no module in AIMET", has_no_module_in_aimet),
    ("spelling", is_in_trace),
    ("opaque", is_opaque),
    ("inside a function", is_inside_function),
    ("decomposed", added_is_a_part),
    ("one operator", added_is_one_operator),
    ("other trace", added_is_traced_otherwise),
)
RENUMBERED_RULES = (
    ("spelling", is_spelled_otherwise),
    ("two paths", has_other_path),
    ("numbered on", is_numbered_on),
    ("numbered by the exporter", has_number_of_exporter),
)
