"""Scores pairs of mentions: how likely each relation holds between an anchor and a group. Pure.

The arithmetic is that of `training/network.py`, `Network.pairs`; `training/export.py` refuses weights on which the two
differ.
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
_LABEL_AT = tuple(sum(len(s.values) for s in LABELS[:k]) for k in range(len(LABELS)))
_FEATURE_AT = np.cumsum([0, *PAIR_FEATURES[:-1]])
_ALLOWED = np.zeros((len(MentionType), len(MentionType), len(RELATIONS)), dtype=bool)
for _r, _relation in enumerate(RELATIONS):
    for _a in _relation.anchors:
        for _c in _relation.candidates:
            _ALLOWED[_a, _c, _r] = True


@dataclass(frozen=True, slots=True)
class Scores:
    """`unit[u, r]` is the probability of relation r at unit u, `row[i, r]` the logit of row i.

    `hidden` (a row) and `mention` (a row's anchor) are what labels are read from; few rows are ever asked for theirs.
    """

    unit: NDArray[np.float32]
    row: NDArray[np.float32]
    hidden: NDArray[np.float32]
    mention: NDArray[np.float32]
    anchor: NDArray[np.int64]
    arrays: Mapping[str, NDArray[np.float32]]

    def label(self, row: int, label_set: int) -> int:
        """The index of the best value of a label set at a row."""
        low = _LABEL_AT[label_set]
        high = low + len(LABELS[label_set].values)
        logits = self.arrays["labels.weight"][low:high] @ self.hidden[row] + self.arrays["labels.bias"][low:high]
        logits = logits + self.arrays["labels_anchor.weight"][low:high] @ self.mention[self.anchor[row]]
        return int(logits.argmax())


def score(
    vectors: NDArray[np.float32], table: MentionTable, pairs: Pairs, arrays: Mapping[str, NDArray[np.float32]]
) -> Scores:
    """Scores for every pair."""
    if not len(pairs.anchor):
        none = np.zeros((0, len(RELATIONS)), dtype=np.float32)
        return Scores(none, none, none, none, pairs.anchor, arrays)
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
    # Looking up a row in each of the feature tables and adding them is one product with a matrix of ones and zeros.
    told = np.zeros((len(a), sum(PAIR_FEATURES)), dtype=np.float32)
    told[np.arange(len(a))[:, None], pairs.features + _FEATURE_AT] = 1
    z += told @ np.concatenate([arrays[f"pair_features.{k}.weight"] for k in range(len(PAIR_FEATURES))])
    np.maximum(z, 0, out=z)
    z += np.maximum(z @ arrays["mix.weight"].T + arrays["mix.bias"], 0)
    row = z @ arrays["relation.weight"].T + arrays["relation.bias"]
    row[~_ALLOWED[kind[a], kind[c]]] = -30.0
    starts = np.flatnonzero(np.diff(pairs.unit, prepend=-1))
    top = np.maximum.reduceat(row, starts, axis=0)
    logits = top + np.log(np.add.reduceat(np.exp(row - top[pairs.unit]), starts, axis=0))
    unit = 1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30)))
    return Scores(unit.astype(np.float32), row, z, mention, a, arrays)
