"""Which mention may belong to which, and how the two lie to each other: the scorer's view of a document. Pure.

For every anchor and every group of candidate mentions of a fitting type, up to three candidates stand for the group:
the nearest before the anchor, the nearest after it, and the group's first in the document. Linear in anchors: where a
type has more than `MOST_GROUPS` groups, an anchor meets those that are mentioned near it and the most mentioned ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from copydesk.reader.mentions import MentionTable, MentionType
from copydesk.reader.relations import RELATIONS

__all__ = ["ALLOWED", "MOST_GROUPS", "PAIR_FEATURES", "Layout", "Pairs", "TypeLayout", "layout_of", "pairs_of"]

#: How many values each pair feature takes, in the order of the columns of `Pairs.features`.
PAIR_FEATURES: tuple[int, ...] = (16, 16, 10, 6, 8, 6, 4, 4, 16, 8, 4)

#: Groups of one type that an anchor meets at most: a page with 100,000 names stays linear. Of 600 gold stories none has
#: as many people, works or dates.
MOST_GROUPS = 64
#: Where there are more: the groups of this many mentions of the type on either side, and so many of the most mentioned.
_NEAR, _LEADING = 24, 16

_TYPES = len(MentionType)


def _allowed() -> NDArray[np.bool_]:
    table = np.zeros((_TYPES, _TYPES, len(RELATIONS)), dtype=bool)
    for r, relation in enumerate(RELATIONS):
        for anchor in relation.anchors:
            for candidate in relation.candidates:
                table[anchor, candidate, r] = True
    return table


#: `ALLOWED[a, c, r]`: whether relation r may lead from an anchor of type a to a candidate of type c.
ALLOWED = _allowed()
_PAIRED: NDArray[np.bool_] = np.asarray(ALLOWED.any(axis=2))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of (anchor, candidate), both indices into the mention table, sorted by anchor, then by group.

    `unit[i]` numbers the (anchor, group) that row i belongs to; `features` has one column a pair feature.
    """

    anchor: NDArray[np.int64]
    candidate: NDArray[np.int64]
    unit: NDArray[np.int64]
    unit_anchor: NDArray[np.int64]
    unit_group: NDArray[np.int64]
    features: NDArray[np.int64]


def _bucket(distance: NDArray[np.int64], edges: tuple[int, ...]) -> NDArray[np.int64]:
    """Index of a non-negative distance among rising edges, in [0, len(edges)]."""
    return np.searchsorted(np.array(edges), distance, side="right").astype(np.int64)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the mentions of a document lie, worked out once: what `pairs_of` needs whichever anchors it is asked about.

    Arrays have one value a mention: its group's number (dense, from 0) and size, rank among its type (0 the most
    mentioned), first member, and how manyth of its type that one was to come up. `running[t, i]` counts mentions of
    type t before mention i. `sorted` holds mention indices by group, then by place; `start` where each group begins.
    """

    table: MentionTable
    number: NDArray[np.int64]
    size: NDArray[np.int64]
    rank: NDArray[np.int64]
    first_member: NDArray[np.int64]
    ordinal: NDArray[np.int64]
    running: NDArray[np.int64]
    sorted: NDArray[np.int64]
    start: NDArray[np.int64]
    types: tuple[TypeLayout, ...]


@dataclass(frozen=True, slots=True)
class TypeLayout:
    """One type's mentions in order, its groups (dense numbers, rising), and of these the most mentioned."""

    type: int
    mentions: NDArray[np.int64]
    groups: NDArray[np.int64]
    leading: NDArray[np.int64]


def layout_of(table: MentionTable) -> Layout:
    """The layout of a document's mentions."""
    count = len(table.mentions)
    groups: dict[int, list[int]] = {}
    for i, mention in enumerate(table.mentions):
        groups.setdefault(mention.group, []).append(i)
    numbers = {group: number for number, group in enumerate(sorted(groups))}
    kinds, group_of = table.type.tolist(), table.group.tolist()
    by_type: dict[int, list[int]] = {}
    for group, members in groups.items():
        by_type.setdefault(kinds[members[0]], []).append(group)
    rank_of_group: dict[int, int] = {}
    types = []
    for kind, typed in by_type.items():
        typed.sort(key=lambda g: (-len(groups[g]), groups[g][0]))
        for place, group in enumerate(typed):
            rank_of_group[group] = min(place, 3)
        dense = [numbers[group] for group in typed]
        types.append(
            TypeLayout(
                kind,
                np.flatnonzero(table.type == kind),
                np.array(sorted(dense), dtype=np.int64),
                np.array(dense[:_LEADING], dtype=np.int64),
            )
        )
    ordinal: list[int] = []
    seen: dict[int, set[int]] = {kind: set() for kind in by_type}
    for kind, group in zip(kinds, group_of, strict=True):
        seen[kind].add(group)
        ordinal.append(min(len(seen[kind]), 3))
    running = np.zeros((_TYPES, count + 1), dtype=np.int64)
    np.cumsum(table.type == np.arange(_TYPES)[:, None], axis=1, out=running[:, 1:])
    number = np.array([numbers[g] for g in group_of], dtype=np.int64)
    order = np.argsort(number, kind="stable")
    return Layout(
        table=table,
        number=number,
        size=np.array([len(groups[g]) for g in group_of], dtype=np.int64),
        rank=np.array([rank_of_group[g] for g in group_of], dtype=np.int64),
        first_member=np.array([groups[g][0] for g in group_of], dtype=np.int64),
        ordinal=np.array(ordinal, dtype=np.int64),
        running=running,
        sorted=order,
        start=np.searchsorted(number[order], np.arange(len(groups) + 1)),
        types=tuple(types),
    )


def pairs_of(
    layout: Layout, asked: NDArray[np.int64] | None = None, paired: NDArray[np.bool_] = _PAIRED
) -> Pairs:
    """Every pair of one of the `asked` anchors (mention indices, rising; all of them if not given) and another mention.

    `paired[a, c]` says whether an anchor of type a is paired with candidates of type c: by default, where some relation
    allows it.
    """
    table = layout.table
    count = len(table.mentions)
    index = np.arange(count) if asked is None else asked
    met = [
        _met(layout, typed, anchors)
        for typed in layout.types
        if len(anchors := index[paired[table.type[index], typed.type]])
    ]
    anchor = np.concatenate([anchors for anchors, _ in met]) if met else np.zeros(0, dtype=np.int64)
    if not len(anchor):
        empty = np.zeros(0, dtype=np.int64)
        return Pairs(empty, empty, empty, empty, empty, np.zeros((0, len(PAIR_FEATURES)), dtype=np.int64))
    group = np.concatenate([groups for _, groups in met])
    # Where the anchor would stand among the group's members, which lie side by side in `sorted`.
    at = np.searchsorted(layout.number[layout.sorted] * count + layout.sorted, group * count + anchor)
    low, high = layout.start[group], layout.start[group + 1] - 1
    before, after = layout.sorted[np.maximum(at - 1, low)], layout.sorted[np.minimum(at, high)]
    chosen = np.stack([before, after, layout.sorted[low]], axis=1)
    keep = np.ones_like(chosen, dtype=bool)
    keep[:, 1] = after != before
    keep[:, 2] = (chosen[:, 2] != before) & (chosen[:, 2] != after)
    rows, columns = np.nonzero(keep)
    candidate, anchor, group = chosen[rows, columns], anchor[rows], table.group[layout.sorted[low[rows]]]
    order = np.argsort((anchor * (int(group.max()) + 1) + group) * count + candidate)
    anchor, candidate, group = anchor[order], candidate[order], group[order]
    new = np.ones(len(anchor), dtype=bool)
    new[1:] = (anchor[1:] != anchor[:-1]) | (group[1:] != group[:-1])
    unit = np.cumsum(new) - 1
    return Pairs(anchor, candidate, unit, anchor[new], group[new], _features(layout, anchor, candidate))


def _met(layout: Layout, typed: TypeLayout, anchors: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs of an anchor and another group of the type (dense number) that the anchor meets."""
    if len(typed.groups) <= MOST_GROUPS:
        rows = np.repeat(anchors, len(typed.groups))
        groups = typed.groups[None].repeat(len(anchors), axis=0).ravel()
    else:
        at = np.searchsorted(typed.mentions, anchors)[:, None] + np.arange(-_NEAR, _NEAR)
        near = layout.number[typed.mentions[np.clip(at, 0, len(typed.mentions) - 1)]]
        every = np.concatenate([near, np.tile(typed.leading, (len(anchors), 1))], axis=1)
        keys = np.unique(anchors[:, None] * len(layout.start) + every)
        rows, groups = keys // len(layout.start), keys % len(layout.start)
    other = layout.number[rows] != groups
    return rows[other], groups[other]


def _features(layout: Layout, anchor: NDArray[np.int64], candidate: NDArray[np.int64]) -> NDArray[np.int64]:
    table, running = layout.table, layout.running
    kind, sentence, block = table.type, table.sentence, table.block
    ahead = candidate > anchor
    # Tokens strictly between the two; nested mentions have none.
    gap = np.where(ahead, table.first[candidate] - table.last[anchor], table.first[anchor] - table.last[candidate])
    gap = np.maximum(gap, 0)
    apart = sentence[candidate] - sentence[anchor]
    blocks_apart = np.abs(block[candidate] - block[anchor])
    # Mentions of the candidate's and of the anchor's type strictly between the two.
    low, high = np.minimum(anchor, candidate), np.maximum(anchor, candidate)
    between = running[kind[candidate], high] - running[kind[candidate], low + 1]
    between_same = running[kind[anchor], high] - running[kind[anchor], low + 1]
    columns = np.zeros((len(anchor), len(PAIR_FEATURES)), dtype=np.int64)
    side = np.where(ahead, 8, 0)
    columns[:, 0] = side + np.minimum(_bucket(gap, (1, 2, 3, 5, 8, 13, 25)), 7)
    columns[:, 1] = np.where(
        apart == 0, 0, np.where(apart > 0, 8, 1) + np.minimum(_bucket(np.abs(apart) - 1, (1, 2, 3, 5, 8, 13)), 6)
    )
    columns[:, 2] = np.where(apart == 0, 0, 1 + np.minimum(blocks_apart, 8))
    columns[:, 3] = np.minimum(between, 5)
    columns[:, 4] = np.minimum(_bucket(layout.size[candidate], (2, 3, 4, 6, 9, 14)), 7)
    columns[:, 5] = layout.rank[candidate]
    columns[:, 6] = np.minimum(sentence[layout.first_member[candidate]], 3)
    columns[:, 7] = np.minimum(sentence[anchor], 3)
    columns[:, 8] = kind[candidate]
    columns[:, 9] = np.minimum(between_same, 7)
    columns[:, 10] = layout.ordinal[layout.first_member[candidate]]
    return columns
