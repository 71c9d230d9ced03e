"""Whether AIMET-ONNX can make a simulation of a model."""

import json
import pathlib
import select
import subprocess
import sys

from prepared_checks.outcome import EXPLAINED, FAILED, NOT_TRIED, PASSED, Outcome, one_line

WORKER = pathlib.Path(__file__).with_name("quantsim_worker.py")
# It does not give back all of its memory.
MODELS_PER_PROCESS = 40


class QuantSim:
    """The worker, started when first needed, and anew when it dies or takes too long."""

    def __init__(self, python, limit):
        self.python, self.limit = python, limit
        self.process = None
        self.asked = 0

    def start(self):
        self.close()
        self.process = subprocess.Popen(
            [str(self.python), str(WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        if fault := self.answer():
            sys.exit(f"error: AIMET-ONNX does not start: {fault}")

    def answer(self):
        if not select.select([self.process.stdout], [], [], self.limit)[0]:
            self.close()
            return f"no answer within {self.limit:.0f} s"
        answer = self.process.stdout.readline()
        if answer:
            return json.loads(answer)["fault"]
        code = self.process.wait()
        self.close()
        return f"the process died with {code}"

    def fault(self, path):
        if self.process is None or self.asked >= MODELS_PER_PROCESS:
            self.start()
        self.asked += 1
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        return self.answer()

    def close(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.process, self.asked = None, 0

    def judge(self, source, prepared):
        if self.python is None or not prepared.exists():
            return Outcome(NOT_TRIED)
        fault = self.fault(prepared)
        if not fault:
            return Outcome(PASSED)
        before = self.fault(source)
        if before:
            return Outcome(EXPLAINED, f"AIMET-ONNX does not load the original: {one_line(before)}")
        return Outcome(FAILED, one_line(fault))
