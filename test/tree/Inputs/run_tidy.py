"""Runs clang-tidy on every C file of the tree: run_tidy.py BUILD_FOLDER."""

import concurrent.futures
import json
import pathlib
import subprocess
import sys

from onnx_harness import ROOT


def tidy(build, path):
    command = ["clang-tidy", "--quiet", f"-p={build}", path]
    return subprocess.run(command, capture_output=True, text=True)


def main():
    build = pathlib.Path(sys.argv[1])
    entries = json.loads((build / "compile_commands.json").read_text())
    # Not the generated code, nor the tests, which run commands and bend sockets.
    own = [ROOT / top for top in ("lib", "passes", "tools")]
    files = {pathlib.Path(e["file"]).resolve(): e["file"] for e in entries}
    files = sorted(name for path, name in files.items() if any(top in path.parents for top in own))
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for path, done in zip(files, pool.map(lambda f: tidy(build, f), files)):
            if done.returncode:
                failures += 1
                print(f"{path}:\n{done.stdout}{done.stderr}")
    print(f"{len(files)} files, {failures} with warnings")
    return 1 if failures or not files else 0


if __name__ == "__main__":
    sys.exit(main())
