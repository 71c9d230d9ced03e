"""Nodes: operators, domains, inputs and outputs, attributes."""

from onnx import AttributeProto, TensorProto, helper

from cases import branches, calling, case, floats, function, model, node, tensor, value

# --- Operators and domains. --------------------------------------------------


@case("node with neither inputs nor outputs", "empty-node")
def _(faulty):
    custom = helper.make_node("F", [], [] if faulty else ["z"], domain="d")
    return model([node("Relu"), custom], imports=[("d", 1)])


@case("node without operator", "op-type")
def _(faulty):
    return model([node("" if faulty else "Relu")])


@case("domain that is not imported", "domain-import")
def _(faulty):
    return model([node("F", domain="d")], imports=[("e" if faulty else "d", 1)])


@case("default domain spelled out", "domain-spelling")
def _(faulty):
    return model([node("Relu", domain="ai.onnx" if faulty else "")])


@case("operator that does not exist yet", "unknown-operator")
def _(faulty):
    return model([node("Gelu")], opset=19 if faulty else 20)


@case("operator of ai.onnx.ml that does not exist", "unknown-operator")
def _(faulty):
    op_type = "Scalar" if faulty else "Scaler"
    return model([node(op_type, domain="ai.onnx.ml")], imports=[("ai.onnx.ml", 3)])


@case("operator of ai.onnx.training that does not exist", "unknown-operator")
def _(faulty):
    domain = "ai.onnx.training" if faulty else "my.training"
    return model([node("F", domain=domain)], imports=[(domain, 1)])


@case("operator of a preview that does not exist", "unknown-operator", "accepts")
def _(faulty):
    domain = "ai.onnx.preview" if faulty else "my.preview"
    return model([node("F", domain=domain)], imports=[(domain, 1)])


@case("Upsample at opset 10", "deprecated-operator")
def _(faulty):
    return model([node("Upsample", ["x", "s"])], [value("x"), value("s", [2])],
                 opset=10 if faulty else 9)


@case("Scatter at opset 11", "deprecated-operator")
def _(faulty):
    inputs = [value("x"), value("i", (2, 2), TensorProto.INT64)]
    return model([node("Scatter", ["x", "i", "x"])], inputs, opset=11 if faulty else 10)


@case("GroupNormalization at opset 18", "deprecated-operator")
def _(faulty):
    inputs = [value("x", (1, 4, 2)), value("s", [4])]
    return model([node("GroupNormalization", ["x", "s", "s"], num_groups=2)], inputs,
                 opset=18 if faulty else 21)


@case("TreeEnsembleRegressor at ai.onnx.ml 5", "deprecated-operator")
def _(faulty):
    return model([node("TreeEnsembleRegressor", domain="ai.onnx.ml")],
                 imports=[("ai.onnx.ml", 5 if faulty else 3)])


def make_experimental(op_type):
    @case(f"experimental operator {op_type}", "experimental-operator", "accepts")
    def _(faulty):
        imports = [] if faulty else [("d", 1)]
        return model([node(op_type, domain="" if faulty else "d")], imports=imports)


for _name in ("ATen", "Affine", "ConstantFill", "Crop", "DynamicSlice", "GRUUnit",
              "GivenTensorFill", "ImageScaler", "ParametricSoftplus", "Scale", "ScaledTanh"):
    make_experimental(_name)

# --- Inputs and outputs. -----------------------------------------------------


@case("too few inputs", "input-count")
def _(faulty):
    return model([node("Add", ["x"] if faulty else ["x", "x"])])


@case("too many inputs", "input-count")
def _(faulty):
    return model([node("Clip", ["x"] * 4 if faulty else ["x", "", ""])])


@case("no input of a variadic operator", "input-count")
def _(faulty):
    return model([node("Sum", [] if faulty else ["x", "", "x"])])


@case("too many outputs", "output-count")
def _(faulty):
    return model([node("Relu", outputs=["y", "z"] if faulty else ["y"])])


@case("too few outputs", "output-count")
def _(faulty):
    more = node("Split", outputs=[] if faulty else ["z"], axis=0)
    return model([node("Relu"), more])


def make_batch_norm(opset, wrong, right):
    @case(f"BatchNormalization of opset {opset} with {wrong} outputs", "output-count")
    def _(faulty):
        outputs = ["y", "a", "b", "c", "d"][: wrong if faulty else right]
        inputs = [value("x", (1, 2, 2)), value("s", [2])]
        return model([node("BatchNormalization", ["x", "s", "s", "s", "s"], outputs)],
                     inputs, opset=opset, ir=8)


for _case in ((13, 2, 1), (13, 3, 5), (15, 2, 1), (15, 4, 3)):
    make_batch_norm(*_case)


@case("absent input that is required", "input-required")
def _(faulty):
    return model([node("Add", ["x", "" if faulty else "x"])])


@case("absent output that is required", "output-required")
def _(faulty):
    more = node("Dropout", outputs=["" if faulty else "z", ""])
    return model([node("Relu"), more])


# --- Attributes: the form. ---------------------------------------------------


def attribute_of(op_type="LeakyRelu", **more):
    """A model of a node with one attribute, and that attribute."""
    made = model([node(op_type)], **more)
    return made, made.graph.node[0].attribute.add()


@case("attribute without name", "attribute-form")
def _(faulty):
    made, attribute = attribute_of()
    attribute.CopyFrom(helper.make_attribute("" if faulty else "alpha", 0.5))
    return made


@case("attribute without type", "attribute-form")
def _(faulty):
    made, attribute = attribute_of()
    attribute.CopyFrom(helper.make_attribute("alpha", 0.5))
    if faulty:
        attribute.ClearField("type")
    return made


@case("attribute twice", "attribute-form")
def _(faulty):
    made, attribute = attribute_of("Selu")
    attribute.CopyFrom(helper.make_attribute("alpha", 0.5))
    again = helper.make_attribute("alpha" if faulty else "gamma", 0.5)
    made.graph.node[0].attribute.append(again)
    return made


@case("attribute with two values", "attribute-form")
def _(faulty):
    made, attribute = attribute_of()
    attribute.CopyFrom(helper.make_attribute("alpha", 0.5))
    if faulty:
        attribute.i = 1
    return made


@case("attribute whose type is not its field's", "attribute-form")
def _(faulty):
    made, attribute = attribute_of()
    attribute.CopyFrom(helper.make_attribute("alpha", 0.5))
    if faulty:
        attribute.ClearField("f")
        attribute.i = 1
    return made


def make_empty_attribute(op_type, name, kind, filled, **more):
    @case(f"attribute without value, {AttributeProto.AttributeType.Name(kind)}", "attribute-form")
    def _(faulty):
        made, attribute = attribute_of(op_type, ir=10, **more)
        attribute.CopyFrom(helper.make_attribute(name, filled()))
        if faulty:
            attribute.Clear()
            attribute.name, attribute.type = name, kind
        if op_type in ("Constant", "Optional"):
            del made.graph.node[0].input[:]
        return made


make_empty_attribute("Constant", "value", AttributeProto.TENSOR, floats)
make_empty_attribute(
    "Constant", "sparse_value", AttributeProto.SPARSE_TENSOR,
    lambda: helper.make_sparse_tensor(
        tensor(1, [1], float_data=[1]), tensor(7, [1], int64_data=[0]), [4]))
make_empty_attribute(
    "Optional", "type", AttributeProto.TYPE_PROTO,
    lambda: helper.make_tensor_type_proto(1, [2]))


@case("branch without graph", "attribute-form")
def _(faulty):
    made = branches([node("Relu", outputs=["t"])], "t")
    if faulty:
        next(a for a in made.graph.node[0].attribute if a.name == "then_branch").ClearField("g")
    return made


@case("number without value", "attribute-type")
def _(faulty):
    made, attribute = attribute_of()
    attribute.name, attribute.type = "alpha", AttributeProto.FLOAT
    if faulty:
        attribute.type = AttributeProto.INT
    return made


# --- Attributes: the schema. -------------------------------------------------


@case("unknown attribute", "attribute-unknown")
def _(faulty):
    return model([node("Relu", **{"_x" if faulty else "__x": 1})])


@case("unknown attribute of LayerNormalization", "attribute-unknown")
def _(faulty):
    name = "RMSNormalization" if faulty else "LayerNormalization"
    return model([node(name, ["x", "s"], anything=1)], [value("x"), value("s", [2])],
                 opset=23)


@case("attribute of another type", "attribute-type")
def _(faulty):
    return model([node("Softmax", axis=[1] if faulty else 1)])


@case("required attribute missing", "attribute-required")
def _(faulty):
    attributes = {} if faulty else {"axis": 0}
    return model([node("Concat", ["x"], **attributes)])


# --- Attributes: what no checker looks at. -----------------------------------


def make_choice(op_type, name, bad, good, opset=17, inputs=1, severity="error", **more):
    @case(f"{op_type}.{name} = {bad}, opset {opset}", "attribute-choice", "accepts", severity)
    def _(faulty):
        options = {key: more[key] for key in ("domain",) if key in more}
        attributes = {key: more[key] for key in more if key != "domain"}
        attributes[name] = bad if faulty else good
        names = (["x", "w", "v", "u"])[:inputs]
        imports = [("ai.onnx.ml", 3)] if options else []
        return model([node(op_type, names, **attributes, **options)],
                     [value(n, (1, 1, 4, 4)) for n in names], [value("y", (1, 1, 4, 4))],
                     opset=opset, ir=13, imports=imports)


make_choice("Conv", "auto_pad", "BOGUS", "SAME_UPPER", inputs=2)
make_choice("ConvTranspose", "auto_pad", "same_upper", "SAME_LOWER", inputs=2)
make_choice("MaxPool", "auto_pad", "SAME", "VALID", kernel_shape=[1, 1])
make_choice("AveragePool", "auto_pad", "EXPLICIT", "NOTSET", kernel_shape=[1, 1])
make_choice("LpPool", "auto_pad", "FULL", "VALID", kernel_shape=[1, 1])
make_choice("BitShift", "direction", "UP", "LEFT", inputs=2)
make_choice("Cast", "round_mode", "even", "nearest", opset=24, to=1)
make_choice("DepthToSpace", "mode", "RCD", "CRD", blocksize=1)
make_choice("GRU", "direction", "foward", "forward", inputs=3, hidden_size=1)
make_choice("LSTM", "direction", "both", "bidirectional", inputs=3, hidden_size=1)
make_choice("LSTM", "activations", ["Tahn"], ["Tanh"], inputs=3, hidden_size=1)
make_choice("RNN", "direction", "backward", "reverse", inputs=3, hidden_size=1)
make_choice("Gelu", "approximate", "erf", "tanh", opset=20)
make_choice("GridSample", "mode", "bilinear", "linear", opset=20, inputs=2)
make_choice("GridSample", "mode", "linear", "bilinear", opset=16, inputs=2)
make_choice("GridSample", "padding_mode", "edge", "border", opset=20, inputs=2)
make_choice("Pad", "mode", "zeros", "edge", inputs=2)
make_choice("Pad", "mode", "wrap", "reflect", opset=18, inputs=2, severity="warning")
make_choice("Pad", "mode", "circular", "wrap", opset=19, inputs=2)
make_choice("Resize", "mode", "cubic", "linear", opset=10, inputs=2, severity="warning")
make_choice("Resize", "mode", "bilinear", "cubic", inputs=3)
make_choice("Resize", "nearest_mode", "round", "floor", inputs=3)
make_choice("Resize", "coordinate_transformation_mode", "half_pixel_symmetric",
            "align_corners", opset=18, inputs=3, severity="warning")
make_choice("Resize", "coordinate_transformation_mode", "corner", "half_pixel_symmetric",
            opset=19, inputs=3)
make_choice("Resize", "keep_aspect_ratio_policy", "keep", "not_larger", opset=18, inputs=3)
make_choice("RoiAlign", "mode", "mean", "max", inputs=3)
make_choice("RoiAlign", "coordinate_transformation_mode", "asymmetric", "output_half_pixel",
            inputs=3)
make_choice("ScatterElements", "reduction", "max", "add", opset=16, inputs=3,
            severity="warning")
make_choice("Upsample", "mode", "bilinear", "linear", opset=9, inputs=2)
make_choice("RNN", "activations", ["tanh"], ["Tanh"], inputs=3, hidden_size=1)
make_choice("ScatterElements", "reduction", "mean", "max", opset=18, inputs=3)
make_choice("ScatterND", "reduction", "sub", "mul", opset=18, inputs=3)
make_choice("SoftmaxCrossEntropyLoss", "reduction", "max", "sum", inputs=2)
make_choice("NegativeLogLikelihoodLoss", "reduction", "", "mean", inputs=2)
make_choice("Upsample", "mode", "cubic", "linear", opset=9, inputs=2)
make_choice("StringNormalizer", "case_change_action", "lower", "LOWER")
make_choice("TfIdfVectorizer", "mode", "BM25", "TFIDF", max_gram_length=1, max_skip_count=0,
            min_gram_length=1, ngram_counts=[0], ngram_indexes=[0])
make_choice("SpaceToDepth", "mode", "RCD", "CRD", opset=28, blocksize=1)
make_choice("TensorScatter", "mode", "ring", "circular", opset=24, inputs=2)
make_choice("ImageDecoder", "pixel_format", "RGBA", "BGR", opset=20)
make_choice("Normalizer", "norm", "L3", "L2", domain="ai.onnx.ml")
make_choice("SVMRegressor", "kernel_type", "CUBIC", "RBF", domain="ai.onnx.ml")
make_choice("LinearRegressor", "post_transform", "RELU", "PROBIT", domain="ai.onnx.ml")
make_choice("CastMap", "map_form", "RAGGED", "SPARSE", domain="ai.onnx.ml")
make_choice("TreeEnsembleRegressor", "nodes_modes", ["LEAF", "BRANCH"], ["LEAF", "BRANCH_EQ"],
            domain="ai.onnx.ml")
make_choice("TreeEnsembleRegressor", "aggregate_function", "MEDIAN", "AVERAGE",
            domain="ai.onnx.ml")


@case("auto_pad empty", "attribute-choice", "accepts")
def _(faulty):
    return model([node("MaxPool", kernel_shape=[1, 1], auto_pad="" if faulty else "NOTSET")],
                 [value("x", (1, 1, 2, 2))])


@case("activation in another case", "attribute-choice", "accepts")
def _(faulty):
    activation = "tanh" if faulty else "Tanh"
    return model([node("GRU", ["x", "x", "x"], hidden_size=1, activations=[activation])],
                 [value("x", (1, 1, 1))])


@case("Resize as PyTorch of opset 11 had it", "attribute-choice", "accepts", "warning")
def _(faulty):
    return model([node("Resize", ["x", "r", "s"],
                       coordinate_transformation_mode="tf_half_pixel_for_nn")],
                 [value("x", (1, 1, 2, 2)), value("r", [8]), value("s", [4])],
                 opset=13 if faulty else 11)


def convolution(op_type, weights, group, channels=4, **more):
    made = floats("w", weights)
    return model([node(op_type, ["x", "w"], group=group)], [value("x", (1, channels, 8, 8))],
                 [value("y", (1, None, None, None))], [made], **more)


@case("Conv whose output channels do not divide", "shape", "accepts", "error")
def _(faulty):
    return convolution("Conv", (4, 1, 1, 1), 3, 3) if faulty else convolution(
        "Conv", (6, 1, 1, 1), 3, 3)


@case("Conv whose input has other channels", "shape", "accepts", "error")
def _(faulty):
    return convolution("Conv", (4, 4, 1, 1), 2 if faulty else 1)


@case("ConvTranspose whose input has other channels", "shape", "accepts", "error")
def _(faulty):
    return convolution("ConvTranspose", (2 if faulty else 4, 2, 1, 1), 2)


@case("Conv without groups", "attribute-value", "accepts", "error")
def _(faulty):
    return convolution("Conv", (4, 4, 1, 1), 0 if faulty else 1)


# --- References to attributes of a function. ---------------------------------


def referring(name="axis", reference="axis", value_too=False):
    made = node("Softmax")
    attribute = made.attribute.add()
    attribute.name, attribute.type = name, AttributeProto.INT
    attribute.ref_attr_name = reference
    if value_too:
        attribute.i = 1
    return made


def in_function(made, attributes):
    defined = function("F", [made], attributes=attributes)
    return model([node("F", domain="d", axis=1)], imports=[("d", 1)], functions=[defined])


@case("reference outside of a function", "attribute-reference", "accepts")
def _(faulty):
    return model([referring()]) if faulty else in_function(referring(), ["axis"])


@case("reference to what the function does not declare", "attribute-reference", "accepts")
def _(faulty):
    return in_function(referring(reference="axes" if faulty else "axis"), ["axis"])


@case("reference beside a value, in a branch", "attribute-reference")
def _(faulty):
    made = branches([referring(value_too=faulty)], "y")
    condition = made.graph.node[0].input[0]
    body = [node("Cast", outputs=[condition], to=TensorProto.BOOL), made.graph.node[0]]
    return calling([function("F", body, outputs=[made.graph.node[0].output[0]],
                             attributes=["axis"])])


@case("reference beside a value", "attribute-reference", "accepts")
def _(faulty):
    return in_function(referring(value_too=faulty), ["axis"])
