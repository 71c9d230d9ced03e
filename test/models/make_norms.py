#!/usr/bin/env python3
"""Remakes norms_*.onnx: make_norms.py OUT   (PyTorch 2.13, torchvision, onnx, onnxscript)

Small relatives of known networks, in evaluation mode, with all their batch
norms: the TorchScript exporter is asked to keep them (`training=PRESERVE`), the
default exporter not to optimize. Parameters and statistics are random.
"""

import pathlib
import sys

import onnx
import torch
from torch import nn

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "utils"))


class Signals(nn.Module):
    """What is rarer: one and three dimensions, transposed and grouped convolutions, linear layers,
    a norm in front of a convolution, behind a concatenation, behind an activation, one weight twice."""

    def __init__(self):
        super().__init__()
        self.first = nn.Sequential(nn.Conv1d(3, 8, 3, bias=False), nn.BatchNorm1d(8), nn.ReLU())
        self.before = nn.Sequential(nn.BatchNorm1d(8), nn.Conv1d(8, 8, 3, groups=2))
        self.padded = nn.Sequential(nn.BatchNorm1d(8), nn.Conv1d(8, 8, 3, padding=1))
        self.up = nn.Sequential(nn.ConvTranspose1d(8, 6, 4, stride=2, groups=2), nn.BatchNorm1d(6))
        self.late = nn.Sequential(nn.Conv1d(6, 6, 1), nn.Tanh(), nn.BatchNorm1d(6))
        self.left, self.right = nn.Conv1d(6, 4, 1), nn.Conv1d(6, 4, 1, bias=False)
        self.joined = nn.BatchNorm1d(8)
        self.twice = nn.Conv1d(8, 8, 1)
        self.one, self.two = nn.BatchNorm1d(8), nn.BatchNorm1d(8)
        self.volume = nn.Sequential(nn.Conv3d(2, 4, 3), nn.BatchNorm3d(4), nn.ReLU())
        self.head = nn.Sequential(nn.Linear(16, 12, bias=False), nn.BatchNorm1d(12), nn.ReLU())
        self.last = nn.Sequential(nn.BatchNorm1d(12), nn.Linear(12, 5))

    def forward(self, x):
        x = self.padded(self.before(self.first(x)))
        x = self.late(self.up(x))
        x = self.joined(torch.cat([self.left(x), self.right(x)], 1)).relu()
        x = self.two(self.twice(self.one(self.twice(x)).relu()))
        x = self.volume(x[:, :, :36].reshape(-1, 2, 4, 6, 6)).mean((3, 4))
        return self.last(self.head(x.flatten(1)[:, :8].repeat(1, 2)))


def networks():
    from torchvision.models import densenet, mobilenetv2, shufflenetv2

    image = torch.rand(2, 3, 32, 32)
    yield "densenet", densenet.DenseNet(4, (2, 2), 8, 2, num_classes=5), image
    settings = [[1, 4, 1, 1], [6, 8, 2, 2], [6, 16, 1, 2]]
    yield "mobilenet", mobilenetv2.MobileNetV2(5, 0.125, settings, round_nearest=4), image
    yield "shufflenet", shufflenetv2.ShuffleNetV2([2, 2, 1], [4, 8, 16, 16, 32], 5), image
    yield "signals", Signals(), torch.rand(2, 3, 40)


def randomize(model):
    for name, tensor in [*model.named_parameters(), *model.named_buffers()]:
        if tensor.dtype.is_floating_point:
            is_positive = name.endswith("var") or (tensor.dim() == 1 and name.endswith("weight"))
            values = torch.rand_like(tensor) + 0.5 if is_positive else torch.randn_like(tensor) * 0.3
            tensor.data.copy_(values)


def without_traces(path):
    model = onnx.load(path)
    for node in model.graph.node:
        kept = [(p.key, p.value) for p in node.metadata_props if not p.key.endswith("stack_trace")]
        del node.metadata_props[:]
        node.metadata_props.extend(onnx.StringStringEntryProto(key=k, value=v) for k, v in kept)
    onnx.save(model, path)


def main(folder):
    from networks import torchvision_ops

    torchvision_ops.define()
    torch.manual_seed(0)
    for name, model, x in networks():
        randomize(model.eval())
        script, default = folder / f"norms_{name}.ts.onnx", folder / f"norms_{name}.dynamo.onnx"
        preserve = torch.onnx.TrainingMode.PRESERVE
        torch.onnx.export(model, (x,), str(script), dynamo=False, training=preserve, do_constant_folding=False)
        torch.onnx.export(model, (x,), str(default), dynamo=True, optimize=False, external_data=False, verbose=False)
        without_traces(default)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
