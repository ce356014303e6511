"""What a broadcast's figure makes newsworthy: records, overtakings, bests, streaks, round numbers, rises, falls. Pure.

A lead is tied to one broadcast of one show and holds as of its day, against everything shown before it. Only what is
sure at the decimals printed counts, and each lead states its group; a group of too few other shows makes no record.
Rises are told between neighbouring episodes only: where one between them is not known, nothing is.

    shows of a group ─▶ Standings (what was best before each day) ─▶ leads of one broadcast, the rarest first
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from copydesk.ledger.base import Thing
from copydesk.records.figures import Figure, surely_above
from copydesk.records.marks import Measure, Settled, broadcasts
from copydesk.records.shows import Show

__all__ = ["Kind", "Lead", "Standings", "leads"]

#: A group of fewer other shows makes no record: nothing was beaten.
_FEWEST_OTHERS = 2
#: A streak is worth telling from so many rises in a row.
_STREAK = 4
#: A best of so few episodes is no news: the second is always best or worst.
_FEWEST_EPISODES = 3
#: Percentages that count as round: multiples of it.
_ROUND = 5
#: "The highest since" needs so many days between.
_SINCE = 180


class Kind(StrEnum):
    """What became newsworthy, the rarest first."""

    RECORD = "record"
    """The highest of the group so far."""
    OVERTAKING = "overtaking"
    """The show's best passes another show's best in the group."""
    FIRST_SINCE = "highest since"
    """The highest of the group since an earlier broadcast that was as high."""
    ROUND_NUMBER = "round number"
    """The show passes a multiple of five percent for the first time."""
    JUMP = "biggest rise"
    """The show's biggest rise from one broadcast to the next."""
    FALL = "biggest fall"
    """The show's biggest fall."""
    STREAK = "streak"
    """So many rises in a row."""
    PERSONAL_BEST = "personal best"
    """The highest of the show so far."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Something that a broadcast made true. `value` is the broadcast's percentage.

    `other` is whom it beat or what it goes back to, `before` the percentage there, `since` its day. `number` is the
    rank reached, the round number, the points of a rise or fall, or the length of a streak. `rare` is the share of the
    group's broadcasts up to then that made a lead of this kind, at most 1: smaller is rarer.
    `disputed`: stories give other values for the broadcast, or for the one that it is told against.
    """

    kind: Kind
    show: Thing
    episode: str | None
    day: date
    value: Decimal
    group: str
    other: Thing | None = None
    before: Decimal | None = None
    since: date | None = None
    number: Decimal | int | None = None
    rare: float = 1.0
    figures: tuple[Figure, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class _Shown:
    """One broadcast with its value."""

    day: date
    episode: str | None
    percent: Decimal
    show: Show
    settled: Settled

    @property
    def order(self) -> tuple[date, int, str]:
        """When it was shown; of one evening, by its number."""
        number = int(self.episode) if self.episode is not None and self.episode.isdigit() else 10_000
        return self.day, number, self.show.thing.id

    def follows(self, other: _Shown) -> bool:
        """Whether it is the next episode after the other."""
        numbered = self.episode is not None and other.episode is not None
        return numbered and self.order[1] - other.order[1] == 1


class Standings:
    """A group's broadcasts in order, kept so that a new one is tested without going through all of them.

    `tops` are the broadcasts that no later one has reached yet, highest first: all that "since" can go back to.
    """

    def __init__(self, group: str) -> None:
        self.group = group
        self._runs: dict[str, list[_Shown]] = {}
        self._best: dict[str, _Shown] = {}
        self._bests: list[tuple[Decimal, str]] = []
        self._tops: list[_Shown] = []
        self._made: dict[Kind, int] = dict.fromkeys(Kind, 0)
        self._count = 0

    def add(self, shown: _Shown) -> tuple[Lead, ...]:
        """Take in the next broadcast, which must not be earlier than any before it, and say what it makes true."""
        found = list(self._found(shown))
        self._count += 1
        for lead in found:
            self._made[lead.kind] += 1
        self._keep(shown)
        return tuple(found)

    def _keep(self, shown: _Shown) -> None:
        show = shown.show.thing.id
        self._runs.setdefault(show, []).append(shown)
        best = self._best.get(show)
        if best is None or shown.percent > best.percent:
            if best is not None:
                del self._bests[bisect_left(self._bests, (best.percent, show))]
            insort(self._bests, (shown.percent, show))
            self._best[show] = shown
        while self._tops and self._tops[-1].percent <= shown.percent:
            self._tops.pop()
        self._tops.append(shown)

    def _found(self, shown: _Shown) -> Iterator[Lead]:
        run = self._runs.get(shown.show.thing.id, [])
        before = max((one.percent for one in run), default=None)
        best = before is None or surely_above(shown.percent, before)
        if best:
            yield from self._of_group(shown, before)
            yield from self._round(shown, before)
        if best and len(run) >= _FEWEST_EPISODES - 1 and before is not None:
            top = self._best[shown.show.thing.id]
            yield self._lead(Kind.PERSONAL_BEST, shown, before=before, since=top.day)
        yield from self._of_run(shown, run)

    def _of_group(self, shown: _Shown, own: Decimal | None) -> Iterator[Lead]:
        """Records and overtakings: what stands against the other shows' bests."""
        mine = shown.show.thing.id
        others = len(self._bests) - (mine in self._best)
        if others < _FEWEST_OTHERS:
            return
        # From the highest down; a show that this one had surely passed before ends the search.
        passed: list[_Shown] = []
        above = False
        for percent, show in reversed(self._bests):
            if show == mine:
                continue
            if not surely_above(shown.percent, percent):
                above = True
                continue
            if own is not None and surely_above(own, percent):
                break
            passed.append(self._best[show])
        if not above and passed:
            yield self._lead(Kind.RECORD, shown, passed[0], number=1)
        elif passed and own is not None:
            yield self._lead(Kind.OVERTAKING, shown, passed[0], number=1 + self._above(shown, mine))
        since = next((one for one in reversed(self._tops) if not surely_above(shown.percent, one.percent)), None)
        if since is not None and since.show.thing.id != mine and (shown.day - since.day).days >= _SINCE:
            yield self._lead(Kind.FIRST_SINCE, shown, since)

    def _above(self, shown: _Shown, mine: str) -> int:
        start = bisect_left(self._bests, (shown.percent, ""))
        return sum(show != mine and surely_above(percent, shown.percent) for percent, show in self._bests[start:])

    def _round(self, shown: _Shown, own: Decimal | None) -> Iterator[Lead]:
        number = int(shown.percent) // _ROUND * _ROUND
        if number >= 2 * _ROUND and own is not None and own < number:
            yield self._lead(Kind.ROUND_NUMBER, shown, before=own, number=number)

    def _of_run(self, shown: _Shown, run: Sequence[_Shown]) -> Iterator[Lead]:
        """Streaks and jumps: what stands against the show's own broadcasts in a row."""
        if not run:
            return
        steps = [b.percent - a.percent for a, b in pairwise(run) if b.follows(a)]
        step = shown.percent - run[-1].percent
        if len(steps) >= _FEWEST_EPISODES and shown.follows(run[-1]):
            if step > 0 and step > max(steps):
                yield self._lead(Kind.JUMP, shown, before=run[-1].percent, number=step)
            if step < 0 and step < min(steps):
                yield self._lead(Kind.FALL, shown, before=run[-1].percent, number=step)
        rises = 0
        for after, one in pairwise([shown, *reversed(run)]):
            if not after.follows(one) or not surely_above(after.percent, one.percent):
                break
            rises += 1
        if rises >= _STREAK:
            yield self._lead(Kind.STREAK, shown, since=run[-rises].day, number=rises)

    def _lead(
        self, kind: Kind, shown: _Shown, other: _Shown | None = None, *, before: Decimal | None = None,
        since: date | None = None, number: Decimal | int | None = None,
    ) -> Lead:
        if other is not None:
            before, since = other.percent, other.day
        rare = (self._made[kind] + 1) / (self._count + 1)
        return Lead(
            kind, shown.show.thing, shown.episode, shown.day, shown.percent, self.group,
            other.show.thing if other is not None else None, before, since, number, rare, shown.settled.chosen.figures,
            bool(shown.settled.beside) or (other is not None and bool(other.settled.beside)),
        )


def leads(
    group: str, shows: Iterable[Show], measure: Measure, *, since: date | None = None, until: date | None = None
) -> tuple[Lead, ...]:
    """What the group's broadcasts from `since` to `until` made newsworthy, newest first, the rarest of a day first."""
    standings = Standings(group)
    found: list[Lead] = []
    for shown in sorted(_shown(shows, measure), key=lambda one: one.order):
        if until is not None and shown.day > until:
            break
        made = standings.add(shown)
        if since is None or shown.day >= since:
            found += made
    kinds = list(Kind)
    found.sort(key=lambda lead: (-lead.day.toordinal(), lead.rare, kinds.index(lead.kind), lead.show.id))
    return tuple(found)


def _shown(shows: Iterable[Show], measure: Measure) -> Iterator[_Shown]:
    for show in shows:
        for one in broadcasts(show, measure):
            if one.airing.day is not None:
                yield _Shown(one.airing.day, one.airing.episode, one.chosen.percent, show, one)
