"""More functions of tensors for functions.FUNCTIONS: what computes values."""

from networks.functions import IMAGE, MATRIX, group, image, matrix


@group(matrix, MATRIX, opsets=(11, 13))
def reductions(self, x):
    import torch

    return (
        x.sum(),
        x.mean(1),
        x.amax(0, keepdim=True),
        x.min(),
        x.prod(1),
        x.norm(dim=1),
        x.logsumexp(0),
        x.var(1),
        x.std(0, keepdim=True),
        x.argmax(1),
        x.argmin(),
        x.max(1)[1],
        (x > 0.5).any(1),
        x.cumsum(1),
        x.abs().sum((0, 1), keepdim=True),
        x.exp().sum(0).log(),
    )


@group(matrix, MATRIX)
def orders(self, x):
    import torch

    values, index = x.topk(2, 1)
    ordered, places = x.sort(0, descending=True)
    return values, index, ordered, places, x.argsort(1), torch.topk(x, 3, 0, largest=False)[0]


@group(matrix, MATRIX)
def data_dependent(self, x):
    """Sizes that only the values decide."""
    import torch

    mask = x > 0.3
    return x[mask], torch.nonzero(mask), x[mask] * 2, x.masked_fill(mask, 0.0)


@group(matrix, MATRIX, exporters="torchscript", opsets=(11,))
def masked_select(self, x):
    import torch

    kept = torch.masked_select(x, x > 0.3)
    return kept, kept.reshape(-1, 1), kept.sum(), torch.nonzero(x > 0.5).t()


@group(lambda torch: {"x": torch.randint(0, 5, (7,))}, {"x": {0: "n"}})
def integers(self, x):
    import torch

    y = x + 3
    return (
        x // 2,
        x % 3,
        x * y,
        torch.nn.functional.one_hot(x, 6),
        x.to(torch.float32) / 2,
        x.to(torch.int32),
        x.to(torch.uint8),
        x.clamp(1, 3),
        -x,
        torch.floor_divide(x, y),
        torch.remainder(x, y),
        torch.fmod(x, y),
    )


@group(lambda torch: {"x": torch.randint(0, 5, (7,))}, {"x": {0: "n"}}, exporters="dynamo")
def bits(self, x):
    y = x + 3
    return x & y, x | y, x ^ y, ~x, x << 1, x >> 1


@group(matrix, MATRIX)
def casts(self, x):
    import torch

    half = x.half() * 2
    wide = x.double().sqrt()
    return (
        half,
        wide,
        x.bool(),
        x.long(),
        half + x,
        wide + x,
        x.to(torch.bfloat16).float(),
        x > wide,
        torch.where(x > 0.5, half, half * 2),
    )


@group(matrix, MATRIX)
def comparisons(self, x):
    import torch

    y = x.round()
    return (
        x > y,
        x >= y,
        x < 0.5,
        x <= y,
        x == y,
        x != y,
        torch.logical_and(x > 0.2, x < 0.8),
        torch.logical_or(x > 0.2, y > 0),
        torch.logical_xor(x > 0.2, y > 0),
        ~(x > 0.5),
        torch.isnan(x),
        torch.isinf(x),
        torch.where(x > y, x, y),
        torch.maximum(x, y),
        torch.minimum(x, y),
    )


@group(matrix, MATRIX, opsets=(9, 13))
def elementwise(self, x):
    import torch

    y = x * 0.5 + 0.1
    return (
        x + y * x - y / x,
        x.pow(2),
        x**y,
        x.exp().log().sqrt().rsqrt(),
        x.sin() + x.cos() + y.asin() + y.acos() + x.atan() + x.tan(),
        x.erf() + x.sigmoid() + x.tanh(),
        x.floor() + x.ceil() + x.sign() + x.abs() + x.neg() + x.reciprocal(),
        x.clamp(0.1, 0.9),
        x.clamp_min(0.3),
        x + y[0],
        x[:, :1] * y,
        x[:1] - y[:, :1],
        torch.log1p(x) + torch.log2(x + 1),
    )


@group(matrix, MATRIX, opsets=(14,))
def activations(self, x):
    from torch.nn import functional

    kinds = (
        functional.relu,
        functional.relu6,
        functional.elu,
        functional.selu,
        functional.celu,
        functional.gelu,
        functional.silu,
        functional.mish,
        functional.hardtanh,
        functional.hardswish,
        functional.hardsigmoid,
        functional.softplus,
        functional.softsign,
        functional.logsigmoid,
        functional.tanhshrink,
        functional.leaky_relu,
        functional.hardshrink,
        functional.softshrink,
    )
    made = tuple(kind(x) for kind in kinds)
    return made + (
        functional.softmax(x, 0),
        functional.log_softmax(x, 1),
        functional.threshold(x, 0, 0),
    )


@group(image, IMAGE)
def norms(self, x):
    from torch.nn import functional

    last = x.permute(0, 2, 3, 1)
    return (
        functional.layer_norm(last, (4,)),
        functional.group_norm(x, 2),
        functional.instance_norm(x),
        functional.normalize(x, dim=1),
        functional.local_response_norm(x, 3),
    )


@group(image, IMAGE, exporters="dynamo")
def rms_norm(self, x):
    from torch.nn import functional

    return functional.rms_norm(x.permute(0, 2, 3, 1), (4,))


@group(lambda torch: {"x": torch.rand(2, 4, 9, 16)}, {"x": {0: "batch", 2: "steps"}})
def attention(self, x):
    from torch.nn import functional

    plain = functional.scaled_dot_product_attention(x, x, x)
    causal = functional.scaled_dot_product_attention(x, x, x, is_causal=True)
    mask = x[:, :1, :, :1] > 0.5
    return (
        plain,
        causal,
        functional.scaled_dot_product_attention(
            x, x, x, attn_mask=mask.expand(-1, -1, -1, x.shape[2])
        ),
    )


@group(lambda torch: {"x": torch.randint(0, 9, (3, 5)), "w": torch.rand(10, 4)}, {"x": {0: "bags"}})
def embedding_bags(self, x, w):
    from torch.nn import functional

    return functional.embedding_bag(x, w, mode="mean"), functional.embedding_bag(x, w, mode="sum")


@group(
    lambda torch: {"x": torch.rand(2, 3, 8, 8), "w": torch.rand(6, 3, 3, 3)},
    {"x": IMAGE["x"], "w": {0: "filters"}},
)
def convolutions(self, x, w):
    from torch.nn import functional

    return (
        functional.conv2d(x, w),
        functional.conv2d(x, w, stride=2, padding=1),
        functional.conv2d(x, w, padding="same"),
        functional.conv2d(x, w, padding=2, dilation=2),
        functional.conv_transpose2d(x, w.transpose(0, 1), stride=2, output_padding=1, padding=1),
        functional.conv1d(x[:, :, 0], w[:, :, 0], padding=2),
    )


@group(
    lambda torch: {"boxes": torch.rand(20, 4), "scores": torch.rand(20)},
    {"boxes": {0: "n"}, "scores": {0: "n"}},
)
def boxes(self, boxes, scores):
    import torch
    from torchvision import ops

    corners = torch.cat([boxes[:, :2], boxes[:, :2] + boxes[:, 2:]], 1)
    kept = ops.nms(corners, scores, 0.5)
    return (
        corners[kept],
        ops.box_iou(corners, corners),
        ops.box_area(corners),
        ops.clip_boxes_to_image(corners, (1, 1)),
    )


@group(matrix, MATRIX, exporters="torchscript", opsets=(11,))
def random_values(self, x):
    import torch

    return (
        torch.rand(x.shape),
        torch.randn_like(x),
        torch.nn.functional.dropout(x, 0.5, True),
        torch.bernoulli(x),
    )


@group(lambda torch: {"x": torch.tensor([3, 1, 3, 2, 1])}, {"x": {0: "n"}}, exporters="torchscript")
def uniques(self, x):
    import torch

    values, places, counts = torch.unique(x, return_inverse=True, return_counts=True)
    return values, places, counts
