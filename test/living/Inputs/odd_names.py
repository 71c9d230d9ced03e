# ===- odd_names.py - models whose names are hard on paths ----------------=== #
#
# Writes a baseline for each, named after the model by the project file above
# the folder, and says of each: exit code, is the baseline there.
#
# ===----------------------------------------------------------------------=== #

import os
import shutil
import subprocess
import sys

folder = os.fsencode(sys.argv[1])
model = os.path.join(folder, b"second.mlir")
for name in (b"a,b", b"\x1b[31m\xff", b"{model}"):
    copy = os.path.join(folder, name + b".mlir")
    shutil.copy(model, copy)
    suppressions = os.path.join(folder, b"..", b"only-" + name + b".toml")
    if not os.path.exists(suppressions):
        open(suppressions, "w").close()
    command = [b"aimet-opt", b"--validate", b"--emit=none", b"--quiet", copy]
    code = subprocess.call(command + [b"--write-baseline"])
    written = os.path.join(folder, b"..", b"out", name + b".json")
    print(name, code, os.path.exists(written))
