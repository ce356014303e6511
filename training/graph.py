"""Writes the encoder as an ONNX graph, operator by operator, so that what runs is what is written here. Pure.

Products are of 8-bit integers; one product serves query, key and value. Attention goes head by head: the scores of one
head stay in a processor's cache where those of twelve do not. Nothing is left for the runtime to put together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, ValueInfoProto, helper, numpy_helper

Arrays = Mapping[str, NDArray[np.float32]]

#: Operators that onnxruntime adds to ONNX.
_MORE = "com.microsoft"
#: Processors without AVX-512 VNNI multiply 8 bits by 8 and add up neighbours in 16. Where no two neighbouring weights
#: are more than this together, that never overflows, and every processor adds up the same.
_PAIR, _BYTE = 128, 127
#: How much of an input's reach is taken over by its weights, as an exponent. Of 0.5 to 1, this left the least error.
_INTO_WEIGHTS = 0.7


def rounded_weights(weight: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers and a scale a column for a matrix in × out, which they are multiplied by."""
    size = np.abs(weight)
    pairs = (size[0::2] + size[1::2]).max(0)
    # Half a step each is what rounding may add to two neighbours.
    scale = np.maximum(pairs / (_PAIR - 1), size.max(0) / _BYTE)
    scale = np.where(scale == 0, 1, scale).astype(np.float32)
    return np.rint(weight / scale).astype(np.int8), scale


def _rounded_rows(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers and a scale a row for a table of embeddings."""
    scale = np.abs(table).max(1, keepdims=True) / _BYTE
    scale = np.where(scale == 0, 1, scale).astype(np.float32)
    return np.rint(table / scale).astype(np.int8), scale


class _Writer:
    """Collects operators and constants. Every method gives the name of what it makes.

    `reach` is what `encoder_graph` says; None writes a graph that is not quantised.
    """

    def __init__(self, reach: Arrays | None) -> None:
        self.reach = reach
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, given: Sequence[str], made: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, given, [made], domain=domain, **attributes))
        return made

    def split(self, given: str, names: Sequence[str], size: int) -> None:
        sizes = self.constant(f"{names[0]}.sizes", np.full(len(names), size, dtype=np.int64))
        self.nodes.append(helper.make_node("Split", [given, sizes], names, axis=-1))

    def product(self, given: str, name: str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        """`given` times the transposed `weight` (out × in), plus `bias`."""
        added = self.constant(f"{name}.bias", bias)
        if self.reach is None:
            multiplied = self.node("MatMul", [given, self.constant(f"{name}.weight", weight.T)], f"{name}.multiplied")
            return self.node("Add", [multiplied, added], f"{name}.out")
        if name in self.reach:
            # A few inputs reach ten times as far as the rest, and a step of 8 bits is as wide as the furthest needs.
            # Most of the difference goes into the weights, which have steps of their own (SmoothQuant).
            reach, size = np.maximum(self.reach[name], 1e-3), np.maximum(np.abs(weight).max(0), 1e-3)
            shrink = (reach**_INTO_WEIGHTS / size ** (1 - _INTO_WEIGHTS)).astype(np.float32)
            given = self.node("Mul", [given, self.constant(f"{name}.shrink", 1 / shrink)], f"{name}.shrunk")
            weight = weight * shrink
        whole, scale = rounded_weights(weight.T)
        parts = [self.constant(f"{name}.weight", whole), self.constant(f"{name}.scale", scale), "", added]
        return self.node("DynamicQuantizeMatMul", [given, *parts], f"{name}.out", _MORE)

    def normed(self, given: str, name: str, arrays: Arrays, epsilon: float) -> str:
        parts = [self.constant(f"{name}.{part}", arrays[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self.node("LayerNormalization", [given, *parts], f"{name}.out", axis=-1, epsilon=epsilon)


def _embedded(out: _Writer, arrays: Arrays, features: Sequence[str]) -> str:
    """What goes into the first layer: word piece, place and token type, and what is told of the token, added up."""
    embeddings = "bert.embeddings"
    table = arrays[f"{embeddings}.word_embeddings.weight"]
    if out.reach is None:
        words = out.node("Gather", [out.constant("words", table), "ids"], "words.out")
    else:
        whole, scale = _rounded_rows(table)
        found = out.node("Gather", [out.constant("words", whole), "ids"], "words.whole")
        scales = out.node("Gather", [out.constant("words.scale", scale), "ids"], "words.scales")
        words = out.node("Mul", [out.node("Cast", [found], "words.cast", to=TensorProto.FLOAT), scales], "words.out")
    token_type = arrays[f"{embeddings}.token_type_embeddings.weight"][0]
    places = arrays[f"{embeddings}.position_embeddings.weight"] + token_type
    length = out.node("Shape", ["ids"], "length", start=1, end=2)
    first = out.constant("first", np.array([0], dtype=np.int64))
    placed = out.node("Slice", [out.constant("places", places), first, length], "places.out")
    tables = [arrays[name] for name in features]
    starts = np.cumsum([0, *(len(one) for one in tables[:-1])]).astype(np.int64)
    rows = out.node("Add", ["features", out.constant("features.starts", starts)], "features.rows")
    each = out.node("Gather", [out.constant("features.tables", np.concatenate(tables)), rows], "features.each")
    axis = out.constant("features.axis", np.array([2], dtype=np.int64))
    told = out.node("Mul", [out.node("ReduceSum", [each, axis], "features.sum", keepdims=0), "present"], "features.out")
    return out.node("Add", [out.node("Add", [words, told], "told"), placed], "embedded")


def _attended(out: _Writer, given: str, layer: str, arrays: Arrays, heads: int) -> str:
    """What each piece takes from all pieces, head by head."""
    own = f"{layer}.attention.self"
    weight, bias = (
        np.concatenate([arrays[f"{own}.{part}.{kind}"] for part in ("query", "key", "value")])
        for kind in ("weight", "bias")
    )
    size = len(bias) // 3 // heads
    queries, keys, values = ([f"{own}.{part}.{k}" for k in range(heads)] for part in ("query", "key", "value"))
    out.split(out.product(given, own, weight, bias), [*queries, *keys, *values], size)
    mixed = []
    for k in range(heads):
        scores = out.node("FusedMatMul", [queries[k], keys[k]], f"{own}.scores.{k}", _MORE, transB=1, alpha=size**-0.5)
        shares = out.node("Softmax", [scores], f"{own}.shares.{k}", axis=-1)
        mixed.append(out.node("MatMul", [shares, values[k]], f"{own}.mixed.{k}"))
    return out.node("Concat", mixed, f"{own}.joined", axis=-1)


def encoder_graph(arrays: Arrays, *, heads: int, epsilon: float, reach: Arrays | None = None) -> ModelProto:
    """The encoder of a network's arrays, named as `training/network.py` names them, of as many layers as these have.

    `reach` says of products how large each of their inputs gets, by the name of the matrix without ".weight"; a product
    that it does not know is rounded as it is. Without `reach` nothing is: a graph to compare with.

    Inputs: `ids` (1 × pieces), `features` (1 × pieces × features), `present` (1 × pieces × 1, 0 where a piece is of
    no token). Output: `hidden` (1 × pieces × width).
    """
    out = _Writer(reach)
    told = (name for name in arrays if name.startswith("token_features."))
    features = sorted(told, key=lambda name: int(name.split(".")[1]))
    layers = 1 + max(int(name.split(".")[3]) for name in arrays if name.startswith("bert.encoder.layer."))
    hidden = out.normed(_embedded(out, arrays, features), "bert.embeddings.LayerNorm", arrays, epsilon)

    def dense(given: str, name: str) -> str:
        return out.product(given, name, arrays[f"{name}.weight"], arrays[f"{name}.bias"])

    for number in range(layers):
        layer = f"bert.encoder.layer.{number}"
        mixed = dense(_attended(out, hidden, layer, arrays, heads), f"{layer}.attention.output.dense")
        summed = out.node("Add", [mixed, hidden], f"{layer}.attention.sum")
        hidden = out.normed(summed, f"{layer}.attention.output.LayerNorm", arrays, epsilon)
        wide = out.node("Gelu", [dense(hidden, f"{layer}.intermediate.dense")], f"{layer}.intermediate.out", _MORE)
        summed = out.node("Add", [dense(wide, f"{layer}.output.dense"), hidden], f"{layer}.sum")
        hidden = out.normed(summed, f"{layer}.output.LayerNorm", arrays, epsilon)
    out.node("Identity", [hidden], "hidden")

    def value(name: str, kind: int, *last: int) -> ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, [1, "pieces", *last])

    given = [
        value("ids", TensorProto.INT64),
        value("features", TensorProto.INT64, len(features)),
        value("present", TensorProto.FLOAT, 1),
    ]
    made = [value("hidden", TensorProto.FLOAT, len(arrays["bert.embeddings.LayerNorm.weight"]))]
    graph = helper.make_graph(out.nodes, "encoder", given, made, out.constants)
    sets = [helper.make_opsetid("", 17), helper.make_opsetid(_MORE, 1)]
    return helper.make_model(graph, opset_imports=sets, ir_version=8, producer_name="copydesk")
