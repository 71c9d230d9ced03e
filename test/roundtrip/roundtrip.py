"""Sends models through aimet-opt by several paths; each must come back.

    roundtrip.py --work DIR [--paths a,b] [--refused FILE] [--every N] MODELS...

MODELS are .onnx files or folders of them. A model that is canonical protobuf
must come back byte-identical, any other as the same message. Paths:

    direct     a.onnx -> b.onnx
    text       a.onnx -> MLIR text -> b.onnx
    bytecode   a.onnx -> MLIR bytecode -> b.onnx
    destroyed  as text, but before the text is read every byte of a.onnx and of
               its external files that is not a weight is overwritten
    embedded   a.onnx -> self-contained MLIR text -> b.onnx, without a.onnx
    cloned     a.onnx -> every operation cloned and replaced -> b.onnx
    inferred   a.onnx -> types and shapes inferred -> MLIR text -> b.onnx

The file of refusals has lines "PATTERN: REASON": a model whose name matches
the shell pattern must be refused with exit code 2 and REASON in the message,
and nothing may be written. A pattern that matches no model is an error.
"""

import argparse
import fnmatch
import os
import pathlib
import shutil
import sys

from onnx_harness import (
    Failure,
    assert_nothing_written,
    check_same,
    destroy,
    fresh_folder,
    in_parallel,
    run,
    spans,
)


def direct(folder, model):
    run(model, "-o", "out.onnx", cwd=folder)


def text(folder, model):
    run(model, "--emit=mlir", "-o", "ir.mlir", cwd=folder)
    run("ir.mlir", "-o", "out.onnx", cwd=folder)


def bytecode(folder, model):
    run(model, "--emit=bytecode", "-o", "ir.mlirbc", cwd=folder)
    run("--trust-input", "ir.mlirbc", "-o", "out.onnx", cwd=folder)


def destroyed(folder, model):
    run(model, "--emit=mlir", "-o", "ir.mlir", cwd=folder)
    kept = spans((folder / "ir.mlir").read_text("utf-8", "surrogateescape"))
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "ir.mlir":
            destroy(path, kept.get(str(path.relative_to(folder)), []))
    run("ir.mlir", "-o", "out.onnx", cwd=folder)


def embedded(folder, model):
    run(model, "--embed-weights", "--emit=mlir", "-o", "ir.mlir", cwd=folder)
    os.remove(folder / model)
    run("ir.mlir", "-o", "out.onnx", cwd=folder)


def cloned(folder, model):
    run(model, "--clone-operations", "-o", "out.onnx", cwd=folder)


def inferred(folder, model):
    run(model, "--infer-shapes", "--emit=mlir", "-o", "ir.mlir", cwd=folder)
    run("ir.mlir", "-o", "out.onnx", cwd=folder)


PATHS = {
    function.__name__: function
    for function in (direct, text, bytecode, destroyed, embedded, cloned, inferred)
}


def read_refusals(path):
    refusals = []
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            pattern, _, reason = line.partition(": ")
            refusals.append((pattern, reason))
    return refusals


def find_reason(refusals, name):
    for pattern, reason in refusals:
        if fnmatch.fnmatchcase(name, pattern):
            return reason
    return None


def check_refused(model, reason, folder):
    shutil.copy(model, folder / "in.onnx")
    message = run("in.onnx", "-o", "out.onnx", cwd=folder, expect=2)
    if reason not in message:
        raise Failure(f"refused, but not because of '{reason}':\n{message}")
    assert_nothing_written(folder, ["in.onnx"])


def check_path(path, model, folder):
    shutil.copy(model, folder / "in.onnx")
    expected = model.read_bytes()
    PATHS[path](folder, "in.onnx")
    check_same(expected, (folder / "out.onnx").read_bytes(), path)


def check_model(model, name, paths, refusals, work):
    reason = find_reason(refusals, name)
    folder = work / name.replace("/", "_")
    if reason is not None:
        check_refused(model, reason, fresh_folder(folder))
    else:
        for path in paths:
            check_path(path, model, fresh_folder(folder))
    shutil.rmtree(folder)


def find_models(sources, every):
    models = []
    for source in sources:
        if source.is_dir():
            found = sorted(source.rglob("*.onnx"))
            models += [(path, str(path.relative_to(source))) for path in found]
        else:
            models.append((source, source.name))
    return models[::every]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--paths", default=",".join(PATHS))
    parser.add_argument("--refused", type=pathlib.Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("models", type=pathlib.Path, nargs="+")
    arguments = parser.parse_args()

    paths = arguments.paths.split(",")
    refusals = read_refusals(arguments.refused) if arguments.refused else []
    models = find_models(arguments.models, arguments.every)
    work = fresh_folder(arguments.work.resolve())

    failures = 0
    checks = in_parallel(
        lambda item: check_model(*item, paths, refusals, work), models
    )
    for (_, name), error in checks:
        if error is not None:
            failures += 1
            if failures <= 40:
                print(f"{name}: {error}")

    names = [name for _, name in models]
    for pattern, _ in refusals:
        if arguments.every == 1 and not fnmatch.filter(names, pattern):
            failures += 1
            print(f"refusal of '{pattern}': no such model")
    refused = sum(find_reason(refusals, name) is not None for name in names)
    print(
        f"{len(models)} models, {refused} rightly refused, {failures} failures, "
        f"paths: {','.join(paths)}"
    )
    return 1 if failures or not models else 0


if __name__ == "__main__":
    sys.exit(main())
