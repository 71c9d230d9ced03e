"""The models that are compared: files, copies without value_info, node tests."""

import pathlib
import shutil
import warnings

import onnx

from shape_comparison.inference import walk_graphs


def files_in(paths):
    """The .onnx files given or found in folders, each once, in order."""
    found = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(sorted(path.rglob("*.onnx"))))
        else:
            found[path] = None
    return [path for path in found if not any(part.endswith(".partial") for part in path.parts)]


def load(path):
    """The model; weights outside of the file stay there."""
    return onnx.load(path, load_external_data=False)


def states_values(model):
    return any(graph.value_info for _, graph in walk_graphs(model.graph)) or any(
        function.value_info for function in model.functions
    )


def write_bare(model, folder, source):
    """Writes the model without value_info, its external files beside it."""
    bare = onnx.ModelProto()
    bare.CopyFrom(model)
    for _, graph in walk_graphs(bare.graph):
        del graph.value_info[:]
    for function in bare.functions:
        del function.value_info[:]
    for name in external_files(bare):
        place_beside(source.parent / name, folder / name)
    path = folder / source.name
    path.write_bytes(bare.SerializeToString())
    return bare, path


def external_files(model):
    names = set()
    for _, graph in walk_graphs(model.graph):
        for tensor in graph.initializer:
            names.update(entry.value for entry in tensor.external_data if entry.key == "location")
    return names


def place_beside(source, target):
    """A copy, for aimet-opt follows no link, soft or hard, out of the folder."""
    if source.exists() and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def write_generated(folder):
    """Writes onnx's node tests; returns pairs of file and (inputs, outputs) sets."""
    from onnx.backend.test.case.node import collect_testcases

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        cases = [case for case in collect_testcases(None) if case.model is not None]
    written = []
    for index, case in enumerate(cases):
        path = pathlib.Path(folder) / f"{index:04}_{case.name}.onnx"
        path.write_bytes(case.model.SerializeToString())
        written.append((path, case.data_sets or []))
    return written
