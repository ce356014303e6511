"""Scores pairs of mentions: how likely each relation holds between an anchor and a group. Pure.

The arithmetic is that of `training/network.py`, `Network.pairs`: a change of one is a change of both, and
`training/export.py` compares the two before it writes weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from copydesk.reader.mentions import MentionTable
from copydesk.reader.pairs import ALLOWED, PAIR_FEATURES, Layout, Pairs, layout_of, pairs_of
from copydesk.reader.relations import LABELS, RELATIONS

__all__ = ["Prepared", "Scores", "prepare", "score", "score_all", "score_sources"]

_FAR = 40
#: Anchors scored at a time.
_BATCH = 128
#: A pair of which no relation is as likely as this is forgotten.
_RULED_OUT = 0.02
_LABEL_AT = tuple(sum(len(s.values) for s in LABELS[:k]) for k in range(len(LABELS)))
_FEATURE_AT = np.cumsum([0, *PAIR_FEATURES[:-1]])
_ATTRIBUTION = next(r for r, relation in enumerate(RELATIONS) if relation.name == "attribution")
#: By the types of an anchor and a candidate: whether a claim or qualifier may be made of them, or only an attribution.
_MAKES_OR_QUALIFIES: NDArray[np.bool_] = np.asarray(np.delete(ALLOWED, _ATTRIBUTION, axis=2).any(axis=2))
_ONLY_CREDITS: NDArray[np.bool_] = ALLOWED[:, :, _ATTRIBUTION] & ~_MAKES_OR_QUALIFIES


@dataclass(frozen=True, slots=True)
class Scores:
    """`unit[u, r]` is the probability of relation r at unit u, `row[i, r]` the logit of row i of `pairs`.

    `hidden[i]` is what the relations of row i were read from.
    """

    pairs: Pairs
    unit: NDArray[np.float32]
    row: NDArray[np.float32]
    hidden: NDArray[np.float32]
    prepared: Prepared

    def labels(self, rows: Sequence[int]) -> NDArray[np.int64]:
        """The index of the best value of each label set at some rows (rows × label sets). Few rows are asked for."""
        arrays, at = self.prepared.arrays, np.array(rows, dtype=np.int64)
        logits = self.hidden[at] @ arrays["labels.weight"].T + arrays["labels.bias"]
        logits += self.prepared.mention[self.pairs.anchor[at]] @ arrays["labels_anchor.weight"].T
        return np.stack([part.argmax(axis=1) for part in np.split(logits, _LABEL_AT[1:], axis=1)], axis=1)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is worked out once a document: its layout, running sums of token vectors, mention vectors and their two
    projections.
    """

    layout: Layout
    total: NDArray[np.float64]
    mention: NDArray[np.float32]
    as_anchor: NDArray[np.float32]
    as_candidate: NDArray[np.float32]
    arrays: Mapping[str, NDArray[np.float32]]
    #: The tables of all pair features, one under the other.
    told: NDArray[np.float32]


def score_all(vectors: NDArray[np.float32], table: MentionTable, arrays: Mapping[str, NDArray[np.float32]]) -> Scores:
    """The pairs of a document of which some relation has at least a slight chance, and their scores.

    Left out are pairs that can only say whom something is credited to: see `score_sources`.
    """
    return _scored(prepare(vectors, table, arrays), np.arange(len(table.mentions)), _MAKES_OR_QUALIFIES)


def score_sources(prepared: Prepared, anchors: NDArray[np.int64]) -> Scores:
    """The pairs of some anchors (rising) that can only say whom something is credited to, and their scores.

    Such pairs are nearly half of all, and asked for only of the few anchors that claims are made of.
    """
    return _scored(prepared, anchors, _ONLY_CREDITS)


def _scored(prepared: Prepared, anchors: NDArray[np.int64], paired: NDArray[np.bool_]) -> Scores:
    """Anchors are scored a batch at a time, so that memory does not grow with the square of a long page's names."""
    parts = [
        _likely(score(prepared, pairs_of(prepared.layout, anchors[low : low + _BATCH], paired)))
        for low in range(0, max(1, len(anchors)), _BATCH)
    ]
    if len(parts) == 1:
        return parts[0]
    units = np.cumsum([0, *(len(part.pairs.unit_anchor) for part in parts)])

    def whole(name: str) -> NDArray[np.int64]:
        return np.concatenate([getattr(part.pairs, name) for part in parts])

    pairs = Pairs(
        whole("anchor"),
        whole("candidate"),
        np.concatenate([part.pairs.unit + shift for part, shift in zip(parts, units[:-1], strict=True)]),
        whole("unit_anchor"),
        whole("unit_group"),
        whole("features"),
    )
    unit, row, hidden = (np.concatenate([getattr(part, name) for part in parts]) for name in ("unit", "row", "hidden"))
    return Scores(pairs, unit, row, hidden, prepared)


def _likely(scores: Scores) -> Scores:
    """Only the units of which some relation is not ruled out, renumbered."""
    pairs = scores.pairs
    if not len(pairs.anchor):
        return scores
    units = scores.unit.max(1) >= _RULED_OUT
    rows = units[pairs.unit]
    number = np.cumsum(units) - 1
    kept = Pairs(
        pairs.anchor[rows],
        pairs.candidate[rows],
        number[pairs.unit[rows]],
        pairs.unit_anchor[units],
        pairs.unit_group[units],
        pairs.features[rows],
    )
    return Scores(kept, scores.unit[units], scores.row[rows], scores.hidden[rows], scores.prepared)


def prepare(vectors: NDArray[np.float32], table: MentionTable, arrays: Mapping[str, NDArray[np.float32]]) -> Prepared:
    """What scoring needs of a document's token vectors and mentions."""
    total = np.empty((len(vectors) + 1, vectors.shape[1]))
    total[0], total[1:] = 0, vectors
    before = total[0]
    for row in total[1:]:  # seven times as fast as np.cumsum along the first axis, to the same bit
        row += before
        before = row
    means = (total[table.last] - total[table.first]) / np.maximum(table.last - table.first, 1)[:, None]
    mention = means.astype(np.float32) + arrays["type_embedding.weight"][table.type]
    return Prepared(
        layout_of(table),
        total,
        mention,
        mention @ arrays["from_anchor.weight"].T + arrays["from_anchor.bias"],
        mention @ arrays["from_candidate.weight"].T,
        arrays,
        np.concatenate([arrays[f"pair_features.{k}.weight"] for k in range(len(PAIR_FEATURES))]),
    )


def _hidden(prepared: Prepared, pairs: Pairs) -> NDArray[np.float32]:
    """The hidden layer: what relations and labels are read from."""
    table, arrays = prepared.layout.table, prepared.arrays
    first, last = table.first, table.last
    a, c = pairs.anchor, pairs.candidate
    low, high = np.minimum(last[a], last[c]), np.maximum(first[a], first[c])
    gap = high - low
    near = (gap > 0) & (gap <= _FAR) & (table.sentence[a] == table.sentence[c])
    z = prepared.as_anchor[a]
    z += prepared.as_candidate[c]
    at = np.flatnonzero(near)
    between = ((prepared.total[high[at]] - prepared.total[low[at]]) / gap[at][:, None]).astype(np.float32)
    z[at] += between @ arrays["from_between.weight"].T
    # Looking up a row in each of the feature tables and adding them is one product with a matrix of ones and zeros.
    told = np.zeros((len(a), sum(PAIR_FEATURES)), dtype=np.float32)
    told[np.arange(len(a))[:, None], pairs.features + _FEATURE_AT] = 1
    z += told @ prepared.told
    np.maximum(z, 0, out=z)
    mixed = z @ arrays["mix.weight"].T
    mixed += arrays["mix.bias"]
    z += np.maximum(mixed, 0, out=mixed)
    return z


def score(prepared: Prepared, pairs: Pairs) -> Scores:
    """Scores for every pair."""
    if not len(pairs.anchor):
        none = np.zeros((0, len(RELATIONS)), dtype=np.float32)
        return Scores(pairs, none, none, np.zeros((0, prepared.as_anchor.shape[1]), dtype=np.float32), prepared)
    kind, arrays = prepared.layout.table.type, prepared.arrays
    z = _hidden(prepared, pairs)
    row: NDArray[np.float32] = z @ arrays["relation.weight"].T
    row += arrays["relation.bias"]
    row[~ALLOWED[kind[pairs.anchor], kind[pairs.candidate]]] = -30.0
    logits = _together(row, np.flatnonzero(np.diff(pairs.unit, prepend=-1)))
    unit = 1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30)))
    return Scores(pairs, unit.astype(np.float32), row, z, prepared)


def _together(row: NDArray[np.float32], starts: NDArray[np.int64]) -> NDArray[np.float32]:
    """Of each unit, which begins at one of `starts`: the log of what its rows' exponentials add up to."""
    sizes = np.diff(starts, append=len(row))
    logits = row[starts]
    # Nine units in ten are one row, whose logit is the sum's: only the others are worked out.
    many = sizes > 1
    if many.any():
        some, sizes = row[np.repeat(many, sizes)], sizes[many]
        begin = np.cumsum(sizes) - sizes
        top = np.maximum.reduceat(some, begin, axis=0)
        logits[many] = top + np.log(np.add.reduceat(np.exp(some - np.repeat(top, sizes, axis=0)), begin, axis=0))
    return logits
