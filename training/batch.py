"""Several stories as one, laid out as tensors: what the network reads in a step. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import torch
from torch import Tensor

from copydesk.reader.pairs import ALLOWED
from copydesk.reader.relations import LABELS, RELATIONS
from copydesk.reader.wordpiece import CLS, SEP
from data import Example
from told import WHOLE

#: A story as it is spelled this time: itself, the pieces of its tokens, and their features.
Spelled = tuple[Example, list[tuple[int, ...]], np.ndarray]
#: Mentions further apart than this many tokens have nothing between them that is read.
_REACH = 40
#: Relations that say nothing where a partial story does not have them.
_NOT_WHOLE = [r for r, relation in enumerate(RELATIONS) if relation.name not in WHOLE]


@dataclass
class Batch:
    """Tokens, mentions, pairs and gold links of some stories, each numbered throughout the batch."""

    stories: int
    # Windows × pieces, the shorter ones filled up: piece, its token's features, whether of a token, whether at all.
    ids: Tensor
    told: Tensor
    present: Tensor
    here: Tensor
    # Of each piece that gives its token a vector: its place in the windows one after the other, and its token.
    own: Tensor
    of_token: Tensor
    pieces_of_token: Tensor
    name_tags: Tensor
    text_tags: Tensor  # -100 where unsure
    # Mentions: tokens from, to, type.
    first: Tensor
    last: Tensor
    type: Tensor
    # Rows of pairs: mentions, unit, features, and the tokens between the two where they stand near, else none.
    anchor: Tensor
    candidate: Tensor
    unit: Tensor
    features: Tensor
    low: Tensor
    high: Tensor
    # Units × relations: 1 where nothing in gold holds, 0 where something does or might.
    weight: Tensor
    # Gold links (bags): those of a unit and a relation one of which holds it.
    bags: int
    link_bag: Tensor
    link_unit: Tensor
    link_relation: Tensor
    # Their rows, bag by bag, and where the rows of a bag end.
    row: Tensor
    row_relation: Tensor
    row_bag: Tensor
    row_end: Tensor
    # Their labels, set by set: how many of each set, and bag and value of each.
    label_sizes: tuple[int, ...]
    label_bag: Tensor
    label_value: Tensor

    def to(self, device: torch.device) -> Batch:
        return self._each(lambda tensor: tensor.to(device, non_blocking=True))

    def pin_memory(self) -> Batch:
        """The same where a graphics processor can fetch it by itself; torch's loader calls this."""
        return self._each(Tensor.pin_memory)

    def _each(self, made: Callable[[Tensor], Tensor]) -> Batch:
        own = ((f.name, getattr(self, f.name)) for f in fields(self))
        return replace(self, **{name: made(value) for name, value in own if isinstance(value, Tensor)})


@dataclass(frozen=True)
class _Aims:
    """The gold links of one story, as numbers of its own units, rows and bags."""

    weight: np.ndarray
    links: np.ndarray  # bag, unit, relation
    rows: np.ndarray  # bag, row, relation
    labels: np.ndarray  # set, bag, value


_AIMS: dict[int, _Aims] = {}
_NOT_ALWAYS_ASKED = [
    r for r, relation in enumerate(RELATIONS) if relation.qualifier and relation.name != "cast_member.character"
]


def _aims(x: Example) -> _Aims:
    """What a story's gold asks of its pairs; made once a story."""
    if id(x) not in _AIMS:
        pairs, table = x.pairs, x.table
        units = np.arange(len(pairs.unit_anchor))
        first_row, last_row = (np.searchsorted(pairs.unit, units, side=side) for side in ("left", "right"))
        weight = ALLOWED[table.type[pairs.unit_anchor], table.type[pairs.candidate[first_row]]].astype(np.float32)
        asked = np.array([[r in some for r in _NOT_ALWAYS_ASKED] for some in x.asked], dtype=np.float32)
        if len(asked):
            weight[:, _NOT_ALWAYS_ASKED] *= asked[pairs.unit_anchor]
        if x.partial:
            weight[:, _NOT_WHOLE] = 0
        for unit, relation in x.unsure:
            weight[unit, relation] = 0
        links = [(i, unit, bag.relation) for i, bag in enumerate(x.bags) for unit in bag.units]
        for _, unit, relation in links:
            weight[unit, relation] = 0
        rows = [(i, row, r) for i, unit, r in links for row in range(first_row[unit], last_row[unit])]
        labels = [(k, i, value) for i, bag in enumerate(x.bags) for k, value in bag.labels]
        _AIMS[id(x)] = _Aims(weight, _columns(links), _columns(rows), _columns(labels))
    return _AIMS[id(x)]


def _columns(triples: list[tuple[int, int, int]]) -> np.ndarray:
    return np.array(triples, dtype=np.int64).reshape(-1, 3)


def batched(stories: Sequence[Spelled]) -> Batch:
    """Some stories as one batch, on the processor."""
    windows = []
    own, of_token = [], []
    tags, mentions, pairs, links, rows, labels = [], [], [], [], [], []
    tokens = units = row_count = mention_count = bags = 0
    for x, pieces, told in stories:
        for w in x.windows:
            counts = [len(part) for part in pieces[w.first : w.last]]
            owner = np.repeat(np.arange(w.first, w.last), counts)
            windows.append((np.array([CLS, *(p for part in pieces[w.first : w.last] for p in part), SEP]), told[owner]))
            kept = np.flatnonzero((owner >= w.own_first) & (owner < w.own_last))
            own.append((len(windows) - 1, kept + 1))
            of_token.append(owner[kept] + tokens)
        aims, table, p = _aims(x), x.table, x.pairs
        tags.append((x.name_tags, x.text_tags))
        mentions.append(np.stack([table.first + tokens, table.last + tokens, table.type]))
        low = np.minimum(table.last[p.anchor], table.last[p.candidate])
        high = np.maximum(table.first[p.anchor], table.first[p.candidate])
        near = (high > low) & (high - low <= _REACH) & (table.sentence[p.anchor] == table.sentence[p.candidate])
        between = [np.where(near, edge + tokens, 0) for edge in (low, high)]
        pairs.append(np.stack([p.anchor + mention_count, p.candidate + mention_count, p.unit + units, *between]))
        links.append(aims.links + np.array((bags, units, 0)))
        rows.append(aims.rows + np.array((bags, row_count, 0)))
        labels.append(aims.labels + np.array((0, bags, 0)))
        tokens += len(x.name_tags)
        mention_count += len(table.mentions)
        units += len(p.unit_anchor)
        row_count += len(p.unit)
        bags += len(x.bags)
    length = max(len(ids) for ids, _ in windows)
    ids = np.zeros((len(windows), length), dtype=np.int64)
    told_of = np.zeros((len(windows), length, windows[0][1].shape[1]), dtype=np.int64)
    present, here = np.zeros((len(windows), length, 1), dtype=np.float32), np.zeros((len(windows), length), dtype=bool)
    for k, (some, features) in enumerate(windows):
        ids[k, : len(some)] = some
        told_of[k, 1 : len(some) - 1] = features
        present[k, 1 : len(some) - 1] = 1
        here[k, : len(some)] = True
    owners = np.concatenate(of_token)
    first, last, kind = np.concatenate(mentions, axis=1)
    anchor, candidate, unit, low, high = np.concatenate(pairs, axis=1)
    link, row, label = np.concatenate(links), np.concatenate(rows), np.concatenate(labels)
    label = label[np.argsort(label[:, 0], kind="stable")]
    sizes = np.bincount(label[:, 0], minlength=len(LABELS))
    name_tags, text_tags = (np.concatenate(some) for some in zip(*tags, strict=True))
    made = (
        ids, told_of, present, here, np.concatenate([k * length + kept for k, kept in own]), owners,
        np.bincount(owners, minlength=tokens).astype(np.float32)[:, None], name_tags, text_tags,
        first, last, kind, anchor, candidate, unit, np.concatenate([x.pairs.features for x, *_ in stories]), low, high,
        np.concatenate([_aims(x).weight for x, *_ in stories]),
    )
    of_links = (link[:, 0], link[:, 1], link[:, 2], row[:, 1], row[:, 2], row[:, 0],
                np.cumsum(np.bincount(row[:, 0], minlength=bags)))
    as_tensors = [torch.from_numpy(np.ascontiguousarray(values)) for values in (*made, *of_links)]
    return Batch(
        len(stories), *as_tensors[: len(made)], bags, *as_tensors[len(made) :], tuple(int(size) for size in sizes),
        torch.from_numpy(label[:, 1].copy()), torch.from_numpy(label[:, 2].copy()),
    )
