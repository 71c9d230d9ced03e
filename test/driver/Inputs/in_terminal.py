"""Runs a command with standard output a terminal of that many columns, and
prints what it wrote: in_terminal.py COLUMNS COMMAND..."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

reader, terminal = pty.openpty()
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, int(sys.argv[1]), 0, 0))
process = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=terminal)
os.close(terminal)
written = b""
while True:
    try:
        part = os.read(reader, 65536)
    except OSError:  # the other end is closed
        break
    if not part:
        break
    written += part
sys.stdout.buffer.write(written.replace(b"\r\n", b"\n"))
sys.exit(process.wait())
