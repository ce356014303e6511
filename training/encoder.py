"""The encoder while it learns: the first layers of MiniLM, named as its files name them. Training only.

What runs in the product is written by `graph.py`; the two are compared whenever weights are written.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

#: The shape of all-MiniLM-L6-v2, as its config.json says it.
WIDTH, WIDE, HEADS, PLACES, PIECES, EPSILON = 384, 1536, 12, 512, 30522, 1e-12
#: Products in bfloat16: a fifth less time on a processor that has them, ten times more on one that has not.
_HALF = torch.cpu._is_avx512_bf16_supported()


class _Embeddings(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(PIECES, WIDTH)
        self.position_embeddings = nn.Embedding(PLACES, WIDTH)
        self.token_type_embeddings = nn.Embedding(2, WIDTH)
        self.LayerNorm = nn.LayerNorm(WIDTH, eps=EPSILON)

    def forward(self, ids: Tensor, told: Tensor) -> Tensor:
        places = self.position_embeddings.weight[: ids.shape[1]] + self.token_type_embeddings.weight[0]
        return self.LayerNorm(self.word_embeddings(ids) + told + places)


class _Projected(nn.Module):
    """A product, added to what went in before it."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.dense = nn.Linear(size, WIDTH)
        self.LayerNorm = nn.LayerNorm(WIDTH, eps=EPSILON)

    def forward(self, given: Tensor, before: Tensor) -> Tensor:
        return self.LayerNorm(self.dense(given) + before)


class _Attention(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.self = nn.ModuleDict({part: nn.Linear(WIDTH, WIDTH) for part in ("query", "key", "value")})
        self.output = _Projected(WIDTH)

    def forward(self, hidden: Tensor, kept: Tensor) -> Tensor:
        windows, length, _ = hidden.shape
        query, key, value = (
            self.self[part](hidden).view(windows, length, HEADS, -1).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        # Two products in the type they are given: on a processor twice as fast as the fused kernel.
        with torch.autocast(hidden.device.type, enabled=False):
            scores = torch.matmul(query * query.shape[-1] ** -0.5, key.transpose(2, 3)) + kept.to(query.dtype)
            mixed = torch.matmul(scores.softmax(-1), value)
        return self.output(mixed.transpose(1, 2).reshape(windows, length, WIDTH), hidden)


class _Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.attention = _Attention()
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(WIDTH, WIDE)})
        self.output = _Projected(WIDE)

    def forward(self, hidden: Tensor, kept: Tensor) -> Tensor:
        hidden = self.attention(hidden, kept)
        return self.output(nn.functional.gelu(self.intermediate["dense"](hidden)), hidden)


class Encoder(nn.Module):
    """Word pieces and what is told of them to vectors, window by window."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.embeddings = _Embeddings()
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList([_Layer() for _ in range(layers)])})

    def load(self, pretrained: Path) -> None:
        """Takes over the pretrained weights of the folder `pretrained`, of as many layers as there are."""
        stored = load_file(pretrained / "model.safetensors")
        self.load_state_dict({name: stored[name].float() for name in self.state_dict()})

    def forward(self, ids: Tensor, told: Tensor, here: Tensor) -> Tensor:
        """Vectors, windows × pieces × width, of `ids` (windows × pieces) with `told` (× width) added to the pieces.

        `here` (windows × pieces) is False where a window is shorter than the longest.
        """
        kept = torch.zeros(here.shape, device=ids.device).masked_fill(~here, -1e4)[:, None, None]
        half = self.training and (ids.is_cuda or _HALF)
        with torch.autocast(ids.device.type, torch.bfloat16, enabled=half):
            hidden = self.embeddings(ids, told)
            for layer in self.encoder["layer"]:
                hidden = layer(hidden, kept)
        return hidden.float()
