"""Gives flags a value that would colour a terminal, turn text around and begin a
line of its own, and one that is long; prints the exit code and the error of
each run."""

import subprocess
import sys

tool, model = sys.argv[1:3]
hostile = "\x1b[31mx\u202e\ne: y\t"


def check(flag, value, *more):
    run = subprocess.run(
        [tool, "--emit=none", f"{flag}={value}", *more, model], capture_output=True
    )
    for bad in ("\x1b", "\t", "\ne:", "\u202e"):
        assert bad.encode() not in run.stderr
    lines = run.stderr.split(b"\n")
    assert all(len(line) < 5000 for line in lines)
    error = next(line for line in lines if b"error:" in line)
    print(run.returncode, flag, error.decode("ascii"))


for name in ("explain", "ignore", "select", "profile", "fail-level"):
    check(f"--{name}", hostile, "--check-arch")
for name in ("exclude-modules", "math-invariant"):
    check(f"--{name}", hostile, "--validate")
check("--pass-pipeline", hostile)
check("--fail-level", "y" * 100000, "--check-arch")
