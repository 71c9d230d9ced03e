"""Quantizes a small network with ONNX Runtime, prepares it, and compares the two.

    quantized.py --work=FOLDER

The network has residual additions, a shared bias, a reused activation, and names
as the TorchScript exporter gives them. It is quantized with QuantizeLinear and
DequantizeLinear pairs, by tensor and by channel, and with the operators that
work on integers.
"""

import argparse
import collections
import logging
import pathlib
import sys
import warnings

import numpy
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import quantization

import onnx_harness as harness
import same_outputs

CHANNELS = 8


def weight(name, generator, *shape):
    return numpy_helper.from_array(generator.standard_normal(shape).astype(numpy.float32), name)


def block(prefix, source, shared_bias, call):
    """Convolution, activation, addition: the activation is one module, called in every block."""
    convolution, activation = f"/{prefix}/conv/Conv_output_0", f"/{call}/Sigmoid_output_0"
    total = f"/{prefix}/Add_output_0"
    return total, [
        helper.make_node("Conv", [source, f"{prefix}.conv.weight", shared_bias], [convolution],
                         f"/{prefix}/conv/Conv", kernel_shape=[3, 3], pads=[1, 1, 1, 1]),
        helper.make_node("Sigmoid", [convolution], [activation], f"/{call}/Sigmoid"),
        helper.make_node("Add", [activation, source], [total], f"/{prefix}/Add"),
    ]


def make_network():
    generator = numpy.random.default_rng(3)
    first, nodes = block("block0", "x", "block0.conv.bias", "act")
    second, more = block("block1", first, "block0.conv.bias", "act_1")
    nodes += more
    nodes += [
        helper.make_node("GlobalAveragePool", [second], ["/pool/GlobalAveragePool_output_0"], "/pool/GlobalAveragePool"),
        helper.make_node("Flatten", ["/pool/GlobalAveragePool_output_0"], ["/Flatten_output_0"], "/Flatten"),
        helper.make_node("Gemm", ["/Flatten_output_0", "fc.weight", "fc.bias"], ["/fc/Gemm_output_0"], "/fc/Gemm", transB=1),
        helper.make_node("Softmax", ["/fc/Gemm_output_0"], ["y"], "/Softmax", axis=1),
    ]
    weights = [
        weight("block0.conv.weight", generator, CHANNELS, CHANNELS, 3, 3),
        weight("block1.conv.weight", generator, CHANNELS, CHANNELS, 3, 3),
        weight("block0.conv.bias", generator, CHANNELS),
        weight("fc.weight", generator, 5, CHANNELS),
        weight("fc.bias", generator, 5),
    ]
    graph = helper.make_graph(
        nodes, "main_graph",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, CHANNELS, 6, 6])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 5])], weights)
    return helper.make_model(graph, producer_name="pytorch", ir_version=8, opset_imports=[helper.make_opsetid("", 17)])


class Samples(quantization.CalibrationDataReader):
    def __init__(self):
        generator = numpy.random.default_rng(4)
        self.items = iter([{"x": generator.standard_normal((1, CHANNELS, 6, 6)).astype(numpy.float32)} for _ in range(4)])

    def get_next(self):
        return next(self.items, None)


def quantize(source, target, quant_format, per_channel):
    quantization.quantize_static(
        str(source), str(target), Samples(), quant_format=quant_format, per_channel=per_channel,
        activation_type=quantization.QuantType.QUInt8, weight_type=quantization.QuantType.QInt8)


QUANTIZERS = ("QuantizeLinear", "DequantizeLinear")


def encodings(model):
    """Which nodes read which scales and zero points, by the tensors' names and the nodes' outputs."""
    return sorted((node.op_type, node.output[0], *node.input[1:]) for node in model.graph.node if node.op_type in QUANTIZERS)


def check(folder, name, source):
    prepared, again = folder / f"{name}.prepared.onnx", folder / f"{name}.again.onnx"
    harness.run("--prepare", "--quiet", "--fail-level=never", source, "-o", prepared)
    harness.run("--prepare", "--quiet", "--fail-level=never", prepared, "-o", again)
    if prepared.read_bytes() != again.read_bytes():
        raise harness.Failure(f"{name}: preparing again changes the model")
    before, after = onnx.load(source), onnx.load(prepared)
    onnx.checker.check_model(after, full_check=True)
    counts = [collections.Counter(node.op_type for node in model.graph.node) for model in (before, after)]
    if counts[0] != counts[1]:
        raise harness.Failure(f"{name}: operators {counts[1]}, expected {counts[0]}")
    if encodings(before) != encodings(after):
        raise harness.Failure(f"{name}: scales and zero points are read by others than before")
    if not any(op_type in counts[0] for op_type in (*QUANTIZERS, "QLinearConv")):
        raise harness.Failure(f"{name}: nothing is quantized")
    results = same_outputs.run_before(source)
    if not results:
        raise harness.Failure(f"{name}: cannot be run")
    same_outputs.compare(results, prepared, name)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=pathlib.Path, required=True)
    folder = parser.parse_args().work
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    onnxruntime.set_default_logger_severity(4)
    network = folder / "network.onnx"
    onnx.save(make_network(), network)
    formats = quantization.QuantFormat
    variants = {
        "pairs": (formats.QDQ, False),
        "pairs-by-channel": (formats.QDQ, True),
        "integers": (formats.QOperator, False),
    }
    failures = []
    for name, (quant_format, per_channel) in variants.items():
        quantize(network, folder / f"{name}.onnx", quant_format, per_channel)
        try:
            check(folder, name, folder / f"{name}.onnx")
        except harness.Failure as error:
            failures.append(str(error))
    sys.exit("\n".join(failures) or 0)


if __name__ == "__main__":
    main()
