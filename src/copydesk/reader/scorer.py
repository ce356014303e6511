"""Scores pairs of mentions: how likely each relation holds between an anchor and a group. Pure.

The arithmetic is that of `training/network.py`, `Network.pairs`; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from copydesk.reader.mentions import MentionTable, MentionType
from copydesk.reader.pairs import PAIR_FEATURES, Pairs
from copydesk.reader.relations import LABELS, RELATIONS

__all__ = ["Scores", "score"]

_FAR = 40
_ALLOWED = np.zeros((len(MentionType), len(MentionType), len(RELATIONS)), dtype=bool)
for _r, _relation in enumerate(RELATIONS):
    for _a in _relation.anchors:
        for _c in _relation.candidates:
            _ALLOWED[_a, _c, _r] = True


@dataclass(frozen=True, slots=True)
class Scores:
    """`unit[u, r]` is the probability of relation r at unit u; `row` and `labels` hold the logits of the rows."""

    unit: NDArray[np.float32]
    row: NDArray[np.float32]
    labels: NDArray[np.float32]

    def label(self, row: int, label_set: int) -> tuple[int, float]:
        """The best value of a label set at a row, and its probability."""
        low = sum(len(s.values) for s in LABELS[:label_set])
        part = self.labels[row, low : low + len(LABELS[label_set].values)].astype(np.float64)
        chances = np.exp(part - part.max())
        best = int(chances.argmax())
        return best, float(chances[best] / chances.sum())


def score(
    vectors: NDArray[np.float32], table: MentionTable, pairs: Pairs, arrays: Mapping[str, NDArray[np.float32]]
) -> Scores:
    """Scores for every pair."""
    labels = sum(len(s.values) for s in LABELS)
    if not len(pairs.anchor):
        none = np.zeros((0, len(RELATIONS)), dtype=np.float32)
        return Scores(none, none, np.zeros((0, labels), dtype=np.float32))
    width = vectors.shape[1]
    total = np.concatenate([np.zeros((1, width)), np.cumsum(vectors, axis=0, dtype=np.float64)])
    first, last, kind = table.first, table.last, table.type
    mention = ((total[last] - total[first]) / (last - first)[:, None]).astype(np.float32) + arrays[
        "type_embedding.weight"
    ][kind]
    a, c = pairs.anchor, pairs.candidate
    low, high = np.minimum(last[a], last[c]), np.maximum(first[a], first[c])
    gap = high - low
    near = (gap > 0) & (gap <= _FAR) & (table.sentence[a] == table.sentence[c])
    z = (mention @ arrays["from_anchor.weight"].T + arrays["from_anchor.bias"])[a]
    z += (mention @ arrays["from_candidate.weight"].T)[c]
    at = np.flatnonzero(near)
    between = ((total[high[at]] - total[low[at]]) / gap[at][:, None]).astype(np.float32)
    z[at] += between @ arrays["from_between.weight"].T
    for k in range(len(PAIR_FEATURES)):
        z += arrays[f"pair_features.{k}.weight"][pairs.features[:, k]]
    np.maximum(z, 0, out=z)
    z += np.maximum(z @ arrays["mix.weight"].T + arrays["mix.bias"], 0)
    row = z @ arrays["relation.weight"].T + arrays["relation.bias"]
    row[~_ALLOWED[kind[a], kind[c]]] = -30.0
    starts = np.flatnonzero(np.diff(pairs.unit, prepend=-1))
    top = np.maximum.reduceat(row, starts, axis=0)
    logits = top + np.log(np.add.reduceat(np.exp(row - top[pairs.unit]), starts, axis=0))
    unit = 1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30)))
    return Scores(unit.astype(np.float32), row, z @ arrays["labels.weight"].T + arrays["labels.bias"])
