"""What is known of a value: JSON as `aimet-opt --print-shapes=json` writes it.

A type is a dictionary: {"kind": "tensor", "elem": "float", "shape": [1, "N",
null]} and so on; a size is a number, a name (or expression), or None. Both
sides are brought to this form, then compared.
"""

import dataclasses
import re

UNKNOWN = {"kind": "unknown"}
# Names that onnx makes up say that a size is not known.
MADE_UP = re.compile(r"unk__\d+")
INNER = {"sequence": "of", "optional": "of", "map": "value"}


@dataclasses.dataclass
class Defect:
    """Something to mend; `kind` is one of KINDS."""

    kind: str
    value: str
    operator: str
    ours: str
    theirs: str
    variant: str = ""

    def __str__(self):
        where = f"{self.value} ({self.operator})" if self.operator else self.value
        note = f" [{self.variant}]" if self.variant else ""
        return f"{where}: {self.kind}: ours {self.ours}, theirs {self.theirs}{note}"


CONTRADICTION = "contradicts onnx"
LESS_PRECISE = "less precise than onnx"
RUNTIME = "contradicts ONNX Runtime"
TOOL = "the tool failed"
KINDS = (CONTRADICTION, LESS_PRECISE, RUNTIME, TOOL)


def is_made_up(size):
    return isinstance(size, str) and MADE_UP.fullmatch(size) is not None


def known_size(size):
    """None for a size that is unknown or that onnx made a name up for."""
    return None if is_made_up(size) or size == "" else size


def has_shape(kind):
    return kind in ("tensor", "sparse_tensor")


def elem_of(known):
    elem = known.get("elem", "unknown")
    return None if elem in ("unknown", "undefined") else elem


def join(one, two):
    """What both together say; `one` wins where they disagree."""
    if not two or one == two:
        return one
    if one["kind"] == "unknown":
        return two
    if one["kind"] != two["kind"]:
        return one
    joined = dict(one)
    if one["kind"] in INNER:
        key = INNER[one["kind"]]
        joined[key] = join(one.get(key, UNKNOWN), two.get(key, UNKNOWN))
    if has_shape(one["kind"]):
        joined["elem"] = elem_of(one) or elem_of(two) or "unknown"
        joined["shape"] = join_shapes(one.get("shape"), two.get("shape"))
    return joined


def join_shapes(one, two):
    if one is None or two is None:
        return two if one is None else one
    if len(one) != len(two):
        return one
    return [b if known_size(a) is None else a for a, b in zip(one, two)]


def describe(known):
    """On one line, as the defects show it: `float[1,N,?]`."""
    kind = known["kind"]
    if kind in INNER:
        return f"{kind}({describe(known.get(INNER[kind], UNKNOWN))})"
    if not has_shape(kind):
        return kind
    shape = known.get("shape")
    if shape is None:
        sizes = "..."
    else:
        sizes = ",".join("?" if size is None else str(size) for size in shape)
    prefix = "" if kind == "tensor" else "sparse "
    return f"{prefix}{elem_of(known) or '?'}[{sizes}]"


def degree(known):
    """2: type and every size known (perhaps by name); 1: something; 0: nothing."""
    kind = known["kind"]
    if kind in INNER:
        return max(1, degree(known.get(INNER[kind], UNKNOWN)))
    if not has_shape(kind):
        return 0 if kind == "unknown" else 2
    elem, shape = elem_of(known), known.get("shape")
    if elem and shape is not None and all(known_size(size) is not None for size in shape):
        return 2
    return 1 if elem or shape is not None else 0


def compare(ours, theirs):
    """Three flags: they contradict, ours knows less, ours knows more."""
    flags = [False, False, False]
    compare_types(ours, theirs, flags)
    return flags


def compare_types(ours, theirs, flags):
    if ours["kind"] == "absent" or theirs["kind"] == "absent":
        return
    if theirs["kind"] == "unknown":
        flags[2] |= degree(ours) > 0
    elif ours["kind"] == "unknown":
        flags[1] |= degree(theirs) > 0
    elif ours["kind"] != theirs["kind"]:
        flags[0] = True
    elif ours["kind"] in INNER:
        key = INNER[ours["kind"]]
        flags[0] |= ours.get("key") != theirs.get("key")
        compare_types(ours.get(key, UNKNOWN), theirs.get(key, UNKNOWN), flags)
    elif has_shape(ours["kind"]):
        compare_parts(elem_of(ours), elem_of(theirs), flags)
        compare_shapes(ours.get("shape"), theirs.get("shape"), flags)


def compare_parts(ours, theirs, flags):
    """Two element types or ranks, None if unknown."""
    if theirs is None or ours is None:
        flags[1] |= theirs is not None
        flags[2] |= ours is not None
    else:
        flags[0] |= ours != theirs


def rank_of(shape):
    return None if shape is None else len(shape)


def compare_shapes(ours, theirs, flags):
    compare_parts(rank_of(ours), rank_of(theirs), flags)
    if ours is None or theirs is None or len(ours) != len(theirs):
        return
    for a, b in zip(map(known_size, ours), map(known_size, theirs)):
        if isinstance(a, int) and isinstance(b, int):
            flags[0] |= a != b
        elif isinstance(b, int) or (a is None and b is not None):
            flags[1] = True
        elif isinstance(a, int) or (b is None and a is not None):
            flags[2] = True
