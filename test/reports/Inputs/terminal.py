"""Runs a command with its standard error on a terminal, and prints what came.

    terminal.py WIDTH COMMAND...

Escape sequences are shown as <1;31>; standard output is thrown away.
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios


def read_all(fd):
    chunks = []
    while True:
        try:
            chunk = os.read(fd, 65536)
        except OSError:  # what Linux says once the other end is closed
            chunk = b""
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)


def main():
    width = int(sys.argv[1])
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    process = subprocess.Popen(
        sys.argv[2:], stdout=subprocess.DEVNULL, stderr=inner, close_fds=True
    )
    os.close(inner)
    text = read_all(outer).decode("utf-8").replace("\r\n", "\n")
    code = process.wait()
    if os.environ.get("CHECK_WIDTH"):
        plain = re.sub("\x1b\\[[0-9;]*m", "", text)
        widest = max(map(len, plain.splitlines()))
        if widest > width:
            print(f"a line has {widest} columns", file=sys.stderr)
            sys.exit(99)
    print(re.sub("\x1b\\[([0-9;]*)m", r"<\1>", text), end="")
    sys.exit(code)


if __name__ == "__main__":
    main()
