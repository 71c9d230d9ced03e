#!/usr/bin/env python3
"""Measures aimet-opt against the figures that README.md promises.

    utils/benchmark.py [--tool FILE] [--work DIR] [--runs N] [--only NAME,...]

Needs the test environment (utils/setup.sh test) and about 12 GB below --work.
Prints a table of targets and measurements; exits with 1 if a target is missed.
The fastest of N runs counts (after one that warms the file cache); memory is
the largest anonymous resident set seen while the process ran.
"""

import argparse
import math
import os
import pathlib
import shutil
import subprocess
import sys
import time

import numpy
from onnx import TensorProto, helper

ROOT = pathlib.Path(__file__).resolve().parent.parent
MB = 1 << 20


# --- Models. -----------------------------------------------------------------


def values(*names):
    return [helper.make_tensor_value_info(n, TensorProto.FLOAT, [1, 64]) for n in names]


def raw_tensor(name, dims, data):
    tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=dims)
    tensor.raw_data = data
    return tensor


def save(path, nodes, initializers):
    graph = helper.make_graph(nodes, "g", values("x"), values("y"), initializers)
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8
    )
    path.write_bytes(model.SerializeToString())


def random_bytes(length, seed=7):
    return numpy.random.default_rng(seed).bytes(length)


def chain(count):
    """Names of the values of a chain of `count` nodes from x to y."""
    return ["x"] + [f"/layer{i}/MatMul_output_0" for i in range(count - 1)] + ["y"]


def make_weights(path):
    """256 MB of weights in 64 tensors, inside the model."""
    names = chain(64)
    nodes, initializers = [], []
    for i in range(64):
        weight = f"layer{i}.weight"
        node = helper.make_node(
            "MatMul", [names[i], weight], [names[i + 1]], f"/layer{i}/MatMul"
        )
        nodes.append(node)
        initializers.append(raw_tensor(weight, [1024, 1024], random_bytes(4 * MB, i)))
    save(path, nodes, initializers)


def make_external(path):
    """3 GB of weights in 48 tensors, in one external file."""
    names = chain(48)
    nodes, initializers = [], []
    with open(f"{path}.data", "wb") as data:
        for i in range(48):
            weight = f"layer{i}.weight"
            node = helper.make_node(
                "MatMul", [names[i], weight], [names[i + 1]], f"/layer{i}/MatMul"
            )
            nodes.append(node)
            tensor = TensorProto(
                name=weight, data_type=TensorProto.FLOAT, dims=[4096, 4096]
            )
            tensor.data_location = TensorProto.EXTERNAL
            entries = {
                "location": f"{path.name}.data", "offset": i * 64 * MB, "length": 64 * MB
            }
            for key, value in entries.items():
                tensor.external_data.add(key=key, value=str(value))
            initializers.append(tensor)
            data.write(random_bytes(64 * MB, i))
    save(path, nodes, initializers)


def make_nodes(path, count):
    """`count` nodes with 1.25 small initializers each, as exporters name them."""
    names = ["x"] + [f"/block{i}/Add_output_0" for i in range(count - 1)] + ["y"]
    nodes, initializers = [], []
    for i in range(count):
        weight = f"block{i}.bias"
        node = helper.make_node(
            "Add", [names[i], weight], [names[i + 1]], f"/block{i}/Add"
        )
        nodes.append(node)
        initializers.append(raw_tensor(weight, [1, 48], random_bytes(192, i)))
        if i % 4 == 0:
            initializers.append(raw_tensor(f"block{i}.scale", [1], random_bytes(4, i)))
    save(path, nodes, initializers)


# --- Measuring. --------------------------------------------------------------


def status_kilobytes(pid, key):
    try:
        with open(f"/proc/{pid}/status") as status:
            for line in status:
                if line.startswith(key):
                    return int(line.split()[1])
    except (OSError, ValueError):
        pass
    return 0


def run_once(command, output=None):
    """Seconds from start to exit. The output folder is emptied first, and the disk idle."""
    if output:
        shutil.rmtree(output, ignore_errors=True)
        output.mkdir()
        os.sync()
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True)
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr.decode()}")
    return seconds


def fastest_each(commands, runs, output=None):
    """The fastest of some runs of each command, run in turn; the first is to warm up."""
    rounds = [
        [run_once(command, output) for command in commands] for _ in range(runs + 1)
    ]
    return [min(seconds) for seconds in zip(*rounds[1:])]


def fastest(command, runs):
    return fastest_each([command], runs)[0]


def anonymous_peak(command):
    """The largest RssAnon in bytes, by polling every millisecond."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, status_kilobytes(process.pid, "RssAnon:"))
        time.sleep(0.001)
    return peak * 1024


class Table:
    def __init__(self):
        self.missed = 0
        print(f"{'figure':52} {'target':>12} {'measured':>12}")

    def row(self, name, target, measured, unit):
        verdict = "" if measured <= target else "  MISSED"
        self.missed += measured > target
        print(
            f"{name:52} {target:9.2f} {unit:2} {measured:9.2f} {unit:2}{verdict}",
            flush=True,
        )


def remake(path, maker, *arguments):
    if not path.exists():
        partial = path.with_suffix(".partial")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir()
        maker(partial / path.name, *arguments)
        for file in partial.iterdir():
            os.replace(file, path.parent / file.name)
        partial.rmdir()
    return str(path)


# --- Figures. ----------------------------------------------------------------


def measure_copy(table, title, files, command, work, runs):
    """Against `cp` of the files to the same disk, in turn with it."""
    out = work / "out"
    copying, seconds = fastest_each([["cp", *files, str(out)], command], runs, out)
    table.row(f"{title}: time (cp: {copying:.3f} s)", 1.25 * copying + 0.06, seconds, "s")
    table.row(f"{title}: memory", 64, anonymous_peak(command) / MB, "MB")
    shutil.rmtree(out)


def weights(table, tool, work, runs):
    model = remake(work / "weights.onnx", make_weights)
    command = [tool, model, "-o", str(work / "out" / "weights.onnx")]
    measure_copy(table, "256 MB inside", [model], command, work, runs)


def external(table, tool, work, runs):
    model = remake(work / "external.onnx", make_external)
    command = [tool, model, "-o", str(work / "out" / "external.onnx")]
    files = [model, f"{model}.data"]
    measure_copy(table, "3 GB external", files, command, work, runs)


def nodes(table, tool, work, runs):
    out = str(work / "out.onnx")
    small = remake(work / "nodes10k.onnx", make_nodes, 10_000)
    large = remake(work / "nodes100k.onnx", make_nodes, 100_000)
    small_seconds = fastest([tool, small, "-o", out], runs)
    command = [tool, large, "-o", out]
    large_seconds = fastest(command, runs)
    size = os.path.getsize(large) / MB
    table.row(f"100,000 nodes, {size:.0f} MB: time", 3, large_seconds, "s")
    table.row("100,000 nodes: memory", 1024, anonymous_peak(command) / MB, "MB")
    exponent = math.log10(large_seconds / small_seconds)
    table.row(f"growth exponent (10,000: {small_seconds:.3f} s)", 1.25, exponent, "")
    os.remove(out)


def start(table, tool, work, runs):
    model = remake(work / "nodes100.onnx", make_nodes, 100)
    seconds = fastest([tool, "--validate", "--fail-level=never", model], 4 * runs)
    table.row("--validate of 100 nodes, start to exit", 30, seconds * 1000, "ms")


FIGURES = {f.__name__: f for f in (start, nodes, weights, external)}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default_tool = ROOT / "build" / "release" / "tools" / "aimet-opt" / "aimet-opt"
    parser.add_argument("--tool", default=str(default_tool))
    parser.add_argument(
        "--work", type=pathlib.Path, default=ROOT / "build" / "benchmark"
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default=",".join(FIGURES))
    arguments = parser.parse_args()

    arguments.work.mkdir(parents=True, exist_ok=True)
    table = Table()
    for name in arguments.only.split(","):
        FIGURES[name](table, arguments.tool, arguments.work, arguments.runs)
    return 1 if table.missed else 0


if __name__ == "__main__":
    sys.exit(main())
