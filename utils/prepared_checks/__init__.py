"""What utils/check_prepared.py is made of.

outcome.py          what became of one check: passed, explained, failed
judge.py            one file, all checks but the last
equal_outputs.py    equal outputs under ONNX Runtime
renamed.py          findings of the model with other names
quantsim.py         loading in AIMET-ONNX, in a process of its own
quantsim_worker.py  that process; runs in the environment that has AIMET-ONNX
table.py            results as text and as the table of docs/prepared-models.md
"""
