"""Damages each byte of a model in turn: damage.py WORK_FOLDER MODEL.

Bytes inside long weights are left alone: they are data, not structure.
"""

import pathlib
import subprocess
import sys

from onnx_harness import TOOL, Failure, fresh_folder, in_parallel

CHANGES = (lambda b: b ^ 0x01, lambda b: b ^ 0x80, lambda b: 0xFF, lambda b: 0x00)
SECONDS = 60


def structural_bytes(data):
    """Offsets of bytes that are not inside a run of a weight's payload."""
    import onnx

    weights = []
    for tensor in onnx.ModelProto.FromString(data).graph.initializer:
        if len(tensor.raw_data) > 64:
            start = data.find(tensor.raw_data)
            weights.append((start + 4, start + len(tensor.raw_data) - 4))
    return [i for i in range(len(data)) if not any(a <= i < b for a, b in weights)]


def check(data, folder):
    fresh_folder(folder)
    (folder / "in.onnx").write_bytes(data)
    command = [TOOL, "--validate", "in.onnx", "-o", "out.onnx"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS)
    message = done.stderr.decode("utf-8", "replace")
    if done.returncode not in (0, 1, 2):
        raise Failure(f"exit code {done.returncode}\n{message[-3000:]}")
    files = {path.name for path in folder.iterdir()}
    expected = {"in.onnx"} if done.returncode == 2 else {"in.onnx", "out.onnx"}
    if files != expected:
        raise Failure(f"exit code {done.returncode}, but the folder has {files}")
    if done.returncode == 2 and message.count("error: ") != 1:
        raise Failure(f"expected one error:\n{message[-3000:]}")


def damaged(data):
    for at in structural_bytes(data):
        for number, change in enumerate(CHANGES):
            if change(data[at]) != data[at]:
                changed = data[:at] + bytes([change(data[at])]) + data[at + 1 :]
                yield f"{at}-{number}", changed


def main():
    work = fresh_folder(pathlib.Path(sys.argv[1]))
    data = pathlib.Path(sys.argv[2]).read_bytes()
    cases = list(damaged(data))
    failures = 0
    results = in_parallel(lambda case: check(case[1], work / case[0]), cases)
    for (name, _), error in results:
        if error:
            failures += 1
            print(f"byte-change {name}: {error}")
    print(f"{len(cases)} damaged models, {failures} failures")
    return 1 if failures or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
