"""Writes a model with graphs or types nested in each other: nest.py DEPTH KIND."""

import sys


def varint(value):
    data = b""
    while value > 127:
        data += bytes([value & 127 | 128])
        value >>= 7
    return data + bytes([value])


def field(number, payload):
    """One length-delimited field."""
    return varint(number << 3 | 2) + varint(len(payload)) + payload


def graphs(depth):
    graph = field(2, b"g")
    for _ in range(depth):
        attribute = field(1, b"body") + field(6, graph) + b"\xa0\x01\x05"
        graph = field(1, field(4, b"Custom") + field(5, attribute)) + field(2, b"g")
    return graph


def types(depth):
    kind = field(1, b"\x08\x01")
    for _ in range(depth):
        kind = field(4, field(1, kind))
    return field(2, b"g") + field(11, field(1, b"x") + field(2, kind))


make = {"graphs": graphs, "types": types}[sys.argv[2]]
sys.stdout.buffer.write(b"\x08\x08" + field(7, make(int(sys.argv[1]))))
