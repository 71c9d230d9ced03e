"""Gives flags a value that would colour a terminal and turn text around, and
prints the exit code and the first message of each run."""

import subprocess
import sys

tool, model = sys.argv[1:3]
for flag in ("--explain", "--ignore", "--select", "--profile", "--fail-level"):
    run = subprocess.run(
        [tool, "--check-arch", "--emit=none", f"{flag}=\x1b[31mx\u202e", model],
        capture_output=True,
    )
    first = run.stderr.split(b"\n")[0]
    assert b"\x1b" not in run.stderr and "\u202e".encode() not in run.stderr
    print(run.returncode, flag, first.decode("ascii"))
