"""Writes every model that the `onnx` package can make or carries.

    make_corpus.py FOLDER

`node/` gets the models of the operator test cases, `carried/` the .onnx files
inside the package. Does nothing if the folder is complete already.
"""

import fcntl
import pathlib
import shutil
import sys
import warnings

import onnx
import onnx.backend.test.case.node as node_cases

EXPECTED_CASES = 1884


def make_node_models(folder):
    folder.mkdir()
    count = 0
    for case in node_cases.collect_testcases(None):
        path = folder / f"{case.name}.onnx"
        if case.model is None or path.exists():
            sys.exit(f"unexpected test case: {case.name}")
        path.write_bytes(case.model.SerializeToString())
        count += 1
    if count != EXPECTED_CASES:
        sys.exit(f"{count} test cases, expected {EXPECTED_CASES}")


def copy_carried_models(folder):
    package = pathlib.Path(onnx.__file__).parent
    for path in package.rglob("*.onnx"):
        target = folder / path.relative_to(package)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stamp = folder / "complete"
        if stamp.exists() and stamp.read_text() == onnx.__version__:
            return
        for name in ("node", "carried"):
            shutil.rmtree(folder / name, ignore_errors=True)
        warnings.simplefilter("ignore")
        make_node_models(folder / "node")
        copy_carried_models(folder / "carried")
        stamp.write_text(onnx.__version__)


if __name__ == "__main__":
    main()
