"""Running aimet-opt from the Python tests, and comparing what it wrote."""

import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess

import onnx

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOL = "aimet-opt"
SPAN = re.compile(r"span = \{([^{}]*)\}")
TIMEOUT = 300


class Failure(Exception):
    """The tool did not do what the test expects."""


def run(*arguments, cwd=None, expect=0, stdin=None):
    """Runs aimet-opt; returns its stderr. Raises Failure on another exit code."""
    command = [TOOL, *map(str, arguments)]
    done = subprocess.run(
        command, cwd=cwd, input=stdin, capture_output=True, timeout=TIMEOUT
    )
    message = done.stderr.decode("utf-8", "replace")
    if done.returncode != expect:
        raise Failure(
            f"exit code {done.returncode}, expected {expect}: "
            f"{' '.join(command)}\n{message[-2000:]}"
        )
    return message


def canonical(data):
    """The bytes that Python's protobuf writes for this model."""
    return onnx.ModelProto.FromString(data).SerializeToString()


def decode(data):
    """The model as protoc prints it: equal text is the same message."""
    command = ["protoc", "--decode=onnx.ModelProto", "onnx-ml.proto"]
    command.append(f"--proto_path={ROOT / 'lib' / 'onnx'}")
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def first_difference(a, b):
    for i, (x, y) in enumerate(zip(a, b)):
        if x != y:
            return i
    return min(len(a), len(b))


def check_same(expected, got, what):
    """Byte-identical if the expected bytes are canonical, else the same message."""
    if expected == got:
        return
    if canonical(expected) == expected:
        at = first_difference(expected, got)
        raise Failure(
            f"{what}: differs from byte {at}: {len(expected)} and {len(got)} bytes, "
            f"{expected[max(0, at - 8):at + 16].hex()} and {got[max(0, at - 8):at + 16].hex()}"
        )
    if decode(expected) != decode(got):
        raise Failure(f"{what}: not the same message")


def spans(text):
    """The weight spans that an IR names: file -> list of (offset, length)."""
    result = {}
    for body in SPAN.findall(text):
        name = re.search(r'file = "((?:[^"\\]|\\.)*)"', body).group(1)
        offset = int(re.search(r"offset = (\d+)", body).group(1))
        length = int(re.search(r"length = (\d+)", body).group(1))
        result.setdefault(name, []).append((offset, length))
    return result


def destroy(path, keep):
    """Overwrites every byte of the file that is in none of the spans."""
    data = bytearray(b"\xff" * path.stat().st_size)
    original = path.read_bytes()
    for offset, length in keep:
        data[offset : offset + length] = original[offset : offset + length]
    path.write_bytes(data)


def in_parallel(function, items, workers=2):
    """Calls function(item) for each; yields (item, error or None) in order."""

    def guarded(item):
        try:
            function(item)
            return item, None
        except (Failure, OSError, subprocess.SubprocessError) as error:
            return item, error

    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        yield from pool.map(guarded, items)


def fresh_folder(path):
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def assert_nothing_written(folder, before):
    after = sorted(os.listdir(folder))
    if after != before:
        raise Failure(f"refused, but the folder changed: {before} -> {after}")
