"""Writes a trained network as the files that the product reads: encoder (int8), scorer, vocabulary, description."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from batch import batched
from copydesk.reader.encoder import Encoder
from copydesk.reader.scorer import prepare, score
from copydesk.reader.weights import FORMAT
from data import Example
from encoder import EPSILON, HEADS
from graph import encoder_graph
from network import Network


def encoder_bytes(net: Network, seen: Sequence[Example] | None) -> bytes:
    """The part of the network that becomes the encoder: word pieces and their tokens' features to vectors.

    In 8 bits, with steps fitted to what goes through the network on the stories of `seen`; None leaves it as it is.
    """
    named = {
        name: value.detach().numpy()
        for name, value in net.state_dict().items()
        if name.startswith(("bert.", "token_features.")) and value.is_floating_point()
    }
    reach = None if seen is None else reaches(net, seen)
    graph = encoder_graph(named, heads=HEADS, epsilon=EPSILON, reach=reach)
    return bytes(graph.SerializeToString(deterministic=True))


def reaches(net: Network, seen: Sequence[Example]) -> dict[str, np.ndarray]:
    """How large each input of the two wide products of a layer gets on the stories of `seen`."""
    found: dict[str, np.ndarray] = {}

    def watch(name: str, module: nn.Module, given: tuple[Tensor, ...]) -> None:
        most = given[0].abs().reshape(-1, given[0].shape[-1]).amax(0).numpy()
        found[name] = np.maximum(found.get(name, most), most)

    wide = re.compile(r"bert\.encoder\.layer\.\d+\.(?:intermediate|output)\.dense")
    watched = [
        module.register_forward_pre_hook(partial(watch, name))
        for name, module in net.named_modules()
        if wide.fullmatch(name)
    ]
    with torch.no_grad():
        for x in seen:
            net.encode(batched([(x, x.pieces, x.features)]))
    for one in watched:
        one.remove()
    return found


def arrays(net: Network) -> dict[str, np.ndarray]:
    """Everything but the encoder."""
    return {
        name: value.detach().numpy().astype(np.float32)
        for name, value in net.state_dict().items()
        if not name.startswith(("bert.", "token_features."))
    }


#: How far a probability may move by storing the scorer's matrices in half precision.
TOLERANCE = 0.02
#: How far a vector's entry may be off by adding up in another order, in the encoder before it is rounded to 8 bits.
ENCODER_TOLERANCE = 0.002


def compared(net: Network, x: Example) -> float:
    """The furthest that the product's scorer is from the network on a story; both are given the network's vectors.

    Raises ValueError beyond `TOLERANCE`, and where the encoder's graph is not the network's encoder: then one of the
    two was changed without the other.
    """
    stored = {k: v.astype(np.float16).astype(np.float32) if v.ndim > 1 else v for k, v in arrays(net).items()}
    with torch.no_grad():
        batch = batched([(x, x.pieces, x.features)])
        vectors = net.encode(batch)
        logits, *_ = net.pairs(vectors, batch)
    encoded = Encoder(encoder_bytes(net, None)).encode(x.pieces, x.features, x.windows)
    off = float(np.abs(vectors.numpy() - encoded).max())
    if off > ENCODER_TOLERANCE:
        raise ValueError(f"graph.py and network.py differ by {off:.4f} on {x.id}: change both alike")
    ours = score(prepare(vectors.numpy(), x.table, stored), x.pairs).unit
    apart = float(np.abs(torch.sigmoid(logits).numpy() - ours).max())
    if apart > TOLERANCE:
        raise ValueError(f"scorer.py and network.py differ by {apart:.3f} on {x.id}: change both alike")
    return apart


def write(net: Network, vocabulary: Path, folder: Path, *, seen: Sequence[Example], version: str,
          thresholds: dict[str, float], calibration: list[tuple[float, float]],
          weighing: dict[str, object] | None) -> None:
    """`seen` are some stories that the network may see: a few dozen are enough (`encoder_bytes`)."""
    folder.mkdir(parents=True, exist_ok=True)
    stored = io.BytesIO()
    np.savez(stored, **{k: v.astype(np.float16) if v.ndim > 1 else v for k, v in arrays(net).items()})
    files = {
        "encoder.onnx": encoder_bytes(net, seen),
        "scorer.npz": stored.getvalue(),
        "vocabulary.txt": vocabulary.read_text("utf-8").rstrip("\n").encode(),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    description = {
        "format": FORMAT, "version": version, "thresholds": thresholds, "calibration": calibration,
        "weighing": weighing,
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    (folder / "model.json").write_text(json.dumps(description, indent=1, sort_keys=True) + "\n", "utf-8")
