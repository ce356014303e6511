"""Broadcasts in the order in which they were shown, in blocks, so that one among a million is placed and looked back
from without going through all of them. Pure.

    Timeline ─ blocks of some hundred broadcasts in order, each with its highest percentages
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from operator import attrgetter

from copydesk.ledger.base import Entry, Thing
from copydesk.records.figures import places, surely_above

__all__ = ["Shown", "Timeline"]

_BLOCK = 1024
#: Of one evening's broadcasts one whose number is not known comes last.
_LAST = 10_000


@dataclass(frozen=True, slots=True)
class Shown:
    """One broadcast with its value; `order` is when it was shown, and of one evening its number."""

    day: date
    episode: str | None
    percent: Decimal
    show: Thing
    weekdays: frozenset[int] = frozenset()
    entries: tuple[Entry, ...] = ()
    disputed: bool = False
    order: tuple[date, int, str] = field(init=False)

    def __post_init__(self) -> None:
        number = int(self.episode) if self.episode is not None and self.episode.isdigit() else _LAST
        object.__setattr__(self, "order", (self.day, number, self.show.id))

    def follows(self, other: Shown) -> bool:
        """Whether it is the next episode after the other."""
        numbered = self.episode is not None and other.episode is not None
        return numbered and self.order[1] - other.order[1] == 1


_order = attrgetter("order")


class _Block:
    """Broadcasts in order. `best` is the highest; `tops` the highest of each number of decimals: `surely_above` goes by
    size only among percentages that have as many.
    """

    __slots__ = ("best", "inside", "tops")

    def __init__(self, inside: list[Shown]) -> None:
        self.inside = inside
        self.look()

    def look(self) -> None:
        self.tops: dict[int, Decimal] = {}
        for one in self.inside:
            self._note(one)
        self.best = max(self.inside, key=lambda one: one.percent)

    def _note(self, one: Shown) -> None:
        of = places(one.percent)
        if of not in self.tops or one.percent > self.tops[of]:
            self.tops[of] = one.percent

    def add(self, one: Shown) -> None:
        insort(self.inside, one, key=_order)
        self._note(one)
        if one.percent > self.best.percent:
            self.best = one

    def may_hold(self, percent: Decimal) -> bool:
        """Whether any is not surely below."""
        return any(not surely_above(percent, top) for top in self.tops.values())


class Timeline:
    """Broadcasts in order, at most twice `block` of them together."""

    def __init__(self, shown: Iterable[Shown] = (), *, block: int = _BLOCK) -> None:
        ordered = sorted(shown, key=_order)
        self._size = block
        self._blocks = [_Block(ordered[at : at + block]) for at in range(0, len(ordered), block)]
        self._firsts = [block.inside[0].order for block in self._blocks]
        self._count = len(ordered)

    def __len__(self) -> int:
        return self._count

    def add(self, one: Shown) -> None:
        """Put a broadcast where it belongs."""
        self._count += 1
        if not self._blocks:
            self._blocks, self._firsts = [_Block([one])], [one.order]
            return
        at = max(0, bisect_right(self._firsts, one.order) - 1)
        block = self._blocks[at]
        block.add(one)
        if len(block.inside) > 2 * self._size:
            self._blocks[at : at + 1] = [_Block(block.inside[: self._size]), _Block(block.inside[self._size :])]
            self._firsts.insert(at + 1, self._blocks[at + 1].inside[0].order)
        self._firsts[at] = self._blocks[at].inside[0].order

    def remove(self, one: Shown) -> None:
        """Take a broadcast out. Raises ValueError where it is not in."""
        at = max(0, bisect_right(self._firsts, one.order) - 1)
        block = self._blocks[at]
        block.inside.remove(one)
        self._count -= 1
        if not block.inside:
            del self._blocks[at], self._firsts[at]
            return
        block.look()
        self._firsts[at] = block.inside[0].order

    def back_from(self, one: Shown) -> Iterator[Shown]:
        """The broadcasts before it, the latest first."""
        for inside, _ in self._before(one):
            yield from reversed(inside)

    def last_as_high(self, one: Shown, percent: Decimal) -> Shown | None:
        """The latest of another show before it that is not surely below `percent`, or None."""
        for inside, block in self._before(one):
            if block.may_hold(percent):
                for other in reversed(inside):
                    if other.show.id != one.show.id and not surely_above(percent, other.percent):
                        return other
        return None

    def best_before(self, one: Shown) -> Shown | None:
        """The highest of another show before it, the earliest of equals; None where there is none."""
        best: Shown | None = None
        for inside, block in self._before(one):
            if best is not None and block.best.percent < best.percent:
                continue
            others = [other for other in inside if other.show.id != one.show.id]
            here = max(others, key=lambda other: other.percent, default=None)
            if here is not None and (best is None or here.percent >= best.percent):
                best = here
        return best

    def _before(self, one: Shown) -> Iterator[tuple[list[Shown], _Block]]:
        """The blocks before it, the latest first, each with those inside that are before it."""
        last = bisect_left(self._firsts, one.order) - 1
        for at in range(last, -1, -1):
            block = self._blocks[at]
            if at == last:
                yield block.inside[: bisect_left(block.inside, one.order, key=_order)], block
            else:
                yield block.inside, block
