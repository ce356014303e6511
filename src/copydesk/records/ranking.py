"""Shows in order of their marks: ranks, ties, who held the record before and by how much, how many are known. Pure.

A rank is 1 + the number of shows that are surely above. Two marks that may be equal at the decimals printed share one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from copydesk.ledger.base import Thing
from copydesk.records.figures import Figure, places, surely_above
from copydesk.records.marks import (
    UNSTATED_COMPANY,
    Mark,
    Measure,
    Of,
    Settled,
    best_of,
    broadcasts,
    mark_of,
    settled,
)
from copydesk.records.shows import SERIES, Show

__all__ = ["Board", "Holder", "Ranking", "Row", "Stand", "behind", "board", "rank", "ranked"]


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


@dataclass(frozen=True, slots=True)
class Stand:
    """All that a ranking needs of a show: its `mark`, and its `peaks`: each day on which it came to more than before,
    with the percentage. `strange` counts its figures of other companies, `partial` says that a mean lacks episodes.
    """

    show: Show
    mark: Mark | None
    peaks: tuple[tuple[date, Decimal], ...]
    strange: int = 0
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """The shows of a group, each with its broadcasts settled on a measure's terms: what the rankings of every day
    follow from. `placed` is by show, empty for a mean; `strange` counts a show's figures of other companies.
    """

    group: str
    measure: Measure
    shows: tuple[Show, ...]
    placed: tuple[tuple[Settled, ...], ...]
    strange: tuple[int, ...]

    def ranking(self, as_of: date | None, *, history: bool = True) -> Ranking:
        """The ranking by what had been shown at the end of `as_of` (None: ever). Without `history` no row says from
        whom it took the record.
        """
        return ranked(self.group, self.measure, as_of, self.stands(as_of, history=history))

    def holders(self, as_of: date | None) -> tuple[Holder, ...]:
        """Who held the record from when, in order: each time that it went from one show to another."""
        return _holders(self.stands(as_of))

    def stands(self, as_of: date | None, *, history: bool = True) -> tuple[Stand, ...]:
        """Where each show stands that had begun by the end of `as_of`. Without `history` none has peaks."""
        return tuple(
            self._stand(at, as_of, history=history) for at, show in enumerate(self.shows) if show.begun_by(as_of)
        )

    def _stand(self, at: int, as_of: date | None, *, history: bool) -> Stand:
        show = self.shows[at]
        if self.measure.of is not Of.SERIES:
            placed = self.placed[at]
            peaks = tuple(_peaks(placed, as_of)) if history else ()
            return Stand(show, best_of(placed, as_of), peaks, self.strange[at])
        mark = mark_of(show, self.measure, as_of)
        peaks = ((mark.day, mark.percent),) if history and mark is not None and mark.day is not None else ()
        return Stand(show, mark, peaks, self.strange[at], mark is None and _some_known(show, self.measure))


def ranked(group: str, measure: Measure, as_of: date | None, stands: Iterable[Stand]) -> Ranking:
    """The ranking of these shows, which are the group's, all as of that day."""
    stands = tuple(stands)
    marked = [(one.show, one.mark) for one in stands if one.mark is not None]
    marked.sort(key=lambda pair: (-pair[1].percent, pair[1].day or date.max, pair[0].thing.name, pair[0].thing.id))
    took = {holder.show.thing.id: holder for holder in _holders(stands)}
    marks = [mark for _, mark in marked]
    scales = _Scale(m.percent for m in marks), _Scale(m.low for m in marks), _Scale(m.high for m in marks)
    rows = tuple(_row(show, mark, scales, took.get(show.thing.id)) for show, mark in marked)
    left_out, partial = sum(one.strange for one in stands), sum(one.partial for one in stands)
    return Ranking(group, measure, as_of, len(stands), rows, left_out, partial)


def _holders(stands: Iterable[Stand]) -> tuple[Holder, ...]:
    peaks = [(day, percent, one.show) for one in stands for day, percent in one.peaks]
    held: list[Holder] = []
    top: tuple[Decimal, Show] | None = None
    for day, percent, show in sorted(peaks, key=lambda peak: (peak[0], peak[1], peak[2].thing.id)):
        if top is None or surely_above(percent, top[0]):
            if top is None or top[1] is not show:
                held.append(Holder(day, show, percent, top[1] if top else None, top[0] if top else None))
            top = (percent, show)
    return tuple(held)


def board(group: str, shows: Iterable[Show], measure: Measure) -> Board:
    """The board of the shows, which are the group's."""
    shows = tuple(shows)
    mean = measure.of is Of.SERIES
    strange = tuple(
        sum((f.company or UNSTATED_COMPANY) != measure.company for airing in show.airings for f in airing.figures)
        for show in shows
    )  # fmt: skip
    return Board(group, measure, shows, tuple(() if mean else broadcasts(show, measure) for show in shows), strange)


def rank(
    group: str, shows: Iterable[Show], measure: Measure, as_of: date | None, *, history: bool = True
) -> Ranking:
    """The ranking of the shows, which are the group's: `Board.ranking` of one day."""
    return board(group, shows, measure).ranking(as_of, history=history)


def behind(row: Row) -> tuple[Figure, ...]:
    """The figures that give the row's value: those whose story says most of the scope first."""
    return tuple(sorted(
        row.mark.figures,
        key=lambda f: (-sum(x is not None for x in (f.episode, f.day, f.area, f.company)), -places(f.percent)),
    ))  # fmt: skip


class _Scale:
    """Percentages in order: how many are surely above or below one, without looking at all of them."""

    def __init__(self, percents: Iterable[Decimal]) -> None:
        self._percents = sorted(percents)

    def __len__(self) -> int:
        return len(self._percents)

    def above(self, percent: Decimal) -> int:
        """How many are surely above it. Only those within a point may be its rounding (figures.agree)."""
        near, far = (bisect_right(self._percents, bound) for bound in (percent, percent + 1))
        return len(self._percents) - far + sum(surely_above(one, percent) for one in self._percents[near:far])

    def below(self, percent: Decimal) -> int:
        """How many are surely below it."""
        far, near = (bisect_left(self._percents, bound) for bound in (percent - 1, percent))
        return far + sum(surely_above(percent, one) for one in self._percents[far:near])


def _row(show: Show, mark: Mark, scales: tuple[_Scale, _Scale, _Scale], took: Holder | None) -> Row:
    percents, lows, highs = scales
    above, count = percents.above(mark.percent), len(percents)
    tied = count - above - percents.below(mark.percent) > 1
    # Nothing is surely above or below itself.
    highest, lowest = 1 + lows.above(mark.high), count - highs.below(mark.low)
    previous = took.previous.thing if took is not None and took.previous is not None else None
    margin = _margin(mark.percent, took.before) if took is not None and took.before is not None else None
    return Row(1 + above, tied, show, mark, highest, lowest, previous, margin)


def _margin(percent: Decimal, before: Decimal) -> Decimal:
    """The difference, at the decimals that both print."""
    step = Decimal(1).scaleb(-min(places(percent), places(before)))
    return (percent - before).quantize(step, ROUND_HALF_UP)


def _peaks(placed: Sequence[Settled], as_of: date | None) -> Iterable[tuple[date, Decimal]]:
    """The days on which a show came to more than ever before."""
    # What was learned later than its day may still be unsaid; the mark of each day is what had been shown by then.
    days = sorted({one.airing.day for one in placed if one.airing.day is not None and one.airing.shown_by(as_of)})
    best: Decimal | None = None
    for day in days:
        mark = best_of(placed, day)
        if mark is not None and (best is None or mark.percent > best):
            best = mark.percent
            yield day, best


def _some_known(show: Show, measure: Measure) -> bool:
    return any(airing.episode != SERIES and settled(airing, measure) is not None for airing in show.airings)
