"""Which shows have to be looked at to say what some days made newsworthy among very many. Pure but for asking.

    outlines of all shows ─▶ those on in the year before, and the highest of each group ─▶ what is left open?
                                          ▲                                                    │
                                          └──────────── what could settle it, by its outline ──┘

A lead of a day stands against everything shown before it. Most are settled by what was on lately (another was as high)
or by the highest of all (ten others are higher): only of what is not is more looked at. What is never looked at counts
as one more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from copydesk.ledger.base import Outline
from copydesk.records.figures import surely_above
from copydesk.records.groups import SLOTS
from copydesk.records.shows import Show, first_day, last_day
from copydesk.records.standings import FEWEST_OTHERS, LAST_RANK, ROUND, SINCE
from copydesk.records.timeline import Shown
from copydesk.records.watch import YEAR, Circles

__all__ = ["Seen", "enough"]

#: So many of a group's highest are looked at before anything is asked of it.
_HIGHEST = 40
#: How far a figure may be from another that rounds to it.
_ROUNDING = Decimal(1)
_ALL = Decimal(-1)


@dataclass(frozen=True, slots=True)
class Seen:
    """The shows that were looked at; `absent` has of each group the first days of those that were not, in order."""

    shows: tuple[Show, ...]
    absent: Mapping[str, Sequence[date]]


@dataclass(frozen=True, slots=True)
class _Far:
    """A show that may not have been looked at: no figure of it is above `most`, none of a day before `first` or after
    `last`.
    """

    id: str
    most: Decimal
    first: date
    last: date


def enough(
    outlines: Mapping[str, Outline], circles_of: Callable[[str], Circles],
    look_at: Callable[[Collection[str]], Iterable[Show]],
    shown_of: Callable[[Show], Iterable[Shown]], *, since: date, until: date, highest: int = _HIGHEST,
) -> Seen:
    """The shows that the leads from `since` to `until` follow from, as if all were looked at; but for how many there
    are in a group, where what was not looked at counts as its outline says.

    `circles_of` names the groups of a show by its id, `look_at` reads shows, `shown_of` gives a show's broadcasts.
    """
    far = {one.id: one for one in map(_far, outlines.values()) if one.first <= until}
    groups: dict[str, list[_Far]] = defaultdict(list)
    for one in sorted(far.values(), key=lambda one: (-one.most, one.id)):
        for name in circles_of(one.id).names:
            groups[name].append(one)
    seen: dict[str, Show] = {}
    shown: dict[str, list[Shown]] = {}

    def look(ids: Iterable[str]) -> None:
        new = sorted(set(ids) - seen.keys())
        for show in look_at(new) if new else ():
            seen[show.thing.id] = show
            shown[show.thing.id] = sorted(shown_of(show), key=lambda one: one.order)

    look(one.id for one in far.values() if one.last >= since - YEAR)
    candidates = [id_ for id_ in seen if any(since <= one.day <= until for one in shown[id_])]
    asked = {name for id_ in candidates for name in circles_of(id_).names}
    look(one.id for name in asked for one in groups[name][:highest])
    while True:
        wanted: set[str] = set()
        for name in asked:
            known = _Known((one for far_one in groups[name] for one in shown.get(far_one.id, ())), since)
            for id_ in (id_ for id_ in candidates if name in circles_of(id_).names):
                lowest = min((
                    bound for one in shown[id_] if since <= one.day <= until
                    for bound in _open(one, shown[id_], known, narrow=name == circles_of(id_).network)
                ), default=None)  # fmt: skip
                wanted |= {other.id for other in groups[name] if lowest is not None and other.most >= lowest}
        if wanted <= seen.keys():
            break
        look(wanted)
    absent = {name: sorted(one.first for one in some if one.id not in seen) for name, some in groups.items()}
    return Seen(tuple(seen.values()), absent)


class _Known:
    """What was looked at of a group."""

    def __init__(self, shown: Iterable[Shown], since: date) -> None:
        self._inside = sorted(shown, key=lambda one: one.order)
        bests: dict[str, Decimal] = {}
        for one in self._inside:
            if one.day < since:
                bests[one.show.id] = max(one.percent, bests.get(one.show.id, one.percent))
        #: What each show had at most before the days that are asked of.
        self.bests = sorted(bests.values(), reverse=True)

    def back_from(self, one: Shown) -> Iterator[Shown]:
        """The broadcasts of other shows before it, the latest first."""
        for at in range(bisect_left(self._inside, one.order, key=lambda other: other.order) - 1, -1, -1):
            if self._inside[at].show.id != one.show.id:
                yield self._inside[at]

    def others(self, one: Shown, after: Shown | None = None) -> bool:
        """Whether as many other shows as a lead needs were on before it, and after another."""
        found: set[str] = set()
        for other in self.back_from(one):
            if after is not None and other.order <= after.order:
                return False
            found.add(other.show.id)
            if len(found) >= FEWEST_OTHERS:
                return True
        return False


def _open(one: Shown, own: Sequence[Shown], known: _Known, *, narrow: bool) -> Iterator[Decimal]:
    """From which percentages on every show of the group has to be looked at; none where what is known settles all.

    `narrow`: the group's weekday slots are asked too.
    """
    top = max((other.percent for other in own if other.order < one.order), default=None)
    if not known.others(one):
        yield _ALL
    if top is not None and not surely_above(one.percent, top):
        return
    number = Decimal(int(one.percent) // ROUND * ROUND)
    for percent in (one.percent, number) if number >= 2 * ROUND else (one.percent,):
        as_high = next((other for other in known.back_from(one) if not surely_above(percent, other.percent)), None)
        if as_high is not None and (one.day - as_high.day).days < SINCE:
            continue
        yield percent - _ROUNDING
        if as_high is None:
            # A record: whose it was.
            yield max((other.percent for other in known.back_from(one)), default=_ALL)
        elif not known.others(one, as_high):
            yield _ALL
    if top is not None and sum(surely_above(best, one.percent) for best in known.bests[: 2 * LAST_RANK]) < LAST_RANK:
        yield top - _ROUNDING
    if narrow and one.weekdays in SLOTS.values() and not any(
        other.weekdays & one.weekdays and not surely_above(one.percent, other.percent) for other in known.back_from(one)
    ):
        # Nobody knows the slot of what was not looked at.
        yield _ALL


def _far(outline: Outline) -> _Far:
    first, last = (_day(text, bound) for text, bound in ((outline.first, first_day), (outline.last, last_day)))
    most = Decimal(1000) if outline.most is None else Decimal(repr(outline.most))
    return _Far(outline.thing.id, most, first or date.min, last or date.max)


def _day(text: str | None, bound: Callable[[str], date | None]) -> date | None:
    return bound(text) if text is not None else None
