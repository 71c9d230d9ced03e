"""What AIMET-Torch's Architecture Checker says of a network, recorded.

Needs the environment of utils/compare_aimet.py with aimet-torch. An answer is
JSON; where AIMET cannot give it, `arch_error` says why. Its keys:

    class           of the root
    modules         path -> class of every module, under all its paths
    convolutions    path -> in and out channels, groups and padding of a module
                    of torch.nn that is a convolution
    calls           path -> number of calls, for leaves
    arch            name of the operation -> names of the checks that it fails
    graph           AIMET's own view of the network: name, type, and the names
                    of the operations whose outputs each reads
"""

import json
import tempfile

from aimet_comparison import answers


def prepare_libraries():
    import aimet_torch.arch_checker.arch_checker  # noqa: F401

    answers.prepare_libraries()


def answer_text(network):
    """The answer on a network, as the text of its file."""
    import torch

    torch.manual_seed(0)
    return json.dumps({"name": network.name, **ask(network.build())}, indent=1) + "\n"


def ask(case):
    import torch

    model, inputs = answers.with_plain_forward(case)
    model.eval()
    answer = {"class": model._get_name(), "training": case.training}
    answer.update(answers.describe(model))
    answer["convolutions"] = convolutions(model)
    with torch.no_grad():
        copy = answers.copied(model)
        answers.record(answer, "calls", lambda: answers.count_calls(copy, inputs))
        answers.record(answer, "arch", lambda: check(answer, answers.copied(model), inputs))
    return answer


def convolutions(model):
    from torch.nn.modules.conv import _ConvNd

    return {
        path: [module.in_channels, module.out_channels, module.groups, str(module.padding)]
        for path, module in model.named_modules(remove_duplicate=False)
        if isinstance(module, _ConvNd)
    }


def check(answer, model, inputs):
    """The failed checks of each operation; the graph is recorded on the way."""
    from aimet_torch.arch_checker import arch_checker

    def recording_graph(*arguments):
        graph = build(*arguments)
        answer["graph"] = [
            [op.dotted_name, op.type, [producer.dotted_name for producer in op.input_ops]]
            for op in graph.get_all_ops().values()
        ]
        return graph

    build = arch_checker.ConnectedGraph
    arch_checker.ConnectedGraph = recording_graph
    report = arch_checker.ArchChecker._arch_checker_report
    report.reset_raw_report()
    try:
        with tempfile.TemporaryDirectory() as folder:
            arch_checker.ArchChecker.check_model_arch(model, inputs, folder)
    finally:
        arch_checker.ConnectedGraph = build
    return {name: sorted(found.failed_checks) for name, found in report.raw_report.items()}
