"""Functions of tensors, grouped: each group becomes a network of `handmade`.

Here is what moves, joins and indexes; arithmetic.py has what computes.

FUNCTIONS maps a name to a forward function (its first argument is the module),
a function that makes the inputs, the symbolic dimensions, and options of `add`.
"""

FUNCTIONS = {}

MATRIX = {"x": {0: "n", 1: "m"}}
IMAGE = {"x": {0: "batch", 2: "height", 3: "width"}}


def group(inputs, dynamic=None, **options):
    """Registers a function as a group; `inputs(torch)` makes what it is run on."""

    def register(function):
        FUNCTIONS[function.__name__] = (function, inputs, dynamic or {}, options)
        return function

    return register


def matrix(torch):
    return {"x": torch.rand(4, 6)}


def image(torch):
    return {"x": torch.rand(2, 4, 12, 16)}


def pair(torch):
    return {"x": torch.rand(2, 5, 8), "y": torch.rand(2, 8, 3)}


PAIR = {"x": {0: "batch", 1: "rows"}, "y": {0: "batch", 2: "columns"}}


@group(pair, PAIR)
def einsum(self, x, y):
    import torch

    one = torch.einsum("bij,bjk->bik", x, y)
    two = torch.einsum("bij,bjk->ik", x, y)
    three = torch.einsum("bij->bji", x)
    return one, two, three, torch.einsum("bii->b", one[:, :3, :3]), torch.einsum("bij,bjk->", x, y)


@group(pair, PAIR)
def products(self, x, y):
    import torch

    z = torch.matmul(x, y)
    vector = torch.matmul(x, y[0, :, 0])
    many = torch.matmul(x.unsqueeze(1), y.unsqueeze(0))
    outer = torch.outer(x[0, 0], y[0, :, 0])
    added = torch.baddbmm(z, x, y)
    return z, vector, many, outer, added, torch.dot(x[0, 0], y[0, :, 0]), torch.mv(x[0], y[0, :, 0])


@group(image, IMAGE)
def affine_grid(self, x):
    from torch.nn import functional

    return functional.affine_grid(
        x[:, 0, :2, :3], [x.shape[0], x.shape[1], 6, 7], align_corners=False
    )


GRID = {"x": IMAGE["x"], "grid": {0: "batch", 1: "rows", 2: "columns"}}


@group(
    lambda torch: {"x": torch.rand(2, 4, 12, 16), "grid": torch.rand(2, 6, 7, 2)},
    GRID,
    opsets=(16,),
)
def grid_sample(self, x, grid):
    from torch.nn import functional

    return functional.grid_sample(x, grid, align_corners=False), functional.grid_sample(
        x, grid, mode="nearest", padding_mode="border", align_corners=True
    )


@group(image, IMAGE)
def shuffles(self, x):
    from torch.nn import functional

    return functional.pixel_shuffle(x, 2), functional.pixel_unshuffle(x, 2)


@group(image, IMAGE, opsets=(11, 13))
def resizes(self, x):
    from torch.nn import functional

    half = (x.shape[2] // 2, x.shape[3] // 2)
    return (
        functional.interpolate(x, scale_factor=2.0),
        functional.interpolate(x, scale_factor=0.7, mode="bilinear"),
        functional.interpolate(x, size=(9, 9), mode="bicubic", align_corners=True),
        functional.interpolate(x, size=half, mode="bilinear", align_corners=False),
        functional.interpolate(x[:, :, 0], scale_factor=1.5, mode="linear"),
    )


@group(image, IMAGE, opsets=(10, 11))
def pools(self, x):
    from torch.nn import functional

    return (
        functional.max_pool2d(x, 3, 2, 1),
        functional.max_pool2d(x, 3, 2, ceil_mode=True),
        functional.max_pool2d(x, 2, 1, dilation=2),
        functional.avg_pool2d(x, 3, 2, 1),
        functional.avg_pool2d(x, (2, 3), ceil_mode=True, count_include_pad=False),
        functional.adaptive_avg_pool2d(x, 1),
        functional.adaptive_max_pool2d(x, (1, 1)),
    )


@group(image, {"x": {0: "batch"}}, opsets=(9,))
def pools_of_kinds(self, x):
    from torch.nn import functional

    return (
        functional.lp_pool2d(x, 2, 2),
        functional.max_pool1d(x[:, :, 0], 2),
        functional.avg_pool1d(x[:, :, 0], 3, 2, 1),
        functional.adaptive_avg_pool2d(x, (3, 4)),
        functional.max_pool2d(x, 2, return_indices=True)[1],
    )


@group(image, IMAGE, opsets=(10,))
def pads(self, x):
    from torch.nn import functional

    return (
        functional.pad(x, (1, 2, 3, 4)),
        functional.pad(x, (1, 1), value=2.0),
        functional.pad(x, (-1, -1, 0, -2)),
        functional.pad(x, (1, 2, 3, 0), mode="reflect"),
        functional.pad(x, (1, 2, 3, 0), mode="replicate"),
        functional.pad(x, (0, 0, 1, 1, 2, 2)),
    )


@group(image, IMAGE)
def circular(self, x):
    from torch.nn import functional

    return (
        functional.pad(x, (1, 2, 3, 0), mode="circular"),
        x.roll(2, 3),
        x.roll((1, 1), (0, 2)),
        x.flip(3),
    )


@group(image, {"x": {0: "batch"}})
def unfolds(self, x):
    from torch.nn import functional

    columns = functional.unfold(x, 3, padding=1, stride=2)
    return columns, functional.fold(columns, (12, 16), 3, padding=1, stride=2), x.unfold(3, 4, 2)


@group(lambda torch: {"x": torch.rand(2, 64)}, {"x": {0: "batch"}}, exporters="dynamo")
def fourier(self, x):
    import torch

    spectrum = torch.view_as_real(torch.fft.rfft(x))
    return spectrum, torch.view_as_real(torch.fft.fft(x)), spectrum.pow(2).sum(-1).sqrt()


@group(lambda torch: {"x": torch.rand(2, 400)}, {"x": {0: "batch"}})
def spectrogram(self, x):
    import torch

    window = torch.hann_window(64)
    return torch.stft(x, 64, 32, window=window, return_complex=False)


@group(
    lambda torch: {"x": torch.rand(4, 6), "index": torch.randint(0, 4, (3, 6))},
    {"x": {0: "n"}, "index": {0: "k"}},
)
def gathers(self, x, index):
    first = index[:, 0]
    return (
        x.gather(0, index),
        x[first],
        x.index_select(0, first),
        x[:, [0, 2, 5]],
        x[first, first],
        x[..., None, 1:3],
    )


@group(lambda torch: {"index": torch.randint(0, 9, (3, 6))}, {"index": {0: "n", 1: "m"}})
def embeddings(self, index):
    import torch

    table = torch.arange(30.0).reshape(10, 3)
    return torch.nn.functional.embedding(index, table), table[index], table[:, 0][index]


@group(
    lambda torch: {"x": torch.rand(4, 6), "index": torch.randint(0, 4, (3, 6))},
    {"x": {0: "n"}, "index": {0: "k"}},
)
def scatters(self, x, index):
    import torch

    values = index.to(x.dtype)
    put = x.clone()
    put[index[:, 0]] = 1.0
    part = x.clone()
    part[:, 1:3] = 0.5
    return (
        x.scatter(0, index, values),
        x.scatter_add(0, index, values),
        x.scatter_reduce(0, index, values, "amax"),
        x.index_add(0, index[:, 0], values),
        put,
        part,
        torch.index_put(x, (index[:, 0], index[:, 1]), values[:, 0]),
    )


@group(matrix, MATRIX, opsets=(10, 11))
def slices(self, x):
    import torch

    return (
        x[1:],
        x[:, :-1],
        x[::2, 1::2],
        x[-1],
        x.narrow(1, 1, 2),
        x[: x.shape[0] // 2],
        x[None, ..., 0],
        torch.select(x, 1, -1),
        x[:, 100:],
    )


@group(matrix, MATRIX, opsets=(11,))
def joins(self, x):
    import torch

    return (
        torch.cat([x, x * 2], 0),
        torch.cat([x, x[:, :1]], 1),
        torch.stack([x, x + 1], 2),
        torch.hstack([x, x]),
        x.repeat(2, 3),
        x.repeat_interleave(2, 0),
        x.unsqueeze(1).expand(-1, 5, -1),
    )


@group(lambda torch: {"x": torch.rand(6, 8)}, {"x": {0: "n"}}, opsets=(13,))
def splits(self, x):
    import torch

    a, b = x.chunk(2, 1)
    c, d, e = torch.split(x, [1, 3, 4], 1)
    f = x.unbind(1)
    g = torch.tensor_split(x, 3, 1)
    return a, b, c, d, e, f[0], f[-1], g[0], g[2]


@group(
    lambda torch: {"x": torch.rand(2, 3, 4, 6)}, {"x": {0: "batch", 3: "width"}}, opsets=(13, 14)
)
def reshapes(self, x):
    return (
        x.reshape(x.shape[0], -1),
        x.view(x.shape[0], 12, x.shape[3]),
        x.flatten(2),
        x.reshape(-1, x.shape[-1]),
        x.permute(0, 2, 3, 1),
        x.transpose(1, 2).flatten(0, 1),
        x.unflatten(2, (2, 2)),
        x.unsqueeze(0).squeeze(0),
        x.reshape(x.size(0) * x.size(3), 3, 4),
        x.movedim(1, -1),
    )


@group(matrix, MATRIX)
def sizes(self, x):
    import torch

    n, m = x.shape
    return (
        torch.arange(n),
        torch.arange(0, m, 2),
        torch.arange(0, 1, 0.25),
        torch.zeros(n, m + 1),
        torch.ones_like(x),
        torch.full((n * m,), 3),
        torch.eye(3),
        torch.linspace(0, 1, 5),
        torch.zeros(n // 2, m % 4 + 1),
        torch.tril(x),
        torch.triu(x, 1),
    )


@group(matrix, MATRIX, exporters="torchscript", opsets=(9,))
def shape_tensors(self, x):
    """Shapes computed as tensors: what scripts of old do."""
    import torch

    size = torch.tensor(x.shape)
    total = x.shape[0] * x.shape[1]
    return (
        x.reshape(total),
        torch.zeros(int(x.shape[0]) * 2, 3),
        size * 2,
        x.reshape(x.shape[1], x.shape[0]),
    )


@group(matrix, MATRIX)
def grids(self, x):
    import torch

    rows, columns = torch.meshgrid(
        torch.arange(x.shape[0]), torch.arange(x.shape[1]), indexing="ij"
    )
    points = torch.stack([rows, columns], -1).reshape(-1, 2).to(x.dtype)
    return points, points + points[:1], torch.cartesian_prod(torch.arange(3), torch.arange(4))


@group(pair, exporters="torchscript", sizes="fixed")
def distances(self, x, y):
    import torch

    return torch.cdist(x, y.transpose(1, 2)), torch.nn.functional.pairwise_distance(x, x * 2)
