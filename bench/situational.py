"""Discovery of situational facts as published by Sultana, Hassan, Li, Yang and Yu, "Incremental Discovery of Prominent
Situational Facts" (ICDE 2014), written from what the paper says: what a new row of a table makes true.

A row has dimension attributes and measure attributes. A constraint binds some dimensions to the row's values; a fact is
a constraint and a set of measures on which no row under the constraint dominates the new one: none is as high on all
and higher on one. For d dimensions and m measures a row has 2^d constraints and 2^m - 1 sets of measures.

    BruteForce   compares with every row; what the others are tested against
    BottomUp     keeps the skyline of every constraint and measures; from the narrowest constraint to the widest, and
                 stops above one under which the row is dominated
    TopDown      keeps a row only under the widest constraints in whose skyline it is; from the widest to the narrowest
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["BottomUp", "BruteForce", "Fact", "Row", "TopDown"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: its dimensions' values and its measures, higher is better."""

    dimensions: tuple[int, ...]
    measures: tuple[float, ...]


#: The dimensions bound and the measures meant, each as bits.
Fact = tuple[int, int]
_Constraint = tuple[int, tuple[int, ...]]


def _dominates(one: Row, other: Row, meant: Sequence[int]) -> bool:
    """Whether `one` is as high as `other` on all measures meant, and higher on one."""
    higher = False
    for at in meant:
        if one.measures[at] < other.measures[at]:
            return False
        higher = higher or one.measures[at] > other.measures[at]
    return higher


class _Discovery:
    """What all three have in common: the constraints of a row and the sets of measures, at most `most` in one."""

    def __init__(self, dimensions: int, measures: int, most: int | None = None) -> None:
        self._all = (1 << dimensions) - 1
        self._bound = [tuple(at for at in range(dimensions) if bits >> at & 1) for bits in range(1 << dimensions)]
        self._meant = {
            bits: tuple(at for at in range(measures) if bits >> at & 1)
            for bits in range(1, 1 << measures) if bits.bit_count() <= (most or measures)
        }  # fmt: skip
        #: From the widest constraint to the narrowest.
        self._down = sorted(range(1 << dimensions), key=lambda bits: (bits.bit_count(), bits))

    def _under(self, row: Row, bits: int) -> _Constraint:
        return bits, tuple([row.dimensions[at] for at in self._bound[bits]])

    def _shared(self, one: Row, other: Row) -> int:
        """The dimensions on which both have one value."""
        same = 0
        for at, (a, b) in enumerate(zip(one.dimensions, other.dimensions, strict=True)):
            same |= (a == b) << at
        return same


class BruteForce(_Discovery):
    """Compares each new row with all rows."""

    def __init__(self, dimensions: int, measures: int, most: int | None = None) -> None:
        super().__init__(dimensions, measures, most)
        self._rows: list[Row] = []

    def add(self, row: Row) -> set[Fact]:
        """Take in a row; the facts that it makes."""
        facts = {(bits, sets) for bits in self._down for sets in self._meant}
        for other in self._rows:
            shared = self._shared(row, other)
            for sets, meant in self._meant.items():
                if _dominates(other, row, meant):
                    facts -= {(bits, sets) for bits in self._down if bits & shared == bits}
        self._rows.append(row)
        return facts


class BottomUp(_Discovery):
    """Keeps every skyline."""

    def __init__(self, dimensions: int, measures: int, most: int | None = None) -> None:
        super().__init__(dimensions, measures, most)
        self._skylines: dict[int, dict[_Constraint, list[Row]]] = {sets: defaultdict(list) for sets in self._meant}

    def add(self, row: Row) -> set[Fact]:
        """Take in a row; the facts that it makes."""
        facts: set[Fact] = set()
        under = [self._under(row, bits) for bits in range(self._all + 1)]
        for sets, meant in self._meant.items():
            skylines = self._skylines[sets]
            beaten = bytearray(self._all + 1)
            for bits in reversed(self._down):
                # Whatever dominates it under a narrower constraint is under this one too.
                if any(beaten[bits | 1 << at] for at in range(len(row.dimensions)) if not bits >> at & 1):
                    beaten[bits] = 1
                    continue
                skyline = skylines[under[bits]]
                if any(_dominates(other, row, meant) for other in skyline):
                    beaten[bits] = 1
                    continue
                skyline[:] = [other for other in skyline if not _dominates(row, other, meant)]
                skyline.append(row)
                facts.add((bits, sets))
        return facts

    def kept(self) -> int:
        """How many rows are kept, counted under each constraint and each set of measures."""
        return sum(len(rows) for skylines in self._skylines.values() for rows in skylines.values())


class TopDown(_Discovery):
    """Keeps a row under its widest constraints alone."""

    def __init__(self, dimensions: int, measures: int, most: int | None = None) -> None:
        super().__init__(dimensions, measures, most)
        self._kept: dict[int, dict[_Constraint, list[Row]]] = {sets: defaultdict(list) for sets in self._meant}

    def add(self, row: Row) -> set[Fact]:
        """Take in a row; the facts that it makes."""
        facts: set[Fact] = set()
        under = [self._under(row, bits) for bits in range(self._all + 1)]
        for sets, meant in self._meant.items():
            kept = self._kept[sets]
            beaten = bytearray(self._all + 1)
            for bits in self._down:
                here = kept.get(under[bits])
                if here:
                    self._compare(row, meant, kept, under[bits], beaten)
                if not beaten[bits]:
                    facts.add((bits, sets))
            for bits in self._down:
                # Under the widest constraints only: what is wider by one dimension and holds stands for this one.
                if not beaten[bits] and all(beaten[bits & ~(1 << at)] for at in self._bound[bits]):
                    kept[under[bits]].append(row)
        return facts

    def _compare(
        self, row: Row, meant: tuple[int, ...], kept: dict[_Constraint, list[Row]], place: _Constraint,
        beaten: bytearray,
    ) -> None:
        staying: list[Row] = []
        fallen: list[Row] = []
        for other in kept[place]:
            if _dominates(other, row, meant):
                shared = self._shared(row, other)
                for bits in _subsets(shared):
                    beaten[bits] = 1
                staying.append(other)
            elif _dominates(row, other, meant):
                fallen.append(other)
            else:
                staying.append(other)
        kept[place] = staying
        for other in fallen:
            self._move_down(row, other, kept, place[0])

    def _move_down(self, row: Row, other: Row, kept: dict[_Constraint, list[Row]], bits: int) -> None:
        """Keep a row that fell under a constraint under the next narrower ones that the new row does not meet."""
        for at in range(len(row.dimensions)):
            narrower = bits | 1 << at
            if bits >> at & 1 or row.dimensions[at] == other.dimensions[at]:
                continue
            if not any(other in kept.get(self._under(other, wide), ()) for wide in _subsets(narrower)):
                kept[self._under(other, narrower)].append(other)

    def kept(self) -> int:
        """How many rows are kept, counted under each constraint and each set of measures."""
        return sum(len(rows) for some in self._kept.values() for rows in some.values())


def _subsets(bits: int) -> Iterator[int]:
    sub = bits
    while True:
        yield sub
        if not sub:
            return
        sub = (sub - 1) & bits
