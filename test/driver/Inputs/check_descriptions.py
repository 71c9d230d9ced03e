"""Checks that what --print-shapes=json and --print-summary=json print of each
model is JSON, has the documented keys, and agrees with itself."""

import json
import subprocess
import sys

SHAPES_KEYS = ["input", "graphs"]
VALUE_KEYS = ["name", "kind", "output", "node", "op", "type", "stated", "value"]
SUMMARY_KEYS = [
    "input", "file", "model", "inputs", "outputs", "nodes", "operators", "macs", "activation_bytes",
    "activation_peak_bytes", "parameters", "statistics", "quantizers", "other_constants", "data_types",
    "external_files", "functions", "inner_graphs", "values", "symbols", "unnamed_input_sizes", "modules",
]
TENSOR_LISTS = ["parameters", "statistics", "quantizers", "other_constants"]
TYPE_KEYS = {
    "tensor": ["kind", "elem", "shape"],
    "sparse_tensor": ["kind", "elem", "shape"],
    "sequence": ["kind", "of"],
    "optional": ["kind", "of"],
    "map": ["kind", "key", "value"],
    "opaque": ["kind"],
    "unknown": ["kind"],
}


def refuse(constant):
    raise ValueError("no JSON: %s" % constant)


def describe(flag, model):
    command = ["aimet-opt", "--quiet", flag + "=json", model]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout, parse_constant=refuse)


def check_type(type):
    assert list(type) == TYPE_KEYS[type["kind"]], type
    for size in type.get("shape") or []:
        assert size is None or isinstance(size, (int, str)), type
    for inner in (type.get("of"), type.get("value")):
        if inner is not None:
            check_type(inner)


def check_value(value):
    assert list(value) == VALUE_KEYS, value
    assert value["kind"] in ("input", "initializer", "node", "undefined"), value
    assert isinstance(value["output"], bool), value
    assert (value["op"] is not None) == (value["kind"] == "node"), value
    check_type(value["type"])
    if value["stated"] is not None:
        check_type(value["stated"])
    elements = value["value"]
    if elements is not None:
        assert value["kind"] != "initializer", value
        count = 1
        for size in value["type"]["shape"]:
            count *= size
        assert len(elements) == count, value


def check(model):
    shapes = describe("--print-shapes", model)
    summary = describe("--print-summary", model)
    assert list(shapes) == SHAPES_KEYS and list(summary) == SUMMARY_KEYS, model
    assert shapes["input"] == summary["input"] == model
    values = [value for graph in shapes["graphs"] for value in graph["values"]]
    for value in values:
        check_value(value)
    counted = [value for value in values if value["kind"] != "initializer"]
    assert sum(summary["values"].values()) == len(counted), model
    assert sum(row["values"] for row in summary["data_types"]) == len(counted), model
    assert sum(row["nodes"] for row in summary["operators"]) == summary["nodes"], model
    stored = sum(summary[key]["tensors"] for key in TENSOR_LISTS)
    assert sum(row["stored"]["tensors"] for row in summary["data_types"]) == stored, model
    if summary["macs"]["unknown_nodes"] == 0 and isinstance(summary["macs"]["total"], int):
        assert sum(row["macs"] for row in summary["operators"]) == summary["macs"]["total"], model
    assert sum(row["parameters"] for row in summary["operators"]) <= summary["parameters"]["elements"], model


for argument in sys.argv[1:]:
    check(argument)
