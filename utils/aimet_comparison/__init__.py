"""AIMET-Torch's own answers on networks, and ours on their ONNX files, compared.

The package behind utils/compare_aimet.py: `answers` asks AIMET, `findings` runs
aimet-opt, `names` brings the two vocabularies together, `reasons` says why a
difference is right, `verdicts` and `table` put it all together.
"""
