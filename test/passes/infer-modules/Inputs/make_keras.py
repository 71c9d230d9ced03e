#!/usr/bin/env python3
"""Exports networks of Keras by tf2onnx (tried with TensorFlow 2.15, tf2onnx 1.16).

    make_keras.py functional OUT.onnx
    protoc --decode=onnx.ModelProto --proto_path=lib/onnx onnx-ml.proto < OUT.onnx
"""

import sys

import onnx
import tensorflow as tf
import tf2onnx
from tensorflow import keras
from tensorflow.keras import layers


def functional():
    """Shared layers, functions that Keras makes layers of, a nested model."""
    relu = layers.ReLU(name="shared_relu")
    dense = layers.Dense(2, name="shared_dense", activation="tanh")
    inner_input = layers.Input((4, 4, 2))
    inner = keras.Model(
        inner_input,
        relu(layers.Conv2D(2, 1, name="conv_a", activation="relu")(inner_input)),
        name="inner",
    )
    inputs = layers.Input((4, 4, 2))
    x = layers.Conv2D(2, 1)(inputs)
    x = inner(relu(x))
    x = x + tf.nn.softplus(x)
    x = layers.SeparableConv2D(2, 1)(x)
    x = layers.GlobalAveragePooling2D()(x)
    x = dense(dense(x))
    return keras.Model(inputs, layers.Dense(2, activation="softmax")(x))


class Block(keras.Model):
    def __init__(self):
        super().__init__()
        self.a = layers.Dense(2)
        self.b = layers.Dense(2, activation=tf.nn.gelu)
        self.relu = layers.ReLU()

    def call(self, x):
        return self.relu(self.b(self.relu(self.a(x)))) + x


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = Block()
        self.second = Block()

    def call(self, x):
        return tf.nn.relu(self.first(self.second(self.first(x))))


def subclassed():
    """Models within a model, one of them called twice; functions in call()."""
    net = Net()
    net(tf.zeros((1, 2)))
    return net


def main():
    name, path = sys.argv[1:]
    keras.backend.clear_session()
    if name == "functional":
        proto, _ = tf2onnx.convert.from_keras(functional(), opset=15)
    else:
        spec = [tf.TensorSpec((1, 2), name="x")]
        proto, _ = tf2onnx.convert.from_keras(subclassed(), spec, opset=15)
    onnx.save(proto, path)


if __name__ == "__main__":
    main()
