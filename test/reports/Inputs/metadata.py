"""Prints what aimet-opt has found, from the metadata of the nodes of a model.

    metadata.py MODEL
"""

import sys

import onnx


def main():
    model = onnx.load(sys.argv[1])
    for node in model.graph.node:
        for pair in node.metadata_props:
            if pair.key.startswith("aimet.finding"):
                print(node.name, pair.key, pair.value, sep="|")
    for pair in model.metadata_props:
        print("model", pair.key, pair.value, sep="|")


if __name__ == "__main__":
    main()
