"""Whether two models compute the same bits under ONNX Runtime."""

import ctypes

import numpy
import onnxruntime

from prepared_checks.outcome import EXPLAINED, Outcome, one_line
from shape_comparison import models, runtime

SEED = 11


def bits_of(value):
    """A result as something that is equal only if all bits are."""
    if isinstance(value, numpy.ndarray):
        data = value.tolist() if value.dtype.hasobject else value.tobytes()
        return str(value.dtype), value.shape, data
    if isinstance(value, (list, tuple)):
        return [bits_of(part) for part in value]
    if isinstance(value, dict):
        return sorted((key, bits_of(part)) for key, part in value.items())
    return value


def bits_of_tensor(value):
    data = ctypes.string_at(value.data_ptr(), value.tensor_size_in_bytes())
    return value.element_type(), tuple(value.shape()), data


def run(session, feeds):
    names = [output.name for output in session.get_outputs()]
    tensors = all(
        output.type.startswith("tensor(") and "string" not in output.type
        for output in session.get_outputs()
    )
    if not tensors or not all(map(runtime.is_plain, feeds.values())):
        return {name: bits_of(value) for name, value in zip(names, session.run(names, feeds))}
    types = {value.name: runtime.known_of(value.type) for value in session.get_inputs()}
    fed = {name: runtime.runtime_value(array, types[name]) for name, array in feeds.items()}
    results = session.run_with_ort_values(names, fed)
    return {name: bits_of_tensor(value) for name, value in zip(names, results)}


def outputs_of(model, folder, feeds):
    """What comes out; raises NotRun. Random operators draw the same numbers in each run."""
    onnxruntime.set_seed(SEED)
    try:
        return run(runtime.session_for(runtime.with_outputs(model, (), {}), folder), feeds)
    except runtime.NotRun:
        raise
    except Exception as error:  # the runtime's exceptions have no common base
        raise runtime.NotRun(runtime.reason_of(error)) from error


def first_run(model, folder):
    """Inputs that the model runs with, and its outputs."""
    fault = None
    for sizes, otherwise in runtime.ATTEMPTS:
        try:
            feeds = runtime.random_inputs(model.graph, sizes, otherwise)
            return feeds, outputs_of(model, folder, feeds)
        except runtime.NotRun as error:
            fault = fault or error
    raise fault


def judge_outputs(source, prepared, folder):
    original, made = models.load(source), models.load(prepared)
    for name in models.external_files(original):
        models.place_beside(source.parent / name, folder / name)
    try:
        feeds, expected = first_run(original, folder)
    except runtime.NotRun as error:
        return Outcome(EXPLAINED, f"ONNX Runtime does not run the original: {one_line(error)}")
    try:
        got = outputs_of(made, folder, feeds)
    except runtime.NotRun as error:
        return Outcome.of(f"ONNX Runtime does not run it: {one_line(error)}")
    if list(got) != list(expected):
        return Outcome.of(f"outputs {list(got)}, expected {list(expected)}")
    different = [name for name in expected if got[name] != expected[name]]
    if different and outputs_of(original, folder, feeds) != expected:
        return Outcome(EXPLAINED, "the original computes something else in each run")
    return Outcome.of(different and f"other numbers in {', '.join(different[:3])}")
