"""Every reason for which a batch norm stays: one model that gives it, and nothing else.

    reasons.py FOLDER

Writes the models there and runs the check on each. Fails where a reason of the check's
description has no model here, or the other way round, or has another remedy.
"""

import json
import pathlib
import re
import subprocess
import sys

import onnx

X, Y = "float[1,2,4,4] x", "float[1,2,a,b] y"
NORM = "y = BatchNormalization(c, p, p, p, p)"
CONV = "c = Conv(x, w)"
P = "float[2] p = {0.5, 2.0}"
W = "float[2,2,1,1] w = {1.0, 2.0, 3.0, 4.0}"


def model(body, inputs=X, outputs=Y, tensors=f"{P}, {W}", opset=17, functions=""):
    imports = f'"": {opset}' + (', "local": 1' if functions else "")
    return onnx.parser.parse_model(
        f"<ir_version: 8, opset_import: [{imports}]>\n"
        f"g ({inputs}) => ({outputs}) <{tensors}> {{ {body} }}\n{functions}"
    )


def mentioned_weight():
    """An annotation of the graph speaks of the weight by its name."""
    return annotated("w")


def annotated(name):
    made = model(f"{CONV} {NORM}")
    made.graph.quantization_annotation.add(tensor_name=name)
    return made


def sparse_weight():
    made = model(f"{CONV} {NORM}")
    dense = next(tensor for tensor in made.graph.initializer if tensor.name == "w")
    sparse = made.graph.sparse_initializer.add(dims=dense.dims)
    sparse.values.CopyFrom(onnx.helper.make_tensor("w", onnx.TensorProto.FLOAT, [1], [2.0]))
    sparse.indices.CopyFrom(onnx.helper.make_tensor("i", onnx.TensorProto.INT64, [1], [1]))
    made.graph.initializer.remove(dense)
    return made


def function_attribute(attribute, conv="", norm=""):
    """The padding of the convolution, or the epsilon of the norm, is the caller's to say."""
    function = f"""<domain: "local", opset_import: ["": 17]>
block <{attribute.split()[0]}> (x) => (y) {{
  w = Constant <value = float[2,2,1,1] {{1.0, 2.0, 3.0, 4.0}}> ()
  p = Constant <value = float[2] {{0.5, 2.0}}> ()
  c = Conv {conv} (x, w)
  y = BatchNormalization {norm} (c, p, p, p, p)
}}"""
    return model(f"y = local.block <{attribute}> (x)", tensors=P, functions=function)


def branches(then, other):
    graph = "{name} () => (float[1,2,a,b] {name}_y) {{ {body} }}"
    return (
        f"y = If (b) <then_branch = {graph.format(name='t', body=then)}, "
        f"else_branch = {graph.format(name='e', body=other)}>"
    )


def condition(body):
    return model(body, f"{X}, bool b")


TOO_LARGE = """module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<1x8388608x1x1xf32> {onnx.name = "x"}) -> (tensor<1x8388608x1x1xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %p = "onnx.Initializer"() {onnx.outputs = ["p"], value = dense<1.5> : tensor<8388608xf32>} : () -> tensor<8388608xf32>
    %0 = "onnx.BatchNormalization"(%x, %p, %p, %p, %p) {onnx_node_name = "n", onnx.outputs = ["y"]} : (tensor<1x8388608x1x1xf32>, tensor<8388608xf32>, tensor<8388608xf32>, tensor<8388608xf32>, tensor<8388608xf32>) -> tensor<1x8388608x1x1xf32>
    return %0 : tensor<1x8388608x1x1xf32>
  }
}
"""

# Reason, how the remedy begins, model; several for one reason where they come about in other ways.
MODELS = [
    ("constant-input", "compute the weight once, before the export",
     lambda: model("n, m, v = BatchNormalization <training_mode = 1> (w, p, p, p, p) y = Conv(x, n)", opset=15)),
    ("constant-input", "compute the weight once, before the export",
     lambda: model("a = Abs(w) q = Exp(p) n = BatchNormalization(a, p, p, p, q) y = Conv(x, n)")),
    ("constant-input", "compute the weight once, before the export",
     lambda: model("n = BatchNormalization(w, p, p, p, p) y = Conv(x, n)")),
    ("training-mode", "export in evaluation mode",
     lambda: model(f"{CONV} y = BatchNormalization <training_mode = 1> (c, p, p, p, p)", opset=15)),
    ("computed-parameters", "store the tensor as an initializer",
     lambda: model(f"{CONV} {NORM}", f"{X}, float[2] p", tensors=W)),
    ("by-element", "use a norm with one mean and variance",
     lambda: model(f"{CONV} y = BatchNormalization <spatial = 0> (c, p, p, p, p)", opset=8)),
    ("dynamic-channels", "store scale, bias, mean and variance",
     lambda: model(f"{CONV} {NORM}", f"{X}, float[n] p", tensors=W)),
    ("wrong-lengths", "give all four parameters",
     lambda: model(f"{CONV} y = BatchNormalization(c, p, p, p, v)",
                   tensors=f"{P}, {W}, float[3] v = {{1, 2, 3}}")),
    ("wrong-lengths", "give all four parameters",
     lambda: model(f"{CONV} y = BatchNormalization(c, p, p, p, v)",
                   tensors=f"{P}, {W}, float[2,1] v = {{1, 2}}")),
    ("too-large", "make the layer smaller",
     lambda: TOO_LARGE),
    ("second-consumer", "let the other reader take the result",
     lambda: model(f"{CONV} n = BatchNormalization(c, p, p, p, p) y = Sub(n, c)")),
    ("second-consumer", "give each of the readers a norm of its own",
     lambda: model("n = BatchNormalization(x, p, p, p, p) c = Conv(n, w) y = Sub(c, n)")),
    ("graph-output", "take what lies between out of the outputs",
     lambda: model(f"{CONV} {NORM}", outputs=f"{Y}, float[1,2,a,b] c")),
    ("mentioned-between", "fold before the model gets what mentions it",
     lambda: annotated("c")),
    ("shared-weight", "give each of them a weight of its own",
     lambda: model(f"{CONV} {NORM} z = Conv(x, w)", outputs=f"{Y}, float[1,2,a,b] z")),
    ("output-weight", "take the weight out of the outputs",
     lambda: model(f"{CONV} {NORM}", outputs=f"{Y}, float[2,2,1,1] w")),
    ("mentioned-weight", "fold before the model gets what mentions it",
     mentioned_weight),
    ("computed-weight", "store the tensor as an initializer",
     lambda: model(f"{CONV} {NORM}", f"{X}, float[2,2,1,1] w", tensors=P)),
    ("computed-weight", "store it as a dense tensor",
     sparse_weight),
    ("activation-between", "put it right behind a convolution or linear layer, before the activation",
     lambda: model("d = Conv(x, w) c = Relu(d) " + NORM)),
    ("activation-between", "put it right behind a convolution or linear layer, before the activation",
     lambda: model("n = BatchNormalization(x, p, p, p, p) r = Relu(n) y = Conv(r, w)")),
    ("concat-between", "give each of the operators that feed the Concat",
     lambda: model("d = Conv(x, w) c = Concat <axis = 1> (d) " + NORM)),
    ("concat-between", "give each convolution or linear layer that feeds the Concat a norm of its own",
     lambda: model("d = Conv(x, w) c = Concat <axis = 2> (d, x) " + NORM)),
    ("concat-between", "put it right behind a convolution or linear layer, and train again",
     lambda: model("n = BatchNormalization(x, p, p, p, p) c = Concat <axis = 2> (n, x) y = Conv(c, w)")),
    ("operator-between", "put it right behind the convolution or linear layer, before what lies between",
     lambda: model("d = Conv(x, w) c = MaxPool <kernel_shape = [2, 2]> (d) " + NORM)),
    ("operator-between", "put it right behind a convolution or linear layer, and train again",
     lambda: model("n = BatchNormalization(x, p, p, p, p) c = MaxPool <kernel_shape = [2, 2]> (n) y = Conv(c, w)")),
    ("padding", "put it behind the convolution, not before it",
     lambda: model("c = BatchNormalization(x, p, p, p, p) y = Conv <pads = [0, 1, 0, 1]> (c, w)")),
    ("groups", "AIMET leaves it",
     lambda: model("c = BatchNormalization(x, p, p, p, p) y = Conv <group = 2> (c, w)",
                   tensors=f"{P}, float[2,1,1,1] w = {{1.0, 2.0}}")),
    ("transposed", "put it behind the convolution, not before it",
     lambda: model("c = BatchNormalization(x, p, p, p, p) y = ConvTranspose(c, w)")),
    ("function-attribute", "put the function in the place of its call",
     lambda: function_attribute("pads = [0, 0, 0, 0]", conv="<pads: ints = @pads>")),
    ("function-attribute", "put the function in the place of its call",
     lambda: function_attribute("epsilon = 0.5", norm="<epsilon: float = @epsilon>")),
    ("other-graph", "compute both in the branch",
     lambda: condition(
         f"{CONV} " + branches("t_y = BatchNormalization(c, p, p, p, p)", "e_y = Neg(c)"))),
    ("other-graph", "compute both in the branch",
     lambda: condition(
         "n = BatchNormalization(x, p, p, p, p) " + branches("t_y = Conv(n, w)", "e_y = Neg(x)"))),
    ("bias-by-row", "give the layer a bias of one number",
     lambda: model("c = Gemm(x, w, b) " + NORM, "float[2,2] x", "float[2,2] y",
                   f"{P}, float[2,2] w = {{1, 2, 3, 4}}, float[2,1] b = {{1, 2}}")),
    ("other-axis", "let the norm go over the channels of the layer",
     lambda: model("c = MatMul(x, w) " + NORM, "float[1,2,2] x", "float[1,2,2] y",
                   f"{P}, float[2,2] w = {{1, 2, 3, 4}}")),
    ("out-of-range", "look at the numbers of both",
     lambda: model(f"{CONV} y = BatchNormalization <epsilon = 0.0> (c, p, p, p, v)",
                   tensors=f"{P}, {W}, float[2] v = {{0.0, 1.0}}")),
    ("out-of-range", "look at the numbers of both",
     lambda: model("c = BatchNormalization(x, p, p, p, v) y = Conv(c, w)",
                   tensors=f"{P}, {W}, float[2] v = {{-1.0, 1.0}}")),
    ("out-of-range", "look at the numbers of both",
     lambda: model(f"{CONV} {NORM}", tensors=f"{P}, float[2,2,1,1] w = {{3.0e38, 1, 1, 3.0e38}}")),
    ("no-neighbour", "put it right behind a convolution or linear layer, or make",
     lambda: model("c = Tanh(x) " + NORM, tensors=P)),
]  # fmt: skip


def write(made, stem):
    path = stem.with_suffix(".mlir" if isinstance(made, str) else ".onnx")
    if isinstance(made, str):
        path.write_text(made)
    else:
        onnx.save(made, path)
    return path


def findings_of(path, reason):
    """Reason and remedy of each. The rules of AIMET alone leave a norm because of groups."""
    profile = ["--profile=aimet"] if reason == "groups" else []
    command = ["aimet-opt", "--check-batch-norm-fold", *profile, "--quiet", "--emit=none", "--report=json:-", path]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return [(finding.get("reason"), finding["remedy"]) for finding in json.loads(ran.stdout)["findings"]]


def described():
    page = subprocess.run(["aimet-opt", "--explain=check-batch-norm-fold"], capture_output=True, text=True, check=True)
    return set(re.findall(r"^\| `([a-z-]+)` \|", page.stdout, re.M))


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    failures = [f"{reason}: described or tested, but not both" for reason in described() ^ {r for r, _, _ in MODELS}]
    for i, (reason, remedy, make) in enumerate(MODELS):
        found = findings_of(write(make(), folder / f"{i}-{reason}"), reason)
        if [known for known, _ in found] != [reason] or not found[0][1].startswith(remedy):
            failures.append(f"{i}-{reason}: got {found}")
    print("\n".join(failures))
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
