"""Fixes sizes and small inputs, and runs both forms: outputs must be the same, bit for bit.

    specialized_outputs.py --work=FOLDER [--require=COUNT] MODEL-OR-FOLDER...

Every symbolic dimension gets the size that the inputs are made with, and every
input of few elements the value that it would be given. Control flow that depends
on them is inlined then.
"""

import json

import numpy
import onnx

import onnx_harness as harness
import same_outputs

FEW = 6

# Axes that are made at random repeat one: ONNX Runtime minds that in constants only.
FAULTY = {"test_constant_pad_axes.onnx", "test_constant_pad_negative_axes.onnx"}


def as_text(value):
    """A value as the command line takes it; floats with all their digits."""
    if value.dtype == object:
        return json.dumps(value.tolist())
    if value.dtype == numpy.float32:
        value = value.astype(numpy.float64)
    text = json.dumps(value.tolist())
    return text.replace("Infinity", "inf").replace("NaN", "nan")


def arguments_of(model, inputs):
    """What is fixed: sizes, and values of small inputs. And the inputs that are left."""
    texts, left = {}, dict(inputs)
    for value in model.graph.input:
        if value.name in left and left[value.name].size <= FEW:
            texts[value.name] = as_text(left.pop(value.name))
    for value in model.graph.input:
        for dim in value.type.tensor_type.shape.dim:
            if dim.dim_param:
                texts.setdefault(dim.dim_param, "2")
    return [f"--concrete-arg={name}={text}" for name, text in texts.items()], left


def check_model(work, compared, path):
    model = onnx.load(path, load_external_data=False)
    before = same_outputs.run_before(path)
    if not before or path.name in FAULTY or model.ir_version < 4:  # then small inputs of some types cannot be fixed
        return
    folder = harness.fresh_folder(work / path.name)
    flags, left = arguments_of(model, before[0])
    if not flags:
        return
    target = folder / "fixed.onnx"
    passes = ("--specialize-inputs", "--inline-static-control-flow")
    harness.run(*passes, *flags, "--quiet", path, "-o", target)
    fixed = onnx.load(target, load_external_data=False)
    names = {value.name for value in fixed.graph.input}
    if names - set(left) - {tensor.name for tensor in model.graph.initializer}:
        raise harness.Failure(f"{path.name}: inputs {names}, expected {set(left)}")
    same_outputs.compare((left, before[1]), target, path.name)
    compared.append(path.name)
    harness.shutil.rmtree(folder)


if __name__ == "__main__":
    same_outputs.main(check_model, "specialized")
