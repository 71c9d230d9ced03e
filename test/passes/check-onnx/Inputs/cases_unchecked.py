"""Functions, annotations, metadata, and features newer than the IR version."""

from onnx import AttributeProto, TensorProto, helper

from cases import (
    branches, calling, case, floats, function, graph, model, node, stored, tensor, then_branch,
    value,
)

RELU = [node("Relu")]

# --- Functions. --------------------------------------------------------------


@case("function twice", "function-identity")
def _(faulty):
    return calling([function("F", RELU), function("F" if faulty else "G", RELU)])


@case("function without name", "function-identity")
def _(faulty):
    return calling([function("F", RELU), function("" if faulty else "G", RELU)])


@case("function without domain", "function-identity")
def _(faulty):
    second = function("G", RELU)
    if faulty:
        second.ClearField("domain")
    return calling([function("F", RELU), second])


@case("function that calls itself", "function-recursion")
def _(faulty):
    return calling([function("F", [node("F" if faulty else "G", domain="d")]),
                    function("G", RELU)])


@case("functions that call each other", "function-recursion")
def _(faulty):
    return calling([function("F", [node("G", domain="d")]),
                    function("G", [node("F" if faulty else "H", domain="d")]),
                    function("H", RELU)])


@case("function that calls itself in a branch", "function-recursion")
def _(faulty):
    branch = graph([node("F" if faulty else "G", domain="d", outputs=["t"])], [], [value("t")])
    body = [node("Cast", outputs=["c"], to=TensorProto.BOOL),
            node("If", ["c"], then_branch=branch, else_branch=branch)]
    return calling([function("F", body), function("G", RELU)])


def make_deep_case(depth, checker):
    @case(f"calls {depth} deep", "function-recursion", checker, "error")
    def _(faulty):
        count = depth if faulty else 100
        chain = [function(f"F{i}", [node(f"F{i + 1}", domain="d")]) for i in range(count - 1)]
        return calling(chain + [function(f"F{count - 1}", RELU)])


# Where the checker begins to count depends on the hash of names.
make_deep_case(101, "accepts")
make_deep_case(1000, "refuses")


@case("10001 functions", "function-version")
def _(faulty):
    first = function("F", RELU)
    functions = [first] * (10001 if faulty else 10000)
    made = calling([first])
    del made.functions[:]
    made.functions.extend(functions)
    for i, each in enumerate(made.functions):
        each.name = f"F{i}"
    made.graph.node[0].op_type = "F0"
    return made


@case("function output twice", "function-outputs")
def _(faulty):
    return calling([function("F", RELU, outputs=["y", "y" if faulty else "x"])])


@case("function attribute twice", "function-attributes")
def _(faulty):
    return calling([function("F", RELU, attributes=["a", "a" if faulty else "b"])])


@case("function attribute with and without default", "function-attributes", "accepts")
def _(faulty):
    default = helper.make_attribute("a" if faulty else "b", 1)
    return calling([function("F", RELU, attributes=["a"], attribute_protos=[default])])


@case("function node before what it uses", "node-order")
def _(faulty):
    nodes = [node("Relu", ["z"]), node("Neg", ["x"], ["z"])]
    return calling([function("F", nodes if faulty else nodes[::-1])])


@case("function that defines a value twice", "duplicate-definition")
def _(faulty):
    return calling([function("F", [node("Relu"), node("Neg", outputs=["y" if faulty else "z"])])])


@case("function of another operator set", "function-opset")
def _(faulty):
    body = [node("Dropout" if faulty else "Softmax")]
    imports = [helper.make_opsetid("", 11)]
    return calling([function("F", body, opset_imports=imports)], opset=12)


@case("functions of two operator sets, neither of them the model's", "function-opset")
def _(faulty):
    first = function("F", [node("Relu"), node("Dropout", outputs=["z"])], opset_imports=[
        helper.make_opsetid("", 11 if faulty else 12)])
    second = function("G", [node("Dropout")], opset_imports=[helper.make_opsetid("", 12)])
    made = calling([first, second])
    del made.opset_import[0]
    return made


@case("function output that nothing produces", "undefined-output", "accepts", "error")
def _(faulty):
    return calling([function("F", RELU, outputs=["z" if faulty else "y"])])


@case("function before IR version 8", "function-version", "accepts")
def _(faulty):
    return calling([function("F", RELU)], ir=7 if faulty else 8)


@case("call of a function that does not exist", "call-target", "accepts", "error")
def _(faulty):
    return calling([function("F", RELU)], node("G" if faulty else "F", domain="d"))


@case("call of another overload", "call-target", "accepts", "error")
def _(faulty):
    defined = function("F", RELU)
    defined.overload = "a"
    call = node("F", domain="d")
    call.overload = "b" if faulty else "a"
    return calling([defined], call)


@case("call with too many inputs", "call-arity", "accepts", "error")
def _(faulty):
    return calling([function("F", RELU)], node("F", ["x", "x"] if faulty else ["x"], domain="d"))


@case("call with too few inputs", "call-arity", "accepts")
def _(faulty):
    return calling([function("F", [node("Add", ["x", "w"])], ["x", "w"])],
                   node("F", ["x"] if faulty else ["x", "x"], domain="d"))


@case("call with too many outputs", "call-arity", "accepts", "error")
def _(faulty):
    return calling([function("F", RELU, outputs=["y", "x"])],
                   node("F", outputs=["y", "z", "u"] if faulty else ["y"], domain="d"))


@case("call with an unknown attribute", "call-attributes", "accepts")
def _(faulty):
    return calling([function("F", RELU, attributes=["a"])],
                   node("F", domain="d", **{"b" if faulty else "a": 1}))


# --- Annotations. ------------------------------------------------------------


@case("value_info of nothing", "value-info", "accepts")
def _(faulty):
    return model([node("Relu", outputs=["z"]), node("Neg", ["z"])],
                 value_info=[value("u" if faulty else "z")])


@case("value_info twice", "value-info", "accepts")
def _(faulty):
    return model([node("Relu", outputs=["z"]), node("Neg", ["z"])],
                 value_info=[value("z"), value("z" if faulty else "x")])


@case("value_info against an input", "value-info", "accepts")
def _(faulty):
    return model(value_info=[value("x", (2, 3 if faulty else 2))])


@case("value_info against an output", "value-info", "accepts")
def _(faulty):
    return model(value_info=[value("y", (2, 2), TensorProto.INT64 if faulty else TensorProto.FLOAT)])


@case("input that is an output of another type", "value-info", "accepts")
def _(faulty):
    return model(None, None, [value("y"), value("x", (2, 2), 7 if faulty else 1)])


@case("value_info of a branch in the outer graph", "value-info", "accepts")
def _(faulty):
    made = branches([node("Relu", outputs=["t"])], "t")
    holder = made.graph if faulty else then_branch(made)
    holder.value_info.append(value("t"))
    return made


def annotated(tensor_name, scale, twice=False):
    made = model(initializers=[floats("s", [])])
    for _ in range(2 if twice else 1):
        annotation = made.graph.quantization_annotation.add(tensor_name=tensor_name)
        annotation.quant_parameter_tensor_names.add(key="SCALE_TENSOR", value=scale)
    return made


@case("quantization of nothing annotated", "quantization-annotation", "accepts")
def _(faulty):
    return annotated("z" if faulty else "x", "s")


@case("quantization by a scale that does not exist", "quantization-annotation", "accepts")
def _(faulty):
    return annotated("x", "z" if faulty else "s")


@case("quantization annotated twice", "quantization-annotation", "accepts")
def _(faulty):
    return annotated("y", "s", faulty)


def training(variable="w", update="v", init="i", init_inputs=(), uses="y", twice=False):
    made = model([node("Add", ["x", "w"])], None, None, [floats("w")])
    info = made.training_info.add()
    info.initialization.CopyFrom(graph(
        [node("RandomNormal", [], ["i"], shape=[2, 2])], init_inputs, [value("i")], name="init"))
    info.algorithm.CopyFrom(graph(
        [node("Sub", ["w", uses], ["v"])], [], [value("v")], name="step"))
    info.initialization_binding.add(key=variable, value=init)
    for _ in range(2 if twice else 1):
        info.update_binding.add(key=variable, value=update)
    return made


def make_training_case(name, **arguments):
    @case(f"training: {name}", "training-info", "accepts")
    def _(faulty):
        return training(**(arguments if faulty else {}))


make_training_case("binding of no initializer", variable="x")
make_training_case("update by no output", update="u")
make_training_case("initialization by no output", init="u")
make_training_case("initialization with inputs", init_inputs=[value("q")])
make_training_case("node that uses nothing", uses="u")
make_training_case("update twice", twice=True)


def sharded(configuration="c", tensor_name="x", device=1, devices=2, shards=2, stage=0,
            names=("a", "b"), twice=False):
    made = model(ir=11)
    for _ in range(2 if twice else 1):
        made.configuration.add(name="c", num_devices=devices, device=names)
    use = made.graph.node[0].device_configurations.add(configuration_id=configuration)
    use.pipeline_stage = stage
    spec = use.sharding_spec.add(tensor_name=tensor_name, device=[0, device])
    group = spec.index_to_device_group_map.add(key=7)
    group.value.append(0)
    dim = spec.sharded_dim.add(axis=0)
    dim.simple_sharding.add(dim_value=2, num_shards=shards)
    return made


def make_device_case(name, good=None, **arguments):
    @case(f"devices: {name}", "device-configuration", "accepts")
    def _(faulty):
        return sharded(**(arguments if faulty else good or {}))


make_device_case("configuration that does not exist", configuration="d")
make_device_case("tensor of another node", tensor_name="z")
make_device_case("device out of range", device=2)
make_device_case("device that is no group", good={"device": 7}, device=8)
make_device_case("no devices", devices=0)
make_device_case("names that are not as many", names=("a",))
make_device_case("configuration twice", twice=True)
make_device_case("no shards", shards=0)
make_device_case("negative stage", stage=-1)

# --- Metadata below the model. -----------------------------------------------


def make_metadata_case(what, rule, holder, **more):
    @case(f"metadata key of {what} twice", rule, "accepts")
    def _(faulty):
        made = calling([function("F", RELU)], **more)
        made.graph.value_info.append(value("z"))
        made.graph.node.insert(0, node("Relu", outputs=["z"]))
        for key in ("a", "a" if faulty else "b"):
            holder(made).metadata_props.add(key=key, value="1")
        return made


make_metadata_case("a node", "node-metadata", lambda made: made.graph.node[0])
make_metadata_case("a graph", "graph-metadata", lambda made: made.graph)
make_metadata_case("a function", "function-metadata", lambda made: made.functions[0])
make_metadata_case("an input", "value-metadata", lambda made: made.graph.input[0])
make_metadata_case("an output", "value-metadata", lambda made: made.graph.output[0])
make_metadata_case("a value", "value-metadata", lambda made: made.graph.value_info[0])

# --- Features newer than the IR version. -------------------------------------


def make_feature_case(what, since, make, severity=None):
    @case(f"{what} before IR version {since}", "ir-feature", "accepts", severity)
    def _(faulty):
        made = make()
        made.ir_version = since - 1 if faulty else since
        return made


def of_type(data_type, size):
    return lambda: stored(tensor(data_type, [2], raw_data=bytes(size)))


for _name, _since, _size in (
    ("BFLOAT16", 4, 4), ("FLOAT8E4M3FN", 9, 2), ("FLOAT8E4M3FNUZ", 9, 2), ("FLOAT8E5M2", 9, 2),
    ("FLOAT8E5M2FNUZ", 9, 2), ("UINT4", 10, 1), ("INT4", 10, 1), ("FLOAT4E2M1", 11, 1),
    ("FLOAT8E8M0", 12, 2), ("UINT2", 13, 1), ("INT2", 13, 1), ("FLOAT6E2M3", 14, 2),
    ("FLOAT6E3M2", 14, 2),
):
    def make_stored(data_type=TensorProto.DataType.Value(_name), size=_size, since=_since):
        made = of_type(data_type, size)()
        if since == 4:  # before, an initializer had to be an input
            made.graph.input.append(value("w", [2], data_type))
        return made

    make_feature_case(_name, _since, make_stored)


def changed(change, make=model):
    def make_changed():
        made = make()
        change(made)
        return made

    return make_changed


def add_metadata(holder):
    return changed(lambda made: holder(made).metadata_props.add(key="a", value="b"))


def give_type(proto):
    return lambda made: made.graph.input.add(name="z").type.CopyFrom(proto)


_float = helper.make_tensor_type_proto(TensorProto.FLOAT, [2])
_sparse = helper.make_sparse_tensor(
    tensor(1, [1], "w", float_data=[1]), tensor(7, [1], "", int64_data=[0]), [4])
make_feature_case("quantization_annotation", 5, lambda: annotated("x", "s"))
make_feature_case("sparse initializer", 6, changed(
    lambda made: made.graph.sparse_initializer.append(_sparse)))
make_feature_case("sparse attribute", 6, lambda: model(
    [node("Constant", [], sparse_value=_sparse)], [], [value("y", [4])]))
make_feature_case("training_info", 7, training)
make_feature_case("optional type", 8, changed(
    give_type(helper.make_optional_type_proto(_float))))
make_feature_case("sparse type", 8, changed(
    give_type(helper.make_sparse_tensor_type_proto(TensorProto.FLOAT, [2]))))
make_feature_case("attribute that holds a type", 8, lambda: model(
    [node("Relu"), node("Optional", [], ["z"], type=_float)]))
make_feature_case("default of a function's attribute", 9, lambda: calling([function(
    "F", RELU, attribute_protos=[helper.make_attribute("a", 1)])]))
make_feature_case("node metadata", 10, add_metadata(lambda made: made.graph.node[0]))
make_feature_case("graph metadata", 10, add_metadata(lambda made: made.graph))
make_feature_case("value metadata", 10, add_metadata(lambda made: made.graph.input[0]))
make_feature_case("function metadata", 10, changed(
    lambda made: made.functions[0].metadata_props.add(key="a", value="b"),
    lambda: calling([function("F", RELU)])))
make_feature_case("tensor metadata", 10, changed(
    lambda made: made.graph.initializer[0].metadata_props.add(key="a", value="b"),
    lambda: stored(floats(), opset=17)))
make_feature_case("value_info of a function", 10, changed(
    lambda made: made.functions[0].value_info.append(value("y")),
    lambda: calling([function("F", RELU)])))
make_feature_case("overload of a function", 10, changed(
    lambda made: (setattr(made.functions[0], "overload", "a"),
                  setattr(made.graph.node[0], "overload", "a")),
    lambda: calling([function("F", RELU)])))
make_feature_case("overload of a node", 10, changed(
    lambda made: setattr(made.graph.node[0], "overload", "a"),
    lambda: model([node("F", domain="d")], imports=[("d", 1)])))
make_feature_case("device configuration", 11, sharded)


@case("external data before IR version 4", "ir-feature", "accepts")
def _(faulty):
    from cases_tensors import external
    made, files = external([("location", "w.bin")])
    made.graph.input.append(value("w", [2]))
    made.ir_version = 3 if faulty else 4
    made.opset_import[0].version = 8
    return made, files


@case("metadata of the model before IR version 3", "ir-feature", "accepts")
def _(faulty):
    made = model(ir=2 if faulty else 3, opset=7)
    if faulty:
        made.graph.node[0].attribute.append(helper.make_attribute("consumed_inputs", [0]))
        del made.opset_import[:]
    made.metadata_props.add(key="a", value="b")
    return made
