"""Which mention may belong to which, and how the two lie to each other: the scorer's view of a document. Pure.

For every anchor and every group of candidate mentions of a fitting type, up to three candidates stand for the group:
the nearest before the anchor, the nearest after it, and the group's first in the document. Linear in anchors times
groups, which is bounded by looking at no more than `MOST_GROUPS` groups of a type.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from copydesk.reader.mentions import MentionTable, MentionType
from copydesk.reader.relations import RELATIONS

__all__ = ["ALLOWED", "MOST_GROUPS", "PAIR_FEATURES", "Layout", "Pairs", "layout_of", "pairs_of"]

#: How many values each pair feature takes, in the order of the columns of `Pairs.features`.
PAIR_FEATURES: tuple[int, ...] = (16, 16, 10, 6, 8, 6, 4, 4, 16, 8, 4)

#: Groups of one type considered in a document, the most mentioned first: a page with 100,000 names stays linear.
MOST_GROUPS = 120

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

    Arrays have one value a mention: its group's size, rank among its type (0 the most mentioned), first member, and how
    manyth of its type that one was to come up. `running[t, i]` counts mentions of type t before mention i.
    """

    table: MentionTable
    kept: tuple[tuple[int, NDArray[np.int64]], ...]
    size: NDArray[np.int64]
    rank: NDArray[np.int64]
    first_member: NDArray[np.int64]
    ordinal: NDArray[np.int64]
    running: NDArray[np.int64]


def layout_of(table: MentionTable) -> Layout:
    """The layout of a document's mentions."""
    count = len(table.mentions)
    groups: dict[int, list[int]] = {}
    for i, mention in enumerate(table.mentions):
        groups.setdefault(mention.group, []).append(i)
    by_type: dict[int, list[int]] = {}
    for group, members in groups.items():
        by_type.setdefault(int(table.type[members[0]]), []).append(group)
    rank = np.zeros(count, dtype=np.int64)
    kept: list[int] = []
    for typed in by_type.values():
        typed.sort(key=lambda g: (-len(groups[g]), groups[g][0]))
        for place, group in enumerate(typed):
            rank[groups[group]] = min(place, 3)
        kept.extend(sorted(typed[:MOST_GROUPS], key=lambda g: groups[g][0]))
    ordinal = np.zeros(count, dtype=np.int64)
    seen: dict[int, set[int]] = {}
    for i, group in enumerate(table.group.tolist()):
        known = seen.setdefault(int(table.type[i]), set())
        known.add(group)
        ordinal[i] = min(len(known), 3)
    running = np.zeros((len(MentionType), count + 1), dtype=np.int64)
    for value in MentionType:
        running[value, 1:] = np.cumsum(table.type == value)
    return Layout(
        table=table,
        kept=tuple((group, np.array(groups[group], dtype=np.int64)) for group in kept),
        size=np.array([len(groups[g]) for g in table.group.tolist()], dtype=np.int64),
        rank=rank,
        first_member=np.array([groups[g][0] for g in table.group.tolist()], dtype=np.int64),
        ordinal=ordinal,
        running=running,
    )


def pairs_of(layout: Layout, first: int = 0, last: int | None = None) -> Pairs:
    """Every pair that some relation allows and whose anchor is one of mentions `first` to `last` (half open)."""
    table = layout.table
    count = len(table.mentions)
    empty = np.zeros(0, dtype=np.int64)
    none = Pairs(empty, empty, empty, empty, empty, np.zeros((0, len(PAIR_FEATURES)), dtype=np.int64))
    index = np.arange(first, count if last is None else min(last, count))
    anchors_list, candidates_list, groups_list = [], [], []
    for group, members in layout.kept:
        kind = int(table.type[members[0]])
        anchors = index[_PAIRED[table.type[index], kind] & (table.group[index] != group)]
        if not len(anchors):
            continue
        at = np.searchsorted(members, anchors)
        before = members[np.maximum(at - 1, 0)]
        after = members[np.minimum(at, len(members) - 1)]
        chosen = np.stack([before, after, np.full(len(anchors), members[0])], axis=1)
        keep = np.ones_like(chosen, dtype=bool)
        keep[:, 1] = after != before
        keep[:, 2] = (members[0] != before) & (members[0] != after)
        rows, columns = np.nonzero(keep)
        anchors_list.append(anchors[rows])
        candidates_list.append(chosen[rows, columns])
        groups_list.append(np.full(len(rows), group, dtype=np.int64))
    if not anchors_list:
        return none
    anchor = np.concatenate(anchors_list)
    candidate = np.concatenate(candidates_list)
    group_column = np.concatenate(groups_list)
    order = np.lexsort((candidate, group_column, anchor))
    anchor, candidate, group_column = anchor[order], candidate[order], group_column[order]
    new = np.ones(len(anchor), dtype=bool)
    new[1:] = (anchor[1:] != anchor[:-1]) | (group_column[1:] != group_column[:-1])
    unit = np.cumsum(new) - 1
    return Pairs(anchor, candidate, unit, anchor[new], group_column[new], _features(layout, anchor, candidate))


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
