"""What AIMET-Torch says of a network: its validator and its preparer, recorded.

Needs the environment of utils/compare_aimet.py with aimet-torch. An answer is
JSON; a part that AIMET cannot give is an `..._error` instead. The keys that
test/fixtures/*.json have mean the same here:

    reused_modules    paths of leaves that are called more than once
    missing_modules   operations without a module: name, type, parent (which
                      begins with the class of the root)
    prepare_added     leaf modules that the preparer adds, with their classes

and, to explain differences by:

    class, training   of the root; whether the export is one in training mode
    modules           path -> class of every module, under all its paths
    aliases           path -> first path, for modules that have several
    calls             path -> number of calls, for leaves
    traced            the nodes that torch.fx has traced: name, kind, target,
                      path of the module that they reside in, and what they are
    operators         the operators that AIMET's validator goes by: type, path of
                      the module that they reside in, and what they are

What a node or operator *is* (dataflow.py): `data` computes a tensor from the
inputs, `constant` one that does not depend on them, `sizes` numbers or what only
follows from sizes, `unused` what no output needs.
"""

import copy
import inspect
import json
import logging

from aimet_comparison import dataflow
from networks.child import one_line


def ask(case):
    """Everything that AIMET says of the network; the case is not modified."""
    import torch

    model, inputs = with_plain_forward(case)
    model.eval()
    answer = {"class": model._get_name(), "training": case.training}
    answer.update(describe(model))
    with torch.no_grad():
        record(answer, "calls", lambda: count_calls(copied(model), inputs))
        record(answer, "reused_modules", lambda: ask_reused(copied(model), inputs))
        record(answer, "missing_modules", lambda: ask_missing(answer, copied(model), inputs))
        prepare(answer, copied(model), inputs)
    return answer


def copied(model):
    try:
        return copy.deepcopy(model)
    except RuntimeError:  # holds tensors that are results of something
        return model


def record(answer, key, function):
    try:
        answer[key] = function()
    except BaseException as error:  # AIMET and torch raise all sorts
        if isinstance(error, AssertionError) and error.__context__:
            error = error.__context__  # AIMET hides what went wrong
        answer[f"{key}_error"] = one_line(error)


# --- The network as AIMET wants it: inputs by position. ---------------------


def with_plain_forward(case):
    """The model with a `forward` that takes exactly the case's inputs.

    AIMET passes inputs by position, and torch.fx would make inputs of
    everything that has a default. The class keeps its name.
    """
    inputs = tuple(case.inputs.values())
    names = list(inspect.signature(case.model.forward).parameters)
    given = [name if case.by_name else names[i] for i, name in enumerate(case.inputs)]
    if names == given or "args" in names[: len(given)]:
        return case.model, inputs
    original = type(case.model)
    scope = {"original": original}
    passed = ", ".join(f"{name}={name}" for name in given)
    exec(  # torch.fx reads the names of the parameters
        f"def forward(self, {', '.join(given)}):\n    return original.forward(self, {passed})\n",
        scope,
    )
    members = {"forward": scope["forward"], "__module__": original.__module__}
    case.model.__class__ = type(original.__name__, (original,), members)
    return case.model, inputs


# --- What the network consists of. ------------------------------------------


def class_name(module):
    kind = type(module)
    return f"{kind.__module__}.{kind.__qualname__}"


def describe(model):
    first, modules, aliases = {}, {}, {}
    for path, module in model.named_modules(remove_duplicate=False):
        modules[path] = class_name(module)
        if first.setdefault(id(module), path) != path:
            aliases[path] = first[id(module)]
    return {"modules": modules, "aliases": aliases}


def count_calls(model, inputs):
    """Calls of the leaves in one forward pass."""
    calls = {}

    def counter(path):
        def hook(*_):
            calls[path] = calls.get(path, 0) + 1

        return hook

    for path, module in model.named_modules():
        if not list(module.children()):
            module.register_forward_hook(counter(path))
    model(*inputs)
    return calls


# --- AIMET's functions. ------------------------------------------------------


def ask_reused(model, inputs):
    from aimet_torch import utils

    return [name for name, _ in utils.get_reused_modules(model, inputs)]


def ask_missing(answer, model, inputs):
    import torch
    from aimet_torch import utils
    from aimet_torch.model_validator import validation_checks

    def recording_trace(*arguments, **options):
        traced = trace(*arguments, **options)
        answer["operators"] = dataflow.of_jit_trace(traced)
        return traced

    trace = torch.jit.trace
    torch.jit.trace = recording_trace
    try:
        paths = utils.get_module_to_name_dict(model, prefix=model._get_name())
        found = validation_checks._get_filtered_ops_with_missing_modules(model, inputs, [])
    finally:
        torch.jit.trace = trace
    return [
        {"op": op.name, "type": op.type, "parent": paths.get(op.residing_module)} for op in found
    ]


def prepare(answer, model, inputs):
    """Runs the preparer; what torch.fx has traced is recorded on the way."""
    from aimet_torch import model_preparer

    before = {path for path, _ in model.named_modules(remove_duplicate=False)}
    trace = model_preparer._trace_model

    def recording_trace(*arguments):
        traced, scopes = trace(*arguments)
        kinds = dataflow.of_fx_trace(traced, inputs)
        answer["traced"] = [
            [node.name, node.op, target_name(node.target), scope_of(scopes, node), kinds[node]]
            for node in traced.graph.nodes
        ]
        return traced, scopes

    model_preparer._trace_model = recording_trace
    try:
        record(answer, "prepare_added", lambda: added(model_preparer.prepare_model(model), before))
    finally:
        model_preparer._trace_model = trace


def scope_of(scopes, node):
    return scopes.get(node.name, ("", None))[0]


def target_name(target):
    """Of functions with the module that they are from: `_operator.add`."""
    if isinstance(target, str):
        return target
    return f"{getattr(target, '__module__', None) or 'torch'}.{getattr(target, '__name__', target)}"


def added(prepared, before):
    """New leaves with their classes, in the order of execution."""
    order = {
        node.target: i
        for i, node in enumerate(prepared.graph.nodes)
        if node.op == "call_module"
    }

    def place(path):
        return order.get(path, order.get(path.rpartition(".")[0], len(order)))

    new = [
        (path, type(module).__name__)
        for path, module in prepared.named_modules()
        if path not in before and not list(module.children())
    ]
    return dict(sorted(new, key=lambda item: place(item[0])))


# --- One network, from and to outside. ---------------------------------------


def prepare_libraries():
    """Loads AIMET, once for all child processes; it logs to its own loggers."""
    import aimet_torch.model_preparer
    import aimet_torch.model_validator.validation_checks  # noqa: F401

    logging.disable(logging.CRITICAL)


def answer_text(network):
    """The answer on a network, as the text of its file."""
    import torch

    torch.manual_seed(0)
    answer = {"name": network.name, **ask(network.build())}
    return json.dumps(answer, indent=1) + "\n"
