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

import chromium
import numpy
from onnx import TensorProto, helper

ROOT = pathlib.Path(__file__).resolve().parent.parent
MB = 1 << 20


# --- Models. -----------------------------------------------------------------


def value(name, shape):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def raw_tensor(name, dims, data):
    tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=dims)
    tensor.raw_data = data
    return tensor


def save(path, nodes, initializers, input_shape=(1, 64), output_shape=(1, 64)):
    inputs, outputs = [value("x", input_shape)], [value("y", output_shape)]
    graph = helper.make_graph(nodes, "g", inputs, outputs, initializers)
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
    save(path, nodes, initializers, (1, 48), (1, 48))


def shape_block(nodes, i, source, target):
    """Ten nodes: a reshape whose target is computed from a batch of unknown size, and back."""
    scope = f"/block{i}"

    def add(op_type, inputs, **attributes):
        nodes.append(
            helper.make_node(
                op_type, inputs, [f"{scope}/{op_type}_{len(nodes)}"], **attributes
            )
        )
        return nodes[-1].output[0]

    batch = add("Gather", [add("Shape", [source]), "zero"], axis=0)
    shape = add("Concat", [add("Unsqueeze", [batch, "axes"]), "eight"], axis=0)
    square = add("Reshape", [add("Relu", [source]), shape])
    product = add("Mul", [add("Transpose", [square], perm=[0, 2, 1]), square])
    flat = add("Flatten", [product])
    nodes.append(helper.make_node("Add", [flat, source], [target], f"{scope}/Add"))


def make_shapes(path, count):
    """`count` nodes, half of them shape arithmetic, with a symbolic batch."""
    names = ["x"] + [f"/block{i}/Add_output_0" for i in range(count // 10 - 1)] + ["y"]
    nodes = []
    for i in range(count // 10):
        shape_block(nodes, i, names[i], names[i + 1])
    constants = [
        helper.make_tensor("zero", TensorProto.INT64, [], [0]),
        helper.make_tensor("axes", TensorProto.INT64, [1], [0]),
        helper.make_tensor("eight", TensorProto.INT64, [2], [8, 8]),
    ]
    save(path, nodes, constants, ("N", 64), ("N", 64))


def call_metadata(block, module, target, fx):
    """What the exporter of torch.export says of a node: long strings, no two alike."""
    scopes = ["", f"layers.{block}"]
    classes = ["model.Network", "model.Block"]
    if module:
        scopes.append(f"layers.{block}.{module}")
        classes.append("torch.nn.modules.activation.PReLU")
    frame = '  File "/usr/lib/python3/site-packages/{}", line {}, in forward\n    {}\n'
    trace = frame.format("network/model.py", 41, "x = layer(x)")
    trace += frame.format("network/model.py", 97, f"x = self.{fx}(x)")
    named = [f"{s}: {c}" for s, c in zip(scopes, classes)]
    return {
        "namespace": "/".join([*named, f"{fx}: {target}"]),
        "pkg.torch.onnx.class_hierarchy": str([*classes, target]),
        "pkg.torch.onnx.fx_node": f"%{fx} : [num_users=1] = call_function"
        f"[target=torch.ops.{target}](args = (%x_{fx}, %p_{fx}), kwargs = {{}})",
        "pkg.torch.onnx.name_scopes": str([*scopes, fx]),
        "pkg.torch.onnx.stack_trace": trace * 2,
    }


def add_call(nodes, i, inputs, output, is_reused, is_dynamo):
    """Node i: the first or second call of a module, or a functional."""
    block, op_type = (i // 2, "PRelu") if is_reused else (i, "Add")
    module = "act" if is_reused else None
    if not is_dynamo:
        scope = f"/layers.{block}" + (f"/act{'_1' * (i % 2)}" if is_reused else "")
        nodes.append(
            helper.make_node(op_type, inputs, [output], f"{scope}/{op_type}")
        )
        return
    target = "aten.prelu.default" if is_reused else "aten.add.Tensor"
    fx = f"{target.split('.')[1]}_{i}"
    nodes.append(helper.make_node(op_type, inputs, [output], f"node_{fx}"))
    for key, text in call_metadata(block, module, target, fx).items():
        nodes[-1].metadata_props.add(key=key, value=text)


def make_rewritten(path, count, is_reused, is_dynamo):
    """`count` nodes that are all rewritten, with 1.25 initializers each."""
    names = ["x"] + [f"value_{i}" for i in range(count - 1)] + ["y"]
    nodes, initializers = [], []
    for i in range(count):
        block = i // 2 if is_reused else i
        weight = f"layers.{block}.act.weight" if is_reused else f"buffer_{i}"
        add_call(
            nodes, i, [names[i], weight], names[i + 1], is_reused, is_dynamo
        )
        other = weight if i % 2 == 0 else f"buffer_{i}"
        initializers.append(raw_tensor(other, [1, 48], random_bytes(192, i)))
        if i % 4 == 0:
            initializers.append(raw_tensor(f"scale_{i}", [1], random_bytes(4, i)))
    save(path, nodes, initializers, (1, 48), (1, 48))


class Resnet50:
    """The network of the paper (He et al., 2015), its batch norms folded, as PyTorch exports it."""

    def __init__(self):
        self.nodes, self.weights = [], []

    def weight(self, name, dims):
        data = random_bytes(4 * math.prod(dims), len(self.weights))
        self.weights.append(raw_tensor(name, dims, data))
        return name

    def add(self, op_type, scope, inputs, **attributes):
        name = f"{scope}/{op_type}"
        self.nodes.append(
            helper.make_node(op_type, inputs, [f"{name}_output_0"], name, **attributes)
        )
        return f"{name}_output_0"

    def convolve(self, scope, x, channels, size, stride=1):
        path = scope.strip("/").replace("/", ".")
        inputs = [
            x,
            self.weight(f"{path}.weight", [channels[1], channels[0], size, size]),
            self.weight(f"{path}.bias", [channels[1]]),
        ]
        return self.add(
            "Conv", scope, inputs, kernel_shape=[size] * 2, strides=[stride] * 2,
            pads=[size // 2] * 4, dilations=[1, 1], group=1,
        )

    def bottleneck(self, scope, x, channels, width, stride):
        y = self.convolve(f"{scope}/conv1", x, (channels, width), 1)
        y = self.add("Relu", f"{scope}/relu", [y])
        y = self.convolve(f"{scope}/conv2", y, (width, width), 3, stride)
        y = self.add("Relu", f"{scope}/relu_1", [y])
        y = self.convolve(f"{scope}/conv3", y, (width, 4 * width), 1)
        if channels != 4 * width:
            x = self.convolve(
                f"{scope}/downsample/0", x, (channels, 4 * width), 1, stride
            )
        y = self.add("Add", scope, [y, x])
        return self.add("Relu", f"{scope}/relu_2", [y])

    def build(self, path):
        y = self.add("Relu", "/relu", [self.convolve("/conv1", "x", (3, 64), 7, 2)])
        y = self.add(
            "MaxPool", "/maxpool", [y], kernel_shape=[3, 3], strides=[2, 2], pads=[1] * 4
        )
        channels = 64
        for stage, blocks in enumerate((3, 4, 6, 3)):
            width = 64 << stage
            for block in range(blocks):
                scope = f"/layer{stage + 1}/layer{stage + 1}.{block}"
                stride = 2 if stage and not block else 1
                y = self.bottleneck(scope, y, channels, width, stride)
                channels = 4 * width
        y = self.add("GlobalAveragePool", "/avgpool", [y])
        y = self.add("Flatten", "", [y], axis=1)
        inputs = [y, self.weight("fc.weight", [1000, 2048]), self.weight("fc.bias", [1000])]
        self.nodes.append(helper.make_node("Gemm", inputs, ["y"], "/fc/Gemm", transB=1))
        save(path, self.nodes, self.weights, (1, 3, 224, 224), (1, 1000))


class Architecture:
    """Blocks of ten nodes in which every check of the architecture finds something."""

    CHANNELS = 8

    def __init__(self):
        self.nodes, self.weights = [], []

    def weight(self, name, dims):
        data = random_bytes(4 * math.prod(dims), len(self.weights) % 16)
        self.weights.append(raw_tensor(name, dims, data))
        return name

    def add(self, op_type, scope, inputs, **attributes):
        name = f"/{scope.replace('.', '/')}/{op_type}"
        output = f"{name}_output_0"
        self.nodes.append(
            helper.make_node(op_type, inputs, [output], name, **attributes)
        )
        return output

    def convolve(self, scope, x, channels, size):
        weight = self.weight(f"{scope}.weight", [*channels, size, size])
        return self.add(
            "Conv", scope, [x, weight], kernel_shape=[size] * 2, pads=[size // 2] * 4
        )

    def normalize(self, scope, x, channels):
        parameters = [
            self.weight(f"{scope}.{name}", [channels])
            for name in ("weight", "bias", "running_mean", "running_var")
        ]
        return self.add("BatchNormalization", scope, [x, *parameters])

    def block(self, i, x):
        scope, width = f"layers.{i}", self.CHANNELS
        y = self.convolve(f"{scope}.conv1", x, (width, width), 3)
        y = self.add("Relu", f"{scope}.relu", [self.normalize(f"{scope}.bn1", y, width)])
        y = self.convolve(f"{scope}.conv2", y, (width, width), 3)
        y = self.add("Mul", scope, [y, self.add("Sigmoid", scope, [y])])
        y = self.add("Concat", scope, [self.add("Add", scope, [y, x]), y], axis=1)
        y = self.normalize(f"{scope}.bn2", y, 2 * width)
        return self.convolve(f"{scope}.conv3", y, (width, 2 * width), 1)

    def build(self, path, count):
        y = "x"
        for i in range(count // 10):
            y = self.block(i, y)
        self.nodes[-1].output[0] = "y"
        shape = (1, self.CHANNELS, 4, 4)
        save(path, self.nodes, self.weights, shape, shape)


def make_architecture(path, count):
    Architecture().build(path, count)


def make_resnet50(path):
    Resnet50().build(path)


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


def shapes(table, tool, work, runs):
    """What inference takes beside import: the difference of two runs."""
    seconds = []
    for count in (10_000, 100_000):
        model = remake(work / f"shapes{count}.onnx", make_shapes, count)
        plain, inferred = fastest_each(
            [[tool, "--emit=none", model], [tool, "--infer-shapes", "--emit=none", model]],
            runs,
        )
        seconds.append(inferred - plain)
    table.row("infer-shapes: a node of 100,000", 10, seconds[1] * 1e6 / 100_000, "us")
    exponent = math.log10(seconds[1] / seconds[0])
    table.row(f"growth exponent (10,000: {seconds[0]:.3f} s)", 1.25, exponent, "")


def resnet50(table, tool, work, runs):
    model = remake(work / "resnet50.onnx", make_resnet50)
    seconds = fastest([tool, "--validate", "--fail-level=never", model], 4 * runs)
    table.row("--validate of ResNet-50, 102 MB", 60, seconds * 1000, "ms")


def prepare_resnet50(table, tool, work, runs):
    """Validated, prepared and written, against `cp`."""
    out = work / "out"
    model = remake(work / "resnet50.onnx", make_resnet50)
    command = [tool, "--prepare", "--validate", "--fail-level=never"]
    command += [model, "-o", str(out / "resnet50.onnx")]
    copying, seconds = fastest_each([["cp", model, str(out)], command], runs, out)
    table.row(
        f"prepare ResNet-50 (cp: {copying:.3f} s): time", 1.25 * copying + 0.1, seconds, "s"
    )
    shutil.rmtree(out)


def measure_prepared(table, title, sizes, make, tool, work, runs):
    """Time of the largest but one size, memory, and growth from first to last."""
    out = str(work / "prepared.onnx")
    seconds, commands = [], []
    for size in sizes:
        command = [tool, "--prepare", "--validate", "--fail-level=never"]
        commands.append([*command, make(size), "-o", out])
        seconds.append(fastest(commands[-1], runs if size <= 100_000 else 1))
    at = sizes.index(100_000)
    table.row(f"prepare {title}: time", 4, seconds[at], "s")
    kilobytes = anonymous_peak(commands[at]) / 1024 / 225_000
    table.row(f"prepare {title}: memory of each", 4, kilobytes, "KB")
    exponent = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
    table.row(f"growth exponent ({sizes[0]:,}: {seconds[0]:.3f} s)", 1.25, exponent, "")
    os.remove(out)


def prepare_nodes(table, tool, work, runs):
    """Preparing 100,000 nodes with 125,000 initializers, at worst: every node is rewritten."""
    cases = (("reused", True, False), ("functionals", False, False),
             ("reused, torch.export", True, True), ("functionals, torch.export", False, True))
    for number, (title, is_reused, is_dynamo) in enumerate(cases):
        def make(size, arguments=(number, is_reused, is_dynamo)):
            name = f"rewritten{arguments[0]}.{size}.onnx"
            return remake(work / name, make_rewritten, size, *arguments[1:])

        measure_prepared(
            table, f"100,000 {title}", (10_000, 100_000), make, tool, work, runs
        )


def prepare_million(table, tool, work, runs):
    """Growth from ten thousand nodes to a million."""
    def make(size):
        return remake(work / f"nodes{size}.onnx", make_nodes, size)

    measure_prepared(
        table, "100,000 nodes", (10_000, 100_000, 1_000_000), make, tool, work, runs
    )


def reports(table, tool, work, runs):
    """What a report of 10,000 findings takes beside the checks: the difference of two runs."""
    model = remake(work / "findings.onnx", make_rewritten, 20_000, True, True)
    plain = [tool, "--infer-modules", "--check-reused-modules", "--fail-level=never"]
    plain += ["--quiet", "--emit=none", model]
    out = work / "report"
    for form in ("text", "json", "sarif", "csv", "html"):
        seconds = fastest_each([plain, [*plain, f"--report={form}:{out}"]], runs)
        size = os.path.getsize(out) / MB
        title = f"{form} report of 10,000 findings, {size:.1f} MB"
        table.row(title, 300, (seconds[1] - seconds[0]) * 1000, "ms")
    os.remove(out)


def arch(table, tool, work, runs):
    seconds = []
    for count in (10_000, 100_000):
        model = remake(work / f"architecture{count}.onnx", make_architecture, count)
        command = [tool, "--check-arch", "--fail-level=never", "--quiet", model]
        seconds.append(fastest(command, runs))
    table.row("--check-arch of 100,000 nodes", 4, seconds[1], "s")
    exponent = math.log10(seconds[1] / seconds[0])
    table.row(f"growth exponent (10,000: {seconds[0]:.3f} s)", 1.25, exponent, "")


def html(table, tool, work, runs):
    """The page of a model of 5,000 nodes, opened in a browser until it is drawn."""
    if not chromium.find():
        print("html: no chromium, nothing is measured")
        return
    model = remake(work / "architecture5000.onnx", make_architecture, 5_000)
    page = work / "report.html"
    command = [tool, "--validate", "--check-arch", "--fail-level=never", "--quiet", "--emit=none"]
    subprocess.run([*command, f"--report=html:{page}", model], check=True)
    loaded = "performance.getEntriesByType('navigation')[0].loadEventEnd"
    with chromium.Browser() as browser:
        browser.resize(1440, 900)
        seconds = []
        for _ in range(runs + 1):
            browser.open(page)
            browser.run("new Promise(done => requestAnimationFrame(done))")
            seconds.append(browser.run(loaded) / 1000)
    table.row("HTML report of 5,000 nodes: size", 5, os.path.getsize(page) / MB, "MB")
    table.row("HTML report of 5,000 nodes: opens in Chromium", 2, min(seconds), "s")
    os.remove(page)


FIGURES = {
    f.__name__: f
    for f in (
        start, nodes, shapes, arch, reports, html, resnet50, prepare_resnet50, prepare_nodes, prepare_million,
        weights, external,
    )
}


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
