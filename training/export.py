"""Writes a trained network as the files that the product reads: encoder (int8), scorer, vocabulary, description."""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from copydesk.reader.scorer import prepare, score
from copydesk.reader.weights import FORMAT
from data import Example
from network import Network


class Encoding(nn.Module):
    """The part of the network that becomes the encoder: word pieces and their tokens' features to vectors."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.bert = net.bert
        self.token_features = net.token_features

    def forward(self, ids: Tensor, features: Tensor, present: Tensor) -> Tensor:
        embedded = self.bert.embeddings.word_embeddings(ids)
        for k, table in enumerate(self.token_features):
            embedded = embedded + table(features[:, :, k]) * present
        length = ids.shape[1]
        hidden = embedded + self.bert.embeddings.position_embeddings.weight[:length][None]
        hidden = hidden + self.bert.embeddings.token_type_embeddings.weight[0]
        hidden = self.bert.embeddings.LayerNorm(hidden)
        for layer in self.bert.encoder.layer:
            heads = layer.attention.self
            size = heads.attention_head_size

            shape = (1, length, heads.num_attention_heads, size)
            query, key, value = (
                part(hidden).view(shape).transpose(1, 2) for part in (heads.query, heads.key, heads.value)
            )
            weights = torch.softmax(query @ key.transpose(-1, -2) * size ** -0.5, dim=-1)
            mixed = (weights @ value).transpose(1, 2).reshape(1, length, -1)
            hidden = layer.attention.output.LayerNorm(layer.attention.output.dense(mixed) + hidden)
            wide = nn.functional.gelu(layer.intermediate.dense(hidden))
            hidden = layer.output.LayerNorm(layer.output.dense(wide) + hidden)
        return hidden


def onnx_bytes(net: Network, quantized: bool = True) -> bytes:
    module = Encoding(net).eval()
    ids = torch.full((1, 40), 2000)
    features = torch.zeros(1, 40, len(net.token_features), dtype=torch.long)
    present = torch.ones(1, 40, 1)
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder, "plain.onnx"), Path(folder, "small.onnx")
        torch.onnx.export(
            module, (ids, features, present), str(plain), input_names=["ids", "features", "present"],
            output_names=["hidden"], dynamic_axes={n: {1: "length"} for n in ("ids", "features", "present", "hidden")},
            opset_version=17, dynamo=False,
        )
        if not quantized:
            return plain.read_bytes()
        # Seven-bit weights: sums of products then never saturate on AVX2, so every x86-64 machine adds up the same.
        quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                         op_types_to_quantize=["MatMul", "Gather"])
        return small.read_bytes()


def arrays(net: Network) -> dict[str, np.ndarray]:
    """Everything but the encoder."""
    return {
        name: value.detach().numpy().astype(np.float32)
        for name, value in net.state_dict().items()
        if not name.startswith(("bert.", "token_features."))
    }


#: How far a probability may move by storing the scorer's matrices in half precision.
TOLERANCE = 0.02


def compared(net: Network, x: Example) -> float:
    """The furthest that the product's scorer is from the network on a story; both are given the network's vectors.

    Raises ValueError beyond `TOLERANCE`: then one of the two was changed without the other.
    """
    stored = {k: v.astype(np.float16).astype(np.float32) if v.ndim > 1 else v for k, v in arrays(net).items()}
    with torch.no_grad():
        vectors = net.encode(x, x.pieces, x.features)
        logits, *_ = net.pairs(vectors, x.table, x.pairs)
    ours = score(prepare(vectors.numpy(), x.table, stored), x.pairs).unit
    apart = float(np.abs(torch.sigmoid(logits).numpy() - ours).max())
    if apart > TOLERANCE:
        raise ValueError(f"scorer.py and network.py differ by {apart:.3f} on {x.id}: change both alike")
    return apart


def write(net: Network, vocabulary: Path, folder: Path, *, version: str, thresholds: dict[str, float],
          calibration: list[tuple[float, float]], quantized: bool = True) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    stored = io.BytesIO()
    np.savez(stored, **{k: v.astype(np.float16) if v.ndim > 1 else v for k, v in arrays(net).items()})
    files = {
        "encoder.onnx": onnx_bytes(net, quantized),
        "scorer.npz": stored.getvalue(),
        "vocabulary.txt": vocabulary.read_text("utf-8").rstrip("\n").encode(),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    description = {
        "format": FORMAT, "version": version, "thresholds": thresholds, "calibration": calibration,
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    (folder / "model.json").write_text(json.dumps(description, indent=1, sort_keys=True) + "\n", "utf-8")
