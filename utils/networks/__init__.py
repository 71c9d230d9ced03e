"""The networks that utils/export_networks.py exports, as data.

A module of this folder defines functions that build a network with random
weights and inputs for it, decorated with `network(...)`; several networks of
one kind are made in a loop. Libraries are imported inside the functions, so
that listing needs none of them.
"""

import dataclasses
import importlib

MODULES = ("handmade", "language", "detection", "vision", "image_models")


@dataclasses.dataclass
class Case:
    """A built network: the model, its inputs by name, and what is symbolic."""

    model: object
    inputs: dict
    dynamic: dict = dataclasses.field(default_factory=dict)
    by_name: bool = False  # pass inputs as keyword arguments
    external: bool = False  # the default exporter writes weights to another file
    training: bool = False


@dataclasses.dataclass(frozen=True)
class Variant:
    """One way to export: exporter, fixed or symbolic sizes, opset version."""

    dynamo: bool
    dynamic: bool = False
    opset: int | None = None
    norms: bool = False  # with the batch norms that exporters fold otherwise

    @property
    def suffix(self):
        parts = ["dynamo" if self.dynamo else "torchscript"]
        if self.dynamic:
            parts.append("dyn")
        if self.opset:
            parts.append(f"op{self.opset}")
        if self.norms:
            parts.append("norms")
        return ".".join(parts)


@dataclasses.dataclass(frozen=True)
class Network:
    name: str
    build: object
    variants: tuple


registered = []


def variants_of(exporters, sizes, opsets, norms):
    """`exporters` and `sizes` are words: "torchscript dynamo", "fixed dynamic"."""
    made = [
        Variant(exporter == "dynamo", size == "dynamic")
        for size in sizes.split()
        for exporter in exporters.split()
    ]
    made += [Variant(False, opset=version) for version in opsets]
    return tuple(made + [Variant(False, norms=True)] * norms)


def add(name, build, exporters="torchscript dynamo", sizes="fixed", opsets=(), norms=False):
    """Registers a network; `opsets` are further exports by TorchScript, `norms` is one more."""
    registered.append(Network(name, build, variants_of(exporters, sizes, opsets, norms)))


def network(name=None, **options):
    """Decorates a function that builds a Case."""

    def register(build):
        add(name or build.__name__, build, **options)
        return build

    return register


def all_networks():
    if not registered:
        for module in MODULES:
            importlib.import_module(f"networks.{module}")
    return registered


def prepare_libraries():
    """Loads the libraries once, for all child processes."""
    import torch

    torch.set_num_threads(1)
    from networks import torchvision_ops

    torchvision_ops.define()
    importlib.import_module("timm")
    importlib.import_module("onnxscript")
