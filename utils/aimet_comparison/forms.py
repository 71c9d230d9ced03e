"""What functions become on the way: other functions, operators, or one finding."""

# What exporters write for a function, where they do not write itself.
DECOMPOSED = {
    "hardshrink": {"abs", "gt", "where", "le", "ge", "lt"},
    "softshrink": {"abs", "gt", "where", "sub", "add", "sign", "mul"},
    "threshold": {"le", "where", "gt", "relu"},
    "outer": {"mul"},
    "stack": {"cat"},
    "hstack": {"cat", "atleast_1d"},
    "one_hot": {"scatter", "eq"},
    "std": {"var", "sqrt"},
    "clamp_min": {"clamp", "maximum"},
    "maximum": {"max"},
    "minimum": {"min"},
    "argsort": {"sort"},
    "reciprocal": {"div"},
    "repeat": {"tile"},
    "repeat_interleave": {"repeat"},
    "masked_fill": {"where"},
    "softsign": {"abs", "add", "div"},
    "tanhshrink": {"tanh", "sub"},
    "softmin": {"neg", "softmax"},
    "square": {"pow"},
    "rms_norm": {"pow", "mean", "add", "rsqrt", "mul"},
    "native_multi_head_attention": {"linear", "scaled_dot_product_attention", "matmul", "softmax"},
    "transformer_encoder_layer_fwd": {"linear", "scaled_dot_product_attention", "layer_norm"},
    "affine_grid": {"mul", "sum"},
    "adaptive_max_pool2d": {"amax", "max_pool2d"},
    "baddbmm": {"matmul", "mul", "add"},
    "dot": {"matmul"},
    "mv": {"matmul"},
    "unfold": {"stack"},
    "fill": {"scatter"},
    "where": {"nonzero"},
    "index_put": {"stack"},
    "index_add": {"scatter_add"},
    "bernoulli": {"lt"},
    "log1p": {"add", "log"},
    "log2": {"log", "div"},
    "any": {"gt", "sum"},
    "nll_loss": {"cross_entropy"},
    "mse_loss": {"sub", "mul", "mean"},
    "upsample_bilinear2d": {"_unsafe_index", "index", "add", "sub", "mul"},
}

# Functions that the default exporter writes as the same operator.
ONE_OPERATOR = {
    "cat": {"stack"},
    "conv_transpose2d": {"conv"},
    "embedding": {"index"},
    "linear": {"matmul"},
    "matmul": {"linear"},
    "max": {"amax"},
    "min": {"amin"},
    "mul": {"square"},
    "square": {"mul"},
}

# Functions that we report as one and AIMET's validator by their operators; its preparer
# makes one module of them, or none.
WHOLE = {
    "normalize": {"norm", "clamp_min", "div"},
    "softmin": {"neg", "softmax"},
    "softsign": {"abs", "add", "div"},
    "tanhshrink": {"tanh", "sub"},
}
