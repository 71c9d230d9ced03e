"""Runs a command with standard error (and output) a terminal, and stops it for
longer than two seconds as soon as it has a second thread, which is the one that
shows progress: progress.py COMMAND... Prints how often the line was shown, and
whether anything of it is left on the terminal at the end."""

import os
import pty
import re
import signal
import subprocess
import sys
import threading
import time

LINE = re.compile(r"(reading|writing|[a-z][a-z0-9-]*): \d+ s \(\d+ s in all\)")


def start(command):
    reader, terminal = pty.openpty()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=terminal, stderr=terminal,
        env=dict(os.environ, TERM="xterm"),
    )
    os.close(terminal)
    return process, reader


def stop_for_a_while(process):
    """Nothing is stopped that has no second thread."""
    while process.poll() is None:
        if len(os.listdir(f"/proc/{process.pid}/task")) > 1:
            process.send_signal(signal.SIGSTOP)
            time.sleep(2.2)
            process.send_signal(signal.SIGCONT)
            return
        time.sleep(0.001)


def read_all(reader, parts):
    while True:
        try:
            parts.append(os.read(reader, 65536))
        except OSError:  # the other end is closed
            return


def screen(text):
    """What is left of text on a terminal."""
    lines, column = [""], 0
    for token in re.findall(r"\x1b\[K|[^\x1b]|\x1b", text):
        if token == "\r":
            column = 0
        elif token == "\n":
            lines.append("")
            column = 0
        elif token == "\x1b[K":
            lines[-1] = lines[-1][:column]
        else:
            lines[-1] = lines[-1][:column] + token + lines[-1][column + 1 :]
            column += 1
    return lines


process, reader = start(sys.argv[1:])
parts = []
thread = threading.Thread(target=read_all, args=(reader, parts))
thread.start()
stop_for_a_while(process)
thread.join()
text = b"".join(parts).decode()
print("shown" if LINE.search(text) else "not shown")
left = [line for line in screen(text) if LINE.search(line)]
print("left: " + left[0] if left else "nothing left")
sys.exit(process.wait())
