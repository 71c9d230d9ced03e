"""Small networks written by hand: what the libraries' networks lack.

Recurrent layers, loops and branches, sequences, resizing, indexing, quantization,
shape arithmetic. A `forward` written as a function becomes a module.
"""

from networks import Case, add, network


def module_of(forward, **parts):
    """A module with these parts, whose forward is `forward(self, ...)`."""
    import torch

    class Handmade(torch.nn.Module):
        def __init__(self):
            super().__init__()
            for name, part in parts.items():
                setattr(self, name, part)

    Handmade.forward = forward
    return Handmade()


# --- Recurrent. ---------------------------------------------------------------

STEPS = {"x": {0: "batch", 1: "steps"}}
RECURRENT = {
    "lstm": ("LSTM", {"num_layers": 1}),
    "lstm_stacked": ("LSTM", {"num_layers": 3, "dropout": 0.1}),
    "lstm_bidirectional": ("LSTM", {"num_layers": 2, "bidirectional": True}),
    "lstm_no_bias": ("LSTM", {"num_layers": 1, "bias": False}),
    "gru": ("GRU", {"num_layers": 1}),
    "gru_bidirectional": ("GRU", {"num_layers": 2, "bidirectional": True}),
    "rnn_tanh": ("RNN", {"num_layers": 2}),
    "rnn_relu_bidirectional": ("RNN", {"nonlinearity": "relu", "bidirectional": True}),
}


def add_recurrent(name, constructor, options):
    def build():
        import torch

        layer = getattr(torch.nn, constructor)(12, 16, batch_first=True, **options)
        width = 32 if options.get("bidirectional") else 16
        head = torch.nn.Linear(width, 5)

        def forward(self, x):
            steps, state = self.layer(x)
            return self.head(steps), state

        dynamic = {"x": {0: "batch"}} if constructor == "RNN" else STEPS
        return Case(
            module_of(forward, layer=layer, head=head), {"x": torch.rand(3, 7, 12)}, dynamic
        )

    add(name, build, sizes="fixed dynamic", opsets=(9, 13) if name == "lstm" else ())


for name, row in RECURRENT.items():
    add_recurrent(name, *row)


@network(exporters="torchscript", sizes="fixed dynamic")
def lstm_packed():
    import torch
    from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

    def forward(self, x, lengths):
        packed = pack_padded_sequence(x, lengths, batch_first=True)
        return pad_packed_sequence(self.layer(packed)[0], batch_first=True)

    model = module_of(forward, layer=torch.nn.LSTM(12, 16, batch_first=True))
    inputs = {"x": torch.rand(3, 7, 12), "lengths": torch.tensor([7, 5, 2])}
    return Case(model, inputs, {**STEPS, "lengths": {0: "batch"}})


@network(sizes="fixed dynamic")
def lstm_cells():
    import torch

    def forward(self, x):
        hidden = torch.zeros(x.shape[0], 16)
        state = torch.zeros(x.shape[0], 16)
        kept = []
        for step in range(4):
            hidden, state = self.cell(x[:, step], (hidden, state))
            kept.append(hidden)
        return torch.stack(kept, 1)

    model = module_of(forward, cell=torch.nn.LSTMCell(12, 16))
    return Case(model, {"x": torch.rand(3, 4, 12)}, {"x": {0: "batch"}})


@network(sizes="fixed dynamic")
def speech_convolutions():
    """Convolutions in time, then a recurrent layer: a small speech recognizer."""
    import torch
    from torch import nn

    front = nn.Sequential(
        nn.Conv1d(40, 32, 11, 2, 5),
        nn.BatchNorm1d(32),
        nn.Hardtanh(0, 20),
        nn.Conv1d(32, 32, 5, 2),
        nn.ReLU(),
    )

    def forward(self, x):
        steps, _ = self.layer(self.front(x).transpose(1, 2))
        return self.head(steps).log_softmax(-1)

    model = module_of(
        forward, front=front, layer=nn.GRU(32, 24, bidirectional=True), head=nn.Linear(48, 29)
    )
    return Case(model, {"x": torch.rand(2, 40, 100)}, {"x": {0: "batch", 2: "frames"}})


# --- Branches, loops, sequences. ----------------------------------------------


def scripted_case(source, inputs, dynamic=None):
    """TorchScript compiles from source text of a method, kept in a file."""
    import torch

    from networks import scripted

    return Case(torch.jit.script(getattr(scripted, source)()), inputs(torch), dynamic or {})


SCRIPTED = {
    "CountedLoop": lambda torch: {"x": torch.rand(2, 3), "times": torch.tensor(4)},
    "ConditionLoop": lambda torch: {"x": torch.rand(2, 3)},
    "NestedLoop": lambda torch: {"x": torch.rand(4, 3)},
    "Branch": lambda torch: {"x": torch.rand(2, 3)},
    "BranchOfShapes": lambda torch: {"x": torch.rand(2, 3)},
    "BranchInLoop": lambda torch: {"x": torch.rand(4, 3)},
    "GrowingLoop": lambda torch: {"x": torch.rand(4, 3)},
    "ListOfRows": lambda torch: {"x": torch.rand(4, 3)},
    "SplitAndJoin": lambda torch: {"x": torch.rand(6, 3)},
    "Recurrence": lambda torch: {"x": torch.rand(5, 2, 3)},
}


def add_scripted(name, inputs):
    first = {"x": {0: "n"}}
    words = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
    add(
        f"script{words}",
        lambda: scripted_case(name, inputs, first),
        exporters="torchscript",
        sizes="fixed dynamic",
    )


for name, row in SCRIPTED.items():
    add_scripted(name, row)


@network(exporters="dynamo", sizes="fixed dynamic")
def cond():
    import torch

    def forward(self, x):
        return torch.cond(
            x.sum() > 0, lambda t: self.first(t).relu(), lambda t: self.second(t) * 2, (x,)
        )

    parts = {"first": torch.nn.Conv2d(3, 3, 1), "second": torch.nn.Conv2d(3, 3, 1)}
    return Case(module_of(forward, **parts), {"x": torch.rand(2, 3, 4, 4)}, {"x": {0: "batch"}})


@network(exporters="dynamo")
def while_loop():
    import torch
    from torch._higher_order_ops.while_loop import while_loop as loop

    def forward(self, x):
        return loop(lambda i, t: i < 5, lambda i, t: (i + 1, t * 1.5), (torch.tensor(0), x))

    return Case(module_of(forward), {"x": torch.rand(2, 3)})


@network(exporters="dynamo")
def scan():
    import torch
    from torch._higher_order_ops.scan import scan as run

    def forward(self, x):
        return run(lambda carry, step: (carry + step, (carry * step).clone()), torch.zeros(3), x)

    return Case(module_of(forward), {"x": torch.rand(5, 3)})


# --- Whole networks of other shapes. --------------------------------------------


@network(sizes="fixed dynamic")
def unet():
    import torch
    from torch import nn
    from torch.nn import functional

    def block(inside, outside):
        layers = (nn.Conv2d(inside, outside, 3, padding=1), nn.BatchNorm2d(outside), nn.ReLU())
        return nn.Sequential(*layers)

    def forward(self, x):
        one = self.down1(x)
        two = self.down2(functional.max_pool2d(one, 2))
        three = self.down3(functional.max_pool2d(two, 2))
        up = torch.cat([self.up2(three), two], 1)
        up = functional.interpolate(
            self.join2(up), size=one.shape[2:], mode="bilinear", align_corners=False
        )
        return self.head(torch.cat([up, one], 1))

    parts = {
        "down1": block(3, 8),
        "down2": block(8, 16),
        "down3": block(16, 32),
        "up2": nn.ConvTranspose2d(32, 16, 2, 2),
        "join2": block(32, 16),
        "head": nn.Conv2d(24, 2, 1),
    }
    dynamic = {"x": {0: "batch", 2: "height", 3: "width"}}
    return Case(module_of(forward, **parts), {"x": torch.rand(1, 3, 64, 64)}, dynamic)


@network(sizes="fixed dynamic", opsets=(11,))
def super_resolution():
    import torch
    from torch import nn

    model = nn.Sequential(
        nn.Conv2d(1, 16, 5, padding=2),
        nn.Tanh(),
        nn.Conv2d(16, 9, 3, padding=1),
        nn.PixelShuffle(3),
        nn.PixelUnshuffle(3),
    )
    return Case(
        model, {"input": torch.rand(1, 1, 24, 32)}, {"input": {0: "batch", 2: "height", 3: "width"}}
    )


@network(sizes="fixed dynamic")
def style_transfer():
    import torch
    from torch import nn

    model = nn.Sequential(
        nn.ReflectionPad2d(4),
        nn.Conv2d(3, 8, 9),
        nn.InstanceNorm2d(8, affine=True),
        nn.PReLU(8),
        nn.ReflectionPad2d(1),
        nn.Conv2d(8, 16, 3, 2),
        nn.InstanceNorm2d(16),
        nn.LeakyReLU(0.2),
        nn.Upsample(scale_factor=2, mode="nearest"),
        nn.ZeroPad2d((1, 2, 0, 1)),
        nn.Conv2d(16, 3, 3, padding="same"),
        nn.Sigmoid(),
    )
    return Case(
        model, {"input": torch.rand(1, 3, 40, 56)}, {"input": {0: "batch", 2: "height", 3: "width"}}
    )


@network(sizes="fixed dynamic")
def generator():
    import torch
    from torch import nn

    model = nn.Sequential(
        nn.Linear(10, 128),
        nn.Unflatten(1, (32, 2, 2)),
        nn.ConvTranspose2d(32, 16, 4, 2, 1, bias=False),
        nn.GroupNorm(4, 16),
        nn.GELU(),
        nn.ConvTranspose2d(16, 8, 3, 2, 1, output_padding=1),
        nn.CELU(),
        nn.ConvTranspose2d(8, 3, 3, dilation=2, groups=1),
        nn.Tanh(),
    )
    return Case(model, {"input": torch.rand(2, 10)}, {"input": {0: "batch"}})


@network(sizes="fixed dynamic")
def graph_messages():
    """Messages along the edges of a graph: gather, then scatter."""
    import torch
    from torch import nn

    def forward(self, nodes, edges):
        messages = self.message(torch.cat([nodes[edges[0]], nodes[edges[1]]], -1)).relu()
        index = edges[1].unsqueeze(1).expand(-1, messages.shape[1])
        gathered = torch.zeros_like(nodes).scatter_add(0, index, messages)
        return self.update(gathered) + nodes

    model = module_of(forward, message=nn.Linear(16, 8), update=nn.Linear(8, 8))
    inputs = {"nodes": torch.rand(5, 8), "edges": torch.randint(0, 5, (2, 9))}
    return Case(model, inputs, {"nodes": {0: "nodes"}, "edges": {1: "edges"}})


@network(sizes="fixed dynamic")
def encoder_decoder():
    import torch

    def forward(self, src, tgt):
        return self.transformer(src, tgt, src_is_causal=False, tgt_is_causal=False)

    model = module_of(forward, transformer=torch.nn.Transformer(32, 4, 2, 2, 64, batch_first=True))
    inputs = {"src": torch.rand(2, 9, 32), "tgt": torch.rand(2, 7, 32)}
    return Case(model, inputs, {"src": {0: "batch", 1: "source"}, "tgt": {0: "batch", 1: "target"}})


@network(sizes="fixed dynamic")
def volume():
    import torch
    from torch import nn

    model = nn.Sequential(
        nn.Conv3d(1, 4, 3, (1, 2, 2), 1),
        nn.BatchNorm3d(4),
        nn.SiLU(),
        nn.MaxPool3d(2, ceil_mode=True),
        nn.ConvTranspose3d(4, 2, 2, 2),
        nn.AvgPool3d((1, 3, 3), (1, 2, 2), (0, 1, 1), count_include_pad=False),
        nn.AdaptiveAvgPool3d(1),
        nn.Flatten(),
    )
    dynamic = {"input": {0: "batch", 2: "depth", 3: "height", 4: "width"}}
    return Case(model, {"input": torch.rand(1, 1, 9, 20, 20)}, dynamic)


@network(exporters="torchscript", opsets=(13,))
def fake_quantized():
    """Weights and activations through QuantizeLinear and DequantizeLinear."""
    import torch
    from torch import nn

    def forward(self, x):
        x = torch.fake_quantize_per_tensor_affine(x, 0.02, 3, 0, 255)
        scale, zero = torch.full((8,), 0.01), torch.zeros(8, dtype=torch.int32)
        weight = torch.fake_quantize_per_channel_affine(self.conv.weight, scale, zero, 0, -128, 127)
        return nn.functional.conv2d(x, weight, self.conv.bias, padding=1)

    return Case(module_of(forward, conv=nn.Conv2d(3, 8, 3)), {"x": torch.rand(1, 3, 8, 8)})


@network(exporters="torchscript", opsets=(13,))
def losses():
    import torch
    from torch import nn

    def forward(self, x, target):
        cross = nn.functional.cross_entropy(x, target)
        each = nn.functional.cross_entropy(x, target, reduction="none", ignore_index=1)
        return (
            cross,
            each,
            nn.functional.nll_loss(x.log_softmax(1), target),
            nn.functional.mse_loss(x, x * 2),
        )

    inputs = {"x": torch.rand(4, 5), "target": torch.tensor([0, 1, 2, 4])}
    return Case(module_of(forward), inputs, {})


# --- Groups of operators. ---------------------------------------------------------


def add_function(name, function, inputs, dynamic, **options):
    def build():
        import torch

        return Case(module_of(function), inputs(torch), dynamic)

    add(name, build, **{"sizes": "fixed dynamic", **options})


def register_functions():
    from networks import arithmetic, functions  # noqa: F401

    for name, (function, inputs, dynamic, options) in functions.FUNCTIONS.items():
        add_function(f"fn_{name}", function, inputs, dynamic, **options)


register_functions()
