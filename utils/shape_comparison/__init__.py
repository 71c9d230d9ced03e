"""What utils/compare_shapes.py is made of.

knowledge.py    what is known of a value's type, and comparing two sides of it
expressions.py  sizes such as `floor(h/2) + 1`, evaluated
inference.py    onnx's inference and ours, brought to one form
runtime.py      what ONNX Runtime computes, against ours
models.py       the models: files, without value_info, generated node tests
"""
