"""Runs a function in a child process: quiet, with a time limit.

Exporters and tracers print, hang, run out of memory and crash; the parent has
loaded the libraries once and goes on.
"""

import logging
import multiprocessing
import os
import re
import traceback
import warnings


def one_line(error):
    """The innermost cause: libraries wrap it in advice."""
    while error.__cause__ is not None:
        error = error.__cause__
    text = "".join(traceback.format_exception_only(error))
    return " ".join(re.sub(r"\x1b\[[0-9;]*m", "", text).split())[:300]


def run(function, arguments, answer):
    """The body of the child process: quiet, one thread, says how it went."""
    import torch

    torch.set_num_threads(1)
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    with open(os.devnull, "w", encoding="utf-8") as sink:
        os.dup2(sink.fileno(), 1)
        os.dup2(sink.fileno(), 2)
    try:
        answer.send((function(*arguments), ""))
    except BaseException as error:  # exporters and tracers raise all sorts
        answer.send((None, one_line(error)))


def call_within(limit, function, *arguments):
    """Calls in a child process; returns the result and "", or None and what went wrong."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=run, args=(function, arguments, sender))
    child.start()
    sender.close()
    try:
        if not receiver.poll(limit):
            return None, f"no result after {limit:.0f} s"
        return receiver.recv()
    except EOFError:
        child.join()
        return None, f"the process ended with code {child.exitcode}"
    finally:
        child.kill()
        child.join()
