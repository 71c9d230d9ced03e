"""Writes models in other encodings of the same message.

    spell_otherwise.py OUTPUT_FOLDER MODELS_FOLDER...

Every style below is legal protobuf that no canonical writer makes.
"""

import pathlib
import struct
import sys

import onnx

LARGEST = 150_000
EVERY = 40


def varint(value, width=0):
    """A varint of at least `width` bytes."""
    value &= (1 << 64) - 1
    data = bytearray()
    while value > 127 or len(data) + 1 < width:
        data.append(value & 127 | 128)
        value >>= 7
    data.append(value)
    return bytes(data)


class Canonical:
    """How a canonical writer does it; the styles change one thing each."""

    width = 0  # of varints

    def order(self, fields):
        return fields

    def packs(self, field):
        return field.is_packed

    def scalar(self, field, value):
        if field.cpp_type == field.CPPTYPE_FLOAT:
            return 5, struct.pack("<f", value)
        if field.cpp_type == field.CPPTYPE_DOUBLE:
            return 1, struct.pack("<d", value)
        return 0, varint(value, self.width)

    def tag(self, field, wire_type):
        return varint(field.number << 3 | wire_type, self.width)

    def delimited(self, field, data):
        return self.tag(field, 2) + varint(len(data), self.width) + data

    def value(self, field, value):
        if field.message_type is not None:
            return self.delimited(field, self.message(value))
        if isinstance(value, (str, bytes)):
            data = value.encode() if isinstance(value, str) else value
            return self.delimited(field, data)
        wire_type, data = self.scalar(field, value)
        return self.tag(field, wire_type) + data

    def field(self, field, value):
        if not field.is_repeated:
            return self.value(field, value)
        numbers = field.message_type is None and field.type not in (
            field.TYPE_STRING, field.TYPE_BYTES
        )
        if numbers and self.packs(field):
            return self.delimited(
                field, b"".join(self.scalar(field, item)[1] for item in value)
            )
        return b"".join(self.value(field, item) for item in value)

    def message(self, message):
        fields = self.order(message.ListFields())
        return b"".join(self.field(field, value) for field, value in fields)


class Backwards(Canonical):
    def order(self, fields):
        return fields[::-1]


class Packed(Canonical):
    def packs(self, field):
        return True


class Unpacked(Canonical):
    def packs(self, field):
        return False


class Wide(Canonical):
    width = 5


class Twice(Canonical):
    """Single numbers and strings are written twice: the last one counts."""

    def field(self, field, value):
        once = super().field(field, value)
        single = not field.is_repeated and field.message_type is None
        if not single or field.name == "raw_data" or field.containing_oneof:
            return once
        wrong = value[:-1] if isinstance(value, (str, bytes)) else 0
        return super().field(field, wrong) + once


class Split(Canonical):
    """Lists in two pieces, with the other fields between."""

    def message(self, message):
        first, rest = b"", b""
        for field, value in message.ListFields():
            if field.is_repeated and len(value) > 1:
                first += self.field(field, value[:1])
                rest += self.field(field, value[1:])
            else:
                rest += self.field(field, value)
        return first + rest


STYLES = (Backwards, Packed, Unpacked, Wide, Twice, Split)


def main():
    output = pathlib.Path(sys.argv[1])
    output.mkdir(parents=True)
    paths = []
    for folder in map(pathlib.Path, sys.argv[2:]):
        found = [p for p in sorted(folder.rglob("*.onnx")) if p.stat().st_size < LARGEST]
        paths += found if len(found) < 200 else found[::EVERY]

    for path in paths:
        model = onnx.ModelProto.FromString(path.read_bytes())
        if Canonical().message(model) != model.SerializeToString():
            sys.exit(f"{path}: the writer of this test is not canonical")
        for style in STYLES:
            data = style().message(model)
            if onnx.ModelProto.FromString(data) != model:
                sys.exit(f"{path}: {style.__name__} is another message")
            name = f"{path.parent.name}-{path.stem}-{style.__name__}.onnx"
            (output / name).write_bytes(data)
    print(f"{len(paths)} models in {len(STYLES)} styles")


main()
