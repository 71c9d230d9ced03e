"""One vocabulary for functions: AIMET's two, the exporter's, and ours.

AIMET's validator says operators of TorchScript, or ONNX's for four of them; its
preparer says names of torch.fx; exported files say ATen operators; ours says the
name of the Python function. Here every function has one name.
"""

import re

SAME = {
    "_adaptive_avg_pool2d": "adaptive_avg_pool2d",
    "_adaptive_avg_pool3d": "adaptive_avg_pool3d",
    "_log_softmax": "log_softmax",
    "_pad": "pad",
    "_softmax": "softmax",
    "_unsafe_index": "index",
    "absolute": "abs",
    "affine_grid_generator": "affine_grid",
    "and": "bitwise_and",
    "concat": "cat",
    "concatenate": "cat",
    "constant_pad_nd": "pad",
    "conv2d": "conv",
    "convolution": "conv",
    "convolution_mode": "conv",
    "cross_entropy_loss": "cross_entropy",
    "divide": "div",
    "grid_sampler": "grid_sample",
    "grid_sampler_2d": "grid_sample",
    "iand": "bitwise_and",
    "invert": "bitwise_not",
    "floor_divide": "floordiv",
    "ior": "bitwise_or",
    "linalg_vector_norm": "norm",
    "log_sigmoid": "logsigmoid",
    "logical_and": "bitwise_and",
    "logical_not": "bitwise_not",
    "logical_or": "bitwise_or",
    "logical_xor": "bitwise_xor",
    "lshift": "bitwise_left_shift",
    "__lshift__": "bitwise_left_shift",
    "max_pool1d_with_indices": "max_pool1d",
    "max_pool2d_with_indices": "max_pool2d",
    "max_pool3d_with_indices": "max_pool3d",
    "multiply": "mul",
    "native_batch_norm": "batch_norm",
    "native_group_norm": "group_norm",
    "native_layer_norm": "layer_norm",
    "nll_loss_nd": "nll_loss",
    "or": "bitwise_or",
    "rms_norm_default": "rms_norm",
    "__rshift__": "bitwise_right_shift",
    "rshift": "bitwise_right_shift",
    "rsub": "sub",
    "subtract": "sub",
    "truediv": "div",
    "xor": "bitwise_xor",
}


def canonical(function):
    """The one name of a function, whoever names it: small letters, no overload."""
    name = function.lower()
    name = SAME.get(name, name)
    if name.endswith("_") and not name.endswith("__"):
        name = SAME.get(name[:-1], name[:-1])
    if re.fullmatch(r"_?upsample_\w+|interpolate", name):
        return "interpolate"
    if re.fullmatch(r"conv\d+d|conv", name):
        return "conv"
    if name.startswith("_scaled_dot_product"):
        return "scaled_dot_product_attention"
    if name.startswith("_native_batch_norm_legit"):
        return "batch_norm"
    return name


def of_aten(qualified):
    """`aten.add_.Tensor` is `add`."""
    parts = qualified.split(".")
    return canonical(parts[1] if len(parts) > 2 else parts[-1])


def of_added(path):
    """(module that it resides in, function, number) of `a.module_add_2`."""
    parent, _, name = path.rpartition(".")
    match = re.fullmatch(r"module_(.*?)(?:_(\d+))?", name)
    if not match:
        return parent, name, -1
    return parent, canonical(match[1]), -1 if match[2] is None else int(match[2])


def spelling(path):
    """The function's name as it is spelled in `a.module_add_2`."""
    return re.sub(r"_\d+$", "", path.rpartition(".")[2].removeprefix("module_"))


def function_names(words):
    """Canonical names of a table's entries."""
    return {canonical(word) for word in words}


# What AIMET's preparer has a module for (functional_with_... of model_preparer.py).
PREPARED = set(
    """relu relu6 hardtanh elu selu celu leaky_relu prelu rrelu glu gelu logsigmoid
    hardshrink tanhshrink softsign softplus softmin softmax softshrink log_softmax tanh sigmoid
    hardsigmoid silu scaled_dot_product_attention cat conv2d pad sum add sub subtract mul div
    truediv floordiv matmul exp interpolate max_pool2d adaptive_avg_pool2d avg_pool2d norm
    batch_norm group_norm mean pow where addmm bmm baddbmm cumsum masked_fill square rsqrt
    grid_sample""".split()
)
# Functions that make, move, measure or convert values and compute nothing that could
# be quantized; AIMET's set of math-invariant types lacks them.
VALUES = function_names(
    """alias arange as_strided atleast_1d broadcast_tensors cartesian_prod clone copy detach
    diagonal empty empty_like expand eye fill full full_like item lift_fresh linspace meshgrid
    movedim new_empty new_full new_ones new_zeros numel numpy_t ones ones_like permute rand
    rand_like randn randn_like repeat_interleave scalar_tensor split_with_sizes swapaxes
    tensor_split type_as unbind unflatten view_as_complex view_as_real zero zeros zeros_like
    constant_tensor broadcast_to unsafe_chunk unsafe_split hann_window""".split()
)

# What does nothing when a network is evaluated.
INACTIVE = {"dropout", "feature_dropout", "alpha_dropout", "native_dropout", "dropout2d"}

# Functions that a layer of torch.nn computes.
LAYERS = set(
    """batch_norm celu conv elu gelu glu group_norm hardshrink hardsigmoid hardswish hardtanh
    instance_norm layer_norm leaky_relu linear log_softmax logsigmoid mish prelu relu relu6 selu
    sigmoid silu softmax softmin softplus softshrink softsign tanh tanhshrink""".split()
)


def first_path(path, aliases):
    """A module's first path: AIMET names a module by that alone."""
    prefix = path
    while prefix:
        if prefix in aliases:
            return first_path(aliases[prefix] + path[len(prefix) :], aliases)
        prefix = prefix.rpartition(".")[0]
    return path
