"""Prints what --print-shapes=json says, a line for each value."""

import json
import sys


def text(type):
    if "of" in type:
        return "%s of %s" % (type["kind"], text(type["of"]))
    if "elem" in type:
        return "%s %s %s" % (type["kind"], type["elem"], type["shape"])
    return type["kind"]


for graph in json.load(sys.stdin)["graphs"]:
    print(graph["graph"])
    for value in graph["values"]:
        parts = [value["name"].replace("\x1b", "\\x1b"), value["kind"]]
        if value["op"]:
            parts.append("%s:%s" % (value["node"], value["op"]))
        if value["output"]:
            parts.append("output")
        parts.append(text(value["type"]))
        if value["stated"]:
            parts.append("stated" if value["stated"] == value["type"] else "stated otherwise")
        if value["value"] is not None:
            parts.append("= %s" % value["value"])
        print(" ".join(parts))
