"""The domain ai.onnx.ml: every operator that onnx infers."""

import numpy
from onnx import TensorProto, helper, numpy_helper

from node_agreement import Case

ML = "ai.onnx.ml"
FLOAT, INT64, STRING = TensorProto.FLOAT, TensorProto.INT64, TensorProto.STRING
SHAPES = [["N", 5], ["N"], None, [2, 5], [2, 3, 4]]
ELEMENTS = [FLOAT, INT64, STRING, TensorProto.DOUBLE]


def tensor(values, element=numpy.float32):
    return numpy_helper.from_array(numpy.array(values, element))


def feature_cases(x):
    rank = len(x[1]) if x[1] is not None else 0
    yield Case("ArrayFeatureExtractor", 1, [x, (INT64, ["K"])], domain=ML)
    yield Case("Binarizer", 1, [x], domain=ML)
    yield Case("Imputer", 1, [x], domain=ML)
    yield Case("Scaler", 1, [x], domain=ML)
    yield Case("Normalizer", 1, [x], domain=ML, stricter=rank > 2)
    yield Case("FeatureVectorizer", 1, [x, x], {"inputdimensions": [5, 5]}, domain=ML)
    ints, strings = {"cats_int64s": [1, 2]}, {"cats_strings": ["a", "b"]}
    for attributes in (ints, strings, {}, ints | strings):
        yield Case("OneHotEncoder", 1, [x], attributes, domain=ML)
        yield Case("CategoryMapper", 1, [x], attributes, domain=ML)
    yield Case("CategoryMapper", 1, [x], ints | {"cats_strings": ["a"]}, domain=ML)


def label_encoder_cases(x):
    yield Case("LabelEncoder", 1, [x], {"classes_strings": ["a"]}, domain=ML)
    keys = [{"keys_int64s": [1, 2]}, {"keys_strings": ["a", "b"]}, {"keys_floats": [1.0, 2.0]}]
    values = [{"values_int64s": [1, 2]}, {"values_strings": ["a", "b"]}, {}]
    for version in (2, 4):
        for key in keys:
            for value in values:
                yield Case("LabelEncoder", version, [x], key | value, domain=ML)
    doubles = {"keys_tensor": tensor([1, 2], numpy.float64),
               "values_tensor": tensor([3, 4], numpy.int16)}
    for default in ({}, {"default_tensor": tensor([0], numpy.int16)},
                    {"default_tensor": tensor([0], numpy.int64)},
                    {"default_tensor": tensor(0, numpy.int16)}):
        yield Case("LabelEncoder", 4, [x], doubles | default, domain=ML)


def model_cases(x):
    linear = {"coefficients": [1.0]}
    strings, ints = {"classlabels_strings": ["a", "b"]}, {"classlabels_ints": [0, 1]}
    for attributes in ({"intercepts": [1.0]}, {"intercepts": [1.0]} | strings,
                       {"intercepts": [1.0, 2.0]} | ints):
        yield Case("LinearClassifier", 1, [x], linear | attributes, outputs=2, domain=ML)
    yield Case("LinearRegressor", 1, [x], linear | {"targets": 2}, domain=ML)
    for labels in (strings, ints, {}):
        yield Case("SVMClassifier", 1, [x], labels, outputs=2, domain=ML)
    yield Case("SVMRegressor", 1, [x], domain=ML)
    if x[0] == FLOAT:
        for labels in ({"classlabels_strings": ["a"]}, {"classlabels_int64s": [4]}):
            yield Case("ZipMap", 1, [x], labels, domain=ML)


def tree_cases(x):
    rank = len(x[1]) if x[1] is not None else 2
    for version in (1, 3):
        stricter = version == 1 and rank > 2
        for labels in ({"classlabels_strings": ["a"]}, {"classlabels_int64s": [4, 5]}):
            yield Case("TreeEnsembleClassifier", version, [x], labels, 2, ML, stricter)
        yield Case("TreeEnsembleRegressor", version, [x], {"n_targets": 2}, 1, ML, stricter)
    yield Case("TreeEnsembleClassifier", 3, [x], outputs=2, domain=ML)
    twice = {"base_values": [1.0], "base_values_as_tensor": tensor([1], numpy.float64)}
    yield Case("TreeEnsembleRegressor", 3, [x], twice, domain=ML)
    tree = {
        "n_targets": 2, "leaf_targetids": [0, 1], "leaf_weights": tensor([1, 2]),
        "nodes_falseleafs": [1], "nodes_falsenodeids": [1], "nodes_featureids": [0],
        "nodes_modes": tensor([0], numpy.uint8), "nodes_splits": tensor([1]),
        "nodes_trueleafs": [1], "nodes_truenodeids": [0], "tree_roots": [0],
    }
    for change in ({}, {"leaf_targetids": [0]}, {"nodes_falseleafs": [1, 1]},
                   {"nodes_modes": tensor([0], numpy.int64)},
                   {"leaf_weights": tensor([1, 2], numpy.float16)},
                   {"nodes_splits": tensor([[1]])}, {"nodes_hitrates": tensor([1])},
                   {"membership_values": tensor([1, 3, 4], numpy.float64)}):
        yield Case("TreeEnsemble", 5, [x], tree | change, domain=ML)


def map_cases():
    for key in (INT64, STRING):
        for element in (FLOAT, STRING, INT64):
            x = helper.make_map_type_proto(key, helper.make_tensor_type_proto(element, []))
            for attributes in ({}, {"cast_to": "TO_STRING"},
                               {"cast_to": "TO_INT64", "map_form": "SPARSE", "max_map": 5}):
                yield Case("CastMap", 1, [x], attributes, domain=ML)
            yield Case("DictVectorizer", 1, [x], {"int64_vocabulary": [1]}, domain=ML)


def cases():
    for element in ELEMENTS:
        for shape in SHAPES:
            for family in (feature_cases, label_encoder_cases, model_cases, tree_cases):
                yield from family((element, shape))
    yield from map_cases()
