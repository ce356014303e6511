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

__all__ = ["MOST_GROUPS", "PAIR_FEATURES", "Pairs", "pairs_of"]

#: How many values each pair feature takes, in the order of the columns of `Pairs.features`.
PAIR_FEATURES: tuple[int, ...] = (16, 16, 10, 6, 8, 6, 4, 4, 16, 8, 4)

#: Groups of one type considered in a document, the most mentioned first: a page with 100,000 names stays linear.
MOST_GROUPS = 120

_TYPES = len(MentionType)


def _allowed() -> NDArray[np.bool_]:
    table = np.zeros((_TYPES, _TYPES), dtype=bool)
    for relation in RELATIONS:
        for anchor in relation.anchors:
            for candidate in relation.candidates:
                table[anchor, candidate] = True
    return table


_ALLOWED = _allowed()


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


def pairs_of(table: MentionTable) -> Pairs:
    """Every pair that some relation allows."""
    count = len(table.mentions)
    empty = np.zeros(0, dtype=np.int64)
    if count < 2:
        return Pairs(empty, empty, empty, empty, empty, np.zeros((0, len(PAIR_FEATURES)), dtype=np.int64))
    index = np.arange(count)
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
    anchors_list, candidates_list, groups_list = [], [], []
    for group in kept:
        members_array = np.array(groups[group], dtype=np.int64)
        kind = int(table.type[members_array[0]])
        anchors = index[_ALLOWED[table.type, kind] & (table.group != group)]
        if not len(anchors):
            continue
        at = np.searchsorted(members_array, anchors)
        before = members_array[np.maximum(at - 1, 0)]
        after = members_array[np.minimum(at, len(members_array) - 1)]
        first = np.full(len(anchors), members_array[0])
        chosen = np.stack([before, after, first], axis=1)
        keep = np.ones_like(chosen, dtype=bool)
        keep[:, 1] = after != before
        keep[:, 2] = (first != before) & (first != after)
        rows, columns = np.nonzero(keep)
        anchors_list.append(anchors[rows])
        candidates_list.append(chosen[rows, columns])
        groups_list.append(np.full(len(rows), group, dtype=np.int64))
    if not anchors_list:
        return Pairs(empty, empty, empty, empty, empty, np.zeros((0, len(PAIR_FEATURES)), dtype=np.int64))
    anchor = np.concatenate(anchors_list)
    candidate = np.concatenate(candidates_list)
    group_column = np.concatenate(groups_list)
    order = np.lexsort((candidate, group_column, anchor))
    anchor, candidate, group_column = anchor[order], candidate[order], group_column[order]
    new = np.ones(len(anchor), dtype=bool)
    new[1:] = (anchor[1:] != anchor[:-1]) | (group_column[1:] != group_column[:-1])
    unit = np.cumsum(new) - 1
    return Pairs(
        anchor, candidate, unit, anchor[new], group_column[new], _features(table, rank, groups, anchor, candidate)
    )


def _features(
    table: MentionTable,
    rank: NDArray[np.int64],
    groups: dict[int, list[int]],
    anchor: NDArray[np.int64],
    candidate: NDArray[np.int64],
) -> NDArray[np.int64]:
    kind, sentence, block = table.type, table.sentence, table.block
    ahead = candidate > anchor
    # Tokens strictly between the two; nested mentions have none.
    gap = np.where(ahead, table.first[candidate] - table.last[anchor], table.first[anchor] - table.last[candidate])
    gap = np.maximum(gap, 0)
    apart = sentence[candidate] - sentence[anchor]
    blocks_apart = np.abs(block[candidate] - block[anchor])
    # Mentions of the candidate's type strictly between anchor and candidate, by running counts.
    running = np.zeros((len(MentionType), len(kind) + 1), dtype=np.int64)
    for value in MentionType:
        running[value, 1:] = np.cumsum(kind == value)
    low, high = np.minimum(anchor, candidate), np.maximum(anchor, candidate)
    between = running[kind[candidate], high] - running[kind[candidate], low + 1]
    between_same = running[kind[anchor], high] - running[kind[anchor], low + 1]
    size = np.array([len(groups[int(g)]) for g in table.group], dtype=np.int64)
    ordinal = np.zeros(len(kind), dtype=np.int64)
    seen: dict[int, set[int]] = {}
    for i, group in enumerate(table.group):
        known = seen.setdefault(int(kind[i]), set())
        known.add(int(group))
        ordinal[i] = min(len(known), 3)
    first_member = np.array([groups[int(g)][0] for g in table.group], dtype=np.int64)
    columns = np.zeros((len(anchor), len(PAIR_FEATURES)), dtype=np.int64)
    side = np.where(ahead, 8, 0)
    columns[:, 0] = side + np.minimum(_bucket(gap, (1, 2, 3, 5, 8, 13, 25)), 7)
    columns[:, 1] = np.where(
        apart == 0, 0, np.where(apart > 0, 8, 1) + np.minimum(_bucket(np.abs(apart) - 1, (1, 2, 3, 5, 8, 13)), 6)
    )
    columns[:, 2] = np.where(apart == 0, 0, 1 + np.minimum(blocks_apart, 8))
    columns[:, 3] = np.minimum(between, 5)
    columns[:, 4] = np.minimum(_bucket(size[candidate], (2, 3, 4, 6, 9, 14)), 7)
    columns[:, 5] = rank[candidate]
    columns[:, 6] = np.minimum(sentence[first_member[candidate]], 3)
    columns[:, 7] = np.minimum(sentence[anchor], 3)
    columns[:, 8] = kind[candidate]
    columns[:, 9] = np.minimum(between_same, 7)
    columns[:, 10] = ordinal[first_member[candidate]]
    return columns
