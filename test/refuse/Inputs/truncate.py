"""Cuts a model after each byte: every prefix that is no model must be refused.

A prefix that ends between two fields of the model is a message itself, and a
model if it has a graph: it comes back as it is.
"""

import pathlib
import sys

import onnx
from google.protobuf.message import DecodeError
from onnx import TensorProto, helper, numpy_helper
from onnx_harness import Failure, assert_nothing_written, fresh_folder, in_parallel, run


def make_model():
    import numpy

    weight = numpy_helper.from_array(numpy.arange(80, dtype=numpy.float32), "w")
    node = helper.make_node("Add", ["x", "w"], ["y"], name="add", axis=1)
    values = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", 80]) for name in "xy"
    ]
    graph = helper.make_graph([node], "g", values[:1], values[1:], [weight])
    return helper.make_model(graph, producer_name="test")


def is_model(data):
    try:
        return onnx.ModelProto.FromString(data).HasField("graph")
    except DecodeError:
        return False


def check(data, folder):
    fresh_folder(folder)
    (folder / "in.onnx").write_bytes(data)
    if is_model(data):
        run("in.onnx", "-o", "out.onnx", cwd=folder)
        if (folder / "out.onnx").read_bytes() != data:
            raise Failure("accepted, but not the same")
        return
    message = run("in.onnx", "-o", "out.onnx", cwd=folder, expect=2)
    if message.count("error: ") != 1 or "in.onnx" not in message:
        raise Failure(f"expected one error that names the file:\n{message}")
    assert_nothing_written(folder, ["in.onnx"])


def main():
    work = fresh_folder(pathlib.Path(sys.argv[1]))
    data = make_model().SerializeToString()
    cuts = range(len(data))
    failures = 0
    for cut, error in in_parallel(lambda n: check(data[:n], work / str(n)), cuts):
        if error:
            failures += 1
            print(f"cut at byte {cut}: {error}")
    print(f"{len(cuts)} cuts, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
