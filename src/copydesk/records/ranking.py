"""Shows in order of their marks: ranks, ties, who held the record before and by how much, how many are known. Pure.

A rank is 1 + the number of shows that are surely above. Two marks that may be equal at the decimals printed share one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from copydesk.ledger.base import Thing
from copydesk.records.figures import Figure, places, surely_above
from copydesk.records.marks import UNSTATED_COMPANY, Mark, Measure, Of, best_of, broadcasts, mark_of, settled
from copydesk.records.shows import SERIES, Show

__all__ = ["Holder", "Ranking", "Row", "behind", "holders", "rank"]


@dataclass(frozen=True, slots=True)
class Row:
    """A show's place. `tied`: another show has the rank too.

    `lowest` and `highest` are the ranks that it may have on what stories differ about; both are `rank` where nothing
    is open. `previous` is the show that held the group's record when this one took it, and `margin` by how many points
    this mark is above that one's; None where it never took it from another.
    """

    rank: int
    tied: bool
    show: Show
    mark: Mark
    highest: int
    lowest: int
    previous: Thing | None = None
    margin: Decimal | None = None

    @property
    def thing(self) -> Thing:
        """The show."""
        return self.show.thing


@dataclass(frozen=True, slots=True)
class Ranking:
    """The shows of a group by a measure, as of a day (None: by everything known).

    `works` counts the group's shows on the desk that had begun by then, `rows` those of them with a mark.
    `other_company` counts figures left out as another company's; `partial` is, for a series mean, how many shows have
    some episodes known and not all.
    """

    group: str
    measure: Measure
    as_of: date | None
    works: int
    rows: tuple[Row, ...]
    other_company: int = 0
    partial: int = 0

    def row(self, thing_id: str) -> Row | None:
        """The show's row, or None where it has none."""
        return next((row for row in self.rows if row.thing.id == thing_id), None)


@dataclass(frozen=True, slots=True)
class Holder:
    """From `since` on, `show` held the record with `percent`; `previous` had held it with `before`, if any had."""

    since: date
    show: Show
    percent: Decimal
    previous: Show | None = None
    before: Decimal | None = None


def rank(
    group: str, shows: Sequence[Show], measure: Measure, as_of: date | None, *, history: bool = True
) -> Ranking:
    """The ranking of the shows, which are the group's. Without `history` no row says from whom it took the record."""
    begun = [show for show in shows if show.begun_by(as_of)]
    marked = [(show, mark) for show in begun if (mark := mark_of(show, measure, as_of)) is not None]
    marked.sort(key=lambda pair: (-pair[1].percent, pair[1].day or date.max, pair[0].thing.name, pair[0].thing.id))
    took = {holder.show.thing.id: holder for holder in (holders(begun, measure, as_of) if history else ())}
    rows = tuple(_row(show, mark, marked, took.get(show.thing.id)) for show, mark in marked)
    left_out = sum(
        (f.company or UNSTATED_COMPANY) != measure.company
        for show in begun for airing in show.airings for f in airing.figures
    )  # fmt: skip
    partial = 0
    if measure.of is Of.SERIES:
        ranked = {show.thing.id for show, _ in marked}
        partial = sum(show.thing.id not in ranked and _some_known(show, measure) for show in begun)
    return Ranking(group, measure, as_of, len(begun), rows, left_out, partial)


def holders(shows: Sequence[Show], measure: Measure, as_of: date | None) -> tuple[Holder, ...]:
    """Who held the record from when, in order: each time that it went from one show to another."""
    if measure.of is Of.SERIES:
        marks = [(s, m) for s in shows if (m := mark_of(s, measure, as_of)) is not None and m.day is not None]
        events = [(m.day, m.percent, s) for s, m in marks if m.day is not None]
    else:
        events = [event for show in shows for event in _events(show, measure, as_of)]
    held: list[Holder] = []
    top: tuple[Decimal, Show] | None = None
    for day, percent, show in sorted(events, key=lambda event: (event[0], event[1], event[2].thing.id)):
        if top is None or surely_above(percent, top[0]):
            if top is None or top[1] is not show:
                held.append(Holder(day, show, percent, top[1] if top else None, top[0] if top else None))
            top = (percent, show)
    return tuple(held)


def behind(row: Row) -> tuple[Figure, ...]:
    """The figures that give the row's value: those whose story says most of the scope first."""
    return tuple(sorted(
        row.mark.figures,
        key=lambda f: (-sum(x is not None for x in (f.episode, f.day, f.area, f.company)), -places(f.percent)),
    ))  # fmt: skip


def _row(show: Show, mark: Mark, marked: Sequence[tuple[Show, Mark]], took: Holder | None) -> Row:
    others = [other for one, other in marked if one is not show]
    above = sum(surely_above(other.percent, mark.percent) for other in others)
    tied = any(
        not surely_above(other.percent, mark.percent) and not surely_above(mark.percent, other.percent)
        for other in others
    )
    highest = 1 + sum(surely_above(other.low, mark.high) for other in others)
    lowest = 1 + sum(not surely_above(mark.low, other.high) for other in others)
    previous = took.previous.thing if took is not None and took.previous is not None else None
    margin = _margin(mark.percent, took.before) if took is not None and took.before is not None else None
    return Row(1 + above, tied, show, mark, highest, lowest, previous, margin)


def _margin(percent: Decimal, before: Decimal) -> Decimal:
    """The difference, at the decimals that both print."""
    step = Decimal(1).scaleb(-min(places(percent), places(before)))
    return (percent - before).quantize(step, ROUND_HALF_UP)


def _events(show: Show, measure: Measure, as_of: date | None) -> Iterable[tuple[date, Decimal, Show]]:
    """The show's broadcasts that could make a record, each with its day."""
    # What was learned later than its day may still be unsaid; the mark of each day is what had been shown by then.
    placed = broadcasts(show, measure)
    days = sorted({one.airing.day for one in placed if one.airing.day is not None and one.airing.shown_by(as_of)})
    best: Decimal | None = None
    for day in days:
        mark = best_of(placed, day)
        if mark is not None and (best is None or mark.percent > best):
            best = mark.percent
            yield day, best, show


def _some_known(show: Show, measure: Measure) -> bool:
    return any(airing.episode != SERIES and settled(airing, measure) is not None for airing in show.airings)
