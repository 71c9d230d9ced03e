"""Runs --check-arch with each built-in profile by its name and as a file: the same findings, and no error.

    each_profile.py NAMES FOLDER MODEL
"""

import pathlib
import subprocess
import sys

names = pathlib.Path(sys.argv[1]).read_text().split()
folder = pathlib.Path(sys.argv[2])
files = sorted(path.stem for path in folder.glob("*.toml"))
if names != files:
    sys.exit(f"listed: {names}\nfiles:  {files}")


def findings(profile):
    command = ["aimet-opt", "--check-arch", "--emit=none", f"--profile={profile}", sys.argv[3]]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{profile}: exit code {run.returncode}\n{run.stderr}")
    return run.stderr


for name in names:
    if findings(name) != findings(folder / f"{name}.toml"):
        sys.exit(f"{name}: the file finds something else")
