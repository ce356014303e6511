"""When the episodes of a work aired, by what the desk's stories say of them: days of episodes, episodes of days, the
weekdays of its slot. Pure. Keeps what stories differ on, since a check has to name both sides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from copydesk import dates
from copydesk.check.figures.scope_words import LAST, NEXT_TO_LAST, Airing
from copydesk.ledger.base import Entry, EntryValue
from copydesk.model import DateValue, Modality, NumberValue, Span, TextValue

__all__ = ["Schedule", "WrongDay", "episode_of", "in_nearest_year", "schedule_of"]

#: So many dated days make the weekdays of a slot known.
_ENOUGH_DAYS = 3


@dataclass(frozen=True, slots=True)
class Schedule:
    """The run of a work. `last` is the number of its last episode; `first_day` and `last_day` are full EDTF days.

    `days` and `episodes` say which stories date which episode: by episode the entries, and by day the episodes with
    theirs. `slot` are the weekdays it airs on (0 is Monday), empty where the desk has too few days to tell.
    """

    last: int | None = None
    first_day: str | None = None
    last_day: str | None = None
    days: Mapping[int, tuple[Entry, ...]] = field(default_factory=dict)
    episodes: Mapping[str, Mapping[int, tuple[Entry, ...]]] = field(default_factory=dict)
    slot: frozenset[int] = frozenset()
    ends: tuple[Entry, ...] = ()

    def number(self, episode: int | None) -> int | None:
        """The number of an episode that may be counted from the end; as it is where the length is not known."""
        if episode in (LAST, NEXT_TO_LAST) and episode is not None:
            return episode if self.last is None else self.last + 1 + episode
        return episode

    def aired_on(self, day: str) -> frozenset[int]:
        """The episodes that stories date to a day; the one that fits where none does."""
        told = self.episodes.get(day, {})
        if told:
            most = max(len({e.story.id for e in entries}) for entries in told.values())
            # A number that one story has against many is its slip.
            return frozenset(n for n, entries in told.items() if 2 * len({e.story.id for e in entries}) >= most)
        worked_out = [n for n in range(1, (self.last or 0) + 1) if n not in self.days and self.day_of(n) == day]
        return frozenset(worked_out)

    def told_on(self, day: str) -> tuple[Entry, ...]:
        """What dates an episode to a day, or the run's first or last."""
        return tuple(e for entries in self.episodes.get(day, {}).values() for e in entries)

    def days_of(self, episode: int) -> frozenset[str]:
        """The days that stories give for an episode; none where none does."""
        return frozenset(_day(e) or "" for e in self.days.get(episode, ())) - {""}

    def day_of(self, episode: int) -> str | None:
        """The one day of an episode: as told, or between its neighbours where the slot leaves no other."""
        told = self.days_of(episode)
        if told:
            return next(iter(told)) if len(told) == 1 else None
        below = [n for n in self.days if 0 < n < episode and len(self.days_of(n)) == 1]
        above = [n for n in self.days if n > episode and len(self.days_of(n)) == 1]
        if not below or not above or not self.slot:
            return None
        low, high = max(below), min(above)
        start, end = (date.fromisoformat(next(iter(self.days_of(n)))) for n in (low, high))
        between = [start + timedelta(n) for n in range(1, max(0, (end - start).days))]
        open_days = [day for day in between if day.weekday() in self.slot]
        if len(open_days) != high - low - 1:
            return None
        return open_days[episode - low - 1].isoformat()

    def airing(self, said: Airing) -> frozenset[int]:
        """The episodes that an airing may mean: the one it names, else those of its day; else none."""
        number = self.number(said.episode)
        if number is not None:
            return frozenset({number})
        return frozenset() if said.date is None else self.aired_on(self.in_run(said.date, yearless=said.yearless))

    def in_run(self, day: str, *, year_written: bool = False, yearless: bool = False) -> str:
        """A day in the year that puts it into the run, where the draft writes no year and only guesses at one: one near
        that, or any where the day is `yearless`, told by its month alone.
        """
        known = sorted({*self.episodes, *filter(None, (self.first_day, self.last_day))})
        if year_written or not known:
            return day
        near = [int(day[:4]) + step for step in (0, -1, 1)]
        for year in [*near, *(range(int(known[0][:4]), int(known[-1][:4]) + 1) if yearless else ())]:
            other = f"{year:04d}{day[4:]}"
            if known[0] <= other <= known[-1] and dates.valid(other):
                return other
        return day

    def has_room(self, episode: int, day: str) -> bool:
        """Whether the episode can have aired that day, for the days of the others: at most one a slot day before it."""
        if self.first_day is None or not self.slot:
            return True
        weeks = (date.fromisoformat(day) - date.fromisoformat(self.first_day)).days / 7
        expected = 1 + weeks * len(self.slot)
        # Breaks and double episodes move a number by a few.
        return abs(expected - episode) <= 2 * len(self.slot)


@dataclass(frozen=True, slots=True)
class WrongDay:
    """Words of a day or of days that a run is against: where they stand, what is wrong, and what may stand there."""

    at: Span
    message: str
    receipts: tuple[Entry, ...]
    replacement: str | None


def schedule_of(entries: Iterable[Entry]) -> Schedule:
    """What the desk's asserted entries of one work say of its run."""
    given = [e for e in entries if e.modality is Modality.ASSERTED]
    told = [e.object for e in given if e.predicate == "episode_count"]
    counts = {int(count.number) for count in told if isinstance(count, NumberValue)}
    last = counts.pop() if len(counts) == 1 else None
    first_day, last_day = (_one_day(given, name) for name in ("start_date", "end_date"))
    days: dict[int, list[Entry]] = defaultdict(list)
    episodes: dict[str, dict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in given:
        number, day = episode_of(entry.qualifier("episode"), last), _day(entry)
        if entry.predicate == "start_date":
            number = 1
        elif entry.predicate == "end_date":
            number = last or LAST
        if number is not None and day is not None:
            days[number].append(entry)
            episodes[day][number].append(entry)
    weekdays = frozenset(date.fromisoformat(day).weekday() for day in episodes)
    slot = weekdays if len(episodes) >= _ENOUGH_DAYS else frozenset()
    return Schedule(
        last, first_day, last_day, {n: tuple(some) for n, some in days.items()},
        {day: {n: tuple(some) for n, some in by.items()} for day, by in episodes.items()}, slot,
        tuple(e for e in given if e.predicate == "end_date"),
    )  # fmt: skip


def episode_of(value: EntryValue | None, last: int | None) -> int | None:
    """The number of an episode as an entry has it: of the finale the last number, or LAST where it is not known."""
    if isinstance(value, NumberValue):
        return int(value.number)
    if isinstance(value, TextValue):
        word = value.text.casefold()
        return 1 if word == "premiere" else (last or LAST) if word == "finale" else None
    return None


def in_nearest_year(day: str, known: str, *, near: int | None = None) -> date | None:
    """A day in the year that brings it nearest to a known one, that one's or one beside; with `near` no farther from
    that year than one. None where none of these has such a day.
    """
    right = date.fromisoformat(known)
    same = (f"{right.year + step:04d}{day[4:]}" for step in (-1, 0, 1))
    days = [date.fromisoformat(one) for one in same if dates.valid(one)]
    days = [one for one in days if near is None or abs(one.year - near) <= 1]
    return min(days, key=lambda one: abs((one - right).days), default=None)


def _day(entry: Entry) -> str | None:
    value = entry.object if entry.predicate in ("start_date", "end_date") else entry.qualifier("date")
    return value.date if isinstance(value, DateValue) and _is_full(value.date) else None


@lru_cache(maxsize=16384)
def _is_full(day: str) -> bool:
    """Whether an EDTF date is a day."""
    return dates.weekday(day) is not None


def _one_day(entries: Iterable[Entry], predicate: str) -> str | None:
    told = {day for e in entries if e.predicate == predicate and (day := _day(e))}
    return told.pop() if len(told) == 1 else None
