"""A show as records see it: who showed it, when, by whom it was made, and its figures by broadcast. Pure."""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from copydesk import dates
from copydesk.ledger.base import Entry, Thing
from copydesk.model import DateValue, EntityType, Modality, NumberValue, TextValue
from copydesk.records.figures import Figure, figures

__all__ = ["SERIES", "Airing", "Show", "first_day", "last_day", "shows"]

_COUNTS = (Modality.ASSERTED, Modality.REPORTED)
_CREDITS = ("original_broadcaster", "streamed_on", "screenwriter", "director", "cast_member")
#: The episode of a figure that is the mean over all.
SERIES = "series"


@dataclass(frozen=True, slots=True)
class Airing:
    """One broadcast of a show and every figure that stories give for it, on whatever terms.

    `episode` is its number where that is known (as digits), "finale" where the number of episodes is not, "series" for
    the mean over all, or None: a figure that stories give for the show without saying which episode had it. `day` is
    the day it was shown where that is known. `latest` is a day by which it had been shown, where one is known.
    """

    episode: str | None
    day: date | None
    latest: date | None
    figures: tuple[Figure, ...]

    def shown_by(self, day: date | None) -> bool:
        """Whether it had surely been shown by the end of `day` (None: ever)."""
        return day is None or (self.latest is not None and self.latest <= day)

    def not_before(self, day: date | None) -> bool:
        """Whether it was surely shown after `day`."""
        return day is not None and self.day is not None and self.day > day


@dataclass(frozen=True, slots=True)
class Show:
    """A work with all that a ranking needs of it. `credits` holds thing ids by predicate."""

    thing: Thing
    credits: Mapping[str, frozenset[str]]
    start: date | None
    end: date | None
    episodes: int | None
    weekdays: frozenset[int]
    airings: tuple[Airing, ...]

    def begun_by(self, day: date | None) -> bool:
        """Whether it had, or may have, begun by the end of `day` (None: ever)."""
        return day is None or self.start is None or self.start <= day


def shows(entries: Iterable[Entry]) -> tuple[Show, ...]:
    """Every work that the entries are about, in the order of its first entry."""
    by_work: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.subject.type is EntityType.WORK:
            by_work[entry.subject.id].append(entry)
    return tuple(_show(of) for of in by_work.values())


def first_day(edtf: str) -> date | None:
    """The first day that the date may mean, or None where its year is not known."""
    return _bound(edtf, last=False)


def last_day(edtf: str) -> date | None:
    """The last day that the date may mean, or None where its year is not known."""
    return _bound(edtf, last=True)


@lru_cache(maxsize=16_384)
def _whole_day(edtf: str | None) -> date | None:
    """The day, where it is a full one and exact."""
    return first_day(edtf) if edtf and dates.weekday(edtf) is not None else None


@lru_cache(maxsize=16_384)
def _bound(edtf: str, *, last: bool) -> date | None:
    if not dates.valid(edtf) or not edtf[:4].isdigit():
        return None
    year, *rest = (int(part) for part in edtf.rstrip("~?%").split("-"))
    month = rest[0] if rest else (12 if last else 1)
    if month > 12:
        # A season: winter runs into the next year.
        quarter = {21: (3, 6), 22: (6, 9), 23: (9, 12), 24: (12, 3)}[month]
        year, month = (year + 1, 3) if last and month == 24 else (year, quarter[last])
    day = rest[1] if len(rest) > 1 else (calendar.monthrange(year, month)[1] if last else 1)
    return date(year, month, day)


def _show(of: Sequence[Entry]) -> Show:
    start, end = _agreed_day(of, "start_date"), _agreed_day(of, "end_date")
    counts = Counter(int(e.object.number) for e in _stated(of, "episode_count") if isinstance(e.object, NumberValue))
    # Where stories count differently (parts, an extension), no number stands for the finale.
    count = next(iter(counts)) if len(counts) == 1 else None
    found = figures(of)
    days = _days_of_episodes(found, count)
    airings = _airings(found, days, count, start, end)
    credited = {
        name: frozenset(e.object.id for e in _stated(of, name) if isinstance(e.object, Thing) and not _cameo(e))
        for name in _CREDITS
    }
    return Show(of[0].subject, credited, start, end, count, _slot(airings, start, end), airings)


def _cameo(entry: Entry) -> bool:
    """Whether the credit is a guest's: a show is not hers for that."""
    return entry.qualifier("billing") == TextValue("cameo")


def _stated(of: Sequence[Entry], predicate: str) -> Sequence[Entry]:
    return [entry for entry in of if entry.predicate == predicate and entry.modality in _COUNTS]


def _agreed_day(of: Sequence[Entry], predicate: str) -> date | None:
    """The day that most stories give, the first given where two are level; None where none gives a full one."""
    given = [e.object.date for e in _stated(of, predicate) if isinstance(e.object, DateValue)]
    whole = Counter(day for day in given if dates.weekday(day) is not None)
    return date.fromisoformat(whole.most_common(1)[0][0]) if whole else None


def _number(figure: Figure, count: int | None) -> str | None:
    """Which episode a figure is for, under one name."""
    if figure.episode == "premiere":
        return "1"
    if figure.episode == "finale":
        return str(count) if count is not None else "finale"
    return figure.episode


def _days_of_episodes(found: Iterable[Figure], count: int | None) -> dict[str, date]:
    """The day on which each episode was shown, where figures that name both agree by majority."""
    votes: dict[str, Counter[date]] = defaultdict(Counter)
    for figure in found:
        number = _number(figure, count)
        day = _whole_day(figure.day)
        if number is not None and number != SERIES and day is not None:
            votes[number][day] += 1
    return {number: days.most_common(1)[0][0] for number, days in votes.items()}


def _airings(
    found: Iterable[Figure], days: Mapping[str, date], count: int | None, start: date | None, end: date | None
) -> tuple[Airing, ...]:
    days = dict(days)
    if start is not None:
        days.setdefault("1", start)
    if end is not None:
        days.setdefault(str(count) if count is not None else "finale", end)
    last = str(count) if count is not None else "finale"
    by_day: dict[date, str] = {}
    for number, day in days.items():
        # Two episodes of one evening: a figure that names only the evening is the later one's.
        if day not in by_day or number == last or (by_day[day] != last and _place(number) > _place(by_day[day])):
            by_day[day] = number
    by_airing: dict[tuple[str | None, date | None, Decimal | None], list[Figure]] = defaultdict(list)
    for figure in found:
        exact = _whole_day(figure.day)
        which = _number(figure, count) or (by_day.get(exact) if exact else None)
        when = exact if which is None else days.get(which, exact)
        # Figures of which neither episode nor day is said are of one broadcast only where they are one figure.
        alone = figure.percent if which is None and when is None else None
        by_airing[which, when, alone].append(figure)
    return tuple(
        Airing(number, day, day or _latest(number, some, _next_known(number, days, end)), tuple(some))
        for (number, day, _), some in by_airing.items()
    )


def _next_known(number: str | None, days: Mapping[str, date], end: date | None) -> date | None:
    """The first known day of an episode that is no earlier one, else the show's last."""
    if number is None or not number.isdigit():
        return end
    later = [day for other, day in days.items() if other.isdigit() and int(other) >= int(number)]
    return min([*later, *([end] if end is not None else [])], default=None)


def _place(number: str) -> int:
    return int(number) if number.isdigit() else 0


def _slot(airings: Iterable[Airing], start: date | None, end: date | None) -> frozenset[int]:
    """The weekdays on which it is on: those of a good part of its known days. One odd evening makes no slot."""
    days = {a.day for a in airings if a.day is not None} | {day for day in (start, end) if day is not None}
    tally = Counter(day.weekday() for day in days)
    return frozenset(weekday for weekday, number in tally.items() if number >= 0.15 * len(days))


def _latest(number: str | None, some: Sequence[Figure], end: date | None) -> date | None:
    """A day by which what has none of its own had been shown: the show's last, or that of the first story on it."""
    if number == SERIES:
        return end
    published = [last_day(f.entry.story.published) for f in some if f.entry.story.published]
    told = min((one for one in published if one is not None), default=None)
    bounds = [one for one in (told, end) if one is not None]
    return min(bounds) if bounds else None


