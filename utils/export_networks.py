#!/usr/bin/env python3
"""Exports the networks of utils/networks to ONNX: the corpus of real exports.

    utils/export_networks.py [--filter REGEX] [--limit SECONDS] [--list] OUTPUT

Every network is written by both exporters of PyTorch, with fixed and (where it
makes sense) with symbolic sizes: `resnet18.torchscript.onnx`,
`resnet18.torchscript.dyn.onnx`, `resnet18.dynamo.onnx`,
`resnet18.dynamo.dyn.onnx`; some also in an older opset
(`resnet18.torchscript.op9.onnx`), and some with the batch norms that the
exporters fold otherwise (`resnet18.torchscript.norms.onnx`). Weights are random
with a fixed seed; nothing is downloaded. What is there already is skipped, so
that a run can be resumed and a file can be made anew by removing it. An export
that fails or takes longer than the limit is reported and left out: not every
exporter can write every network. The exit code is 0 unless nothing could be
exported.

The script needs an environment of its own, with Python 3.11 or newer:

    python3 -m venv ENV
    ENV/bin/pip install torch==2.13.0       # the CPU build is enough
    ENV/bin/pip install --no-deps -r utils/export_networks_requirements.txt
    ENV/bin/python utils/export_networks.py OUTPUT

`--no-deps` keeps torchvision and timm from replacing the CPU build of torch;
the requirements list what they need besides. All files together take about
15 GB and, on one core, about an hour and a half.
"""

import argparse
import pathlib
import re
import shutil
import sys
import time

import networks
from networks.child import call_within


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", nargs="?", type=pathlib.Path, help="folder to write to")
    parser.add_argument(
        "--filter", default="", help="only files whose name this expression matches"
    )
    parser.add_argument("--limit", type=float, default=300, help="seconds for one export")
    parser.add_argument(
        "--list", action="store_true", help="print the names of the files, export nothing"
    )
    arguments = parser.parse_args()
    if arguments.output is None and not arguments.list:
        parser.error("expected a folder to write to")
    return arguments


def export(network, variant, path):
    """Writes one file; runs in a process of its own."""
    import torch

    torch.manual_seed(0)
    case = network.build()
    model = case.model.train(case.training)
    if variant.dynamo:
        export_by_dynamo(torch, model, case, variant, path)
    else:
        export_by_torchscript(torch, model, case, variant, path)


def arguments_of(case):
    if case.by_name:
        return {"args": (), "kwargs": dict(case.inputs)}
    return {"args": tuple(case.inputs.values())}


def export_by_dynamo(torch, model, case, variant, path):
    shapes = None
    if variant.dynamic:
        by_input = {name: case.dynamic.get(name) for name in case.inputs}
        shapes = by_input if case.by_name else tuple(by_input.values())
    torch.onnx.export(
        model,
        **arguments_of(case),
        f=str(path),
        dynamo=True,
        dynamic_shapes=shapes,
        input_names=None if case.by_name else list(case.inputs),
        external_data=case.external,
        opset_version=variant.opset,
        verbose=False,
    )


def export_by_torchscript(torch, model, case, variant, path):
    mode = torch.onnx.TrainingMode
    torch.onnx.export(
        model,
        **arguments_of(case),
        f=str(path),
        dynamo=False,
        input_names=list(case.inputs),
        dynamic_axes=case.dynamic if variant.dynamic else None,
        opset_version=variant.opset,
        training=mode.TRAINING if case.training else mode.PRESERVE if variant.norms else mode.EVAL,
        do_constant_folding=not case.training and not variant.norms,
    )


def export_file(limit, network, variant, output):
    """The file and its weights appear in the folder only when complete."""
    name = f"{network.name}.{variant.suffix}.onnx"
    partial = output / f".{name}.partial"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        _, fault = call_within(limit, export, network, variant, partial / name)
        if not fault and not (partial / name).exists():
            fault = "the exporter wrote no file"
        if not fault:
            for part in sorted(partial.iterdir(), key=lambda p: p.name == name):
                part.replace(output / part.name)
        return fault
    finally:
        shutil.rmtree(partial)


def main():
    arguments = parse_arguments()
    wanted = re.compile(arguments.filter)
    jobs = [
        (network, variant)
        for network in networks.all_networks()
        for variant in network.variants
        if wanted.search(f"{network.name}.{variant.suffix}.onnx")
    ]
    if arguments.list:
        for network, variant in jobs:
            print(f"{network.name}.{variant.suffix}.onnx")
        return 0
    networks.prepare_libraries()
    exported = failed = skipped = 0
    for network, variant in jobs:
        name = f"{network.name}.{variant.suffix}.onnx"
        if (arguments.output / name).exists():
            skipped += 1
            continue
        start = time.monotonic()
        fault = export_file(arguments.limit, network, variant, arguments.output)
        seconds = time.monotonic() - start
        if fault:
            failed += 1
            print(f"{name}: failed after {seconds:.1f} s: {fault}", flush=True)
        else:
            exported += 1
            print(f"{name}: {seconds:.1f} s", flush=True)
    print(f"{exported} exported, {failed} failed, {skipped} skipped")
    return 0 if exported + skipped else 1


if __name__ == "__main__":
    sys.exit(main())
