"""Takes a network's state back out of the files that the product reads, so that learning can go on from there.

The encoder's matrices come back as they were rounded to 8 bits. Word embeddings are the pretrained encoder's own: they
are never learned.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from network import Network

_PARTS = ("query", "key", "value")


def state_of(folder: Path, net: Network) -> dict[str, Tensor]:
    """The state of a network of the shape of `net` that was written to `folder` (`export.write`)."""
    graph = onnx.load(folder / "encoder.onnx").graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found: dict[str, np.ndarray] = dict(np.load(folder / "scorer.npz"))
    found |= {name: values for name, values in stored.items() if name.endswith((".bias", "LayerNorm.weight"))}
    products = [name.removesuffix(".bias") for name in stored if name.endswith(".bias") and "LayerNorm" not in name]
    found |= {f"{name}.weight": _matrix(stored, name) for name in products}
    for name in [name for name in found if name.endswith("attention.self.weight")]:
        own = name.removesuffix(".weight")
        for kind in ("weight", "bias"):
            for part, values in zip(_PARTS, np.split(found.pop(f"{own}.{kind}"), 3), strict=True):
                found[f"{own}.{part}.{kind}"] = values
    state = dict(net.state_dict())
    sizes = [len(table.weight) for table in net.token_features]
    tables = np.split(stored["features.tables"], np.cumsum(sizes)[:-1])
    found |= {f"token_features.{k}.weight": table for k, table in enumerate(tables)}
    # The graph holds places and the one token type added up.
    found["bert.embeddings.position_embeddings.weight"] = stored["places"]
    found["bert.embeddings.token_type_embeddings.weight"] = np.zeros_like(
        state["bert.embeddings.token_type_embeddings.weight"].numpy()
    )
    unknown = set(found) - set(state)
    lacking = {name for name in set(state) - set(found) if state[name].is_floating_point()}
    lacking -= {"bert.embeddings.word_embeddings.weight"}
    if unknown or lacking:
        raise ValueError(f"{folder} holds another network: {sorted(unknown | lacking)}")
    return state | {name: torch.from_numpy(values.astype(np.float32)) for name, values in found.items()}


def _matrix(stored: dict[str, np.ndarray], name: str) -> np.ndarray:
    """A product's matrix, out × in."""
    weight = (stored[f"{name}.weight"].astype(np.float32) * stored[f"{name}.scale"]).T
    shrink = stored.get(f"{name}.shrink")
    return weight if shrink is None else weight * shrink
