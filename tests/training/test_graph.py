"""The encoder's graph, as onnxruntime runs it, against the same network in plain arithmetic."""

from __future__ import annotations

import importlib
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
from numpy.typing import NDArray

ROOT = Path(__file__).parents[2]
WIDTH, WIDE, HEADS, LAYERS, PIECES, EPSILON = 32, 64, 4, 3, 50, 1e-12
FEATURES = (5, 3)
Arrays = dict[str, NDArray[np.float32]]


@pytest.fixture
def graph(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(ROOT / "training"))
    yield importlib.import_module("graph")
    sys.modules.pop("graph", None)


@pytest.fixture
def arrays() -> Arrays:
    source = np.random.default_rng(5)

    def some(*shape: int) -> NDArray[np.float32]:
        return source.normal(size=shape, scale=shape[-1] ** -0.5).astype(np.float32)

    made = {
        "bert.embeddings.word_embeddings.weight": some(40, WIDTH),
        "bert.embeddings.position_embeddings.weight": some(64, WIDTH),
        "bert.embeddings.token_type_embeddings.weight": some(2, WIDTH),
        **{f"token_features.{k}.weight": some(values, WIDTH) for k, values in enumerate(FEATURES)},
    }
    norms, dense = ["bert.embeddings.LayerNorm"], []
    for number in range(LAYERS):
        layer = f"bert.encoder.layer.{number}"
        dense += [(f"{layer}.attention.self.{part}", WIDTH, WIDTH) for part in ("query", "key", "value")]
        dense += [(f"{layer}.attention.output.dense", WIDTH, WIDTH), (f"{layer}.output.dense", WIDE, WIDTH)]
        dense += [(f"{layer}.intermediate.dense", WIDTH, WIDE)]
        norms += [f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"]
    for name, wide, out in dense:
        made |= {f"{name}.weight": some(out, wide), f"{name}.bias": some(out)}
    for name in norms:
        made |= {f"{name}.weight": 1 + some(WIDTH), f"{name}.bias": some(WIDTH)}
    # As in real networks: one entry of every vector reaches far.
    made["bert.encoder.layer.0.attention.output.LayerNorm.weight"][3] = 20
    return made


@pytest.fixture
def given() -> dict[str, NDArray[Any]]:
    source = np.random.default_rng(6)
    present = np.ones((1, PIECES, 1), dtype=np.float32)
    present[0, [0, -1]] = 0
    features = np.stack([source.integers(0, values, (1, PIECES)) for values in FEATURES], axis=-1)
    return {"ids": source.integers(0, 40, (1, PIECES)), "features": features, "present": present}


def _plain(a: Arrays, given: dict[str, NDArray[Any]]) -> tuple[NDArray[np.float64], dict[str, NDArray[np.float32]]]:
    """The last layer's vectors, and how large each input of the two wide products gets."""
    reach = {}

    def norm(x: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        middle = x - x.mean(-1, keepdims=True)
        scaled = middle / np.sqrt((middle**2).mean(-1, keepdims=True) + EPSILON)
        return np.asarray(scaled * a[f"{name}.weight"] + a[f"{name}.bias"], dtype=np.float64)

    def dense(x: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        reach[name] = np.abs(x).max(0).astype(np.float32)
        return np.asarray(x @ a[f"{name}.weight"].T + a[f"{name}.bias"], dtype=np.float64)

    ids, features, present = given["ids"][0], given["features"][0], given["present"][0]
    told = sum(a[f"token_features.{k}.weight"][features[:, k]] for k in range(len(FEATURES)))
    x = a["bert.embeddings.word_embeddings.weight"][ids] + told * present
    x = x + a["bert.embeddings.position_embeddings.weight"][:PIECES]
    x = x + a["bert.embeddings.token_type_embeddings.weight"][0]
    x = norm(x, "bert.embeddings.LayerNorm")
    for number in range(LAYERS):
        layer = f"bert.encoder.layer.{number}"
        query, key, value = (
            dense(x, f"{layer}.attention.self.{part}").reshape(PIECES, HEADS, -1).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        shares = np.exp(query @ key.transpose(0, 2, 1) / math.sqrt(WIDTH / HEADS))
        mixed = (shares / shares.sum(-1, keepdims=True)) @ value
        mixed = mixed.transpose(1, 0, 2).reshape(PIECES, WIDTH)
        x = norm(dense(mixed, f"{layer}.attention.output.dense") + x, f"{layer}.attention.output.LayerNorm")
        wide = dense(x, f"{layer}.intermediate.dense")
        wide = wide * 0.5 * (1 + np.vectorize(math.erf)(wide / math.sqrt(2)))
        x = norm(dense(wide, f"{layer}.output.dense") + x, f"{layer}.output.LayerNorm")
    return x, {name: most for name, most in reach.items() if name.split(".")[4] in ("intermediate", "output")}


def _run(model: Any, given: dict[str, NDArray[Any]]) -> NDArray[np.float32]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return np.asarray(session.run(None, given)[0][0], dtype=np.float32)


def _apart(one: NDArray[Any], other: NDArray[Any]) -> float:
    """The size of the difference as a share of the size."""
    return float(np.sqrt(((one - other) ** 2).mean() / (one**2).mean()))


def test_the_graph_is_the_network(graph: Any, arrays: Arrays, given: dict[str, NDArray[Any]]) -> None:
    expected, _ = _plain(arrays, given)
    made = _run(graph.encoder_graph(arrays, heads=HEADS, epsilon=EPSILON), given)
    assert np.abs(expected - made).max() < 1e-4


def test_eight_bits_are_close_to_it_and_closer_where_far_inputs_are_known(
    graph: Any, arrays: Arrays, given: dict[str, NDArray[Any]]
) -> None:
    expected, reach = _plain(arrays, given)
    plain, fitted = (
        _apart(expected, _run(graph.encoder_graph(arrays, heads=HEADS, epsilon=EPSILON, reach=known), given))
        for known in ({}, reach)
    )
    assert fitted < 0.04
    assert fitted < 0.8 * plain


def test_neighbouring_weights_never_overflow_sixteen_bits(graph: Any) -> None:
    weight = np.random.default_rng(7).normal(size=(96, 30)).astype(np.float32)
    weight[:, 0] = 0
    weight[:2, 1] = 9
    whole, scale = graph.rounded_weights(weight)
    size = np.abs(whole.astype(int))
    assert (255 * (size[0::2] + size[1::2])).max() <= 2**15 - 1
    assert size.max() > 64
    assert np.abs(whole * scale - weight).max() <= scale.max() / 2 + 1e-6


def test_the_same_network_is_written_as_the_same_bytes(graph: Any, arrays: Arrays) -> None:
    first, again = (
        graph.encoder_graph(arrays, heads=HEADS, epsilon=EPSILON, reach={}).SerializeToString(deterministic=True)
        for _ in range(2)
    )
    assert first == again
