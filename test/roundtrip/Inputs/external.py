"""Models with external data through aimet-opt: external.py WORK_FOLDER.

Each function below is one case: it gets a fresh folder and a model maker.
"""

import hashlib
import os
import pathlib
import sys

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnx_harness import Failure, destroy, fresh_folder, run, spans


def values(index, count):
    return numpy.arange(count, dtype=numpy.float32) + 1000 * index


def external_tensor(name, count, location, offset=None, length=None, **more):
    tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=[count])
    tensor.data_location = TensorProto.EXTERNAL
    entries = {"location": location, "offset": offset, "length": length, **more}
    for key, value in entries.items():
        if value is not None:
            tensor.external_data.add(key=key, value=str(value))
    return tensor


def save(path, tensors, nodes=(), functions=()):
    graph = helper.make_graph(list(nodes), "g", [], [], list(tensors))
    model = helper.make_model(graph, functions=list(functions), ir_version=10)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(model.SerializeToString())


def make(path, locations, counts, gap=0, **keys):
    """One tensor for each count, in the files in turn, with gaps between."""
    ends = {location: 0 for location in locations}
    data = {location: bytearray() for location in locations}
    tensors = []
    for i, count in enumerate(counts):
        location = locations[i % len(locations)]
        if gap:
            ends[location] = -(-ends[location] // gap) * gap
        payload = values(i, count).tobytes()
        file = data[location]
        file.extend(bytes(ends[location] - len(file)))
        file.extend(payload)
        tensor = external_tensor(
            f"w{i}", count, location, ends[location], len(payload), **keys
        )
        tensors.append(tensor)
        ends[location] += len(payload)
    path.parent.mkdir(parents=True, exist_ok=True)
    for location, content in data.items():
        target = path.parent / location
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    save(path, tensors)


def expect(condition, message):
    if not condition:
        raise Failure(message)


def expect_identical(a, b):
    expect(a.read_bytes() == b.read_bytes(), f"{a} and {b} differ")


def expect_values(path, counts):
    """Every weight is what `make` made, wherever it lies now."""
    model = onnx.load(path)
    onnx.checker.check_model(str(path))
    for i, tensor in enumerate(model.graph.initializer):
        expect(tensor.name == f"w{i}", f"tensor {i} is {tensor.name}")
        got = numpy_helper.to_array(tensor)
        expect(numpy.array_equal(got, values(i, counts[i])), f"w{i} has other values")


def locations(path):
    model = onnx.load(path, load_external_data=False)
    found = []
    for tensor in model.graph.initializer:
        entries = {e.key: e.value for e in tensor.external_data}
        found.append(entries.get("location"))
    return found


def comes_back_identical(folder, gap=0, **keys):
    source, target = folder / "a" / "m.onnx", folder / "b" / "m.onnx"
    make(source, ["m.onnx.data"], [300, 7, 1000], gap, **keys)
    target.parent.mkdir()
    run(source, "-o", target)
    expect_identical(source, target)
    expect_identical(folder / "a" / "m.onnx.data", folder / "b" / "m.onnx.data")


def back_to_back(folder):
    comes_back_identical(folder)


def aligned_with_gaps(folder):
    comes_back_identical(folder, gap=4096)


def other_keys(folder):
    comes_back_identical(folder, checksum=hashlib.sha1(b"").hexdigest(), basepath="x")


def without_offset_and_length(folder):
    source, target = folder / "a" / "m.onnx", folder / "b" / "m.onnx"
    save(source, [external_tensor("w0", 300, "m.onnx.data")])
    (folder / "a" / "m.onnx.data").write_bytes(values(0, 300).tobytes())
    target.parent.mkdir()
    run(source, "-o", target)
    expect_identical(source, target)
    expect_values(target, [300])


def through_text_without_structure(folder):
    source, target = folder / "a" / "m.onnx", folder / "b" / "m.onnx"
    make(source, ["m.onnx.data"], [300, 7, 1000], 64)
    original = source.read_bytes()
    run(source, "--emit=mlir", "-o", folder / "a" / "m.mlir")
    kept = spans((folder / "a" / "m.mlir").read_text())
    for path in (source, folder / "a" / "m.onnx.data"):
        destroy(path, kept.get(path.name, []))
    target.parent.mkdir()
    run(folder / "a" / "m.mlir", "-o", target)
    expect(target.read_bytes() == original, "differs from the model before")
    expect_values(target, [300, 7, 1000])


def several_files(folder):
    source, target = folder / "a" / "m.onnx", folder / "b" / "n.onnx"
    counts = [300, 500, 7, 1000]
    make(source, ["one.bin", "sub/two.bin"], counts)
    target.parent.mkdir()
    run(source, "-o", target)
    expect_values(target, counts)
    expect(set(locations(target)) == {"n.onnx.data"}, f"in {locations(target)}")
    names = sorted(os.listdir(target.parent))
    expect(names == ["n.onnx", "n.onnx.data"], f"written: {names}")


def one_range_for_two(folder):
    source, target = folder / "a" / "m.onnx", folder / "b" / "m.onnx"
    tensors = [external_tensor(f"w{i}", 300, "shared", 0, 1200) for i in range(2)]
    save(source, tensors)
    (folder / "a" / "shared").write_bytes(values(0, 300).tobytes())
    target.parent.mkdir()
    run(source, "-o", target)
    model = onnx.load(target)
    for tensor in model.graph.initializer:
        got = numpy_helper.to_array(tensor)
        expect(numpy.array_equal(got, values(0, 300)), "other values")


def onto_itself(folder):
    """Refused: weights are read from the input while the output is written."""
    source = folder / "m.onnx"
    make(source, ["m.onnx.data"], [300, 7, 1000], 64)
    before = source.read_bytes()
    message = run("m.onnx", "-o", "m.onnx", cwd=folder, expect=2)
    expect("overwrite" in message, message)
    run("m.onnx", "-o", "./m.onnx", cwd=folder, expect=2)
    os.symlink("m.onnx", folder / "link.onnx")
    run("m.onnx", "-o", "link.onnx", cwd=folder, expect=2)
    expect(source.read_bytes() == before, "the model has changed")
    expect_values(source, [300, 7, 1000])


def onto_its_weights(folder):
    """Refused: weights would be written where those of the input are read."""
    source = folder / "in.onnx"
    make(source, ["out.onnx.data"], [300, 7, 1000])
    before = (folder / "out.onnx.data").read_bytes()
    run("in.onnx", "-o", "out.onnx", cwd=folder, expect=2)
    run("in.onnx", "--external-data=none", "-o", "out.onnx.data", cwd=folder, expect=2)
    expect((folder / "out.onnx.data").read_bytes() == before, "weights are lost")
    names = sorted(os.listdir(folder))
    expect(names == ["in.onnx", "out.onnx.data"], f"written: {names}")


def all_external(folder):
    source, target = folder / "m.onnx", folder / "n.onnx"
    counts = [300, 7, 1000]
    tensors = [
        numpy_helper.from_array(values(i, count), f"w{i}")
        for i, count in enumerate(counts)
    ]
    save(source, tensors)
    run(source, "--external-data=all", "-o", target)
    expect_values(target, counts)
    expect("n.onnx.data" in locations(target), "nothing is external")
    (folder / "n.onnx.data").rename(folder / "moved")
    back = folder / "back.onnx"
    (folder / "moved").rename(folder / "n.onnx.data")
    run(target, "--external-data=none", "-o", back)
    expect_identical(source, back)


def threshold(folder):
    source, target = folder / "m.onnx", folder / "n.onnx"
    counts = [300, 7, 1000, 299]
    tensors = [
        numpy_helper.from_array(values(i, count), f"w{i}")
        for i, count in enumerate(counts)
    ]
    save(source, tensors)
    run(source, "--external-data=all", "--external-data-threshold=1200", "-o", target)
    expect_values(target, counts)
    external = [location is not None for location in locations(target)]
    expect(external[1] is False and external[2] is True, f"external: {external}")
    expect(external[3] is False, f"1196 bytes are over 1200: {external}")


def none_external(folder):
    source, target = folder / "m.onnx", folder / "out" / "n.onnx"
    counts = [300, 7, 1000]
    make(source, ["w.bin"], counts)
    target.parent.mkdir()
    run(source, "--external-data=none", "-o", target)
    expect_values(target, counts)
    expect(os.listdir(target.parent) == ["n.onnx"], "a data file was written")


def wherever_a_tensor_may_stand(folder):
    """Attributes, bodies and functions: what onnx.load fills, and what it does not."""
    source, target = folder / "a" / "m.onnx", folder / "b" / "m.onnx"
    tensors = [
        external_tensor(f"t{i}", 300, "m.onnx.data", i * 1200, 1200) for i in range(4)
    ]
    constant = helper.make_node("Constant", [], ["c"], value=tensors[0])
    body = helper.make_graph([], "body", [], [], [tensors[1]])
    branch = helper.make_node("If", ["c"], [], then_branch=body, else_branch=body)
    inner = helper.make_node("Constant", [], ["r"], value=tensors[2])
    opsets = [helper.make_opsetid("", 21)]
    function = helper.make_function("local", "f", [], ["r"], [inner], opsets)
    save(source, [tensors[3]], [constant, branch], [function])
    data = b"".join(values(i, 300).tobytes() for i in range(4))
    (folder / "a" / "m.onnx.data").write_bytes(data)
    target.parent.mkdir()
    run(source, "-o", target)
    expect_identical(source, target)
    expect_identical(folder / "a" / "m.onnx.data", folder / "b" / "m.onnx.data")


def written_to_standard_output(folder):
    """There is no place for a data file beside a pipe."""
    source = folder / "m.onnx"
    make(source, ["m.onnx.data"], [300])
    run(source, "--emit=onnx", "-o", "-", expect=2)
    run(source, "--emit=onnx", "--external-data=none", "-o", "-")


CASES = [
    back_to_back, aligned_with_gaps, other_keys, without_offset_and_length,
    through_text_without_structure, several_files, one_range_for_two, onto_itself,
    onto_its_weights, all_external, threshold, none_external,
    wherever_a_tensor_may_stand, written_to_standard_output,
]


def main():
    work = fresh_folder(pathlib.Path(sys.argv[1]).resolve())
    failures = 0
    for case in CASES:
        try:
            case(fresh_folder(work / case.__name__))
        except (Failure, OSError, onnx.checker.ValidationError) as error:
            failures += 1
            print(f"{case.__name__}: {error}")
    print(f"{len(CASES)} cases, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
