#!/usr/bin/env python3
"""Exports a network whose modules are local functions.

PyTorch up to 2.9 does so with `export_modules_as_functions`; later versions hide
the option, but the TorchScript exporter has it still (tried with 2.13). In
functions.txtpb all modules are functions, in functions-of-some.txtpb those of
three classes. One export in a process, for the exporter keeps state.

    make_functions.py functions OUT.onnx
    protoc --decode=onnx.ModelProto --proto_path=lib/onnx onnx-ml.proto < OUT.onnx
"""

import sys

import torch
import torch.nn.functional as F
from torch import nn
from torch.onnx._internal.torchscript_exporter import utils


class Leaf(nn.Module):
    def forward(self, x):
        return torch.sigmoid(F.softplus(x)) * x


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(2, 2, 1)
        self.relu = nn.ReLU()
        self.conv2 = nn.Conv2d(2, 2, 1)
        self.leaf = Leaf()

    def forward(self, x):
        y = self.conv2(self.relu(self.conv1(x)))
        return self.relu(self.leaf(y) + x)


class Lists(nn.Module):
    def __init__(self):
        super().__init__()
        self.convs = nn.ModuleList([nn.Conv2d(2, 2, 1), nn.Conv2d(2, 2, 1)])

    def forward(self, x):
        for conv in self.convs:
            x = conv(x)
        return x


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(2, 2, 1)
        self.relu1 = nn.ReLU()
        self.layer = nn.Sequential(Block(), Block())
        self.lists = Lists()

    def forward(self, x):
        x = self.layer(self.relu1(self.stem(x)))
        x = self.stem(self.lists(x))
        return F.relu(self.relu1(x) + x)


CLASSES = {"functions": True, "functions-of-some": {nn.Conv2d, nn.ReLU, Block}}


def main():
    name, path = sys.argv[1:]
    torch.manual_seed(0)
    utils.export(
        Net().eval(),
        (torch.randn(1, 2, 2, 2),),
        path,
        opset_version=15,
        input_names=["x"],
        output_names=["y"],
        export_modules_as_functions=CLASSES[name],
    )


if __name__ == "__main__":
    main()
